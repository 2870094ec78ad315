import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import { plainMemo, type Memo, type MemoId } from '../model/memo.ts';
import type { RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change, type ChangeKind } from '../trail/change.ts';

/** What a memo is written on. Lines are [from, to). */
export type MemoSubject =
  | {
      readonly about: 'line';
      readonly transcriptId: TranscriptId;
      readonly roundId: RoundId;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly about: 'transcript';
      readonly transcriptId: TranscriptId;
      readonly roundId: RoundId;
    }
  | { readonly about: 'code'; readonly codeId: CodeId }
  | { readonly about: 'study' };

/** Who writes, when, and under which new id. */
export interface MemoWriting {
  readonly id: MemoId;
  readonly coderId: CoderId;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** @throws {RangeError} when there are no words, or lines [from, to) hold none. */
export function writeMemo(subject: MemoSubject, text: string, by: MemoWriting): Change {
  if (subject.about === 'line' && subject.to <= subject.from) {
    throw new RangeError(`a memo on lines [${subject.from}, ${subject.to})`);
  }
  const memo: Memo = {
    ...plainMemo,
    ...nowhere,
    ...subject,
    id: by.id,
    coderId: by.coderId,
    text: words(text),
    createdAt: by.at,
    changedAt: by.at,
  };
  return memoChange('write-memo', memo, { put: [{ table: 'memos', record: memo }] });
}

/** @throws {RangeError} when there are no words: a memo is taken away by {@link removeMemo}. */
export function changeMemo(memo: Memo, text: string, at: string): Change {
  const record: Memo = { ...memo, text: words(text), changedAt: at };
  return memoChange('change-memo', memo, { put: [{ table: 'memos', record }] });
}

export function removeMemo(memo: Memo): Change {
  return memoChange('remove-memo', memo, { removed: [{ table: 'memos', id: memo.id }] });
}

const nowhere = { transcriptId: null, roundId: null, from: null, to: null, codeId: null };

function words(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new RangeError('a memo without words');
  return trimmed;
}

function memoChange(
  kind: ChangeKind,
  { transcriptId, codeId, from, to }: Memo,
  what: Partial<Pick<Change, 'put' | 'removed'>>,
): Change {
  const codeIds = codeId === null ? [] : [codeId];
  return { ...plainChange, kind, transcriptId, codeIds, from, to, ...what };
}
