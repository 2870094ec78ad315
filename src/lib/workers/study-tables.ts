import type { Framework } from '../domain/codebook/framework.ts';
import { effectiveCodes } from '../domain/codebook/effective-codes.ts';
import { noCodings } from '../domain/coding/packed.ts';
import { passages } from '../domain/coding/passages.ts';
import { settledCoding } from '../domain/coding/settled-coding.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visibleDecisions,
  visibleMemos,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import { transcriptsOf } from '../domain/memos/memo-list.ts';
import { viewerOf } from '../domain/coding/viewer.ts';
import { ActError } from '../domain/errors.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { GuideVersion } from '../domain/model/guide-version.ts';
import type { Interview } from '../domain/model/interview.ts';
import type { Memo } from '../domain/model/memo.ts';
import type { CodebookVersion } from '../domain/model/codebook-version.ts';
import type { Recruitment } from '../domain/model/recruitment.ts';
import type { RuleChange } from '../domain/model/rule-change.ts';
import type { Subtheme } from '../domain/model/subtheme.ts';
import type { Theme } from '../domain/model/theme.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import type { DecisionFrame } from '../domain/reporting/decision-log.ts';
import type { CodedText, CodedTranscript, StudyFrame } from '../domain/reporting/study-frame.ts';
import { byPlace } from '../domain/study/order.ts';
import type { Database } from '../storage/database.ts';
import { named } from '../storage/failures.ts';

/** Everything tables are made from but the words of the transcripts, which are read one at a time. */
export interface StudyTables {
  readonly frame: StudyFrame;
  /** Those the viewer may read that speak of a transcript asked for, or of none. */
  readonly memos: readonly Memo[];
  /** In the study's order. */
  readonly transcripts: readonly CodedTranscript[];
  readonly text: (coded: CodedTranscript) => Promise<CodedText>;
  /** The words alone. */
  readonly words: (coded: CodedTranscript) => Promise<TranscriptVersion>;
  /** Whether lines of any of the transcripts were numbered in its file. */
  readonly hasFileLines: () => Promise<boolean>;
  readonly decided: DecisionFrame;
  readonly codebookVersions: readonly CodebookVersion[];
  readonly ruleChanges: readonly RuleChange[];
  /** The team's log, if it has one. */
  readonly recruitment: Recruitment | undefined;
  /** The guide and the records of interviews are the team's: nothing in them is blind. */
  readonly guideVersions: readonly GuideVersion[];
  readonly interviews: readonly Interview[];
  /** What memos may be linked to; what the team finds is read by `finding-tables.ts`. */
  readonly themes: readonly Theme[];
  readonly subthemes: readonly Subtheme[];
  /** How many passages a transcript has; needs no words. */
  readonly passageCount: (coded: CodedTranscript) => number;
}

export interface Reading {
  /** Who asks: nothing that is blind to them is read. */
  readonly viewer: CoderId;
  /** Whether the viewer's own open passes stand in where nothing is settled. */
  readonly withOpenPass: boolean;
  readonly transcriptIds: readonly TranscriptId[];
  readonly framework: Framework;
}

