import type { Coder, CoderId } from '../model/coder.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { Memo } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Study } from '../model/study.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { Theme } from '../model/theme.ts';
import type { Transcript } from '../model/transcript.ts';
import { linesInWords, linkWords, transcriptName, type LinkNames } from '../memos/memo-words.ts';
import type { LocalDay } from '../memos/timeline.ts';
import { distinctNames } from './anchor.ts';
import type { StudyFrame } from './study-frame.ts';

/** What reports of memos draw on. */
export interface MemosFrame {
  readonly study: Study;
  readonly coders: readonly Coder[];
  readonly participants: readonly Participant[];
  readonly transcripts: readonly Pick<Transcript, 'id' | 'speakers'>[];
  /** Transcripts by names no two of which are the same. */
  readonly names: LinkNames;
  readonly localDay: LocalDay;
  /** Who reads: nothing that is blind to them is in the memos. */
  readonly viewer: CoderId;
}

/** Everything of a study a memo may speak of, by the names that reports use. */
export function linkNames({
  transcripts,
  codes,
  participants,
  guideVersions,
  themes,
  subthemes,
}: Pick<StudyFrame, 'transcripts' | 'codes' | 'participants'> & {
  readonly guideVersions: readonly GuideVersion[];
  readonly themes: readonly Theme[];
  readonly subthemes: readonly Subtheme[];
}): LinkNames {
  return {
    transcripts: new Map([...distinctNames(transcripts)].map(([id, name]) => [id, { name }])),
    codes: byId(codes),
    participants: byId(participants),
    guideVersions: byId(guideVersions),
    themes: byId(themes),
    subthemes: byId(subthemes),
  };
}

function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlyMap<Row['id'], Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where a memo stands: "P03, line 12", "P03", a code’s name, "the study". */
export function standsOn(memo: Memo, names: LinkNames): string {
  const { about, transcriptId, codeId, from, to } = memo;
  if (about === 'study') return 'the study';
  if (about === 'code') {
    return (codeId && names.codes.get(codeId)?.name) ?? 'a code no longer there';
  }
  const name = transcriptName(transcriptId, names);
  return about === 'line' && from !== null && to !== null
    ? `${name}, ${linesInWords({ from, to })}`
    : name;
}

/** Everything a memo speaks of: where it stands, unless that is the study, and its links. */
export function speaksOf(memo: Memo, names: LinkNames): readonly string[] {
  const links = memo.links.map((link) => linkWords(link, names));
  return memo.about === 'study' ? links : [standsOn(memo, names), ...links];
}

/** A person’s name and initials: "Amara Osei (AO)". */
export function personWords(id: CoderId, coders: readonly Coder[]): string {
  const coder = coders.find((one) => one.id === id);
  return coder ? `${coder.name} (${coder.initials})` : 'somebody no longer of the team';
}

/** What is in the file, without saying how much is not. */
export function memosNote(count: number, { viewer, coders }: MemosFrame): string {
  const memos = count === 1 ? '1 memo' : `${count} memos`;
  return `${memos}, of those that ${personWords(viewer, coders)} may read.`;
}
