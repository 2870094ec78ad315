import type { AdequacyRuleId } from '../../domain/model/adequacy-rule.ts';
import type { AttributeId } from '../../domain/model/attribute.ts';
import type { BeliefId } from '../../domain/model/belief.ts';
import type { ChartingId } from '../../domain/model/charting.ts';
import type { ChecklistAnswerId } from '../../domain/model/checklist-answer.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { CodebookVersionId } from '../../domain/model/codebook-version.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import type { Consensus } from '../../domain/model/consensus.ts';
import type { DecisionId } from '../../domain/model/decision.ts';
import type { GuideVersionId, QuestionId } from '../../domain/model/guide-version.ts';
import type { InterviewId } from '../../domain/model/interview.ts';
import type { MatrixId } from '../../domain/model/matrix.ts';
import type { MemoId } from '../../domain/model/memo.ts';
import type { ParticipantId } from '../../domain/model/participant.ts';
import type { PassId } from '../../domain/model/pass.ts';
import type { Place } from '../../domain/model/place.ts';
import type { QuoteId } from '../../domain/model/quote.ts';
import type { RecruitmentId, RouteId, StageId } from '../../domain/model/recruitment.ts';
import type { Relevance } from '../../domain/model/relevance.ts';
import type { RoundId } from '../../domain/model/round.ts';
import type { RuleChangeId } from '../../domain/model/rule-change.ts';
import type { StudyId } from '../../domain/model/study.ts';
import type { SubthemeId } from '../../domain/model/subtheme.ts';
import type { ThemeId } from '../../domain/model/theme.ts';
import type { TranscriptId } from '../../domain/model/transcript.ts';
import type { TranscriptVersionId } from '../../domain/model/transcript-version.ts';
import { textHash } from '../../domain/transcript/text-hash.ts';
import type { CoderLetter } from './files.ts';

/**
 * The ids of the sample study, derived from its own names, so that it is the same to the byte
 * wherever it is opened.
 */
export const ids = {
  study: uuidOf('study') as StudyId,
  coder: (letter: CoderLetter | 'adjudicator') => uuidOf(`coder ${letter}`) as CoderId,
  round: (number: number) => uuidOf(`round ${number}`) as RoundId,
  attribute: (id: string) => uuidOf(`attribute ${id}`) as AttributeId,
  participant: (id: string) => uuidOf(`participant ${id}`) as ParticipantId,
  code: (id: string) => uuidOf(`code ${id}`) as CodeId,
  transcript: (id: string) => uuidOf(`transcript ${id}`) as TranscriptId,
  version: (id: string) => uuidOf(`version ${id}`) as TranscriptVersionId,
  pass: (id: string, letter: CoderLetter) => uuidOf(`pass ${id} ${letter}`) as PassId,
  consensus: (id: string) => uuidOf(`consensus ${id}`) as Consensus['id'],
  decision: (id: string, line: number) => uuidOf(`decision ${id} ${line}`) as DecisionId,
  codebookVersion: (number: number) => uuidOf(`codebook ${number}`) as CodebookVersionId,
  ruleChange: (decision: string, code: string) =>
    uuidOf(`rule change ${decision} ${code}`) as RuleChangeId,
  guideVersion: (version: number) => uuidOf(`guide ${version}`) as GuideVersionId,
  question: (text: string) => uuidOf(`question ${text}`) as QuestionId,
  interview: (id: string) => uuidOf(`interview ${id}`) as InterviewId,
  recruitment: uuidOf('recruitment') as RecruitmentId,
  route: (id: string) => uuidOf(`route ${id}`) as RouteId,
  stage: (id: string) => uuidOf(`stage ${id}`) as StageId,
  place: (id: string, letter: CoderLetter) => uuidOf(`place ${id} ${letter}`) as Place['id'],
  matrix: uuidOf('matrix') as MatrixId,
  charting: (id: string, domain: string) => uuidOf(`charting ${id} ${domain}`) as ChartingId,
  belief: (id: string) => uuidOf(`belief ${id}`) as BeliefId,
  relevance: (domain: string) => uuidOf(`relevance ${domain}`) as Relevance['id'],
  theme: (id: string) => uuidOf(`theme ${id}`) as ThemeId,
  subtheme: (id: string) => uuidOf(`subtheme ${id}`) as SubthemeId,
  quote: (id: string, from: number, to: number) => uuidOf(`quote ${id} ${from} ${to}`) as QuoteId,
  adequacyRule: uuidOf('adequacy rule') as AdequacyRuleId,
  checklistAnswer: (item: number) => uuidOf(`COREQ ${item}`) as ChecklistAnswerId,
  memo: (name: string) => uuidOf(`memo ${name}`) as MemoId,
};

/** A UUID of version 8: the name's SHA-256, shortened. */
function uuidOf(name: string): string {
  const hex = textHash(`Concord sample study: ${name}`);
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
