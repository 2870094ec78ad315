import { surveyOnly } from '../participants/survey-only.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Code } from '../model/code.ts';
import type { Participant } from '../model/participant.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { isLookedThrough, isUntouched, type OwnWork } from './own-work.ts';
import type { PlanStanding } from './plan-standing.ts';
import type { TeamStanding } from './team-standing.ts';

/** Where a study stands, as its own coder may know it: nobody else's pass is counted. */
export interface Standing {
  readonly plan: PlanStanding;
  /** By transcript, in the study's order; only those in which the coder has a part. */
  readonly work: readonly OwnWork[];
  /** Transcripts in the study. */
  readonly transcripts: number;
  readonly lines: number;
  readonly words: number;
  readonly frozen: number;
  /** Transcripts in which a participant who speaks is not linked to a person. */
  readonly unlinked: readonly { readonly transcriptId: TranscriptId; readonly speakers: number }[];
  /** How many of the transcripts are answers of a survey. */
  readonly surveys: number;
  readonly participants: number;
  /** How many of the participants answered a survey and were not interviewed. */
  readonly surveyed: number;
  readonly attributes: number;
  /** People who withdrew consent and still speak in a transcript; the lead's to decide on. */
  readonly withdrawn: number;
  /** Values of attributes that are not known yet. */
  readonly missingValues: number;
  readonly domains: number;
  readonly constructs: number;
  readonly ownCodes: number;
  /** Own codes in use that nobody has defined, and those that stand under no domain. */
  readonly undefinedCodes: number;
  readonly unclassifiedCodes: number;
  /** Transcripts begun, and looked through from end to end. */
  readonly begun: number;
  readonly lookedThrough: number;
  readonly linesCoded: number;
  readonly linesFlagged: number;
  /** Memos the coder may read, their own among them; `null` while they are not counted yet. */
  readonly memos: number | null;
  readonly team: TeamStanding;
  /** What was made of the settled coding, as far as the coder may see it; `null` while it is not read yet. */
  readonly found: FoundStanding | null;
}

/** How much the team has made of its settled coding. */
export interface FoundStanding {
  readonly settled: number;
  /** Cells of the framework matrix that somebody charted in words. */
  readonly charted: number;
  /** Cells somebody looked at and set aside. */
  readonly setAside: number;
  /** Cells of the study's matrices whose codings changed since. */
  readonly stale: number;
  readonly statements: number;
  readonly subthemes: number;
  /** Domains whose relevance was decided, undecided ones among them. */
  readonly decided: number;
  /** Quotations chosen, wherever they stand. */
  readonly quotations: number;
  /** Items of COREQ that somebody confirmed, those that do not apply among them. */
  readonly confirmed: number;
}

/** What {@link standing} reads: heads and counts, never a text. */
export interface StudyHeads {
  readonly plan: PlanStanding;
  readonly transcripts: readonly Transcript[];
  readonly participants: readonly Participant[];
  readonly attributes: readonly Attribute[];
  readonly codes: readonly Code[];
  readonly work: readonly OwnWork[];
  readonly memos: number | null;
  readonly team: TeamStanding;
  readonly found?: FoundStanding | null;
}

export function standing(heads: StudyHeads): Standing {
  const { plan, transcripts, participants, attributes, codes, work, memos, team } = heads;
  const answered = surveyOnly(transcripts);
  const active = codes.filter((code) => code.status === 'active');
  const own = active.filter((code) => code.kind === 'own');
  return {
    plan,
    work,
    transcripts: transcripts.length,
    lines: total(transcripts, ({ lineCount }) => lineCount),
    words: total(transcripts, ({ wordCount }) => wordCount),
    frozen: transcripts.filter(({ frozenAt }) => frozenAt !== null).length,
    unlinked: transcripts
      .map(({ id, speakers }) => ({
        transcriptId: id,
        speakers: speakers.filter((one) => one.role === 'participant' && !one.participantId).length,
      }))
      .filter(({ speakers }) => speakers > 0),
    surveys: transcripts.filter(({ gathered }) => gathered === 'survey').length,
    participants: participants.length,
    surveyed: participants.filter(({ id }) => answered.has(id)).length,
    attributes: attributes.length,
    withdrawn: plan.isForOne ? 0 : stillHeard(participants, transcripts),
    missingValues: total(
      participants,
      ({ attributes: values }) => attributes.filter(({ id }) => values[id] === undefined).length,
    ),
    domains: active.filter((code) => code.kind === 'domain').length,
    constructs: active.filter((code) => code.kind === 'construct').length,
    ownCodes: own.length,
    undefinedCodes: own.filter((code) => code.definition.trim() === '').length,
    unclassifiedCodes: own.filter((code) => code.domainIds.length === 0).length,
    begun: work.filter((one) => !isUntouched(one)).length,
    lookedThrough: work.filter(isLookedThrough).length,
    linesCoded: total(work, ({ coded }) => coded),
    linesFlagged: total(work, ({ flagged }) => flagged),
    memos,
    team,
    found: heads.found ?? null,
  };
}

function stillHeard(
  participants: readonly Participant[],
  transcripts: readonly Transcript[],
): number {
  const heard = new Set(
    transcripts.flatMap(({ speakers }) => speakers.map(({ participantId }) => participantId)),
  );
  return participants.filter(({ id, consent }) => consent.state === 'withdrawn' && heard.has(id))
    .length;
}

function total<T>(list: readonly T[], amount: (one: T) => number): number {
  return list.reduce((sum, one) => sum + amount(one), 0);
}
