import type { MatrixDesk } from '#lib/state/matrix-desk.svelte.ts';
import type { CellTab } from '#lib/ui/matrix/open-cell-view.ts';

type Filters = MatrixDesk['filters'];
type Filter = Filters[number];
type MatrixId = NonNullable<MatrixDesk['matrixId']>;

/** What of the matrix stands in its address, so that one comes back to the very cell. */
export interface MatrixAddress {
  readonly matrixId: MatrixId | null;
  readonly at: MatrixDesk['at'];
  readonly filters: Filters;
  readonly narrowed: 'not-charted' | 'stale' | null;
  readonly tab: CellTab;
}

/** As the parameters of an address; `undefined` for what is as it usually is. */
export function queryOf({
  matrixId,
  at,
  filters,
  narrowed,
  tab,
}: MatrixAddress): Readonly<Record<string, string | undefined>> {
  return {
    matrix: matrixId ?? undefined,
    row: at?.row,
    column: at?.column,
    rows: filters.length > 0 ? filters.map(filterText).join('!') : undefined,
    only: narrowed ?? undefined,
    show: tab === 'here' ? undefined : tab,
  };
}

/** What an address says; what it does not say, or says wrongly, is as it usually is. */
export function addressOf(query: URLSearchParams): MatrixAddress {
  const [row, column, only, show] = ['row', 'column', 'only', 'show'].map((key) => query.get(key));
  return {
    matrixId: query.get('matrix') as MatrixId | null,
    at: row && column ? { row, column } : null,
    filters: (query.get('rows') ?? '').split('!').flatMap((text) => filterOf(text) ?? []),
    narrowed: only === 'not-charted' || only === 'stale' ? only : null,
    tab: show === 'case' || show === 'earlier' ? show : 'here',
  };
}

function filterText({ attributeId, groups }: Filter): string {
  return [attributeId, ...groups].map(encoded).join('~');
}

/** `encodeURIComponent` leaves the signs that separate as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[~!]/g, (sign) => (sign === '~' ? '%7E' : '%21'));
}

function filterOf(text: string): Filter | null {
  const [attributeId, ...groups] = text.split('~').map(decoded);
  return attributeId && groups.length > 0
    ? { attributeId: attributeId as Filter['attributeId'], groups }
    : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
