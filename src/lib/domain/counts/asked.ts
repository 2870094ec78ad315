import type { AttributeId } from '../model/attribute.ts';
import type { ColumnsBy } from './columns.ts';
import { measures, type Measure } from './count-table.ts';
import { mostLines, type Reach } from './reach.ts';

/** What counts are asked for. It stands in the address and goes with an export. */
export interface CountsAsked {
  /** Codes by people, transcripts or groups; or codes by codes. */
  readonly view: 'cases' | 'together';
  /** Kinds and tokens of codes: `chosenRows`. */
  readonly rows: readonly string[];
  readonly columns: ColumnsBy;
  /** For codes by codes: the second set; `null`: the same as the rows. */
  readonly others: readonly string[] | null;
  readonly reach: Reach;
  readonly measure: Measure;
  /** Whether only presence is shown instead of the number. */
  readonly presence: boolean;
  /** The cell that is open; `null` for a key: all. */
  readonly cell: { readonly row: string | null; readonly column: string | null } | null;
}

/** What is shown where nothing else is asked for: the passages of each domain, person by person. */
export const usuallyAsked: CountsAsked = {
  view: 'cases',
  rows: ['domains'],
  columns: { by: 'participants' },
  others: null,
  reach: { within: 'line' },
  measure: 'passages',
  presence: false,
  cell: null,
};

type Query = Readonly<Record<string, string | undefined>>;

/** What an address asks for; what it does not say, or what nobody can ask for, is as usual. */
export function countsAsked(get: (key: string) => string | null | undefined): CountsAsked {
  const words = (key: string) => get(key)?.split(' ').filter(Boolean);
  const measure = get('measure');
  const [row, column] = [get('row'), get('column')];
  return {
    view: get('view') === 'together' ? 'together' : 'cases',
    rows: words('rows') ?? usuallyAsked.rows,
    columns: columnsOf(get('by') ?? ''),
    others: words('others') ?? null,
    reach: reachOf(get('within') ?? ''),
    measure: measures.find((one) => one === measure) ?? usuallyAsked.measure,
    presence: get('show') === 'presence',
    cell: row || column ? { row: keyAt(row), column: keyAt(column) } : null,
  };
}

/** The same as an address; the usual is left out. */
export function countsQuery(asked: CountsAsked): Query {
  const { view, rows, columns, others, reach, measure, presence, cell } = asked;
  const joined = rows.join(' ');
  return {
    view: view === 'together' ? view : undefined,
    rows: joined === usuallyAsked.rows.join(' ') ? undefined : joined,
    by:
      columns.by === 'participants'
        ? undefined
        : columns.by === 'attribute'
          ? `attribute ${columns.attributeId}`
          : columns.by,
    others: others?.join(' '),
    within:
      reach.within === 'line' ? undefined : reach.within === 'turn' ? 'turn' : String(reach.lines),
    measure: measure === usuallyAsked.measure ? undefined : measure,
    show: presence ? 'presence' : undefined,
    row: cell ? (cell.row ?? all) : undefined,
    column: cell ? (cell.column ?? all) : undefined,
  };
}

const all = 'all';

function keyAt(written: string | null | undefined): string | null {
  return written && written !== all ? written : null;
}

function columnsOf(written: string): ColumnsBy {
  if (written === 'transcripts') return { by: 'transcripts' };
  const [, attributeId] = /^attribute (.+)$/.exec(written) ?? [];
  if (attributeId) return { by: 'attribute', attributeId: attributeId as AttributeId };
  return { by: 'participants' };
}

function reachOf(written: string): Reach {
  if (written === 'turn') return { within: 'turn' };
  const lines = Number(written);
  return written !== '' && Number.isInteger(lines) && lines >= 0 && lines <= mostLines
    ? { within: 'lines', lines }
    : { within: 'line' };
}
