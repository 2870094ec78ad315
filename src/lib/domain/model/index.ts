import { attributeRecord } from './attribute.ts';
import { codeRecord } from './code.ts';
import { codebookVersionRecord } from './codebook-version.ts';
import { coderRecord } from './coder.ts';
import { consensusRecord } from './consensus.ts';
import { decisionRecord } from './decision.ts';
import { earlierPassRecord } from './earlier-pass.ts';
import { guideVersionRecord } from './guide-version.ts';
import { hereRecord } from './here.ts';
import { imprintRecord } from './imprint.ts';
import { interviewRecord } from './interview.ts';
import { memoRecord } from './memo.ts';
import { operationRecord } from './operation.ts';
import { packetRecord } from './packet.ts';
import { participantRecord } from './participant.ts';
import { passRecord } from './pass.ts';
import { placeRecord } from './place.ts';
import { readingRecord } from './reading.ts';
import { recruitmentRecord } from './recruitment.ts';
import { reopeningRecord } from './reopening.ts';
import { roundRecord } from './round.ts';
import { ruleChangeRecord } from './rule-change.ts';
import { splitDecisionRecord } from './split-decision.ts';
import { studyRecord } from './study.ts';
import { transcriptRecord } from './transcript.ts';
import { transcriptVersionRecord } from './transcript-version.ts';
import { matrixRecord } from './matrix.ts';
import { chartingRecord } from './charting.ts';
import { beliefRecord } from './belief.ts';
import { relevanceRecord } from './relevance.ts';
import { themeRecord } from './theme.ts';
import { subthemeRecord } from './subtheme.ts';
import { quoteRecord } from './quote.ts';
import { themeMapRecord } from './theme-map.ts';
import { adequacyRuleRecord } from './adequacy-rule.ts';
import { quantitativeResultRecord } from './quantitative-result.ts';
import { jointRowRecord } from './joint-row.ts';
import { threadRecord } from './thread.ts';
import { paperRecord } from './paper.ts';
import { checklistAnswerRecord } from './checklist-answer.ts';
import { setAsideRecord } from './set-aside.ts';
import { manuscriptRecord } from './manuscript.ts';

/** Every kind of record, in the order a study file lists them. */
export const recordKinds = [
  studyRecord,
  coderRecord,
  roundRecord,
  attributeRecord,
  participantRecord,
  recruitmentRecord,
  guideVersionRecord,
  codeRecord,
  codebookVersionRecord,
  ruleChangeRecord,
  transcriptRecord,
  transcriptVersionRecord,
  interviewRecord,
  readingRecord,
  passRecord,
  earlierPassRecord,
  reopeningRecord,
  decisionRecord,
  consensusRecord,
  memoRecord,
  splitDecisionRecord,
  matrixRecord,
  chartingRecord,
  beliefRecord,
  relevanceRecord,
  themeRecord,
  subthemeRecord,
  quoteRecord,
  themeMapRecord,
  adequacyRuleRecord,
  quantitativeResultRecord,
  jointRowRecord,
  threadRecord,
  paperRecord,
  checklistAnswerRecord,
  setAsideRecord,
  manuscriptRecord,
  packetRecord,
  placeRecord,
  operationRecord,
  imprintRecord,
  hereRecord,
] as const;

/** The schema version that this release reads and writes. */
export const schemaVersion = Math.max(
  1,
  ...recordKinds.flatMap((kind) => kind.migrations.map(({ to }: { to: number }) => to)),
);
