import type { Interview } from '../model/interview.ts';
import type {
  SettledStudy,
  SettledTranscript,
  UnsettledTranscript,
} from '../findings/settled-study.ts';

/** An interview as every rule counts it; one with several people is one interview. */
export interface CountedInterview {
  readonly one: SettledTranscript;
  /** The day of the interview; `null`: its record says none. */
  readonly date: string | null;
}

/** Which interviews are counted, in the order of interviewing, and what is not counted. */
export interface InterviewOrder {
  readonly interviews: readonly CountedInterview[];
  /** How many of them have no date: they come last, in the study's order. */
  readonly withoutDate: number;
  /** Interviews without a settled coding, in the study's order. */
  readonly unsettled: readonly UnsettledTranscript[];
  /** How many transcripts are answers to a survey, which no rule counts. */
  readonly surveys: number;
}

/**
 * The interviews with a settled coding by the day on which they were held, those of one day in the
 * study's order.
 */
export function interviewsInOrder(
  { settled, unsettled }: Pick<SettledStudy, 'settled' | 'unsettled'>,
  records: readonly Pick<Interview, 'transcriptId' | 'date'>[],
): InterviewOrder {
  const dates = new Map(records.map(({ transcriptId, date }) => [transcriptId, date]));
  const interviews = settled
    .filter(({ transcript }) => transcript.gathered === 'interview')
    .map((one) => ({ one, date: dates.get(one.transcript.id) ?? null }))
    // The sort is stable: what ties stays in the study's order.
    .toSorted((a, b) => compareDays(a.date, b.date));
  const open = unsettled.filter(({ transcript }) => transcript.gathered === 'interview');
  return {
    interviews,
    withoutDate: interviews.filter(({ date }) => date === null).length,
    unsettled: open,
    surveys: settled.length + unsettled.length - interviews.length - open.length,
  };
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
