import { markOf } from '../checks/mark.ts';
import { linesOfQuote } from '../findings/quotes.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { FindingPlace } from '../checks/finding.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { DifferencePiece } from './found.ts';
import type { ReadManuscript, ReadQuotation } from './read-manuscript.ts';
import { wordsOf } from './words.ts';

/** A marked omission of more words than this, that nobody recorded, is asked about. */
const longOmission = 200;
/** Fewer words than this, attributed to nobody, may be a term. */
const fewestOfSomebody = 6;

/** L9: quotations that differ from what was said without saying so, and those nobody said. */
export function fidelity({
  frame,
  quotations,
  finding,
}: ReadManuscript): readonly ManuscriptFinding[] {
  return quotations.flatMap((one): ManuscriptFinding[] => {
    const said = saysOf(one);
    if (!said) return [];
    const { words, difference } = one;
    return [
      finding(one.unit, one.place, {
        rule: 'L9',
        mark: markOf('manuscript', said.is, said.key, [words]),
        is: said.is,
        what: said.what,
        why: said.why,
        place: placeOfQuotation(one, frame),
        difference,
      }),
    ];
  });
}

/** Where in Concord a quotation is mended, or read; `null` for one that nobody said. */
export function placeOfQuotation(
  { found }: Pick<ReadQuotation, 'found'>,
  { texts }: Pick<PaperFrame, 'texts'>,
): FindingPlace | null {
  if (found.quoteId !== null) return { page: 'quotations', choices: { quote: found.quoteId } };
  const [first] = found.places;
  const version = first && texts.get(first.transcriptId);
  if (!first || !version) return null;
  const { from } = linesOfQuote(first, version);
  return { page: 'reading', choices: { transcript: first.transcriptId, line: from } };
}

function saysOf({ found, is, attribution, words }: ReadQuotation): {
  readonly is: ManuscriptFinding['is'];
  readonly key: string;
  readonly what: string;
  readonly why: string;
} | null {
  switch (found.verdict) {
    case 'exact':
      return null;
    case 'edited':
      if (found.quoteId !== null || found.longestOmission <= longOmission) return null;
      return {
        is: 'question',
        key: 'long omission',
        what: `One ellipsis stands for ${found.longestOmission} words. Is it one quotation?`,
        why: 'Words from two places in an interview read as if they had been said together.',
      };
    case 'not-found':
      return is === 'in-text' && attribution === null
        ? {
            is: 'question',
            key: 'whose words',
            what: 'These words stand in quotation marks and in no transcript. Whose are they?',
            why: 'A reader takes words in quotation marks for a participant’s.',
          }
        : {
            is: 'mismatch',
            key: 'not found',
            what: 'The quotation stands in no transcript.',
            why: 'Neither its words nor enough of them in this order were said in any interview of the study.',
          };
    case 'close': {
      const close = closeWords(found.difference, found.differsIn);
      // A few words of nobody in particular may be the authors' own.
      const isTerm =
        is === 'in-text' && attribution === null && wordsOf(words).words.length < fewestOfSomebody;
      return isTerm
        ? { ...close, is: 'question', key: 'differs', what: `${close.what} Is it quoted?` }
        : { ...close, key: 'differs' };
    }
  }
}

function closeWords(
  difference: readonly DifferencePiece[],
  differsIn: ReadQuotation['found']['differsIn'],
): { readonly is: ManuscriptFinding['is']; readonly what: string; readonly why: string } {
  if (differsIn === 'signs') {
    return {
      is: 'question',
      what: 'The words are as they were said; capitals or punctuation differ. Is that meant?',
      why: 'A full stop put in the middle changes what belongs together.',
    };
  }
  const count = (is: DifferencePiece['is']) =>
    difference
      .filter((piece) => piece.is === is)
      .reduce((sum, { words }) => sum + wordsOf(words).words.length, 0);
  const [left, put] = [count('left-out'), count('put-in')];
  if (differsIn === 'left-out') {
    return {
      is: 'mismatch',
      what: `${amount(left)} left out without an ellipsis.`,
      why: 'What is left out of a quotation is marked, and recorded as an edit of it.',
    };
  }
  return {
    is: 'mismatch',
    what: `The quotation differs from what was said: ${amount(put)} not the transcript’s${left > 0 ? `, ${amount(left)} left out` : ''}.`,
    why: 'Words of one’s own stand in brackets, and what is left out is marked.',
  };
}

function amount(words: number): string {
  return `${words} ${words === 1 ? 'word is' : 'words are'}`;
}
