import type { Speaker, Transcript } from '../domain/model/transcript.ts';
import type { CuttingRule, TranscriptVersion } from '../domain/model/transcript-version.ts';
import { usualWrapWidth } from '../domain/transcript/cut.ts';
import { preparedTranscript } from '../domain/transcript/prepared.ts';
import { plansOfTranscript, spokenTurns, turnsOfVersion } from '../domain/transcript/recut.ts';
import type { SpeakerPlan } from '../domain/transcript/speakers.ts';
import type { Turn } from '../domain/transcript/turn.ts';
import { changeTurn, joinTurns, splitTurn } from '../domain/transcript/turn-edits.ts';

/** A turn whose words are being edited. */
export interface TurnDraft {
  readonly turn: number;
  readonly text: string;
  readonly speaker: string | null;
}

/** A stored transcript with other words, speakers or cutting, none of it saved yet. */
export class TranscriptEdits {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  turns: readonly Turn[] = $state.raw([]);
  speakers: readonly SpeakerPlan[] = $state.raw([]);
  cutting: CuttingRule = $state('sentence');
  wrapWidth = $state(usualWrapWidth);
  changed = $state(false);
  draft: TurnDraft | null = $state.raw(null);

  constructor(transcript: Transcript, version: TranscriptVersion) {
    this.transcript = transcript;
    this.version = version;
    this.#asStored();
  }

  /** The transcript as it would be cut. */
  readonly prepared = $derived(
    preparedTranscript(
      spokenTurns(this.turns),
      this.cutting,
      this.cutting === 'wrapped' ? this.wrapWidth : null,
    ),
  );

  setCutting(cutting: CuttingRule, wrapWidth = this.wrapWidth): void {
    this.cutting = cutting;
    this.wrapWidth = wrapWidth;
    this.touched();
  }

  correctSpeaker(label: string, correction: Partial<SpeakerPlan>): void {
    this.speakers = this.speakers.map((plan) =>
      plan.label === label ? { ...plan, ...correction } : plan,
    );
    this.touched();
  }

  /** Somebody who was not named yet; gives the label that turns name them by. */
  addSpeaker(name: string, role: Speaker['role']): string {
    const label = `new ${this.speakers.length}`;
    const participant = { kind: 'unidentified' } as const;
    this.speakers = [
      ...this.speakers,
      { label, sameAs: null, name: name.trim(), role, participant },
    ];
    this.touched();
    return label;
  }

  edit(draft: TurnDraft | null): void {
    this.draft = draft;
  }

  /** Gives a turn other words or another speaker; without words it goes. */
  correctTurn(turn: number, text: string, speaker: string | null): void {
    this.turns = changeTurn(this.turns, turn, text, speaker);
    this.#turnsChanged();
  }

  /** Cuts a turn in two before an offset of its words as they are now. */
  splitTurn(turn: number, text: string, speaker: string | null, at: number): void {
    const blank = text.length - text.trimStart().length;
    this.turns = splitTurn(changeTurn(this.turns, turn, text, speaker), turn, at - blank);
    this.#turnsChanged();
  }

  /** Makes a turn, with its words as they are now, and the next one a single turn. */
  joinTurn(turn: number, text: string, speaker: string | null): void {
    const kept = text.trim() === '' ? (this.turns[turn]?.text ?? '') : text;
    this.turns = joinTurns(changeTurn(this.turns, turn, kept, speaker), turn);
    this.#turnsChanged();
  }

  discard(): void {
    this.#asStored();
    this.changed = false;
    this.draft = null;
  }

  #asStored(): void {
    this.turns = turnsOfVersion(this.version);
    this.speakers = plansOfTranscript(this.transcript);
    this.cutting = this.version.cutting;
    this.wrapWidth = this.version.wrapWidth ?? usualWrapWidth;
  }

  #turnsChanged(): void {
    this.draft = null;
    this.touched();
  }

  protected touched(): void {
    this.changed = true;
  }
}
