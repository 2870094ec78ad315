import { page } from '$app/state';

export type PageName =
  | 'home'
  | 'study'
  | 'guide'
  | 'recruitment'
  | 'transcripts'
  | 'import'
  | 'interviews'
  | 'reading'
  | 'versions'
  | 'participants'
  | 'codebook'
  | 'rounds'
  | 'coding'
  | 'agreement'
  | 'reconciliation'
  | 'search'
  | 'memos'
  | 'passages'
  | 'matrix'
  | 'counts'
  | 'beliefs'
  | 'relevance'
  | 'themes'
  | 'adequacy'
  | 'joint-display'
  | 'quotations'
  | 'results-pack'
  | 'coreq'
  | 'checks'
  | 'manuscript'
  | 'export'
  | 'trail'
  | 'settings';

/**
 * A page of the study at hand, as a relative address, so that the program runs under any path. Ids
 * go in the query string; `line` is given zero-based and shown from one.
 */
export function link(
  name: PageName,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return studyLink(name, page.url.searchParams.get('study') ?? '', query);
}

/** A page of any study in this browser, from a page of the study or from the first screen. */
export function studyLink(
  name: PageName,
  study: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const parameters = new URLSearchParams({ study });
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    parameters.set(key, String(key === 'line' ? Number(value) + 1 : value));
  }
  const up = page.route.id === '/' ? './' : '../';
  return `${up}${name}/?${parameters}`;
}
