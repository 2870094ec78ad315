import { passageAt, runsOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy, SettledTranscript } from '../findings/settled-study.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { InterviewOrder } from './counted-interviews.ts';
import { lookedFor, type AdequacyFindings, type LookedFor } from './looked-for.ts';

export type AdequacyUnit = AdequacyRule['unit'];

/** One thing looked for and the interviews it is in. */
export interface Occurrence {
  readonly about: LookedFor;
  /** Ascending; never empty. */
  readonly in: readonly OccurrenceInInterview[];
}

export interface OccurrenceInInterview {
  /** Zero-based place in the order of interviewing. */
  readonly interview: number;
  readonly passages: readonly FindingPassage[];
  /** Identified participants who voice it there, each once. */
  readonly people: readonly ParticipantId[];
}

/** What was looked for and where it is: everything every rule and table of adequacy is made from. */
export interface Occurrences extends InterviewOrder {
  readonly unit: AdequacyUnit;
  /** Only what is in at least one counted interview, in the order of the codebook or of the team. */
  readonly found: readonly Occurrence[];
}

/** What of the unit is in each counted interview, in the settled coding as its codes count now. */
export function occurrencesOf(
  unit: AdequacyUnit,
  order: InterviewOrder,
  settled: SettledStudy,
  findings: AdequacyFindings,
): Occurrences {
  const found = lookedFor(unit, settled, findings).flatMap((about): readonly Occurrence[] => {
    const here = order.interviews.flatMap(({ one }, interview) => {
      const passages = passagesIn(one, about);
      return passages.length === 0 ? [] : [{ interview, passages, people: peopleIn(passages) }];
    });
    return here.length === 0 ? [] : [{ about, in: here }];
  });
  return { ...order, unit, found };
}

/**
 * The same for some people only: the interviews in which one of them speaks, and the passages in which
 * one of them does.
 */
export function occurrencesAmong(
  people: ReadonlySet<ParticipantId>,
  all: Occurrences,
): Occurrences {
  const kept = all.interviews.flatMap(({ one }, index) =>
    one.people.some((id) => people.has(id)) ? [index] : [],
  );
  const placeOf = new Map(kept.map((index, place) => [index, place]));
  const interviews = kept.flatMap((index) => all.interviews[index] ?? []);
  const found = all.found.flatMap(({ about, in: places }): readonly Occurrence[] => {
    const here = places.flatMap(({ interview, passages }) => {
      const place = placeOf.get(interview);
      const theirs = passages.filter((passage) => passage.people.some((id) => people.has(id)));
      if (place === undefined || theirs.length === 0) return [];
      const voices = peopleIn(theirs).filter((id) => people.has(id));
      return [{ interview: place, passages: theirs, people: voices }];
    });
    return here.length === 0 ? [] : [{ about, in: here }];
  });
  return {
    ...all,
    interviews,
    withoutDate: interviews.filter(({ date }) => date === null).length,
    found,
  };
}

/** Whether anybody whom the study has not identified speaks in the passages: they are nobody’s voice. */
export function hasUnidentified({ found }: Pick<Occurrences, 'found'>): boolean {
  return found.some((one) =>
    one.in.some(({ passages }) => passages.some(({ unidentified }) => unidentified > 0)),
  );
}

function passagesIn(one: SettledTranscript, { where }: LookedFor): readonly FindingPassage[] {
  if ('codeIds' in where) {
    return runsOfCodes(where.codeIds, one).map((run) => passageAt(run, one));
  }
  return where.passages
    .filter(({ transcriptId }) => transcriptId === one.transcript.id)
    .map((range) => passageAt(range, one));
}

function peopleIn(passages: readonly FindingPassage[]): readonly ParticipantId[] {
  return [...new Set(passages.flatMap(({ people }) => people))];
}
