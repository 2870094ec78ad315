import type { Anchor, AnchorKind, Anchored } from '../../domain/correction/anchor.ts';
import type { Code, CodeId } from '../../domain/model/code.ts';
import type { Coder, CoderId } from '../../domain/model/coder.ts';
import { counted } from '../time-words.ts';

/** What became of one thing on a transcript's lines, as it is listed. */
export interface AnchorRow {
  readonly key: number;
  /** "Coding", "Memo" and so on. */
  readonly what: string;
  readonly code: Code | null;
  /** Initials of another coder whose it is; `null` for one's own and the team's. */
  readonly whose: string | null;
  readonly before: LinesAndWords;
  readonly after: LinesAndWords | null;
}

interface LinesAndWords {
  /** "line 12", "lines 12–14 and 16". */
  readonly lines: string;
  readonly words: string;
}

/** Everything on the lines, by what becomes of it. */
export interface AnchorGroups {
  readonly lost: readonly AnchorRow[];
  readonly moved: readonly AnchorRow[];
  readonly carried: readonly AnchorRow[];
}

const anchorWords: Readonly<Record<AnchorKind, readonly [one: string, many: string]>> = {
  coding: ['coding', 'codings'],
  quotation: ['quotation', 'quotations'],
  flag: ['flag', 'flags'],
  memo: ['memo', 'memos'],
  'memo-link': ['link of a memo', 'links of memos'],
  decision: ['decision', 'decisions'],
  'split-decision': ['choice of a split code', 'choices of a split code'],
  checked: ['passage looked at again', 'passages looked at again'],
  'cell-link': ['link of a matrix cell', 'links of matrix cells'],
  belief: ['passage of a belief statement', 'passages of belief statements'],
  thread: ['passage of a thread', 'passages of threads'],
  quote: ['quotation chosen for a paper', 'quotations chosen for a paper'],
  'quote-edit': ['edit of a quotation', 'edits of quotations'],
};

export function anchorGroups(
  anchors: readonly Anchor[],
  from: {
    readonly codes: readonly Code[];
    readonly coders: readonly Coder[];
    readonly coderId: CoderId;
  },
): AnchorGroups {
  const codes = new Map<CodeId, Code>(from.codes.map((code) => [code.id, code]));
  const initials = new Map(from.coders.map((coder) => [coder.id, coder.initials]));
  const groups = { lost: [] as AnchorRow[], moved: [] as AnchorRow[], carried: [] as AnchorRow[] };
  for (const [key, { kind, codeId, coderId, fate, before, after }] of anchors.entries()) {
    const what = anchorWords[kind][0];
    groups[fate].push({
      key,
      what: what.charAt(0).toUpperCase() + what.slice(1),
      code: codeId === null ? null : (codes.get(codeId) ?? null),
      whose: coderId === null || coderId === from.coderId ? null : (initials.get(coderId) ?? null),
      before: linesAndWords(before),
      after: after && linesAndWords(after),
    });
  }
  return groups;
}

/** "3 codings and 1 memo". */
export function countedAnchors(anchors: readonly Pick<Anchor, 'kind'>[]): string {
  const counts = new Map<AnchorKind, number>();
  for (const { kind } of anchors) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return listed([...counts].map(([kind, count]) => counted(count, ...anchorWords[kind])));
}

function linesAndWords({ lines, words }: Anchored): LinesAndWords {
  const ranges = lines.map(({ from, to }) => (to - from > 1 ? `${from + 1}–${to}` : `${from + 1}`));
  const isOne = lines.length === 1 && lines.every(({ from, to }) => to - from === 1);
  return { lines: `${isOne ? 'line' : 'lines'} ${listed(ranges)}`, words };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
