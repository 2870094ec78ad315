import type { MatrixId } from '../domain/model/matrix.ts';
import { browserStore } from './preferences.svelte.ts';

type Store = Pick<Storage, 'getItem' | 'setItem'> | null;

function entryOf(studyId: string): string {
  return `concord-last-matrix-${studyId}`;
}

/** The matrix that was open last in a study in this browser; `null` where none was, or the store refuses. */
export function lastMatrix(studyId: string, store: Store = browserStore()): MatrixId | null {
  return (store?.getItem(entryOf(studyId)) ?? null) as MatrixId | null;
}

export function rememberMatrix(
  studyId: string,
  matrixId: MatrixId,
  store: Store = browserStore(),
): void {
  try {
    store?.setItem(entryOf(studyId), matrixId);
  } catch (error) {
    // A full or refused store: the first matrix is opened next time.
    if (!(error instanceof DOMException)) throw error;
  }
}
