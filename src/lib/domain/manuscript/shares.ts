import { markOf } from '../checks/mark.ts';
import { sumsInTexts } from '../checks/sums-in-texts.ts';
import { isShare, shareWords } from '../checks/shares.ts';
import { sentencesOf } from '../checks/team-texts.ts';
import { settledPeople } from '../findings/settled-study.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import type { TextUnit } from './manuscript-text.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/**
 * L12: percentages against the counts beside them: "5 of 8 (62%)", "5/8 (62%)", "62% (5 of 8)", and "5 (62%)"
 * in a table whose heading, row or caption says N. As many decimals count as are shown.
 */
export function shares(read: ReadManuscript): readonly ManuscriptFinding[] {
  const people = settledPeople(read.frame.settled);
  return read.units
    .filter(({ isReference, words }) => !isReference && /\d|\bof\b/.test(words))
    .flatMap((unit) => [
      ...inText(unit, people, read),
      ...reversed(unit, read),
      ...inTable(unit, read),
    ]);
}

function inText(
  unit: TextUnit,
  people: ReturnType<typeof settledPeople>,
  { frame, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const text = {
    id: `manuscript ${unit.words.slice(0, 60)}`,
    where: '',
    words: unit.words,
    // A cell is no sentence: what stands in it stands together.
    sentences: unit.row === null ? sentencesOf(unit.words) : [unit.words],
    says: 'findings' as const,
    about: null,
    place: { page: 'manuscript', choices: {} },
  };
  return sumsInTexts(frame, { texts: [text], people }).map((one) => {
    const written = writtenIn(one.what, unit.words);
    // The sentence itself is shown beside it.
    const why =
      one.is === 'question' ? 'A reader compares what is said of all with the table.' : reason;
    return finding(unit, written, { ...one, why, place: null });
  });
}

const reason = 'A percentage that does not follow from its count makes a reader doubt both.';

/** The words a finding speaks of: those it quotes, or its first number with what stands around it. */
function writtenIn(what: string, words: string): { readonly from: number; readonly to: number } {
  const quoted = /“([^”]+)”/.exec(what)?.[1];
  if (quoted !== undefined && words.includes(quoted)) {
    const from = words.indexOf(quoted);
    return { from, to: from + quoted.length };
  }
  const share = /not ([\d.]+) %/.exec(what)?.[1];
  const at =
    share === undefined
      ? null
      : new RegExp(`(?<![\\d.])${share.replace('.', '\\.')}\\s*(?:%|per cent)`).exec(words);
  return at ? { from: at.index, to: at.index + at[0].length } : { from: 0, to: words.length };
}

const sharesFirst =
  /(?<![\d.])(\d+(?:\.\d+)?)\s*(?:%|per cent)[^()%\d]{0,40}[([]\s*(?:n\s*=\s*)?(\d{1,6})\s*(?:\/|of|out of)\s*(?:the\s+)?(\d{1,6})\b(?!\s*(?:%|per cent)|[.,]\d)/gi;

/** "5 of 8, 62%" and "5/8, 62%"; in brackets after words the other rule has it. */
const besides =
  /(?<![\d.,])(\d{1,6})\s*(?:\/|of|out of)\s*(?:the\s+)?(\d{1,6})\s*(?:[,=–—]|\bor\b|\bi\.?e\.?,?)\s*(\d+(?:\.\d+)?)\s*(?:%|per cent)(?!\s+of\b)/gi;

/** "62% (5/8)", "62% (n = 5 of 8)" and "5 of 8, 62%". */
function reversed(unit: TextUnit, { finding }: ReadManuscript): readonly ManuscriptFinding[] {
  const said = [
    ...[...unit.words.matchAll(sharesFirst)].map((match) => [match, 1, 2, 3] as const),
    ...[...unit.words.matchAll(besides)].map((match) => [match, 3, 1, 2] as const),
  ];
  return said.flatMap(([match, first, second, third]) => {
    const written = match[0];
    const [share = '', a, b] = [match[first], match[second], match[third]];
    const [n, total] = [Number(a), Number(b)];
    if (total === 0 || (n <= total && isShare(share, n, total))) return [];
    return [
      finding(
        unit,
        { from: match.index, to: match.index + written.length },
        wrong(n, total, share, written),
      ),
    ];
  });
}

const counted = /^\s*(\d{1,6})\s*[([]\s*(\d+(?:\.\d+)?)\s*(?:%|per cent)?\s*[)\]]/i;
const size = /\bn\s*=\s*(\d{1,6})\b/i;

/** "5 (62%)" in a cell, where its table says of how many. */
function inTable(
  unit: TextUnit,
  { tables, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  if (unit.row === null || unit.column === null) return [];
  const [written, a, share = ''] = counted.exec(unit.words) ?? [];
  const table = tables.find(({ block }) => block === unit.block);
  if (written === undefined || !table) return [];
  const heading = table.columns[unit.column] ?? '';
  const isShared = /%/.test(written) || /%|per cent/i.test(heading);
  const total = totalOf(table, unit.row, unit.column);
  const n = Number(a);
  if (!isShared || total === null || total === 0 || (n <= total && isShare(share, n, total)))
    return [];
  return [finding(unit, { from: 0, to: written.length }, wrong(n, total, share, written.trim()))];
}

/** Of how many a cell speaks: its row says it, or its column, or the caption; `null` where none does. */
export function totalOf(table: ManuscriptTable, row: number, column: number): number | null {
  const at = table.rows.findIndex((one) => one.row === row);
  const cells = table.rows[at]?.cells ?? [];
  const own = table.columns.findIndex((heading) =>
    /^\s*(?:of(?: n)?|out of|N|denominator)\s*$/.test(heading.replace(/^Of/, 'of')),
  );
  if (own >= 0 && /^\s*\d+\s*$/.test(cells[own] ?? '')) return Number(cells[own]);
  for (const label of cells.slice(0, column)) if (size.test(label)) return sizeIn(label);
  // A row that is the heading of those under it says the size of the group they divide.
  for (let above = at - 1; above >= 0; above -= 1) {
    const said = table.rows[above]!.cells;
    if (counted.test(said[column] ?? '')) continue;
    const [label = ''] = said;
    if (size.test(label)) return sizeIn(label);
  }
  return sizeIn(table.columns[column] ?? '') ?? sizeIn(table.caption);
}

function sizeIn(words: string): number | null {
  const [, digits] = size.exec(words) ?? [];
  return digits === undefined ? null : Number(digits);
}

function wrong(n: number, total: number, share: string, written: string) {
  return {
    rule: 'L12',
    mark: markOf('manuscript', 'share', n, total, share),
    is: 'mismatch',
    what:
      n > total
        ? `“${written}” is more than there are: ${n} of ${total}.`
        : `${n} of ${total} is ${shareWords(n, total, share)}, not ${share} %.`,
    why: reason,
    place: null,
  } as const;
}
