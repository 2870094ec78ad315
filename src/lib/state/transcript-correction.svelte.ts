import type { Participant } from '../domain/model/participant.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { CuttingRule, TranscriptVersion } from '../domain/model/transcript-version.ts';
import { ActError } from '../domain/errors.ts';
import { linkSpeakers } from '../domain/transcript/change-transcript.ts';
import { preparedTranscript } from '../domain/transcript/prepared.ts';
import { plansOfTranscript, recut, turnsOfVersion } from '../domain/transcript/recut.ts';
import type { SpeakerPlan } from '../domain/transcript/speakers.ts';
import type { Turn } from '../domain/transcript/turn.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { transcriptOf } from './transcript-desk.svelte.ts';

/** A stored transcript being corrected: text, speakers and cutting until coding begins. */
export class TranscriptCorrection {
  readonly transcript: Transcript;
  readonly participants: readonly Participant[];
  readonly codeInterviewer: boolean;
  turns: readonly Turn[] = $state.raw([]);
  speakers: readonly SpeakerPlan[] = $state.raw([]);
  cutting: CuttingRule = $state('sentence');
  changed = $state(false);

  readonly #study: OpenStudy;
  readonly #version: TranscriptVersion;

  constructor(
    study: OpenStudy,
    transcript: Transcript,
    version: TranscriptVersion,
    stored: { readonly participants: readonly Participant[]; readonly codeInterviewer: boolean },
  ) {
    this.#study = study;
    this.transcript = transcript;
    this.#version = version;
    this.participants = stored.participants;
    this.codeInterviewer = stored.codeInterviewer;
    this.discard();
  }

  /** @throws {ActError} 'transcript-gone'. */
  static async open(study: OpenStudy, id: TranscriptId): Promise<TranscriptCorrection> {
    const { db } = study;
    const transcript = await transcriptOf(db, id);
    const [version, participants, head] = await Promise.all([
      db.transcriptVersions.get(transcript.versionId),
      db.participants.toArray(),
      db.studies.toCollection().first(),
    ]);
    if (!version) throw new ActError('transcript-gone');
    return new TranscriptCorrection(study, transcript, version, {
      participants: participants.toSorted((a, b) => a.order - b.order),
      codeInterviewer: head?.codeInterviewer ?? false,
    });
  }

  /** Coding has begun: only who the participants are can still be said. */
  get frozen(): boolean {
    return this.transcript.frozenAt !== null;
  }

  /** The transcript as it would be cut. */
  readonly prepared = $derived(preparedTranscript(this.turns, this.cutting));

  setCutting(cutting: CuttingRule): void {
    this.cutting = cutting;
    this.changed = true;
  }

  correctSpeaker(label: string, correction: Partial<SpeakerPlan>): void {
    this.speakers = this.speakers.map((plan) =>
      plan.label === label ? { ...plan, ...correction } : plan,
    );
    this.changed = true;
  }

  /** Gives a turn other words or another speaker; without words it goes. */
  correctTurn(turn: number, text: string, speaker: string | null): void {
    const words = text.trim();
    this.turns = this.turns.flatMap((one, index) => {
      if (index !== turn) return [one];
      return words === '' && this.turns.length > 1
        ? []
        : [{ ...one, text: words || one.text, speaker }];
    });
    this.changed = true;
  }

  discard(): void {
    this.turns = turnsOfVersion(this.#version);
    this.speakers = plansOfTranscript(this.transcript);
    this.cutting = this.#version.cutting;
    this.changed = false;
  }

  /**
   * Stores the correction as one act.
   * @throws {ActError} 'transcript-frozen' where coding has begun meanwhile; 'transcript-changed'
   * where it was cut anew.
   */
  async save(): Promise<void> {
    const newId = <Id extends string>() => this.#study.newId<Id>();
    await this.#study.record(async (db) => {
      const transcript = await transcriptOf(db, this.transcript.id);
      const participants = await db.participants.toArray();
      if (!this.frozen && transcript.frozenAt !== null) throw new ActError('transcript-frozen');
      if (transcript.versionId !== this.#version.id) throw new ActError('transcript-changed');
      if (this.frozen) {
        const choices = this.speakers.map(({ participant }) => participant);
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
          memos: await db.memos.where('transcriptId').equals(of).toArray(),
          passes: await db.passes.where('transcriptId').equals(of).toArray(),
        },
        { turns: this.turns, speakers: this.speakers, cutting: this.cutting },
        newId,
      );
    });
    this.changed = false;
  }
}
