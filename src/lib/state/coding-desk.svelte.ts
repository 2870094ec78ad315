import { untrack } from 'svelte';
import { effectiveCodes, type EffectiveCodes } from '../domain/codebook/effective-codes.ts';
import { addCode, type NewCode } from '../domain/codebook/add-code.ts';
import type { CodingAct } from '../domain/coding/act.ts';
import { emptyPass, type PassKey } from '../domain/coding/empty-pass.ts';
import { lineMarks, noMarks, type LineMarks } from '../domain/coding/line-marks.ts';
import { hasLooked, withLooked } from '../domain/coding/looked.ts';
import { holdsTheSame, unpacked, type Quotation } from '../domain/coding/packed.ts';
import { codedLines, progressOf } from '../domain/coding/progress.ts';
import { roundOf } from '../domain/coding/round-of.ts';
import { withEndMoved } from '../domain/coding/words-in-line.ts';
import { ActError, StorageError } from '../domain/errors.ts';
import { changeMemo, removeMemo, writeMemo, type MemoSubject } from '../domain/memos/changes.ts';
import type { Code, CodeId } from '../domain/model/code.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Pass, PassId } from '../domain/model/pass.ts';
import type { SplitDecision } from '../domain/model/split-decision.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import {
  codableLines,
  lineAt,
  lineSpan,
  lineText,
  speakerOfLine,
  turnOfLine,
} from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { applyToPass, passOf } from '../storage/passes.ts';
import { keepPlace, placeOf } from '../storage/places.ts';
import { writersOperations } from '../storage/operations.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What one line shows and may change: a cell of its own, so that a key repaints one line. */
export class LineCell {
  /** Whether the line is the current one, chosen with it, or neither. */
  place: 'away' | 'chosen' | 'here' = $state.raw('away');
  marks: LineMarks = $state.raw(noMarks);
  memos: readonly Memo[] = $state.raw([]);
}

/** A transcript as it is read from the database for coding. */
export interface DeskContent {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly codes: readonly Code[];
  readonly decisions: readonly SplitDecision[];
  readonly pass: Pass;
  readonly started: boolean;
  readonly key: PassKey;
  readonly memos: readonly Memo[];
  readonly line: number;
  readonly looked: Uint8Array;
  readonly recent: readonly CodeId[];
}

/** A quotation being marked: offsets [from, to) of the text, and the end that arrows move. */
export interface QuotationDraft {
  readonly codeId: CodeId;
  readonly from: number;
  readonly to: number;
  readonly end: 'from' | 'to';
}

/** One coder at work on one transcript: which line is next, and what is on each. */
export class CodingDesk {
  readonly #study: OpenStudy;
  #effective: EffectiveCodes = $state.raw(effectiveCodes([], []));
  readonly #codes: LiveQuery<{ codes: Code[]; decisions: SplitDecision[] }>;
  readonly #passes: LiveQuery<Pass | undefined>;
  readonly #memos: LiveQuery<Memo[]>;
  readonly #first: DeskContent;
  #pending = 0;
  #left = false;
  #codebook: object | null = null;
  #placeTimer: ReturnType<typeof setTimeout> | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  /** Lanes and marks as they are drawn, to find the lines that changed. */
  #drawn: readonly LineMarks[] = [];
  #shown = { from: 0, to: 0 };
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly study: Study;
  readonly key: PassKey;

  readonly lineCount: number;
  /** One byte a line. */
  readonly codable: Uint8Array;
  /** Index into the transcript's speakers, −1 for nobody named. */
  readonly speakerOfLine: Int16Array;
  readonly turnOfLine: Uint32Array;
  readonly cells: readonly LineCell[];

  /** Zero-based current line. */
  line = $state(0);
  /** The other end of the chosen lines; equal to `line` when one line is chosen. */
  #anchor = $state(0);
  /** Words chosen with the pointer: offsets [from, to) of the text. */
  chosenWords: { readonly from: number; readonly to: number } | null = $state.raw(null);
  quotation: QuotationDraft | null = $state.raw(null);
  #used: readonly CodeId[] = $state.raw([]);
  /** The code applied last, for which guidance may be offered. */
  lastApplied: CodeId | null = $state.raw(null);
  pass: Pass = $state.raw(null as never);
  looked: Uint8Array = $state.raw(new Uint8Array());

