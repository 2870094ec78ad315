import type { CodeId } from '../model/code.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** Which memos are wanted; `null` where it makes no difference. */
export interface MemoFilter {
  readonly about: Memo['about'] | null;
  readonly transcriptId: TranscriptId | null;
  readonly codeId: CodeId | null;
}

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
  const wanted = memos.filter(
    (memo) =>
      (filter.about === null || memo.about === filter.about) &&
      (filter.transcriptId === null || memo.transcriptId === filter.transcriptId) &&
      (filter.codeId === null || memo.codeId === filter.codeId),
  );
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
