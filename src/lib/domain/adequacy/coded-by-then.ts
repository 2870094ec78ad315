import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Transcript } from '../model/transcript.ts';

/** How far the analysis had gone when the rule was frozen. */
export interface CodedByThen {
  /** Interviews of the study, coded or not, that the viewer may know of. */
  readonly of: number;
  /** Those whose coding had begun by the end of the day the team says it froze the rule. */
  readonly byTheDay: number;
  /** Those whose coding had begun when the rule was recorded here. */
  readonly whenRecorded: number;
}

/**
 * How many interviews had been coded by the time the rule was frozen, and by the time that was recorded.
 *
 * @param dayOf the calendar day of an instant, where the team is.
 */
export function codedByThen(
  transcripts: readonly Pick<Transcript, 'gathered' | 'frozenAt'>[],
  { on, recorded }: NonNullable<AdequacyRule['frozen']>,
  dayOf: (instant: string) => string,
): CodedByThen {
  const begun = transcripts.flatMap(({ gathered, frozenAt }) =>
    gathered === 'interview' && frozenAt !== null ? [frozenAt] : [],
  );
  return {
    of: transcripts.filter(({ gathered }) => gathered === 'interview').length,
    byTheDay: begun.filter((instant) => dayOf(instant) <= on).length,
    whenRecorded: begun.filter((instant) => instant <= recorded.at).length,
  };
}
