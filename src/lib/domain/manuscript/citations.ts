import { markOf } from '../checks/mark.ts';
import { piecesOf } from '../paper/pieces.ts';
import { rangesOf } from '../quotations/citations.ts';
import { citationsIn, type CitationIn } from './citations-in.ts';
import { filedElsewhere, type Tabled } from './cited-elsewhere.ts';
import { captionNumbers, citedPieces } from './cited-pieces.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { TextUnit } from './manuscript-text.ts';
import type { ReadManuscript } from './read-manuscript.ts';
import { studyCitations, type CitationsChecked } from './study-citations.ts';

/**
 * L5, L6 and L7: citations of quotations, tables and figures, against the manuscript's own tables and captions;
 * where it has none against the results pack.
 */
export function citations(read: ReadManuscript): CitationsChecked {
  const tabled = read.quotations.filter(
    (one): one is Tabled => one.number !== null && one.table !== null,
  );
  const cited = new Set<Tabled>();
  const citedTables = new Set<number>();
  const findings: ManuscriptFinding[] = [];
  const all = read.units
    .filter(({ isReference }) => !isReference)
    .filter((unit) => !isNumbering(unit, read))
    .flatMap(citationsIn);
  const pieces = piecesOf(read.frame);
  const ofPack =
    tabled.length === 0 && captionNumbers('Table', read).size === 0
      ? studyCitations(all, pieces, read)
      : null;
  for (const citation of all) {
    const here = tableOf(citation, tabled, read);
    if ('missing' in here) {
      if (here.missing) findings.push(here.missing);
      continue;
    }
    // A table that cites one shows it again; only the text is expected to speak of all.
    if (citation.unit.row === null) citedTables.add(here.block);
    const meant = here.quotations.filter(({ number }) => citation.numbers.includes(number));
    for (const one of meant) cited.add(one);
    const outside = outOfRange(citation, here.quotations, read);
    if (outside) findings.push(outside);
    const off = filedElsewhere(citation, meant, here.quotations, tabled, read);
    if (off) findings.push(off.finding);
    for (const one of off?.instead ?? []) cited.add(one);
  }
  findings.push(...(ofPack?.findings ?? []));
  const others = citedPieces(pieces, read);
  // What is said of a citation of a quotation is not said of its table again.
  const isTold = ({ at }: ManuscriptFinding) =>
    findings.some(
      (one) =>
        one.rule === 'L5' &&
        one.at.block === at.block &&
        one.at.row === at.row &&
        one.at.column === at.column &&
        one.at.from < at.to &&
        at.from < one.at.to,
    );
  return {
    findings: [
      ...findings,
      ...others.findings.filter((one) => !isTold(one)),
      ...orphans(tabled, cited, citedTables, read),
    ],
    unchecked: [
      ...(ofPack?.unchecked ?? []),
      ...(ofPack === null && tabled.length === 0 && all.length > 0
        ? [
            'Numbers of quotations in citations were not checked, because no table of the manuscript has numbered quotations.',
          ]
        : []),
      ...others.unchecked,
    ],
  };
}

/** Cells of quote tables that say the number of their own quotation are no citations. */
function isNumbering({ block, row, column }: TextUnit, { quotations }: ReadManuscript): boolean {
  if (row === null) return false;
  const inRow = quotations.filter((one) => one.place.block === block && one.place.row === row);
  return inRow.some(
    ({ is, number, place }) => is === 'in-table' && number !== null && place.column !== column,
  );
}

/** The quote table a citation means, or the finding that there is none; `null` where that cannot be told. */
function tableOf(
  citation: CitationIn,
  tabled: readonly Tabled[],
  read: ReadManuscript,
):
  | { readonly block: number; readonly quotations: readonly Tabled[] }
  | { readonly missing: ManuscriptFinding | null } {
  const blocks = [...new Set(tabled.map(({ table }) => table.block))];
  const of = (block: number) => ({
    block,
    quotations: tabled.filter(({ table }) => table.block === block),
  });
  // A manuscript whose quotations stand in another file says nothing of their numbers.
  if (blocks.length === 0) return { missing: null };
  if (citation.table !== null) {
    const block = blocks.find((one) => of(one).quotations[0]?.table.number === citation.table);
    if (block !== undefined) return of(block);
    const isThere = read.tables.some(({ number }) => number === citation.table);
    const isNumbered = read.tables.some(({ number }) => number !== null);
    if (!isNumbered) return { missing: null };
    return {
      missing: read.finding(citation.unit, citation, {
        rule: 'L5',
        mark: markOf('manuscript', 'table', citation.written),
        is: 'mismatch',
        what: isThere
          ? `“${citation.written}” is cited; Table ${citation.table} has no numbered quotations.`
          : `“${citation.written}” is cited; the manuscript has no Table ${citation.table}.`,
        why: 'A reader who looks for the quotation does not find it.',
        place: null,
      }),
    };
  }
  const [first = 0] = citation.numbers;
  const having = blocks.filter((block) =>
    of(block).quotations.some(({ number }) => number === first),
  );
  const [only] = having.length > 0 ? having : blocks;
  // The same number in several tables: which is meant is not said.
  return only === undefined || having.length > 1 ? { missing: null } : of(only);
}

function outOfRange(
  citation: CitationIn,
  quotations: readonly Tabled[],
  { finding }: ReadManuscript,
): ManuscriptFinding | null {
  const there = new Set(quotations.map(({ number }) => number));
  const outside = citation.numbers.filter((number) => !there.has(number));
  if (outside.length === 0) return null;
  const table = quotations[0]?.table.number ?? null;
  return finding(citation.unit, citation, {
    rule: 'L5',
    mark: markOf('manuscript', 'range', citation.written, [[...there].join()]),
    is: 'mismatch',
    what: `“${citation.written}” is cited; ${table === null ? 'the table' : `Table ${table}`} has ${rangesOf([...there])}.`,
    why: `There is no Quote ${rangesOf(outside)}.`,
    place: null,
  });
}

/** L7, one finding for each table of which any quotation is cited. */
function orphans(
  tabled: readonly Tabled[],
  cited: ReadonlySet<Tabled>,
  citedTables: ReadonlySet<number>,
  { finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  return [...citedTables].flatMap((block) => {
    const left = tabled.filter((one) => one.table.block === block && !cited.has(one));
    const [first] = left;
    if (!first) return [];
    const numbers = [...new Set(left.map(({ number }) => number))];
    const { number } = first.table;
    return [
      finding(first.unit, first.place, {
        rule: 'L7',
        mark: markOf('manuscript', number ?? 'table', numbers),
        is: 'question',
        what: `${numbers.length === 1 ? 'Quote' : 'Quotes'} ${rangesOf(numbers)}${number === null ? '' : ` of Table ${number}`} ${numbers.length === 1 ? 'is' : 'are'} never cited. Is that meant?`,
        why: 'Others of the table are cited by number, so a reader looks for these in the text.',
        place: null,
      }),
    ];
  });
}
