import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Memo, MemoKind } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** Which memos are wanted; `null` where it makes no difference. */
export interface MemoFilter {
  readonly about: Memo['about'] | null;
  readonly kind: MemoKind | null;
  /** Who wrote it or took part. */
  readonly personId: CoderId | null;
  /** What it stands on or is linked to. */
  readonly transcriptId: TranscriptId | null;
  readonly codeId: CodeId | null;
}

export const anyMemo: MemoFilter = {
  about: null,
  kind: null,
  personId: null,
  transcriptId: null,
  codeId: null,
};

export type MemoOrder = 'newest' | 'place';

/** The order of things memos are on, each by its id. */
export interface StudyOrder {
  readonly transcripts: readonly TranscriptId[];
  readonly codes: readonly CodeId[];
}

/**
 * The memos wanted, last written first; or by place: those on the study, on each transcript and its
 * lines, then on each code.
 */
export function listedMemos(
  memos: readonly Memo[],
  filter: MemoFilter,
  order: MemoOrder,
  study: StudyOrder,
): readonly Memo[] {
  const wanted = wantedMemos(memos, filter);
  if (order === 'newest') return wanted.toSorted(newestFirst);

  const transcriptAt = new Map(study.transcripts.map((id, index) => [id, index]));
  const codeAt = new Map(study.codes.map((id, index) => [id, index]));
  const place = (memo: Memo) => [
    groups[memo.about],
    (memo.transcriptId ? transcriptAt.get(memo.transcriptId) : undefined) ?? 0,
    (memo.codeId ? codeAt.get(memo.codeId) : undefined) ?? 0,
    memo.from ?? -1,
    memo.to ?? -1,
  ];
  return wanted
    .map((memo) => ({ memo, at: place(memo) }))
    .toSorted((a, b) => compared(a.at, b.at) || newestFirst(b.memo, a.memo))
    .map(({ memo }) => memo);
}

/** The memos wanted, in the order given. */
export function wantedMemos(memos: readonly Memo[], filter: MemoFilter): readonly Memo[] {
  const { about, kind, personId, transcriptId, codeId } = filter;
  return memos.filter(
    (memo) =>
      (about === null || memo.about === about) &&
      (kind === null || memo.kind === kind) &&
      (personId === null || memo.coderId === personId || memo.people.includes(personId)) &&
      (transcriptId === null || transcriptsOf(memo).includes(transcriptId)) &&
      (codeId === null || codesOf(memo).includes(codeId)),
  );
}

/** The transcripts a memo stands on or is linked to, each once. */
export function transcriptsOf({
  transcriptId,
  links,
}: Pick<Memo, 'transcriptId' | 'links'>): readonly TranscriptId[] {
  const linked = links.flatMap((link) => ('transcriptId' in link ? [link.transcriptId] : []));
  return [...new Set([...(transcriptId === null ? [] : [transcriptId]), ...linked])];
}

/** The codes a memo stands on or is linked to. */
export function codesOf({ codeId, links }: Pick<Memo, 'codeId' | 'links'>): readonly CodeId[] {
  const linked = links.flatMap((link) => (link.on === 'code' ? [link.codeId] : []));
  return [...new Set([...(codeId === null ? [] : [codeId]), ...linked])];
}

/** Whether a memo belongs to a pass that has been submitted: like its codings, it stays as it is. */
export function isLocked(
  memo: Pick<Memo, 'coderId' | 'transcriptId' | 'roundId'>,
  passes: readonly Pick<Pass, 'coderId' | 'transcriptId' | 'roundId' | 'submitted'>[],
): boolean {
  return passes.some(
    (pass) =>
      pass.submitted !== null &&
      pass.coderId === memo.coderId &&
      pass.transcriptId === memo.transcriptId &&
      pass.roundId === memo.roundId,
  );
}

const groups = { study: 0, transcript: 1, line: 1, code: 2 } satisfies Record<
  Memo['about'],
  number
>;

function newestFirst(a: Memo, b: Memo): number {
  if (a.changedAt !== b.changedAt) return a.changedAt < b.changedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - b[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
