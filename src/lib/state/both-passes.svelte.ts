import { pairedMarks, type PairedMarks } from '../domain/coding/paired-marks.ts';
import { unpacked } from '../domain/coding/packed.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Memo } from '../domain/model/memo.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { Round } from '../domain/model/round.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { lineReadings, type LineReadings } from '../domain/reconciliation/line-readings.ts';
import { codableLines, lineText, speakerOfLine, turnOfLine } from '../domain/transcript/lines.ts';

/** A coder of the round and their pass, as its codes count now. */
export interface ShownPass {
  readonly coder: Coder;
  /** Place among the coders of the round, from zero. */
  readonly place: number;
  readonly pass: Pass;
}

/** How the two passes stand to each other on a line; `null` where neither has a code. */
export type PairStanding = 'agree' | 'only-a' | 'only-b' | 'differs' | null;

/** Codable lines by how the two passes stand to each other on them. */
export interface StandingCounts {
  readonly codable: number;
  readonly agree: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly differs: number;
  readonly neither: number;
}

/** Whether a line is the current one: a cell of its own, so that a key repaints two lines. */
export class PlaceCell {
  here = $state.raw(false);
}

/** What is read of two or more revealed passes; only what their reader may see. */
export interface PassesContent {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly round: Round;
  readonly revealed: { readonly at: string; readonly by: Coder | null };
  readonly shown: readonly ShownPass[];
  readonly codes: readonly Code[];
  readonly memos: readonly Memo[];
}

/** Two revealed passes over one transcript, line by line. Nothing here changes them. */
export class BothPasses {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly round: Round;
  readonly revealed: PassesContent['revealed'];
  /** Every pass of the round that is here, in the order of its coders. */
  readonly all: readonly ShownPass[];
  readonly codes: readonly Code[];
  readonly lineCount: number;
  /** One byte a line. */
  readonly codable: Uint8Array;
  readonly cells: readonly PlaceCell[];

  /** Zero-based current line. */
  line = $state(0);
  /** Indexes into `all`: the pass on the left and that on the right. */
  #pair: readonly [number, number] = $state.raw([0, 1]);
  readonly #speakers: Int16Array;
  readonly #turns: Uint32Array;
  readonly #memos: ReadonlyMap<number, readonly Memo[]>;

  constructor(content: PassesContent) {
    this.transcript = content.transcript;
    this.version = content.version;
    this.round = content.round;
    this.revealed = content.revealed;
    this.all = content.shown;
    this.codes = content.codes;
    this.lineCount = content.version.lineFrom.length;
    this.codable = codableLines(content.version, content.transcript, content.study);
    this.cells = Array.from({ length: this.lineCount }, () => new PlaceCell());
    this.#speakers = speakerOfLine(content.version);
    this.#turns = turnOfLine(content.version);
    this.#memos = memosByLine(content.memos);
    this.goTo(0);
  }

  readonly left = $derived.by(() => this.all[this.#pair[0]]!);
  readonly right = $derived.by(() => this.all[this.#pair[1]]!);

  readonly #readings = $derived.by<readonly LineReadings[]>(() =>
    lineReadings(
      [this.left, this.right].map(({ coder, pass }) => ({ coderId: coder.id, codings: pass })),
      this.lineCount,
    ),
  );

  readonly marks = $derived.by<readonly PairedMarks[]>(() => {
    const own = new Set(this.codes.filter(({ kind }) => kind === 'own').map(({ id }) => id));
    const sides = [unpacked(this.left.pass), unpacked(this.right.pass)] as const;
    return pairedMarks(sides, this.version, (id) => own.has(id));
  });

  readonly counts = $derived.by<StandingCounts>(() => {
    const lines = this.#readings.filter(({ line }) => this.codable[line] === 1);
    const standing = lines.map(({ line }) => this.standing(line));
    const count = (wanted: PairStanding) => standing.filter((one) => one === wanted).length;
    return {
      codable: lines.length,
      agree: count('agree'),
      onlyA: count('only-a'),
      onlyB: count('only-b'),
      differs: count('differs'),
      neither: count(null),
    };
  });

  /** Whether the passes are read beside each other without being held against each other. */
  get isReflexive(): boolean {
    return this.round.mode === 'reflexive';
  }

  /** Chooses which passes are side by side; taking the other side's pass swaps the two. */
  show(side: 'left' | 'right', coderId: CoderId): void {
    const chosen = this.all.findIndex(({ coder }) => coder.id === coderId);
    if (chosen === -1) throw new RangeError(`no pass of coder ${coderId}`);
    const [left, right] = this.#pair;
    if (side === 'left') this.#pair = [chosen, chosen === right ? left : right];
    else this.#pair = [chosen === left ? right : left, chosen];
  }

  standing(line: number): PairStanding {
    const standing = this.#readings[line]?.standing ?? { is: 'nothing' };
    if (standing.is === 'nothing') return null;
    if (standing.is !== 'only') return standing.is;
    return standing.coderId === this.left.coder.id ? 'only-a' : 'only-b';
  }

  /** The two coders' memos that begin on a line. */
  memosOn(line: number): readonly Memo[] {
    const shown = [this.left.coder.id, this.right.coder.id];
    return (this.#memos.get(line) ?? []).filter(({ coderId }) => shown.includes(coderId));
  }

  textOf(line: number): string {
    return lineText(this.version, line);
  }

  speakerLabel(line: number): string {
    return this.transcript.speakers[this.#speakers[line] ?? -1]?.label ?? '';
  }

  startsTurn(line: number): boolean {
    return line === 0 || this.#turns[line] !== this.#turns[line - 1];
  }

  goTo(line: number): void {
    this.cells[this.line]!.here = false;
    this.line = Math.max(0, Math.min(this.lineCount - 1, line));
    this.cells[this.line]!.here = true;
  }

  /**
   * The nearest line worth a look, searching from the current one: where the passes differ, or, where
   * nothing is held against anything, where either has a code. `null` if there is none.
   */
  nextToSee(step: 1 | -1): number | null {
    for (let line = this.line + step; line >= 0 && line < this.lineCount; line += step) {
      const standing = this.standing(line);
      if (standing !== null && (this.isReflexive || standing !== 'agree')) return line;
    }
    return null;
  }
}

function memosByLine(memos: readonly Memo[]): ReadonlyMap<number, readonly Memo[]> {
  const byLine = new Map<number, Memo[]>();
  for (const memo of memos) {
    if (memo.about !== 'line' || memo.from === null) continue;
    const here = byLine.get(memo.from);
    if (here) here.push(memo);
    else byLine.set(memo.from, [memo]);
  }
  return byLine;
}
