import { domainsOfTarget } from '../findings/targets.ts';
import type { Subtheme } from '../model/subtheme.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { quotesPiece } from '../paper/piece.ts';
import { quoteTables, type NumberedQuotation, type NumberedTable } from '../quotations/numbered.ts';
import { printedQuotations, type PrintedQuotation } from '../quotations/printed-quotation.ts';
import { distinctNames } from './anchor.ts';
import {
  findingNotes,
  transcriptsOfStudy,
  type FindingChoices,
  type FindingFrame,
} from './finding-frame.ts';
import { quotingNotes } from './people-of-passage.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

const printed = ['Subtheme', 'TDF domain', 'Quote', 'Quotation', 'Attribution'] as const;
/**
 * Where each comes from: in files for other programs, and not on paper. The words as they were said are not
 * among them, since they may hold a name that was replaced: `quotesTable` has them, for the team.
 */
const traced = ['Transcript', 'Lines'] as const;
const widths = [3, 3, 1, 8, 3];

/** What the subthemes under no theme are called where tables name a theme. */
export const underNoTheme = 'Subthemes under no theme';

/**
 * The quotations of one theme as a paper prints them: subtheme, the domains confirmed for it, number,
 * words, attribution; with transcript and lines beside them. The words of somebody who is not to be quoted are withheld. Needs the words of all that is quoted.
 *
 * @param choices `theme`: the id of a theme, or "none"; without it the first that has quotations.
 */
export function quoteTable(frame: FindingFrame, { theme: asked }: FindingChoices = {}): Table {
  const tables = quoteTables(frame);
  const one =
    asked === undefined
      ? tables.find(hasQuotations)
      : tables.find(({ theme }) => quotesPiece(theme?.id ?? null) === `quotes:${asked}`);
  const name = one?.theme?.name ?? underNoTheme;
  return {
    ...table(frame, one ? [one] : [], { named: false }),
    ...titled(frame.settled.study, `quotations, ${one ? name : 'no theme'}`),
  };
}

/** The same of all themes in one table, with the theme before the rest. */
export function allQuoteTables(frame: FindingFrame): Table {
  return {
    ...table(frame, quoteTables(frame), { named: true }),
    ...titled(frame.settled.study, 'quotations by theme'),
  };
}

function hasQuotations({ subthemes }: NumberedTable): boolean {
  return subthemes.some(({ quotations }) => quotations.length > 0);
}

function table(
  frame: FindingFrame,
  tables: readonly NumberedTable[],
  { named }: { readonly named: boolean },
): Omit<Table, 'title' | 'subject'> {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const read = printedQuotations(frame);
  const names = distinctNames(transcriptsOfStudy(frame));
  const rowOf = (subtheme: Subtheme, { quoteId, number }: NumberedQuotation): Cell[] => [
    subtheme.name,
    domainsOf(subtheme, frame),
    number,
    ...wordCells(read(quoteId), (one) => names.get(one.transcript.id) ?? one.transcript.name),
  ];
  const rows = tables.flatMap(({ theme, subthemes }) =>
    subthemes.flatMap(({ subtheme, quotations }) =>
      quotations.map((one): Cell[] => [
        ...(named ? [theme?.name ?? underNoTheme] : []),
        ...rowOf(subtheme, one),
        ...invented.cells,
      ]),
    ),
  );
  const first = (named ? 1 : 0) + printed.length;
  const { omission, numbering } = paperChoices(records);
  return {
    columns: [...(named ? ['Theme'] : []), ...printed, ...traced, ...invented.columns],
    widths: [...(named ? [3] : []), ...widths, 2, 1, ...invented.widths],
    unprinted: traced.map((_, index) => first + index),
    landscape: named,
    rows,
    notes: [
      numbering === 'throughout'
        ? 'Quotations are numbered through the paper.'
        : 'Quotations are numbered in each table.',
      `${omission} stands for words left out; words in brackets are the authors’.`,
      'TDF domains are links that a person confirmed.',
      ...quotingNotes(settled.participants),
      ...findingNotes(frame),
    ],
    sheetNotes: ['Line numbers are those of the text in use.'],
  };
}

function domainsOf({ id }: Subtheme, { settled, records }: FindingFrame): string {
  const confirmed = domainsOfTarget({ on: 'subtheme', subthemeId: id }, settled, records);
  const names = confirmed.flatMap((domainId) => settled.byId.get(domainId)?.name ?? []);
  return names.join('; ') || 'none confirmed yet';
}

/** Quotation, attribution, transcript, lines. */
function wordCells(
  one: PrintedQuotation | null,
  nameOf: (one: PrintedQuotation) => string,
): readonly Cell[] {
  if (!one) return ['its text is not there', 'not known', 'not known', 'not known'];
  const place = [nameOf(one), linesOf(one)];
  if (one.withheld !== null) return [one.withheld, 'withheld', ...place];
  return [one.printed.words, one.attribution, ...place];
}

/** "12" or "12–14". */
function linesOf({ lines: { from, to } }: PrintedQuotation): string {
  return to - from > 1 ? `${from + 1}–${to}` : String(from + 1);
}