  constructor(study: OpenStudy, content: DeskContent) {
    this.#study = study;
    this.#first = content;
    this.study = content.study;
    this.transcript = content.transcript;
    this.version = content.version;
    this.key = content.key;
    this.pass = content.pass;
    this.looked = content.looked;
    this.#used = content.recent;
    this.lineCount = content.version.lineFrom.length;
    this.codable = codableLines(content.version, content.transcript, content.study);
    this.speakerOfLine = speakerOfLine(content.version);
    this.turnOfLine = turnOfLine(content.version);
    this.cells = Array.from({ length: this.lineCount }, () => new LineCell());
    this.#effective = effectiveCodes(content.codes, content.decisions);
    this.#draw(content.codes);
    this.#placeMemos(content.memos);
    this.goTo(Math.min(content.line, this.lineCount - 1));

    const { db } = study;
    this.#codes = new LiveQuery(async () => ({
      codes: await db.codes.toArray(),
      decisions: await db.splitDecisions
        .where('transcriptId')
        .equals(content.key.transcriptId)
        .toArray(),
    }));
    this.#passes = new LiveQuery(() => passOf(db, content.key));
    this.#memos = new LiveQuery(() => memosOf(study, content.key));
  }

  /**
   * Reads what the desk needs. Reads one transcript, however large the study is.
   * @throws {ActError} 'transcript-gone'; 'no-part-in-it' when the coder has no round for it.
   */
  static async open(study: OpenStudy, transcriptId: TranscriptId): Promise<CodingDesk> {
    const { db, here } = study;
    const { coderId } = here;
    const [head, transcript, rounds, codes, place, decisions, lately] = await Promise.all([
      db.studies.toCollection().first(),
      db.transcripts.get(transcriptId),
      db.rounds.toArray(),
      db.codes.toArray(),
      placeOf(db, transcriptId, coderId),
      db.splitDecisions.where('transcriptId').equals(transcriptId).toArray(),
      writersOperations(db, here.writer).reverse().limit(40).toArray(),
    ]);
    const version = transcript && (await db.transcriptVersions.get(transcript.versionId));
    if (!head || !transcript || !version) throw new ActError('transcript-gone');
    const round = roundOf(rounds, transcriptId, coderId);
    if (!round) throw new ActError('no-part-in-it');
    const key: PassKey = { transcriptId, coderId, roundId: round.id };
    const [stored, memos] = await Promise.all([passOf(db, key), memosOf(study, key)]);
    return new CodingDesk(study, {
      study: head,
      transcript,
      version,
      codes,
      decisions,
      pass: stored ?? emptyPass(key, version.id, study.newId<PassId>()),
      started: stored !== undefined,
      key,
      memos,
      line: place?.line ?? 0,
      looked: place?.looked ?? new Uint8Array(),
      recent: recentCodes(lately),
    });
  }

  /** Codes of the study that this coder may see, whatever their status. */
  readonly codes = $derived.by<readonly Code[]>(() =>
    (this.#codes.current?.codes ?? this.#first.codes).filter(
      ({ proposedIn }) => proposedIn === null || proposedIn === this.pass.id,
    ),
  );
  readonly codesById = $derived(new Map(this.codes.map((code) => [code.id, code])));

  /** Codes used lately that are still in use, newest first. */
  readonly recent = $derived.by<readonly CodeId[]>(() =>
    this.#used.filter((id) => this.codesById.get(id)?.status === 'active').slice(0, 9),
  );

  readonly memos = $derived.by(() => this.#memos.current ?? this.#first.memos);

  /** Chosen lines [from, to). */
  readonly chosen = $derived({
    from: Math.min(this.line, this.#anchor),
    to: Math.max(this.line, this.#anchor) + 1,
  });

  readonly coded = $derived.by(() => codedLines(this.pass, this.lineCount));
  readonly progress = $derived.by(() => progressOf(this.codable, this.coded, this.looked));

  /** The pass with merges and splits applied, as it is shown. */
  readonly #counted = $derived.by(() => {
    const { codings, quotations } = unpacked(this.pass);
    return {
      codings: this.#effective.joined(codings, this.key),
      quotations: once(
        quotations.map((each) => ({ ...each, codeId: this.#effective.merged(each.codeId) })),
      ),
      flags: this.pass.flags,
    };
  });

  /** Codings of each code in this transcript, by code. */
  readonly codingsByCode = $derived.by(() => {
    const counts = new Map<CodeId, number>();
    for (const { codeId } of this.#counted.codings) {
      counts.set(codeId, (counts.get(codeId) ?? 0) + 1);
    }
    return counts;
  });

  readonly locked = $derived.by(() => this.pass.submitted !== null);

  /** Takes up changes of the codebook; to be called where Svelte is watching. */
  takeUpCodebook(): void {
    const codebook = this.#codes.current;
    if (!codebook || codebook === this.#codebook) return;
    this.#codebook = codebook;
    untrack(() => {
      this.#effective = effectiveCodes(codebook.codes, codebook.decisions);
      this.#draw(codebook.codes);
    });
  }

  /** Takes up what other tabs coded, and what was undone; to be called where Svelte is watching. */
  takeUpPass(): void {
    if (this.#passes.current) untrack(() => this.#readAgainSoon());
  }

  /** Takes up memos written or changed; to be called where Svelte is watching. */
  takeUpMemos(): void {
    const memos = this.memos;
    untrack(() => this.#placeMemos(memos));
  }

  textOf(line: number): string {
    return lineText(this.version, line);
  }

  speakerLabel(line: number): string {
    return this.transcript.speakers[this.speakerOfLine[line] ?? -1]?.label ?? '';
  }

  startsTurn(line: number): boolean {
    return line === 0 || this.turnOfLine[line] !== this.turnOfLine[line - 1];
  }

  /** Codes on a line, stripes first. */
  codesOn(line: number): CodeId[] {
    const { stripes, own } = this.cells[line]!.marks;
    return [...new Set([...stripes, ...own].map(({ codeId }) => codeId))];
  }

  /** Codes on any of the chosen lines. */
  codesChosen(): CodeId[] {
    const { from, to } = this.chosen;
    const found = new Set<CodeId>();
    for (let line = from; line < to; line += 1) {
      for (const codeId of this.codesOn(line)) found.add(codeId);
    }
    return [...found];
  }

  goTo(line: number, extend = false): void {
    this.line = Math.max(0, Math.min(this.lineCount - 1, line));
    if (!extend) this.#anchor = this.line;
    this.chosenWords = null;
    this.quotation = null;
    this.#lookedHere();
  }

  letGo(): void {
    this.#anchor = this.line;
    this.chosenWords = null;
    this.quotation = null;
    this.#showPlaces();
  }

  /** Chooses words with the pointer: the lines they stand in become the chosen lines. */
  chooseWords(from: number, to: number): void {
    const [first, last] = [
      lineAt(this.version, from),
      lineAt(this.version, Math.max(from, to - 1)),
    ];
    this.#anchor = first;
    this.line = last;
    this.#lookedHere();
    const [start, end] = [lineSpan(this.version, first)[0], lineSpan(this.version, last)[1]];
    const whole =
      from <= start && to >= start + this.version.text.slice(start, end).trimEnd().length;
    this.chosenWords = whole ? null : { from, to };
  }

  /** The nearest codable line without a code, searching from the current one; `null` if none. */
  nextUncoded(step: 1 | -1): number | null {
    for (let line = this.line + step; line >= 0 && line < this.lineCount; line += step) {
      if (this.codable[line] && !this.coded[line]) return line;
    }
    return null;
  }

  /** The nearest line that was looked at and left without a code, after the current one, going round. */
  nextPassedOver(): number | null {
    for (let step = 1; step <= this.lineCount; step += 1) {
      const line = (this.line + step) % this.lineCount;
      if (this.codable[line] && !this.coded[line] && hasLooked(this.looked, line)) return line;
    }
    return null;
  }

  /**
   * Puts the code on the chosen lines, or takes it off where all of them carry it; words chosen with
   * the pointer become its quotation. Resolves when it is on disk.
   */
  toggle(codeId: CodeId): Promise<Operation | null> {
    const words = this.chosenWords;
    return words
      ? this.act({ kind: 'quote', codeId, start: words.from, end: words.to })
      : this.act({ kind: 'toggle', codeId, ...this.chosen });
  }

  takeOff(codeId: CodeId): Promise<Operation | null> {
    return this.act({ kind: 'uncode', codeId, ...this.chosen });
  }

  flag(): Promise<Operation | null> {
    return this.act({ kind: 'flag', ...this.chosen });
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
          this.codable,
          this.#effective.merged,
        ),
      );
      this.#pending -= 1;
      this.#study.witnessed(operation);
      this.pass = pass;
      this.#draw(this.codes);
      if ('codeId' in act && operation && operation.kind !== 'uncode') {
        this.#used = [act.codeId, ...this.#used.filter((id) => id !== act.codeId)];
        this.lastApplied = act.codeId;
      }
      this.chosenWords = null;
      return operation;
    } catch (error) {
      this.#pending -= 1;
      throw error;
    }
  }

  /** Begins a quotation for a code on the current line, from its whole words. */
  beginQuotation(codeId: CodeId): void {
    const [from] = lineSpan(this.version, this.chosen.from);
    const last = this.chosen.to - 1;
    const to = lineSpan(this.version, last)[0] + this.textOf(last).length;
    const known = this.quotationsOf(codeId).find((each) => each.from >= from && each.to <= to);
    this.quotation = { codeId, from: known?.from ?? from, to: known?.to ?? to, end: 'to' };
  }

  moveQuotation(step: 1 | -1): void {
    const draft = this.quotation;
    if (!draft) return;
    const [start] = lineSpan(this.version, this.chosen.from);
    const last = this.chosen.to - 1;
    const text = this.version.text.slice(
      start,
      lineSpan(this.version, last)[0] + this.textOf(last).length,
    );
    const span = { from: draft.from - start, to: draft.to - start };
    const moved = withEndMoved(text, span, draft.end, step);
    this.quotation = { ...draft, from: moved.from + start, to: moved.to + start };
  }

  turnQuotation(): void {
    if (this.quotation) {
      this.quotation = { ...this.quotation, end: this.quotation.end === 'to' ? 'from' : 'to' };
    }
  }

  async settleQuotation(): Promise<Operation | null> {
    const draft = this.quotation;
    if (!draft) return null;
    this.quotation = null;
    return this.act({ kind: 'quote', codeId: draft.codeId, start: draft.from, end: draft.to });
  }

  removeQuotation(quotation: Quotation): Promise<Operation | null> {
    const { codeId, from: start, to: end } = quotation;
    return this.act({ kind: 'unquote', codeId, start, end });
  }

  quotationsOf(codeId: CodeId): Quotation[] {
    return this.#counted.quotations.filter((each) => each.codeId === codeId);
  }

  /** The quotations that touch a line. */
  quotationsOn(line: number): Quotation[] {
    const [from, to] = lineSpan(this.version, line);
    return this.#counted.quotations.filter((each) => each.from < to && each.to > from);
  }

  /**
   * Adds a code of the researcher's own to the codebook, then puts it on the chosen lines.
   * @throws {ActError} 'not-codable', before the code is made; 'code-name-taken'.
   */
  async codeAnew(code: NewCode): Promise<Operation | null> {
    const { from, to } = this.chosen;
    if (!this.codable.subarray(from, to).includes(1)) throw new ActError('not-codable');
    const id = this.#study.newId<CodeId>();
    const { coderId } = this.#study.here;
    await this.#study.record(async (db) =>
      addCode(await db.codes.toArray(), code, { id, at: this.#study.now(), by: coderId }),
    );
    const words = this.chosenWords;
    return words
      ? this.act({ kind: 'quote', codeId: id, start: words.from, end: words.to })
      : this.act({ kind: 'code', codeId: id, ...this.chosen });
  }

  /** @param lines those chosen when the memo was begun: the hand may have moved on since. */
  async writeMemo(
    subject: 'line' | 'transcript' | CodeId,
    text: string,
    lines: { readonly from: number; readonly to: number } = this.chosen,
  ): Promise<Operation | null> {
    const { transcriptId, roundId, coderId } = this.key;
    const about: MemoSubject =
      subject === 'line'
        ? { about: 'line', transcriptId, roundId, ...lines }
        : subject === 'transcript'
          ? { about: 'transcript', transcriptId, roundId }
          : { about: 'code', codeId: subject };
    const by = { id: this.#study.newId<MemoId>(), coderId, at: this.#study.now() };
    return this.#study.record(async (db) => {
      if (about.about !== 'code') await this.#requireOpenPass(db);
      else if (!(await db.codes.get(about.codeId))) throw new ActError('code-not-found');
      return writeMemo(about, text, by);
    });
  }

  async changeMemo(memoId: MemoId, text: string): Promise<Operation | null> {
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? changeMemo(memo, text, this.#study.now()) : null;
    });
  }

  async removeMemo(memoId: MemoId): Promise<Operation | null> {
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? removeMemo(memo) : null;
    });
  }

  /**
   * Memos on lines and transcripts belong to the pass, and are locked with it; their lines are those
   * the coder sees.
   */
  async #requireOpenPass(db: Database): Promise<void> {
    const transcript = await db.transcripts.get(this.key.transcriptId);
    if (!transcript) throw new ActError('transcript-gone');
    if (transcript.versionId !== this.version.id) throw new ActError('transcript-changed');
    const pass = await passOf(db, this.key);
    if (pass?.submitted) throw new ActError('pass-submitted');
  }

  /** Writes down at once where the coder is; for when the page goes. */
  async keepPlace(): Promise<void> {
    clearTimeout(this.#placeTimer);
    this.#placeTimer = undefined;
    const { transcriptId, coderId } = this.key;
    try {
      await keepPlace(this.#study.db, {
        id: this.#study.newId(),
        transcriptId,
        coderId,
        line: this.line,
        looked: this.looked,
        at: this.#study.now(),
      });
    } catch (error) {
      // The study was closed first: the place was written down moments ago.
      if (!(error instanceof StorageError) || error.code !== 'closed') throw error;
    }
  }

  /** Writes down where the coder is and rests; for when the desk is left. */
  async leave(): Promise<void> {
    clearTimeout(this.#readTimer);
    this.#left = true;
    await this.keepPlace();
  }

  #lookedHere(): void {
    this.looked = withLooked(this.looked, this.line);
    this.#showPlaces();
    this.#keepPlaceSoon();
  }

  /** Marks the current and the chosen lines in their cells, and clears those that were. */
  #showPlaces(): void {
    const now = this.chosen;
    for (let line = this.#shown.from; line < this.#shown.to; line += 1) {
      if (line < now.from || line >= now.to) this.cells[line]!.place = 'away';
    }
    for (let line = now.from; line < now.to; line += 1) {
      this.cells[line]!.place = line === this.line ? 'here' : 'chosen';
    }
    this.#shown = now;
  }

  #keepPlaceSoon(): void {
    if (!this.#left) this.#placeTimer ??= setTimeout(() => void this.keepPlace(), 700);
  }

  /**
   * Reads the pass again once the hand rests. News of it may be older than an act just done, so it
   * says only that there is something to read.
   */
  #readAgainSoon(): void {
    clearTimeout(this.#readTimer);
    if (this.#left) return;
    this.#readTimer = setTimeout(async () => {
      const before = this.pass;
      const stored = await passOf(this.#study.db, this.key);
      const news = stored && !holdsTheSame(stored, before);
      if (!news || this.#pending > 0 || this.pass !== before) return;
      this.pass = stored;
      this.#draw(this.codes);
    }, 150);
  }

  #draw(codes: readonly Code[]): void {
    const own = new Set(codes.filter(({ kind }) => kind === 'own').map(({ id }) => id));
    const marks = lineMarks(this.#counted, this.version, (id) => own.has(id));
    marks.forEach((each, line) => {
      if (each.signature !== (this.#drawn[line] ?? noMarks).signature)
        this.cells[line]!.marks = each;
    });
    this.#drawn = marks;
  }

  #placeMemos(memos: readonly Memo[]): void {
    const byLine = new Map<number, Memo[]>();
    for (const memo of memos) {
      if (memo.about !== 'line' || memo.from === null) continue;
      byLine.set(memo.from, [...(byLine.get(memo.from) ?? []), memo]);
    }
    this.cells.forEach((cell, line) => {
      const here = byLine.get(line) ?? none;
      if (cell.memos.length > 0 || here.length > 0) cell.memos = here;
    });
  }
}

const none: readonly Memo[] = [];

/** Of codes that were merged, both may have had the same words. */
function once(quotations: readonly Quotation[]): readonly Quotation[] {
  const name = ({ codeId, from, to }: Quotation) => `${codeId} ${from} ${to}`;
  return [...new Map(quotations.map((each) => [name(each), each])).values()];
}

/** This coder's memos on the transcript and its lines, and on codes. */
async function memosOf(study: OpenStudy, key: PassKey): Promise<Memo[]> {
  const here = await study.db.memos.where('transcriptId').equals(key.transcriptId).toArray();
  return here.filter(({ coderId, roundId }) => coderId === key.coderId && roundId === key.roundId);
}

/** The codes of the newest acts, each once. */
function recentCodes(newestFirst: readonly Operation[]): CodeId[] {
  const coded = newestFirst.filter(({ kind }) => kind === 'code' || kind === 'quote');
  return [...new Set(coded.flatMap(({ codeIds }) => codeIds))];
}
