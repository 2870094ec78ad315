import type { Framework } from '../codebook/framework.ts';
import {
  visibleConsensuses,
  visibleDecisions,
  visibleMemos,
  visiblePasses,
} from '../coding/visible-passes.ts';
import { viewerOf } from '../coding/viewer.ts';
import type { AskedRecords } from '../findings/asked-of.ts';
import { seenStudy, type StudyRecords } from '../findings/seen-study.ts';
import { visibleFindings } from '../findings/visible-findings.ts';
import type { CodebookVersion } from '../model/codebook-version.ts';
import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { Reading } from '../model/reading.ts';
import type { Recruitment } from '../model/recruitment.ts';
import type { Round } from '../model/round.ts';
import type { RuleChange } from '../model/rule-change.ts';
import { noFindings, type FindingRecords, type StudySnapshot } from '../model/snapshot.ts';
import { visibleReadings } from '../reading/visible-readings.ts';
import type { ComB } from '../relevance/com-b.ts';
import type { FindingFrame } from '../reporting/finding-frame.ts';
import type { StudyFrame } from '../reporting/study-frame.ts';
import { byPlace } from '../study/order.ts';
import { paperChoices, type PaperChoices } from './usual-paper.ts';

export { usualPaper, type PaperChoices } from './usual-paper.ts';

/** Everything a paper is made from, as it is stored, whoever may see it: a snapshot holds all of it. */
export type PaperRecords = StudyRecords &
  FindingRecords &
  AskedRecords &
  Pick<
    StudySnapshot,
    | 'coders'
    | 'decisions'
    | 'memos'
    | 'readings'
    | 'recruitments'
    | 'codebookVersions'
    | 'ruleChanges'
  > & {
    /** Versions in use: of transcripts in which several speak, and those whose words are wanted. */
    readonly transcriptVersions: StudySnapshot['transcriptVersions'];
  };

/** What stands around the records: what ships with the program, and where the reader is. */
export interface PaperSurroundings {
  readonly framework: Framework;
  readonly comB: ComB;
  /** Name and version of this program, such as "Concord 0.1.0". */
  readonly program: string;
  /** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
  readonly localDay: (instant: string) => string;
}

/**
 * One moment of a whole study as one coder may see it: what the tables, figures and sentences of a paper,
 * the checklists and the checks are made from. Nothing in it is blind to the viewer.
 */
export interface PaperFrame extends FindingFrame, PaperSurroundings {
  readonly viewer: CoderId;
  /** What tables of records are made from. */
  readonly seen: StudyFrame;
  readonly rounds: readonly Round[];
  /** Of other coders, only what may be read. */
  readonly passes: readonly Pass[];
  readonly consensuses: readonly Consensus[];
  readonly decisions: readonly Decision[];
  readonly memos: readonly Memo[];
  readonly readings: readonly Reading[];
  readonly codebookVersions: readonly CodebookVersion[];
  readonly ruleChanges: readonly RuleChange[];
  /** The team's log, if it has one. */
  readonly recruitment: Recruitment | undefined;
  readonly paper: PaperChoices;
}

/** `undefined` where the records hold no study. */
export function paperFrame(
  records: PaperRecords,
  viewer: CoderId,
  surroundings: PaperSurroundings,
): PaperFrame | undefined {
  const { coders, rounds, passes, interviews, guideVersions } = records;
  const eyes = viewerOf(coders, records.decisions, viewer);
  const settled = seenStudy(records, eyes, records.transcriptVersions);
  if (!settled) return undefined;
  const { citation } = surroundings.framework;
  const { study, participants, attributes, codes } = settled;
  const transcripts = records.transcripts.toSorted(byPlace);
  return {
    ...surroundings,
    viewer,
    settled,
    records: { ...visibleFindings(findingsOf(records), settled), interviews, guideVersions },
    coders,
    citation,
    texts: new Map(records.transcriptVersions.map((one) => [one.transcriptId, one])),
    seen: { study, coders, attributes, participants, codes, transcripts, citation },
    rounds: rounds.toSorted((a, b) => a.number - b.number),
    passes: visiblePasses(eyes, passes, rounds),
    consensuses: visibleConsensuses(eyes, records.consensuses, passes, rounds),
    decisions: visibleDecisions(eyes, records.decisions, passes, rounds),
    memos: visibleMemos(eyes, records.memos, passes, rounds),
    readings: visibleReadings(eyes, records.readings, passes, rounds),
    codebookVersions: records.codebookVersions,
    ruleChanges: records.ruleChanges,
    recruitment: records.recruitments[0],
    paper: paperChoices(records),
  };
}

/** The findings among more records, and nothing else, so that nothing unseen goes along. */
function findingsOf(records: FindingRecords): FindingRecords {
  const tables = Object.keys(noFindings) as (keyof FindingRecords)[];
  return Object.fromEntries(
    tables.map((table) => [table, records[table]]),
  ) as unknown as FindingRecords;
}
