import { ActError } from '../domain/errors.ts';
import { versionsInOrder } from '../domain/guide/versions.ts';
import {
  changeInterview,
  fillInterviews,
  type InterviewWords,
} from '../domain/interviews/change-interview.ts';
import { interviewSummary, type InterviewSummary } from '../domain/interviews/summary.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { GuideVersion } from '../domain/model/guide-version.ts';
import type { Interview, InterviewId } from '../domain/model/interview.ts';
import type { Participant } from '../domain/model/participant.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import { assignedCoder, requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What the records of interviews speak of. */
export interface InterviewRecords {
  /** In the study's order. */
  readonly transcripts: readonly Transcript[];
  readonly interviews: readonly Interview[];
  readonly coders: readonly Coder[];
  readonly participants: readonly Participant[];
  /** The oldest first. */
  readonly guides: readonly GuideVersion[];
  /** When the study says that data were collected. */
  readonly dates: Study['dates'];
  /** Whether the copy was made for one person: the records are the lead's. */
  readonly isForOne: boolean;
}

/** How the interviews went: one record a transcript. They are the team's; nothing in them is blind. */
export class InterviewsDesk {
  readonly #study: OpenStudy;
  readonly #records: LiveQuery<InterviewRecords>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#records = new LiveQuery(() => readRecords(study.db));
  }

  /** `undefined` until read. */
  get current(): InterviewRecords | undefined {
    return this.#records.current;
  }

  /** By transcript. */
  readonly recordOf: ReadonlyMap<TranscriptId, Interview> = $derived(
    new Map((this.current?.interviews ?? []).map((one) => [one.transcriptId, one])),
  );

  readonly summary: InterviewSummary = $derived(
    interviewSummary(
      (this.current?.transcripts ?? []).map(({ id }) => id),
      this.current?.interviews ?? [],
    ),
  );

  /** The calendar day on which it is now, here. */
  today(): string {
    return localDay(this.#study.now());
  }

  /** Says something of one interview. @throws {ActError} 'transcript-gone', 'copy-for-one'. */
  async say(transcriptId: TranscriptId, said: Partial<InterviewWords>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      if (!(await db.transcripts.get(transcriptId))) throw new ActError('transcript-gone');
      const stored = await db.interviews.where({ transcriptId }).first();
      return changeInterview(transcriptId, stored, said, () => this.#study.newId<InterviewId>());
    });
  }

  /** Says the same of every interview that says nothing there yet, as one act. @throws {ActError} 'copy-for-one'. */
  async fill(said: Partial<InterviewWords>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const { transcripts, interviews } = await readRecords(db);
      return fillInterviews(
        transcripts.map(({ id }) => id),
        interviews,
        said,
        () => this.#study.newId<InterviewId>(),
      );
    });
  }
}

async function readRecords(db: Database): Promise<InterviewRecords> {
  const [transcripts, interviews, coders, participants, guides, packets, study] = await Promise.all(
    [
      db.transcripts.toArray(),
      db.interviews.toArray(),
      db.coders.toArray(),
      db.participants.toArray(),
      db.guideVersions.toArray(),
      db.packets.toArray(),
      db.studies.toCollection().first(),
    ],
  );
  return {
    transcripts: transcripts
      .filter(({ gathered }) => gathered === 'interview')
      .toSorted((a, b) => a.order - b.order),
    interviews,
    coders,
    participants,
    guides: versionsInOrder(guides),
    dates: study?.dates ?? { from: null, to: null },
    isForOne: assignedCoder(packets) !== null,
  };
}
