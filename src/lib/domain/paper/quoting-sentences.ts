import { amount } from '../adequacy/rule-words.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { mayBeQuoted } from '../participants/consent.ts';
import { numberedQuotations } from '../quotations/numbered.ts';
import type { PaperFrame } from './paper-frame.ts';

/** How quotations stand in the tables: how many, and what was done to their words. */
export function quotingSentences(frame: PaperFrame): readonly string[] {
  const { records, paper } = frame;
  const places = numberedQuotations(frame);
  const printed = new Set(places.map(({ quoteId }) => quoteId));
  if (printed.size === 0) return [];
  const quotes = records.quotes.filter(({ id }) => printed.has(id));
  const edits = quotes.flatMap((one) => one.edits);
  const edited = quotes.filter((one) => one.edits.length > 0).length;
  const omitted = edits.some(({ words }) => words === '');
  const bracketed = edits.some(({ words }) => words !== '');
  return [
    `${amount(printed.size, 'quotation')} ${printed.size === 1 ? 'stands' : 'stand'} in the quote tables, numbered ${paper.numbering === 'by-table' ? 'anew in each' : 'through all of them'}.`,
    edited === 0
      ? printed.size === 1
        ? 'It is given as it stands in the transcript.'
        : 'They are given as they stand in the transcripts.'
      : `${edited === printed.size ? (edited === 1 ? 'It was' : 'All were') : `${edited} of them ${edited === 1 ? 'was' : 'were'}`} shortened or clarified, each change recorded against the transcript${omitted ? `; “${paper.omission}” marks words left out` : ''}${bracketed ? '; words in square brackets are not the speaker’s' : ''}.`,
  ];
}

/** Who agreed to be quoted, as far as it is recorded; nothing where it is recorded of nobody. */
export function consentSentences({ seen }: PaperFrame): readonly string[] {
  const answered = surveyOnly(seen.transcripts);
  const people = seen.participants.filter(({ id }) => !answered.has(id));
  const states = people.map(({ consent }) => mayBeQuoted(consent));
  const [yes, no] = [
    states.filter((one) => one === 'yes').length,
    states.filter((one) => one === 'no').length,
  ];
  const unknown = people.length - yes - no;
  if (people.length === 0 || unknown === people.length) return [];
  return [
    `${yes} of ${amount(people.length, 'participant')} agreed to be quoted${no > 0 ? `; ${no} ${no === 1 ? 'is' : 'are'} not to be quoted, and no words of theirs are printed` : ''}${unknown > 0 ? `; of ${unknown} it is not recorded` : ''}.`,
  ];
}
