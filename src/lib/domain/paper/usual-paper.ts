import type { Paper } from '../model/paper.ts';

/** What was chosen for the paper. */
export type PaperChoices = Omit<Paper, 'id' | 'written'>;

/** What holds where nothing was chosen. */
export const usualPaper: PaperChoices = {
  attribution: null,
  omission: '…',
  numbering: 'by-table',
  smallGroup: 3,
  pieces: null,
};

/** What the team chose for its paper, or the usual. */
export function paperChoices({ papers }: { readonly papers: readonly Paper[] }): PaperChoices {
  return papers[0] ?? usualPaper;
}
