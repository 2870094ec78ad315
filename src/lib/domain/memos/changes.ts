import { ActError } from '../errors.ts';
import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import { plainMemo, type Memo, type MemoId, type MemoLink } from '../model/memo.ts';
import type { RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
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

/** A link as it is said: lines together with the version they were chosen on, where that is known. */
export type SaidLink = MemoLink & { readonly versionId?: TranscriptVersionId };

/** What a memo says, and of what; what is left out is that of a plain memo, or stays as it is. */
export interface MemoSaid extends Partial<Pick<Memo, 'kind' | 'date' | 'people'>> {
  readonly text: string;
  readonly links?: readonly SaidLink[];
}

/** @throws {RangeError} when there are no words, or lines [from, to) hold none. */
export function writeMemo(subject: MemoSubject, said: MemoSaid, by: MemoWriting): Change {
  if (subject.about === 'line') requireLines(subject);
  const plain: Memo = {
    ...plainMemo,
    ...nowhere,
    ...subject,
    id: by.id,
    coderId: by.coderId,
    text: '',
    createdAt: by.at,
    changedAt: by.at,
  };
  const memo = { ...plain, ...asSaid(said, plain) };
  return memoChange('write-memo', memo, { put: [{ table: 'memos', record: memo }] });
}

/**
 * Only who wrote a memo changes it.
 * @throws {ActError} 'not-the-writer'.
 * @throws {RangeError} when there are no words: a memo is taken away by {@link removeMemo}.
 */
export function changeMemo(memo: Memo, said: MemoSaid, by: Omit<MemoWriting, 'id'>): Change {
  requireWriter(memo, by.coderId);
  const record: Memo = { ...memo, ...asSaid(said, memo), changedAt: by.at };
  return memoChange('change-memo', memo, { put: [{ table: 'memos', record }] });
}

/** @throws {ActError} 'not-the-writer'. */
export function removeMemo(memo: Memo, by: CoderId): Change {
  requireWriter(memo, by);
  return memoChange('remove-memo', memo, { removed: [{ table: 'memos', id: memo.id }] });
}

/** Whether keeping `said` would change anything in the memo. */
export function changesMemo(memo: Memo, said: MemoSaid): boolean {
  const next = asSaid(said, memo);
  return (Object.keys(next) as (keyof typeof next)[]).some(
    (field) => JSON.stringify(next[field]) !== JSON.stringify(memo[field]),
  );
}

const nowhere = { transcriptId: null, roundId: null, from: null, to: null, codeId: null };

function asSaid(
  { text, kind, date, people, links }: MemoSaid,
  before: Memo,
): Pick<Memo, 'text' | 'kind' | 'date' | 'people' | 'links'> {
  return {
    text: words(text),
    kind: kind ?? before.kind,
    date: date === undefined ? before.date : date,
    people: [...new Set(people ?? before.people)].filter((id) => id !== before.coderId),
    links: distinctLinks(links ?? before.links),
  };
}

function distinctLinks(links: readonly SaidLink[]): MemoLink[] {
  const byName = new Map<string, MemoLink>();
  for (const { versionId: _, ...link } of links) {
    if (link.on === 'lines') requireLines(link);
    const name = linkName(link);
    if (!byName.has(name)) byName.set(name, link);
  }
  return [...byName.values()];
}

/** The same for links to the same thing. */
export function linkName(link: MemoLink): string {
  switch (link.on) {
    case 'lines':
      return `lines ${link.transcriptId} ${link.from} ${link.to}`;
    case 'transcript':
      return `transcript ${link.transcriptId}`;
    case 'code':
      return `code ${link.codeId}`;
    case 'participant':
      return `participant ${link.participantId}`;
    case 'guide':
      return `guide ${link.guideVersionId}`;
    case 'theme':
      return `theme ${link.themeId}`;
    case 'subtheme':
      return `subtheme ${link.subthemeId}`;
  }
}

function requireLines({ from, to }: { readonly from: number; readonly to: number }): void {
  if (to <= from) throw new RangeError(`a memo on lines [${from}, ${to})`);
}

function requireWriter({ coderId }: Memo, by: CoderId): void {
  if (coderId !== by) throw new ActError('not-the-writer');
}

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
