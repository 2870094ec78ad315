import { askedCount, type AskedCount, type AskedRecords } from '../findings/asked-of.ts';
import { passagesOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget } from '../findings/targets.ts';
import { domainsInOrder } from '../beliefs/places.ts';
import { standing, voicesReader, type Voices } from '../beliefs/voices.ts';
import type { Belief } from '../model/belief.ts';
import type { Code } from '../model/code.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Relevance } from '../model/relevance.ts';

/** What makes the beliefs of a domain pull against each other; nothing where all are empty. */
export interface Conflict {
  /** Both hold statements, or both are empty: one kind alone is no conflict. */
  readonly barriers: readonly Belief[];
  readonly enablers: readonly Belief[];
  /** Statements that are a barrier and an enabler in one. */
  readonly mixed: readonly Belief[];
  /** Pairs of opposites of which both are voiced in the domain. */
  readonly opposites: readonly (readonly [Belief, Belief])[];
}

/** What there is to decide from, of one domain. */
export interface DomainEvidence {
  readonly domain: Code;
  /** Identified participants who speak in its passages: the n of "n of N people". */
  readonly people: ReadonlySet<ParticipantId>;
  readonly passages: readonly FindingPassage[];
  readonly asked: AskedCount;
  /** Statements that somebody voices now: their number is the domain's elaboration. */
  readonly beliefs: readonly Belief[];
  readonly voicesOf: ReadonlyMap<Belief, Voices>;
  /** Statements none of whose passages counts now. */
  readonly unvoiced: readonly Belief[];
  readonly conflict: Conflict;
  /** What the team decided; `null` while nobody has said anything. */
  readonly record: Relevance | null;
}

interface EvidenceRecords extends AskedRecords {
  readonly beliefs: readonly Belief[];
  readonly relevances: readonly Relevance[];
}

/** The evidence of every domain, in the codebook's order. */
export function domainEvidence(
  settled: SettledStudy,
  records: EvidenceRecords,
): readonly DomainEvidence[] {
  const read = voicesReader(settled);
  const all = standing(records.beliefs);
  return domainsInOrder(settled).map((domain) => {
    const codes = codesOfTarget({ on: 'code', codeId: domain.id }, settled, { subthemes: [] });
    const passages = passagesOfCodes(codes, settled);
    const here = all.filter(
      ({ domainId }) => domainId !== null && settled.merged(domainId) === domain.id,
    );
    const voicesOf = new Map(here.map((belief) => [belief, read(belief)]));
    const isVoiced = (belief: Belief) => (voicesOf.get(belief)?.counted ?? 0) > 0;
    const beliefs = here.filter(isVoiced);
    return {
      domain,
      people: new Set(passages.flatMap(({ people }) => people)),
      passages,
      asked: askedCount([domain.id], settled, records),
      beliefs,
      voicesOf,
      unvoiced: here.filter((belief) => !isVoiced(belief)),
      conflict: conflictOf(beliefs),
      record: records.relevances.find(({ domainId }) => domainId === domain.id) ?? null,
    };
  });
}

/** @param beliefs of one domain, as far as they are voiced. */
export function conflictOf(beliefs: readonly Belief[]): Conflict {
  const withPolarity = (wanted: Belief['polarity']) =>
    beliefs.filter(({ polarity }) => polarity === wanted);
  const [barriers, enablers] = [withPolarity('barrier'), withPolarity('enabler')];
  const both = barriers.length > 0 && enablers.length > 0;
  return {
    barriers: both ? barriers : [],
    enablers: both ? enablers : [],
    mixed: withPolarity('mixed'),
    opposites: beliefs.flatMap((one, place) =>
      beliefs
        .slice(place + 1)
        .flatMap((other) => (one.oppositeId === other.id ? [[one, other] as const] : [])),
    ),
  };
}

export function isConflicting({ barriers, mixed, opposites }: Conflict): boolean {
  return barriers.length + mixed.length + opposites.length > 0;
}

/** Whether a domain has no passage, and nobody has said in a sentence what that means. */
export function needsSentence({ passages, record }: DomainEvidence): boolean {
  return passages.length === 0 && (record?.reason.trim() ?? '') === '';
}