/** One moment of a study as one coder may see it. */
export async function studyTables(db: Database, reading: Reading): Promise<StudyTables> {
  const { withOpenPass, framework } = reading;
  const stored = await storedTables(db);
  const [study] = stored.studies;
  if (!study) throw new RangeError('a database without a study');

  const { rounds, passes: all } = stored;
  const viewer = viewerOf(stored.coders, stored.decisions, reading.viewer);
  const passes = visiblePasses(viewer, all, rounds);
  const consensuses = visibleConsensuses(viewer, stored.consensuses, all, rounds);
  const visible = visibleMemos(viewer, stored.memos, all, rounds);
  const memos = memosByTranscript(visible);
  const effective = effectiveCodes(stored.codes, stored.splitDecisions);
  const asked = new Set(reading.transcriptIds);

  const transcripts = stored.transcripts
    .filter(({ id }) => asked.has(id))
    .toSorted(byPlace)
    .map((transcript): CodedTranscript => {
      const layers = { passes, consensuses, rounds };
      const coding = settledCoding(transcript, layers, withOpenPass ? reading.viewer : null);
      return { transcript, coding };
    });

  const versionOf = ({ transcript, coding }: CodedTranscript) =>
    coding.source === 'none' ? transcript.versionId : coding.versionId;
  const hasFileLines = async (): Promise<boolean> => {
    const inUse = db.transcriptVersions.where('id').anyOf(transcripts.map(versionOf));
    const found = inUse.filter(({ lineLabel }) => lineLabel !== null);
    return (await named(() => found.first())) !== undefined;
  };
  const words = async (coded: CodedTranscript): Promise<TranscriptVersion> => {
    const version = await named(() => db.transcriptVersions.get(versionOf(coded)));
    if (!version) throw new ActError('transcript-changed');
    return version;
  };
  const text = async (coded: CodedTranscript): Promise<CodedText> => {
    const { transcript, coding } = coded;
    const version = await words(coded);
    const here = memos.get(transcript.id) ?? [];
    if (coding.source === 'none') return { transcript, coding, version, memos: here };
    const place = { ...coding, transcriptId: transcript.id };
    const codings = effective.packed(coding.codings, place, version);
    return { transcript, coding: { ...coding, codings }, version, memos: here };
  };
  const passageCount = ({ transcript, coding }: CodedTranscript) => {
    if (coding.source === 'none') return 0;
    const { quoteCode, quoteFrom, quoteTo } = noCodings;
    const unquoted = { ...coding.codings, quoteCode, quoteFrom, quoteTo };
    const place = { ...coding, transcriptId: transcript.id };
    return passages(effective.packed(unquoted, place, noLines), noLines).length;
  };
  const codes = visibleCodes(viewer, stored.codes, all, rounds);
  const frame = { ...stored, study, codes, citation: framework.citation };
  const decided = {
    ...frame,
    rounds,
    decisions: visibleDecisions(viewer, stored.decisions, all, rounds).filter(({ transcriptId }) =>
      asked.has(transcriptId),
    ),
  };
  const { codebookVersions, ruleChanges, guideVersions, interviews } = stored;
  const { themes, subthemes } = stored;
  const [recruitment] = stored.recruitments;
  const spoken = visible.filter((memo) => {
    const about = transcriptsOf(memo);
    return about.length === 0 || about.some((id) => asked.has(id));
  });
  return {
    frame,
    memos: spoken,
    transcripts,
    text,
    words,
    hasFileLines,
    decided,
    codebookVersions,
    ruleChanges,
    recruitment,
    guideVersions,
    interviews,
    themes,
    subthemes,
    passageCount,
  };
}

const noLines = { lineFrom: new Uint32Array() };

/** In one transaction, so that all of it is of one moment. Versions are immutable and come later. */
function storedTables(db: Database) {
  const { studies, coders, rounds, attributes, participants, codes, transcripts } = db;
  const { passes, consensuses, decisions, memos, splitDecisions } = db;
  const { codebookVersions, ruleChanges, guideVersions, interviews, recruitments } = db;
  const codings = [passes, consensuses, decisions, memos, splitDecisions];
  const small = [studies, coders, rounds, attributes, participants, codes, transcripts];
  const { themes, subthemes } = db;
  const findings = [themes, subthemes];
  const others = [codebookVersions, ruleChanges, guideVersions, interviews, recruitments];
  return named(() =>
    db.transaction('r', [...small, ...codings, ...others, ...findings], async () => ({
      studies: await studies.toArray(),
      coders: await coders.toArray(),
      rounds: await rounds.toArray(),
      attributes: await attributes.toArray(),
      participants: await participants.toArray(),
      codes: await codes.toArray(),
      transcripts: await transcripts.toArray(),
      passes: await passes.toArray(),
      consensuses: await consensuses.toArray(),
      decisions: await decisions.toArray(),
      memos: await memos.toArray(),
      splitDecisions: await splitDecisions.toArray(),
      codebookVersions: await codebookVersions.toArray(),
      ruleChanges: await ruleChanges.toArray(),
      recruitments: await recruitments.toArray(),
      guideVersions: await guideVersions.toArray(),
      interviews: await interviews.toArray(),
      themes: await themes.toArray(),
      subthemes: await subthemes.toArray(),
    })),
  );
}

function memosByTranscript(memos: readonly Memo[]): ReadonlyMap<TranscriptId, readonly Memo[]> {
  const byTranscript = new Map<TranscriptId, Memo[]>();
  for (const memo of memos) {
    if (memo.transcriptId === null) continue;
    const here = byTranscript.get(memo.transcriptId);
    if (here) here.push(memo);
    else byTranscript.set(memo.transcriptId, [memo]);
  }
  return byTranscript;
}
