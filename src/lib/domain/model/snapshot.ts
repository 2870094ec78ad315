import type { RuleChange } from './rule-change.ts';
import type { Reopening } from './reopening.ts';
import type { Packet } from './packet.ts';
import type { Decision } from './decision.ts';
import type { CodebookVersion } from './codebook-version.ts';
import type { Attribute } from './attribute.ts';
import type { Code } from './code.ts';
import type { Coder } from './coder.ts';
import type { Consensus } from './consensus.ts';
import type { Imprint } from './imprint.ts';
import type { Memo } from './memo.ts';
import type { Operation } from './operation.ts';
import type { Participant } from './participant.ts';
import type { Pass } from './pass.ts';
import type { Place } from './place.ts';
import type { Round } from './round.ts';
import type { SplitDecision } from './split-decision.ts';
import type { Study } from './study.ts';
import type { Transcript } from './transcript.ts';
import type { TranscriptVersion } from './transcript-version.ts';

/** A whole study as plain records, by table: what a study file carries and a database holds. */
export interface StudySnapshot {
  readonly studies: readonly Study[];
  readonly coders: readonly Coder[];
  readonly rounds: readonly Round[];
  readonly attributes: readonly Attribute[];
  readonly participants: readonly Participant[];
  readonly codes: readonly Code[];
  readonly codebookVersions: readonly CodebookVersion[];
  readonly ruleChanges: readonly RuleChange[];
  readonly transcripts: readonly Transcript[];
  readonly transcriptVersions: readonly TranscriptVersion[];
  readonly passes: readonly Pass[];
  readonly reopenings: readonly Reopening[];
  readonly decisions: readonly Decision[];
  readonly consensuses: readonly Consensus[];
  readonly memos: readonly Memo[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly packets: readonly Packet[];
  readonly places: readonly Place[];
  readonly operations: readonly Operation[];
  readonly imprints: readonly Imprint[];
}
