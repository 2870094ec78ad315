import { untrack } from 'svelte';
import type { NewCode } from '../domain/codebook/add-code.ts';
import type { CodingAct } from '../domain/coding/act.ts';
import { emptyPass, type PassKey } from '../domain/coding/empty-pass.ts';
import { hasLooked } from '../domain/coding/looked.ts';
import { holdsTheSame, type Quotation } from '../domain/coding/packed.ts';
import { codedLines, progressOf } from '../domain/coding/progress.ts';
import { ActError, StorageError } from '../domain/errors.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { applyToPass, passOf } from '../storage/passes.ts';
import { DeskCodebook } from './desk-codebook.svelte.ts';
import { readDesk, type DeskContent } from './desk-content.ts';
import { DeskCorrection } from './desk-correction.svelte.ts';
import { DeskMarks } from './desk-marks.svelte.ts';
import { DeskMemos } from './desk-memos.svelte.ts';
import { DeskPlace } from './desk-place.svelte.ts';
import { QuotationMarking } from './desk-quotation.svelte.ts';
import { DeskSubmission } from './desk-submission.svelte.ts';
import { DeskText } from './desk-text.ts';
import { LineCell } from './line-cell.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** One coder at work on one transcript: the pass, and the acts that change it. */
export class CodingDesk {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly key: PassKey;
  readonly text: DeskText;
  readonly cells: readonly LineCell[];
  readonly place: DeskPlace;
  readonly codebook: DeskCodebook;
  readonly marks: DeskMarks;
  readonly memos: DeskMemos;
  readonly marking: QuotationMarking;
  readonly submission: DeskSubmission;
  readonly correction: DeskCorrection;

  /** The code applied last, for which guidance may be offered. */
  lastApplied: CodeId | null = $state.raw(null);

