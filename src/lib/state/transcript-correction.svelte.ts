import type { Anchor } from '../domain/correction/anchor.ts';
import {
  correctedTranscript,
  correctTranscript,
  isSameVersion,
} from '../domain/correction/correct-transcript.ts';
import { ActError } from '../domain/errors.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Participant } from '../domain/model/participant.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { linkSpeakers } from '../domain/transcript/change-transcript.ts';
import { recut } from '../domain/transcript/recut.ts';
import { correctionRecords } from './correction-records.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { transcriptOf } from './transcript-desk.svelte.ts';
import { TranscriptEdits } from './transcript-edits.svelte.ts';
import { codesSeenBy } from './visible-codebook.ts';

/** What a correction would do, as the person at the keyboard may see it. */
export interface CorrectionLook {
  /** Of the version it would make. */
  readonly number: number;
  /** What became of everything on the transcript's lines that they may read. */
  readonly anchors: readonly Anchor[];
  readonly codes: readonly Code[];
  /** Whose the anchors may be. */
  readonly coders: readonly Coder[];
  readonly coderId: CoderId;
  /** Whether anybody else is on the team: what they have on the transcript goes over in the same way. */
  readonly hasOthers: boolean;
}

/** Corrections begun and not saved, which other pages do not take away. */
const begun = new WeakMap<OpenStudy, Map<TranscriptId, TranscriptCorrection>>();

/**
 * A stored transcript being corrected: its words, speakers and cutting. Until coding begins it is cut
 * anew; afterwards a correction makes a new version, once what it does has been looked at.
 */
export class TranscriptCorrection extends TranscriptEdits {
  readonly participants: readonly Participant[];
  readonly codeInterviewer: boolean;
  /** The copy was made for one coder: its text is the lead's. */
  readonly isAssigned: boolean;
  /** Another version came into use since this was begun: it can be read and put away, not accepted. */
  stale = $state(false);
  reason = $state('');
  /** `null` until it was asked what the correction does, and whenever it is changed. */
  look: CorrectionLook | null = $state.raw(null);

  readonly #study: OpenStudy;

  constructor(
    study: OpenStudy,
    transcript: Transcript,
    version: TranscriptVersion,
    stored: {
      readonly participants: readonly Participant[];
      readonly codeInterviewer: boolean;
      readonly isAssigned?: boolean;
    },
  ) {
    super(transcript, version);
    this.#study = study;
    this.participants = stored.participants;
    this.codeInterviewer = stored.codeInterviewer;
    this.isAssigned = stored.isAssigned ?? false;
  }

  /**
   * What was begun and not saved, or the transcript as it is stored.
   * @throws {ActError} 'transcript-gone'.
   */
  static async open(study: OpenStudy, id: TranscriptId): Promise<TranscriptCorrection> {
    const { db } = study;
    const transcript = await transcriptOf(db, id);
    const kept = begun.get(study)?.get(id);
    if (kept && (kept.changed || kept.draft !== null)) {
      kept.stale = !kept.#isInUse(transcript) || kept.frozen !== (transcript.frozenAt !== null);
      return kept;
    }
    const [version, participants, head, packets] = await Promise.all([
      db.transcriptVersions.get(transcript.versionId),
      db.participants.toArray(),
      db.studies.toCollection().first(),
      db.packets.toArray(),
    ]);
    if (!version) throw new ActError('transcript-gone');
    const correction = new TranscriptCorrection(study, transcript, version, {
      participants: participants.toSorted((a, b) => a.order - b.order),
      codeInterviewer: head?.codeInterviewer ?? false,
      isAssigned: assignedCoder(packets) !== null,
    });
    begun.set(study, (begun.get(study) ?? new Map<TranscriptId, never>()).set(id, correction));
    return correction;
  }

  /** Coding has begun: a correction makes a new version. */
  get frozen(): boolean {
    return this.transcript.frozenAt !== null;
  }

  /** Coding has begun in a copy made for one coder: only who the participants are can be said. */
  get isFixed(): boolean {
    return this.frozen && this.isAssigned;
  }

  /** Whether words, cutting or speakers differ from the version in use, and coding has begun. */
  readonly makesVersion = $derived(
    this.changed &&
      this.frozen &&
      !isSameVersion(
        { transcript: this.transcript, version: this.version },
        this.prepared,
        this.speakers,
      ),
  );

