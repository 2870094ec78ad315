import { diffWordsWithSpace } from 'diff';

/** A stretch of a text, and whether the other text has it too. */
export interface ComparedPiece {
  readonly text: string;
  readonly differs: boolean;
}

/** Beyond this many words that differ, both texts differ as a whole. */
const mostEdits = 1_000;

/** Two texts in stretches, word by word; put together they are the texts again. */
export function comparedTexts(
  a: string,
  b: string,
): readonly [readonly ComparedPiece[], readonly ComparedPiece[]] {
  const edits = diffWordsWithSpace(a, b, { maxEditLength: mostEdits });
  if (!edits) return [[{ text: a, differs: true }], [{ text: b, differs: true }]];
  const side = (other: 'added' | 'removed') =>
    edits
      .filter((edit) => !edit[other])
      .map(({ value, added, removed }) => ({
        text: value,
        differs: added || removed,
      }));
  return [side('added'), side('removed')];
}