  readonly #study: OpenStudy;
  /** `null` where nothing is stored. */
  readonly #passes: LiveQuery<Pass | null>;
  #pending = 0;
  #left = false;
  #readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(study: OpenStudy, content: DeskContent) {
    const { version, transcript, key } = content;
    this.#study = study;
    this.transcript = transcript;
    this.version = version;
    this.key = key;
    this.text = new DeskText(content);
    this.cells = Array.from({ length: this.text.lineCount }, () => new LineCell());
    this.codebook = new DeskCodebook(study, content);
    this.marks = new DeskMarks(content, this.codebook, this.cells);
    this.memos = new DeskMemos(study, content, () => this.locked);
    this.memos.placeOn(this.cells, content.memos);
    this.marking = new QuotationMarking(version);
    this.submission = new DeskSubmission(study, content);
    this.correction = new DeskCorrection(study, content);
    this.place = new DeskPlace(study, content, this.cells);
    this.#passes = new LiveQuery(async () => (await passOf(study.db, key)) ?? null);
  }

  /** @throws {ActError} 'transcript-gone'; 'no-part-in-it' when the coder has no round for it. */
  static async open(study: OpenStudy, transcriptId: TranscriptId): Promise<CodingDesk> {
    return new CodingDesk(study, await readDesk(study, transcriptId));
  }

  get pass(): Pass {
    return this.marks.pass;
  }

  readonly coded = $derived.by(() => codedLines(this.pass, this.text.lineCount));
  readonly progress = $derived.by(() =>
    progressOf(this.text.codable, this.coded, this.place.looked),
  );
  readonly locked = $derived.by(() => this.pass.submitted !== null);

  /** Takes up changes of the codebook; to be called where Svelte is watching. */
  takeUpCodebook(): void {
    if (this.codebook.takeUp()) untrack(() => this.marks.draw());
  }

  /** Takes up what other tabs did, and what was undone; to be called where Svelte is watching. */
  takeUpPass(): void {
    const news = this.#passes.current;
    if (news === undefined) return;
    untrack(() => {
      // What was submitted elsewhere is locked here at once.
      const isLocked = (news?.submitted ?? null) !== null;
      if (isLocked !== this.locked) void this.#readAgain();
      else this.#readAgainSoon();
    });
  }

  /** Takes up memos written or changed; to be called where Svelte is watching. */
  takeUpMemos(): void {
    const { all, linked } = this.memos;
    untrack(() => this.memos.placeOn(this.cells, all, linked));
  }

  goTo(line: number, extend = false): void {
    this.marking.letGo();
    this.place.goTo(line, extend);
  }

  letGo(): void {
    this.marking.letGo();
    this.place.letGo();
  }

  /** The nearest codable line without a code, searching from the current one; `null` if none. */
  nextUncoded(step: 1 | -1): number | null {
    const { lineCount, codable } = this.text;
    for (let line = this.place.line + step; line >= 0 && line < lineCount; line += step) {
      if (codable[line] && !this.coded[line]) return line;
    }
    return null;
  }

  /** The nearest line that was looked at and left without a code, after the current one, going round. */
  nextPassedOver(): number | null {
    const { lineCount, codable } = this.text;
    const { looked } = this.place;
    for (let step = 1; step <= lineCount; step += 1) {
      const line = (this.place.line + step) % lineCount;
      if (codable[line] && !this.coded[line] && hasLooked(looked, line)) return line;
    }
    return null;
  }

  /**
   * Puts the code on the chosen lines, or takes it off where all of them carry it; words chosen with
   * the pointer become its quotation. Resolves when it is on disk.
   */
  toggle(codeId: CodeId): Promise<Operation | null> {
    const { words, chosen } = this.place;
    return words
      ? this.act({ kind: 'quote', codeId, start: words.from, end: words.to })
      : this.act({ kind: 'toggle', codeId, ...chosen });
  }

  takeOff(codeId: CodeId): Promise<Operation | null> {
    return this.act({ kind: 'uncode', codeId, ...this.place.chosen });
  }

  flag(): Promise<Operation | null> {
    return this.act({ kind: 'flag', ...this.place.chosen });
  }

  /** One act of coding, decided from what is stored. */
  async act(act: CodingAct): Promise<Operation | null> {
    this.#pending += 1;
    try {
      const { pass, operation } = await this.#study.written(() =>
        applyToPass(
          this.#study.db,
          this.#study.stamp(),
          this.key,
          act,
          this.version,
          this.text.codable,
          this.codebook.effective.merged,
        ),
      );
      this.#study.witnessed(operation);
      this.marks.show(pass);
      if ('codeId' in act && operation && operation.kind !== 'uncode') {
        this.codebook.noteUsed(act.codeId);
        this.lastApplied = act.codeId;
      }
      this.place.words = null;
      return operation;
    } finally {
      this.#pending -= 1;
    }
  }

  /** Begins a quotation for a code on the chosen lines, from their whole words. */
  beginQuotation(codeId: CodeId): void {
    this.marking.begin(codeId, this.place.chosen, this.marks.quotationsOf(codeId));
  }

  async settleQuotation(): Promise<Operation | null> {
    const { draft } = this.marking;
    if (!draft) return null;
    this.marking.letGo();
    return this.act({ kind: 'quote', codeId: draft.codeId, start: draft.from, end: draft.to });
  }

  removeQuotation(quotation: Quotation): Promise<Operation | null> {
    const { codeId, from: start, to: end } = quotation;
    return this.act({ kind: 'unquote', codeId, start, end });
  }

  /**
   * Adds a code of the researcher's own to the codebook, then puts it on the chosen lines.
   * @throws {ActError} 'not-codable', before the code is made; 'code-name-taken', 'pass-submitted'.
   */
  async codeAnew(code: NewCode): Promise<Operation | null> {
    const { words, chosen } = this.place;
    if (!this.text.codable.subarray(chosen.from, chosen.to).includes(1)) {
      throw new ActError('not-codable');
    }
    const codeId = await this.codebook.make(code, this.#unwritten());
    return words
      ? this.act({ kind: 'quote', codeId, start: words.from, end: words.to })
      : this.act({ kind: 'code', codeId, ...chosen });
  }

  /** Locks the pass; from then on this desk is for reading. @throws {ActError} 'already-submitted'. */
  async submit(): Promise<void> {
    await this.submission.submit(this.#unwritten());
    await this.#readAgain();
  }

  /** @throws {ActError} 'reason-missing', 'already-revealed'. */
  async reopen(reason: string): Promise<void> {
    await this.submission.reopen(reason);
    await this.#readAgain();
  }

  /** Writes down where the coder is and rests; for when the desk is left. */
  async leave(): Promise<void> {
    clearTimeout(this.#readTimer);
    this.#left = true;
    await this.place.leave();
  }

  /** The pass as it is where nothing is stored of it. */
  #unwritten(): Pass {
    return emptyPass(this.key, this.version.id, this.pass.id);
  }

  /**
   * Reads the pass again once the hand rests. News of it may be older than an act just done, so it
   * says only that there is something to read.
   */
  #readAgainSoon(): void {
    clearTimeout(this.#readTimer);
    if (!this.#left) this.#readTimer = setTimeout(() => void this.#readAgain(), 150);
  }

  async #readAgain(): Promise<void> {
    if (this.#left) return;
    const before = this.pass;
    const stored = await this.#stored();
    const isStale = this.#left || this.#pending > 0 || this.pass !== before;
    // A pass that was carried stands on the lines of another text than this desk shows.
    if (stored && stored.versionId !== this.version.id) return;
    if (stored && !isStale && !holdsTheSame(stored, before)) this.marks.show(stored);
  }

  /** `null` when the study was closed first. */
  async #stored(): Promise<Pass | null> {
    try {
      return (await passOf(this.#study.db, this.key)) ?? this.#unwritten();
    } catch (error) {
      if (error instanceof StorageError && error.code === 'closed') return null;
      throw error;
    }
  }
}
