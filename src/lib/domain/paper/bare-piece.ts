import { settledPeople } from '../findings/settled-study.ts';
import type { PaperFrame } from './paper-frame.ts';
import type { Piece } from './piece.ts';

/** A piece before it is said whether it is taken and which number it has. */
export type BarePiece = Omit<Piece, 'chosen' | 'number'> & {
  /** Whether it is taken where the team has not chosen. */
  readonly usual: boolean;
};

/** What most pieces share; each says what differs. */
export const plain = {
  orientation: 'portrait',
  nothing: null,
  usual: true,
  table: null,
} as const satisfies Partial<BarePiece>;

/** "(N = 8)", of those whose coding is settled. */
export function ofPeople({ settled }: PaperFrame): string {
  return `(N = ${settledPeople(settled).size})`;
}
