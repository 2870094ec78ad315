import type { SourceNote } from '../source.ts';
import type { OrderedPage } from './columns.ts';
import type { Join } from './hyphens.ts';
import type { RunningHead } from './running-heads.ts';

/** What was done to the pages. */
export interface Repair {
  /** Left out. */
  readonly heads: readonly RunningHead[];
  /** Of lines, taken from the margin. */
  readonly numbers: readonly string[];
  readonly pages: readonly OrderedPage[];
  joined: number;
  readonly hyphens: NonNullable<Join['hyphen']>[];
}

export function pageNotes({ heads, numbers, pages, joined, hyphens }: Repair): SourceNote[] {
  const notes: SourceNote[] = [];
  const note = (kind: SourceNote['kind'], where: string, what: string) =>
    notes.push({ kind, where, what });
  note('assumed', 'order of reading', orderWords(pages));
  for (const [kind, where] of headKinds) {
    const own = heads.filter((head) => head.kind === kind);
    if (own.length > 0) note('dropped', where, headWords(own));
  }
  const [first] = numbers;
  if (first !== undefined) {
    const what = `${numbers.length} numbers, ${first} to ${numbers.at(-1) ?? first}, kept as labels of the lines they stand at`;
    note('assumed', 'numbers in the margin', what);
  }
  if (joined > 0) {
    const what = `${joined} ${joined === 1 ? 'end of a printed line' : 'ends of printed lines'} joined into paragraphs`;
    note('changed', 'line breaks', what);
  }
  const takenOut = hyphens.filter(({ kind }) => kind === 'taken-out');
  if (takenOut.length > 0) {
    note('changed', 'hyphens at the end of lines', `taken out of ${quoted(takenOut)}`);
  }
  const kept = hyphens.filter(({ kind }) => kind === 'kept');
  if (kept.length > 0) note('assumed', 'hyphens at the end of lines', `kept in ${quoted(kept)}`);
  return notes;
}

const headKinds = [
  ['running head', 'running heads'],
  ['running foot', 'running feet'],
  ['page number', 'page numbers'],
] as const;

/** “Interview 4” on 12 pages, “Study of reviews” on 3 pages. */
function headWords(heads: readonly RunningHead[]): string {
  const groups = new Map<string, { text: string; pages: Set<number> }>();
  for (const { text, row } of heads) {
    const key = text.replace(/\d+/g, '#');
    const group = groups.get(key) ?? { text, pages: new Set() };
    groups.set(key, group);
    group.pages.add(row.page);
  }
  return [...groups.values()]
    .map(({ text, pages }) => {
      if (pages.size === 1) return `“${text}” on one page`;
      return `“${text}”${/\d/.test(text) ? ' and the like' : ''} on ${pages.size} pages`;
    })
    .join(', ');
}

function orderWords(pages: readonly OrderedPage[]): string {
  const two = pages.filter(({ columns }) => columns === 2).length;
  if (two === 0) return 'Down each page in one column';
  const which = two === pages.length ? '' : ` on ${two} of ${pages.length} pages`;
  return `Two columns${which}, down the first and then the second`;
}

function quoted(hyphens: readonly { readonly word: string }[]): string {
  const words = [...new Set(hyphens.map(({ word }) => `“${word}”`))];
  return words.length > 30
    ? `${words.slice(0, 30).join(', ')} and ${words.length - 30} more`
    : words.join(', ');
}
