import type { Participant } from '../domain/model/participant.ts';
import type {
  ApproachedPerson,
  Recruitment,
  RecruitmentId,
  RouteId,
  StageId,
} from '../domain/model/recruitment.ts';
import { ActError } from '../domain/errors.ts';
import { changeRecruitment } from '../domain/recruitment/changes.ts';
import { draftOf, newLog, stageDraft, type LogDraft } from '../domain/recruitment/draft.ts';
import { asCounts, writtenLog, type WrittenLog } from '../domain/recruitment/written-log.ts';
import { assignedCoder, requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Database } from '../storage/database.ts';
import { KeptRecruitment } from './kept-recruitment.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What the page of recruitment is made from, as it is stored. */
export interface StoredRecruitment {
  readonly log: Recruitment | undefined;
  readonly participants: readonly Participant[];
  /** How many participants speak in a transcript. */
  readonly interviewed: number;
  /** Whether the copy was made for one person: the log is the lead's. */
  readonly isForOne: boolean;
}

/** The recruitment log of a study: as it is stored, and as it stands in the fields. */
export class RecruitmentDesk {
  readonly #study: OpenStudy;
  readonly #stored: LiveQuery<StoredRecruitment>;
  readonly #kept: KeptRecruitment;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#stored = new LiveQuery(() => read(study.db));
    this.#kept = KeptRecruitment.of(study);
  }

  /** `undefined` until read. */
  get stored(): StoredRecruitment | undefined {
    return this.#stored.current;
  }

  /** What stands in the fields; `null` while there is no log and none was begun. */
  readonly draft = $derived.by<LogDraft | null>(() => {
    const writing = this.#kept.writing;
    if (writing) return writing.draft;
    const stored = this.stored;
    return stored?.log ? draftOf(stored.log, stored.participants) : null;
  });

  /** The log that the fields say, with everything that is wrong with it. */
  readonly written = $derived.by<WrittenLog | null>(() =>
    this.draft && this.stored ? writtenLog(this.draft, this.stored.participants) : null,
  );

  /** Whether anything stands in the fields that is not stored. */
  readonly isChanged = $derived.by(() => {
    const writing = this.#kept.writing;
    return writing !== null && this.stored !== undefined && !this.#isStored(writing.draft);
  });

  /** Whether the stored log is another than the one the fields were begun on. */
  readonly isOvertaken = $derived.by(() => {
    const writing = this.#kept.writing;
    return writing !== null && this.isChanged && this.stored !== undefined
      ? writing.begunOn !== JSON.stringify(this.stored.log ?? null)
      : false;
  });

  newId = {
    log: () => this.#study.newId<RecruitmentId>(),
    stage: () => this.#study.newId<StageId>(),
    route: () => this.#study.newId<RouteId>(),
    person: () => this.#study.newId<ApproachedPerson['id']>(),
  };

  /** A first log in the fields; nothing is stored by it. */
  begin(): void {
    this.write(newLog(this.newId));
  }

  write(draft: LogDraft): void {
    // What was taken back again is nothing to be asked about when the page is closed.
    if (this.#isStored(draft)) {
      this.#kept.writing = null;
      return;
    }
    const begunOn = this.#kept.writing?.begunOn ?? JSON.stringify(this.stored?.log ?? null);
    this.#kept.writing = { draft, begunOn };
  }

  #isStored(draft: LogDraft): boolean {
    const { stored } = this;
    if (!stored?.log) return false;
    return JSON.stringify(draftOf(stored.log, stored.participants)) === JSON.stringify(draft);
  }

  /** Rows for people, or counts; counts are then those that the people make. */
  countBy(by: LogDraft['by']): void {
    const { draft, written } = this;
    if (!draft || !written || draft.by === by) return;
    if (by === 'people') this.write({ ...draft, by });
    else {
      // What cannot be read as a number yet stays in its field where nobody was entered.
      const stages =
        draft.people.length > 0 ? asCounts(written.log).stages.map(stageDraft) : draft.stages;
      this.write({ ...draft, by, stages });
    }
  }

  /** What stands in the fields goes; the stored log is shown again. */
  discard(): void {
    this.#kept.writing = null;
  }

  /**
   * Stores what stands in the fields, as one act. Nothing happens while something is wrong with it.
   * @throws {ActError} 'sums-do-not-add-up'; 'copy-for-one': in a copy the log is the lead's.
   */
  async save(): Promise<boolean> {
    const { draft } = this;
    if (!draft) return false;
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const { log: stored, participants } = await read(db);
      const { log, problems } = writtenLog(draft, participants);
      if (problems.length > 0) throw new ActError('sums-do-not-add-up');
      return changeRecruitment(stored, stored ? { ...log, id: stored.id } : log);
    });
    // What was written meanwhile stays.
    if (this.#kept.writing?.draft === draft) this.#kept.writing = null;
    return true;
  }
}

async function read(db: Database): Promise<StoredRecruitment> {
  const [logs, participants, transcripts, packets] = await Promise.all([
    db.recruitments.toArray(),
    db.participants.toArray(),
    db.transcripts.toArray(),
    db.packets.toArray(),
  ]);
  const heard = new Set(
    transcripts
      .filter(({ gathered }) => gathered === 'interview')
      .flatMap(({ speakers }) => speakers.flatMap(({ participantId }) => participantId ?? [])),
  );
  return {
    log: logs[0],
    participants: participants.toSorted((a, b) => a.order - b.order),
    interviewed: participants.filter(({ id }) => heard.has(id)).length,
    isForOne: assignedCoder(packets) !== null,
  };
}
