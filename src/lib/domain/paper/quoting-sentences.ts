import { amount } from '../adequacy/rule-words.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { mayBeQuoted } from '../participants/consent.ts';
import { onlyWithheld, quotationsInTables, withheldClause } from '../quotations/in-tables.ts';
import type { PaperFrame } from './paper-frame.ts';

/** How quotations stand in the tables: how many are printed and withheld, and what was done to their words. */
export function quotingSentences(frame: PaperFrame): readonly string[] {
  const { records, paper } = frame;
  const tables = quotationsInTables(frame);
  const printed = new Set(tables.printed);
  const withheld = tables.withheld.length;
  if (printed.size === 0) return withheld > 0 ? [onlyWithheld(withheld)] : [];
  const quotes = records.quotes.filter(({ id }) => printed.has(id));
  const edits = quotes.flatMap((one) => one.edits);
  const edited = quotes.filter((one) => one.edits.length > 0).length;
  const omitted = edits.some(({ words }) => words === '');
  const bracketed = edits.some(({ words }) => words !== '');
  return [
    `${amount(printed.size, 'quotation')} ${printed.size === 1 ? 'stands' : 'stand'} in the quote tables, numbered ${paper.numbering === 'by-table' ? 'anew in each' : 'through all of them'}${withheldClause(withheld)}.`,
    edited === 0
      ? printed.size === 1
        ? 'It is given as it stands in the transcript.'
        : 'They are given as they stand in the transcripts.'
      : `${edited === printed.size ? (edited === 1 ? 'It was' : 'All were') : `${edited} of them ${edited === 1 ? 'was' : 'were'}`} shortened or clarified, each change recorded against the transcript${omitted ? `; “${paper.omission}” marks words left out` : ''}${bracketed ? '; words in square brackets are not the speaker’s' : ''}.`,
  ];
}

/** Who agreed to be quoted and who is not to be, each only where it is recorded of somebody. */
export function consentSentences({ seen }: PaperFrame): readonly string[] {
  const answered = surveyOnly(seen.transcripts);
  const people = seen.participants.filter(({ id }) => !answered.has(id));
  const states = people.map(({ consent }) => mayBeQuoted(consent));
  const [yes, no] = [
    states.filter((one) => one === 'yes').length,
    states.filter((one) => one === 'no').length,
  ];
  const of = `of ${amount(people.length, 'participant')}`;
  const barred = (begin: string) =>
    `${begin} ${no === 1 ? 'is' : 'are'} not to be quoted, and no words of theirs are printed`;
  if (yes === 0) return no === 0 ? [] : [`${barred(`${no} ${of}`)}.`];
  const unknown = people.length - yes - no;
  return [
    `${yes} ${of} agreed to be quoted${no > 0 ? `; ${barred(String(no))}` : ''}${unknown > 0 ? `; of ${unknown} it is not recorded` : ''}.`,
  ];
}