  /** Puts away what is not saved. */
  override discard(): void {
    super.discard();
    this.reason = '';
    this.look = null;
  }

  /**
   * Finds out what the correction would do, and changes nothing.
   * @throws {ActError} 'transcript-changed' where another version is in use; 'text-is-the-leads'.
   */
  async lookAtIt(): Promise<void> {
    const { db, here } = this.#study;
    const coders = await db.coders.toArray();
    const { anchors, number } = await this.#made(db, correctedTranscript);
    const codes = await codesSeenBy(db, here.coderId, [this.transcript.id]);
    this.look = {
      number,
      anchors,
      codes,
      coders,
      coderId: here.coderId,
      hasOthers: coders.some(({ id }) => id !== here.coderId),
    };
  }

  /** Back to correcting. */
  lookAway(): void {
    this.look = null;
  }

  /**
   * Makes the new version, as one act.
   * @throws {ActError} 'reason-missing'; 'transcript-changed' where another version is in use;
   * 'coding-changed' where it would do something else than was looked at.
   */
  async accept(): Promise<void> {
    const { look } = this;
    if (!look) throw new RangeError('a correction that nobody has looked at');
    await this.#study.record(async (db) => {
      const { change, anchors } = await this.#made(db, correctTranscript);
      if (!isSame(anchors, look.anchors)) throw new ActError('coding-changed');
      return change;
    });
    this.#forget();
  }

  /**
   * Stores what needs no new version, as one act: everything before coding begins, who the
   * participants are afterwards.
   * @throws {ActError} 'transcript-frozen' where coding has begun meanwhile; 'transcript-changed'
   * where it was cut anew.
   */
  async save(): Promise<void> {
    const newId = <Id extends string>() => this.#study.newId<Id>();
    await this.#study.record(async (db) => {
      const { frozenAt } = await transcriptOf(db, this.transcript.id);
      if (!this.frozen && frozenAt !== null) throw new ActError('transcript-frozen');
      const transcript = await this.#inUse(db);
      const participants = await db.participants.toArray();
      if (this.frozen) {
        const choices = transcript.speakers.map(
          (_, index) =>
            this.speakers.find(({ label }) => label === String(index))?.participant ?? nobody,
        );
        return linkSpeakers(transcript, choices, { participants, newId });
      }
      const version = await db.transcriptVersions.get(transcript.versionId);
      if (!version) throw new ActError('transcript-changed');
      const of = transcript.id;
      return recut(
        {
          transcript,
          version,
          participants,
          memos: await db.memos.toArray(),
          passes: await db.passes.where('transcriptId').equals(of).toArray(),
        },
        this.#correction(),
        newId,
      );
    });
    this.#forget();
  }

  #isInUse({ versionId, speakers }: Transcript): boolean {
    const { transcript, version } = this;
    return (
      versionId === version.id && JSON.stringify(speakers) === JSON.stringify(transcript.speakers)
    );
  }

  async #made(db: OpenStudy['db'], make: typeof correctedTranscript) {
    const { at, coderId } = this.#study.stamp();
    const newId = <Id extends string>() => this.#study.newId<Id>();
    const records = await correctionRecords(db, await this.#inUse(db), this.#study);
    const correction = { ...this.#correction(), reason: this.reason };
    const made = make(records.stored, correction, { at, coderId, newId });
    return {
      change: made.change,
      number: made.version.number,
      anchors: records.visible(made.anchors),
    };
  }

  /** The transcript, if it is still the one that was opened. */
  async #inUse(db: OpenStudy['db']): Promise<Transcript> {
    const transcript = await transcriptOf(db, this.transcript.id);
    if (!this.#isInUse(transcript)) throw new ActError('transcript-changed');
    return transcript;
  }

  #correction() {
    const { turns, speakers, cutting } = this;
    return { turns, speakers, cutting, wrapWidth: this.prepared.wrapWidth };
  }

  protected override touched(): void {
    super.touched();
    this.look = null;
  }

  #forget(): void {
    begun.get(this.#study)?.delete(this.transcript.id);
    this.changed = false;
    this.draft = null;
    this.look = null;
  }
}

const nobody = { kind: 'unidentified' } as const;

/** Whether two lists say the same of what became of everything. */
function isSame(one: readonly Anchor[], other: readonly Anchor[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
