import { interviewSummary, type InterviewSummary } from '../interviews/summary.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Interview } from '../model/interview.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Transcript } from '../model/transcript.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { byRole } from '../rounds/roles.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import { at, type Missing, type Source } from './drafted.ts';

/** What the items of a checklist are drafted from. */
export type ChecklistFrame = Omit<PaperFrame, 'comB'>;

/** What several items need, read once. */
export interface Ground {
  readonly frame: ChecklistFrame;
  readonly study: ChecklistFrame['settled']['study'];
  /** The lead first. */
  readonly team: readonly Coder[];
  readonly initials: (id: CoderId) => string;
  /** People in the order of the team, whatever order they are given in. */
  readonly inOrder: (ids: readonly CoderId[]) => readonly CoderId[];
  /** Transcripts of interviews; answers to a survey are none. In the study's order. */
  readonly transcripts: readonly Transcript[];
  /** Records of these interviews, in their order. */
  readonly interviews: readonly Interview[];
  readonly summary: InterviewSummary;
  /** How many interviews there are. */
  readonly all: number;
  /** Identified people who speak as participants in an interview, in the study's order. */
  readonly people: readonly Participant[];
  /** In how many interviews each of them speaks. */
  readonly interviewsOf: ReadonlyMap<ParticipantId, number>;
  /** Interviews with a participant of whom it is not said who it is. */
  readonly unidentified: number;
}

export function groundOf(frame: ChecklistFrame): Ground {
  const transcripts = frame.seen.transcripts.filter(({ gathered }) => gathered === 'interview');
  const recordOf = new Map(frame.records.interviews.map((one) => [one.transcriptId, one]));
  const team = frame.coders.toSorted(byRole);
  const rank = (id: CoderId) => team.findIndex((one) => one.id === id);
  const interviewsOf = new Map<ParticipantId, number>();
  for (const { speakers } of transcripts) {
    const here = speakers.flatMap(({ role, participantId }) =>
      role === 'participant' && participantId !== null ? [participantId] : [],
    );
    for (const id of new Set(here)) interviewsOf.set(id, (interviewsOf.get(id) ?? 0) + 1);
  }
  return {
    frame,
    study: frame.settled.study,
    team,
    initials: (id) => initialsOf(id, frame.coders),
    inOrder: (ids) => ids.toSorted((a, b) => rank(a) - rank(b)),
    transcripts,
    interviews: transcripts.flatMap(({ id }) => recordOf.get(id) ?? []),
    summary: interviewSummary(
      transcripts.map(({ id }) => id),
      frame.records.interviews,
    ),
    all: transcripts.length,
    people: frame.settled.participants.filter(({ id }) => interviewsOf.has(id)),
    interviewsOf,
    unidentified: transcripts.filter(({ speakers }) =>
      speakers.some(({ role, participantId }) => role === 'participant' && participantId === null),
    ).length,
  };
}

/** "all 8 interviews", "both interviews", "the interview". */
export function allOf(n: number, one = 'interview', many = `${one}s`): string {
  return n === 1 ? `the ${one}` : n === 2 ? `both ${many}` : `all ${n} ${many}`;
}

/** Those of whom something is recorded: "the 8 interviews", "the 6 interviews of which it is recorded (of 8)". */
export function baseOf(said: number, all: number, one = 'interview', many = `${one}s`): string {
  if (said === all) return all === 1 ? `the ${one}` : `the ${all} ${many}`;
  return `the ${said === 1 ? one : `${said} ${many}`} of which it is recorded (of ${all})`;
}

/** Of how many interviews something is not recorded, and where it can be said; nothing of none. */
export function notRecorded(what: string, said: number, all: number): readonly Missing[] {
  if (all === 0) return [{ what: 'No interview is in the study', place: at('import') }];
  if (said >= all) return [];
  const of =
    said === 0 ? allOf(all) : all - said === 1 ? '1 interview' : `${all - said} interviews`;
  return [{ what: `${what}: not said of ${of}`, place: at('interviews') }];
}

/** The interview records as a source, with of how many of them something is said. */
export function recordsSource(what: string, said: number, all: number): Source {
  return {
    name: 'Interview records',
    words: `${what} said of ${said} of ${all}`,
    place: at('interviews'),
  };
}

/** The plan of the study as a source. */
export function planSource(words: string): Source {
  return { name: 'Plan', words, place: at('study') };
}
