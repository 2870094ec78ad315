import { askedAbout, type Asked } from '../interviews/asked.ts';
import type { CodeId } from '../model/code.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Case } from './cases.ts';
import type { SettledStudy } from './settled-study.ts';

/** What says which domains an interview asked about. */
export interface AskedRecords {
  readonly interviews: readonly Interview[];
  readonly guideVersions: readonly GuideVersion[];
}

/**
 * Whether people were asked about any of some domains, in the transcripts of theirs that are settled:
 * asked in one is asked; not asked means not asked in any; without a domain it is not known.
 */
export function askedOf(
  { settledIds }: Pick<Case, 'settledIds'>,
  domainIds: readonly CodeId[],
  { interviews, guideVersions }: AskedRecords,
): Asked {
  if (domainIds.length === 0 || settledIds.length === 0) return 'not-known';
  const answers = settledIds.flatMap((transcriptId) => {
    const interview = interviews.find((one) => one.transcriptId === transcriptId);
    const guide = guideVersions.find(({ id }) => id === interview?.guideVersionId);
    return domainIds.map((domainId) => askedAbout(interview, domainId, guide));
  });
  if (answers.includes('asked')) return 'asked';
  return answers.every((answer) => answer === 'not-asked') ? 'not-asked' : 'not-known';
}

/** How many people were asked about a domain, of those whose transcripts are settled. */
export interface AskedCount {
  readonly asked: number;
  readonly notAsked: number;
  readonly notKnown: number;
}

export function askedCount(
  domainIds: readonly CodeId[],
  settled: SettledStudy,
  records: AskedRecords,
): AskedCount {
  const { asked, notAsked, notKnown } = askedPeople(domainIds, settled, records);
  return { asked: asked.length, notAsked: notAsked.length, notKnown: notKnown.length };
}

/** Who was asked about a domain, of those whose transcripts are settled. */
export interface AskedPeople {
  readonly asked: readonly ParticipantId[];
  readonly notAsked: readonly ParticipantId[];
  readonly notKnown: readonly ParticipantId[];
}

export function askedPeople(
  domainIds: readonly CodeId[],
  settled: SettledStudy,
  records: AskedRecords,
): AskedPeople {
  const transcriptsOf = new Map<ParticipantId, Case['settledIds'][number][]>();
  for (const { transcript, people } of settled.settled) {
    for (const id of people) {
      const known = transcriptsOf.get(id);
      if (known) known.push(transcript.id);
      else transcriptsOf.set(id, [transcript.id]);
    }
  }
  const asked: ParticipantId[] = [];
  const notAsked: ParticipantId[] = [];
  const notKnown: ParticipantId[] = [];
  for (const [id, settledIds] of transcriptsOf) {
    const answer = askedOf({ settledIds }, domainIds, records);
    if (answer === 'asked') asked.push(id);
    else if (answer === 'not-asked') notAsked.push(id);
    else notKnown.push(id);
  }
  return { asked, notAsked, notKnown };
}
