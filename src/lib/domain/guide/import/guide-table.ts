import type { DomainNameReader } from '../../codebook/domain-names.ts';
import { isDomainLabel } from './label-meaning.ts';

/** What a column of a guide's table holds. What a domain is about is the codebook's, so it is left out. */
export type GuideColumn = 'domain' | 'content' | 'question' | 'prompts' | 'leave-out';

/** A table that may hold a guide. */
export interface GuideTable {
  /** '' for columns without a heading. */
  readonly headers: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly number: number }[];
}

const headings: readonly (readonly [GuideColumn, RegExp])[] = [
  ['prompts', /\b(?:prompts?|probes?|probing|follow[- ]?ups?|sub-?questions?)\b/i],
  ['question', /\b(?:questions?|items?|asked|ask|wording)\b/i],
  ['domain', /\b(?:domains?|tdf|constructs?)\b/i],
  ['content', /\b(?:contents?|definitions?|descriptions?|meaning|explanation|about)\b/i],
];
/** Columns of the program's own tables, and of others, that say nothing new. */
const ignored = /^(?:no\.?|nr\.?|#|number|pilot(?:ed)?|data|notes?|comments?|com-?b|rationale)$/i;

/** Tells the heading row, if there is one, from the rows; empty rows go. */
export function guideTable(rows: readonly (readonly string[])[]): GuideTable {
  const filled = rows
    .map((cells, index) => ({ cells, number: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  const isHeading =
    first !== undefined &&
    first.cells.some((cell) => kindOfHeading(cell) !== null) &&
    first.cells.every((cell) => cell.length <= 60 && !cell.includes('?'));
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const headers = Array.from({ length: width }, (_, column) =>
    isHeading ? (first.cells[column] ?? '').trim().replace(/\s+/g, ' ') : '',
  );
  const body = isHeading ? filled.slice(1) : filled;
  return {
    headers,
    rows: body.filter(({ cells }) => !isHeading || cells.join('\t') !== first.cells.join('\t')),
  };
}

/** A first guess at what the columns hold, by their headings, else by what stands in them. */
export function guessedGuideColumns(
  { headers, rows }: GuideTable,
  read: DomainNameReader,
): readonly GuideColumn[] {
  const guessed = headers.map((header) => kindOfHeading(header) ?? 'leave-out');
  const taken = guessed.map((kind, column) =>
    kind === 'leave-out' || guessed.indexOf(kind) === column ? kind : 'leave-out',
  );
  const count = (column: number, test: (cell: string) => boolean) =>
    rows.filter(({ cells }) => test((cells[column] ?? '').trim())).length;
  const best = (test: (cell: string) => boolean) => {
    const free = taken.flatMap((kind, column) => (kind === 'leave-out' ? [column] : []));
    const counted = free.map((column) => ({ column, n: count(column, test) }));
    return counted.toSorted((a, b) => b.n - a.n || a.column - b.column).find(({ n }) => n > 0);
  };
  const found = new Map<number, GuideColumn>();
  if (!taken.includes('domain')) {
    const domain = best((cell) => isDomainLabel(cell, read));
    if (domain) found.set(domain.column, 'domain');
  }
  if (!taken.includes('question')) {
    const question = best((cell) => cell.includes('?'));
    if (question && !found.has(question.column)) found.set(question.column, 'question');
  }
  return taken.map((kind, column) => found.get(column) ?? kind);
}

function kindOfHeading(header: string): GuideColumn | null {
  const text = header.trim();
  if (text === '' || ignored.test(text)) return null;
  return headings.find(([, words]) => words.test(text))?.[0] ?? null;
}
