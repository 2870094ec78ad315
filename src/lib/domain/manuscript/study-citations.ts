import { markOf } from '../checks/mark.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { quoteTableNumbers, type piecesOf } from '../paper/pieces.ts';
import { rangesOf } from '../quotations/citations.ts';
import { numberedQuotations } from '../quotations/numbered.ts';
import type { CitationIn } from './citations-in.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { ReadManuscript } from './read-manuscript.ts';

export interface CitationsChecked {
  readonly findings: readonly ManuscriptFinding[];
  /** What could not be checked, or against what it was, a sentence each. */
  readonly unchecked: readonly string[];
}

/**
 * Citations of quotations where the manuscript has no table of quotations: held against the numbers of the
 * results pack.
 */
export function studyCitations(
  all: readonly CitationIn[],
  pieces: ReturnType<typeof piecesOf>,
  read: ReadManuscript,
): CitationsChecked {
  if (all.length === 0) return { findings: [], unchecked: [] };
  const tableOf = quoteTableNumbers(pieces);
  const numbered = numberedQuotations(read.frame).map((one) => ({
    ...one,
    table: tableOf(one.themeId),
  }));
  if (numbered.every(({ table }) => table === null)) {
    return { findings: [], unchecked: [notChecked] };
  }
  const throughout = paperChoices(read.frame.records).numbering === 'throughout';
  const findings: ManuscriptFinding[] = [];
  const mismatch = (rule: 'L5' | 'L6', citation: CitationIn, what: string, why: string) =>
    findings.push(
      read.finding(citation.unit, citation, {
        rule,
        mark: markOf('manuscript', 'study', citation.written, [what]),
        is: 'mismatch',
        what: `“${citation.written}” is cited; ${what}`,
        why,
        place: { page: 'quotations', choices: {} },
      }),
    );
  let untold = 0;
  for (const citation of all) {
    const here =
      citation.table === null
        ? numbered
        : numbered.filter(({ table }) => String(table) === citation.table);
    const name = citation.table === null ? 'the results pack' : `Table ${citation.table}`;
    if (here.length === 0) {
      const isThere = pieces.some(
        ({ series, number }) => series === 'Table' && String(number) === citation.table,
      );
      const what = isThere
        ? `${name} of the results pack has no numbered quotations.`
        : `the results pack has no ${name}.`;
      mismatch('L5', citation, what, lookedUp);
      continue;
    }
    const there = new Set(here.map(({ number }) => number));
    const outside = citation.numbers.filter((number) => !there.has(number));
    if (outside.length > 0) {
      const of = citation.table === null ? name : `${name} of the results pack`;
      const all = rangesOf([...there].toSorted((a, b) => a - b));
      mismatch('L5', citation, `${of} has ${all}.`, `There is no Quote ${rangesOf(outside)}.`);
      continue;
    }
    if (citation.table === null && !throughout) {
      untold += 1;
      continue;
    }
    const quoted = read.quotations.findLast(
      ({ unit, place }) => unit === citation.unit && place.to <= citation.from,
    );
    const between = quoted ? citation.unit.words.slice(quoted.place.to, citation.from) : '';
    if (!quoted || quoted.found.quoteId === null || /[.!?]\s+\p{L}|\bQuot/u.test(between)) continue;
    const right = numbered.filter(({ quoteId }) => quoteId === quoted.found.quoteId);
    const isMeant = right.some(
      ({ table, number }) =>
        (citation.table === null || String(table) === citation.table) &&
        citation.numbers.includes(number),
    );
    const [first] = right;
    if (!first || isMeant) continue;
    const at = `${first.table === null ? '' : `Table ${first.table}, `}Quote ${first.number}`;
    mismatch('L6', citation, `the words quoted there are ${at} of the results pack.`, otherWords);
  }
  return {
    findings,
    unchecked: [
      'Citations of quotations were held against the results pack as it is now, because the manuscript has no table of numbered quotations.',
      ...(untold === 0
        ? []
        : [
            `Of these, ${untold} without the number of a table ${untold === 1 ? 'was' : 'were'} checked for range only, because every table counts its quotations from one.`,
          ]),
    ],
  };
}

const lookedUp = 'A reader who looks for the quotation does not find it.';
const otherWords = 'A reader who looks the quotation up finds other words.';
const notChecked =
  'Citations of quotations were not checked, because neither the manuscript nor the results pack has a table of numbered quotations.';
