import type { EarlierPass } from './earlier-pass.ts';
import type { GuideVersion } from './guide-version.ts';
import type { Interview } from './interview.ts';
import type { Reading } from './reading.ts';
import type { Recruitment } from './recruitment.ts';
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
import type { Matrix } from './matrix.ts';
import type { Charting } from './charting.ts';
import type { Belief } from './belief.ts';
import type { Relevance } from './relevance.ts';
import type { Theme } from './theme.ts';
import type { Subtheme } from './subtheme.ts';
import type { Quote } from './quote.ts';
import type { ThemeMap } from './theme-map.ts';
import type { AdequacyRule } from './adequacy-rule.ts';
import type { QuantitativeResult } from './quantitative-result.ts';
import type { JointRow } from './joint-row.ts';
import type { Thread } from './thread.ts';
import type { Paper } from './paper.ts';
import type { ChecklistAnswer } from './checklist-answer.ts';
import type { SetAside } from './set-aside.ts';
import type { Manuscript } from './manuscript.ts';

/** A whole study as plain records, by table: what a study file carries and a database holds. */
export interface StudySnapshot {
  readonly studies: readonly Study[];
  readonly coders: readonly Coder[];
  readonly rounds: readonly Round[];
  readonly attributes: readonly Attribute[];
  readonly participants: readonly Participant[];
  readonly recruitments: readonly Recruitment[];
  readonly guideVersions: readonly GuideVersion[];
  readonly codes: readonly Code[];
  readonly codebookVersions: readonly CodebookVersion[];
  readonly ruleChanges: readonly RuleChange[];
  readonly transcripts: readonly Transcript[];
  readonly transcriptVersions: readonly TranscriptVersion[];
  readonly interviews: readonly Interview[];
  readonly readings: readonly Reading[];
  readonly passes: readonly Pass[];
  readonly earlierPasses: readonly EarlierPass[];
  readonly reopenings: readonly Reopening[];
  readonly decisions: readonly Decision[];
  readonly consensuses: readonly Consensus[];
  readonly memos: readonly Memo[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly matrices: readonly Matrix[];
  readonly chartings: readonly Charting[];
  readonly beliefs: readonly Belief[];
  readonly relevances: readonly Relevance[];
  readonly themes: readonly Theme[];
  readonly subthemes: readonly Subtheme[];
  readonly quotes: readonly Quote[];
  readonly themeMaps: readonly ThemeMap[];
  readonly adequacyRules: readonly AdequacyRule[];
  readonly results: readonly QuantitativeResult[];
  readonly jointRows: readonly JointRow[];
  readonly threads: readonly Thread[];
  readonly papers: readonly Paper[];
  readonly checklistAnswers: readonly ChecklistAnswer[];
  readonly setAsides: readonly SetAside[];
  readonly manuscripts: readonly Manuscript[];
  readonly packets: readonly Packet[];
  readonly places: readonly Place[];
  readonly operations: readonly Operation[];
  readonly imprints: readonly Imprint[];
}

/** Tables of what the team makes of the settled coding, up to its paper. They stay with the lead and travel in no packet. */
export type FindingTable =
  | 'matrices'
  | 'chartings'
  | 'beliefs'
  | 'relevances'
  | 'themes'
  | 'subthemes'
  | 'quotes'
  | 'themeMaps'
  | 'adequacyRules'
  | 'results'
  | 'jointRows'
  | 'threads'
  | 'papers'
  | 'checklistAnswers'
  | 'setAsides'
  | 'manuscripts';

export type FindingRecords = Pick<StudySnapshot, FindingTable>;

/** A study of which nothing is found yet. */
export const noFindings: FindingRecords = {
  matrices: [],
  chartings: [],
  beliefs: [],
  relevances: [],
  themes: [],
  subthemes: [],
  quotes: [],
  themeMaps: [],
  adequacyRules: [],
  results: [],
  jointRows: [],
  threads: [],
  papers: [],
  checklistAnswers: [],
  setAsides: [],
  manuscripts: [],
};
