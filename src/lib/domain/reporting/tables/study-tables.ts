import { effectiveCodes } from '../../codebook/effective-codes.ts';
import { noCodings } from '../../coding/packed.ts';
import { passages } from '../../coding/passages.ts';
import { settledCoding } from '../../coding/settled-coding.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visibleDecisions,
  visibleMemos,
  visiblePasses,
} from '../../coding/visible-passes.ts';
import { viewerOf } from '../../coding/viewer.ts';
import { ActError } from '../../errors.ts';
import { transcriptsOf } from '../../memos/memo-list.ts';
import type { CodebookVersion } from '../../model/codebook-version.ts';
import type { CoderId } from '../../model/coder.ts';
import type { GuideVersion } from '../../model/guide-version.ts';
import type { Interview } from '../../model/interview.ts';
import type { Memo } from '../../model/memo.ts';
import type { Recruitment } from '../../model/recruitment.ts';
import type { RuleChange } from '../../model/rule-change.ts';
import type { Subtheme } from '../../model/subtheme.ts';
import type { Theme } from '../../model/theme.ts';
import type { TranscriptId } from '../../model/transcript.ts';
import type { TranscriptVersion } from '../../model/transcript-version.ts';
import { byPlace } from '../../study/order.ts';
import type { DecisionFrame } from '../decision-log.ts';
import type { CodedText, CodedTranscript, StudyFrame } from '../study-frame.ts';
import type { TableSources } from './table-sources.ts';

/** Everything tables of records are made from but the words of the transcripts, which are read one at a time. */
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

/** Of what, and for whom. */
export interface TableReading {
  /** Who asks: nothing that is blind to them is read. */
  readonly viewer: CoderId;
  /** Whether the viewer's own open passes stand in where nothing is settled. */
  readonly withOpenPass: boolean;
  readonly transcriptIds: readonly TranscriptId[];
}

/** One moment of a study as one coder may see it. */
export function studyTables(
  { records, words: versions, surroundings }: TableSources,
  reading: TableReading,
): StudyTables {
  const [study] = records.studies;
  if (!study) throw new RangeError('records without a study');

  const { rounds, passes: all } = records;
  const viewer = viewerOf(records.coders, records.decisions, reading.viewer);
  const passes = visiblePasses(viewer, all, rounds);
  const consensuses = visibleConsensuses(viewer, records.consensuses, all, rounds);
  const visible = visibleMemos(viewer, records.memos, all, rounds);
  const memos = memosByTranscript(visible);
  const effective = effectiveCodes(records.codes, records.splitDecisions);
  const asked = new Set(reading.transcriptIds);

  const transcripts = records.transcripts
    .filter(({ id }) => asked.has(id))
    .toSorted(byPlace)
    .map((transcript): CodedTranscript => {
      const layers = { passes, consensuses, rounds };
      const coding = settledCoding(
        transcript,
        layers,
        reading.withOpenPass ? reading.viewer : null,
      );
      return { transcript, coding };
    });

  const versionOf = ({ transcript, coding }: CodedTranscript) =>
    coding.source === 'none' ? transcript.versionId : coding.versionId;
  const hasFileLines = async (): Promise<boolean> => {
    for (const coded of transcripts) {
      const version = await versions(versionOf(coded));
      if (version && version.lineLabel !== null) return true;
    }
    return false;
  };
  const words = async (coded: CodedTranscript): Promise<TranscriptVersion> => {
    const version = await versions(versionOf(coded));
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
  const { coders, attributes, participants } = records;
  const frame = {
    study,
    coders,
    attributes,
    participants,
    codes: visibleCodes(viewer, records.codes, all, rounds),
    transcripts: records.transcripts,
    citation: surroundings.framework.citation,
  };
  const decisions = visibleDecisions(viewer, records.decisions, all, rounds);
  const { codebookVersions, ruleChanges, guideVersions, interviews, themes, subthemes } = records;
  const [recruitment] = records.recruitments;
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
    decided: {
      ...frame,
      rounds,
      decisions: decisions.filter(({ transcriptId }) => asked.has(transcriptId)),
    },
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
