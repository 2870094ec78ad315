import type { Column } from '../../domain/agreement/columns.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** A code or domain that figures are about, as it is written. */
export interface ColumnLook {
  readonly code: CodeLook;
  /** "and what stands under it", where the figure is of a branch. */
  readonly note: string;
}

export function columnLook(column: Column, look: (codeId: CodeId) => CodeLook): ColumnLook {
  return {
    code: look(column.codeId),
    note: column.covers === 'branch' ? 'with what stands under it' : '',
  };
}

/** Whose lines are to be read: those of both, or of the coder at this place only. */
export type LinesOf = 'both' | 'only-a' | 'only-b';
