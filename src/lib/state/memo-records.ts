import { visibleCodes, visibleMemos } from '../domain/coding/visible-passes.ts';
import { codesInOrder } from '../domain/codebook/tree.ts';
import { linkFinder } from '../domain/memos/find-links.ts';
import { isLocked } from '../domain/memos/memo-list.ts';
import type { LinkNames } from '../domain/memos/memo-words.ts';
import { linesSpokenOf, type ReadTranscript } from '../domain/memos/quoted-lines.ts';
import type { Memo } from '../domain/model/memo.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import { linkNames } from '../domain/reporting/memos-frame.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The memos the coder may read, and what they may be on, about and linked to. */
export type MemoRecords = Awaited<ReturnType<typeof readMemos>>;

export async function readMemos({ db, here }: Pick<OpenStudy, 'db' | 'here'>) {
  const { themes, subthemes } = db;
  const [memos, passes, rounds, transcripts, codes, coders, participants, guideVersions] =
    await Promise.all([
      db.memos.toArray(),
      db.passes.toArray(),
      db.rounds.toArray(),
      db.transcripts.toArray(),
      db.codes.toArray(),
      db.coders.toArray(),
      db.participants.toArray(),
      db.guideVersions.toArray(),
    ]);
  const viewer = await viewerIn(db, here.coderId);
  const seen = visibleMemos(viewer, memos, passes, rounds);
  const linkable = {
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    codes: codesInOrder(visibleCodes(viewer, codes, passes, rounds)),
    participants: participants.toSorted((a, b) => a.order - b.order),
    guideVersions: guideVersions.toSorted((a, b) => a.number - b.number),
    themes: await themes.toArray(),
    subthemes: await subthemes.toArray(),
  };
  return {
    memos: seen,
    locked: new Set(seen.filter((memo) => isLocked(memo, passes)).map(({ id }) => id)),
    rounds,
    coders,
    ...linkable,
    names: linkNames(linkable),
    people: new Map(participants.map((each) => [each.id, each])),
    findLinks: linkFinder(linkable),
  };
}

/** The transcripts whose lines the memos speak of. */
export function transcriptsToRead(
  memos: readonly Memo[],
  transcripts: readonly Transcript[],
): readonly Transcript[] {
  const wanted = new Set(
    memos.flatMap((memo) => linesSpokenOf(memo).map(({ transcriptId }) => transcriptId)),
  );
  return transcripts.filter(({ id }) => wanted.has(id));
}

/** Transcripts with the words of the version in use. */
export async function readWords(
  db: Database,
  transcripts: readonly Transcript[],
  { names, people }: { readonly names: LinkNames } & Pick<ReadTranscript, 'people'>,
): Promise<ReadonlyMap<TranscriptId, ReadTranscript>> {
  const versions = await db.transcriptVersions.bulkGet(
    transcripts.map(({ versionId }) => versionId),
  );
  return new Map(
    transcripts.flatMap((transcript, index): [TranscriptId, ReadTranscript][] => {
      const version = versions[index];
      if (!version) return [];
      const name = names.transcripts.get(transcript.id)?.name ?? transcript.name;
      return [[transcript.id, { transcript, name, people, version }]];
    }),
  );
}
