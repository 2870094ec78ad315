import { askedOf, type AskedRecords } from '../findings/asked-of.ts';
import type { Case } from '../findings/cases.ts';
import type { Asked } from '../interviews/asked.ts';
import type { Charting } from '../model/charting.ts';
import type { CodeId } from '../model/code.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import { cellKey, type MatrixFrame, type OtherWords } from './grid.ts';

/** Chartings by case and column; one of a code that was merged stands where the code it went into does. */
export class Chartings {
  readonly #exact = new Map<string, Charting>();
  /** All that stand in a cell once codes are merged, the newest first. */
  readonly #merged = new Map<string, Charting[]>();
  readonly #hidden = { exact: new Set<string>(), merged: new Set<string>() };
  readonly #frame: MatrixFrame;

  constructor(frame: MatrixFrame) {
    this.#frame = frame;
    for (const charting of frame.records.chartings) {
      const one = keyOf(charting.case);
      this.#exact.set(cellKey(one, keyOf(charting.column)), charting);
      const merged = cellKey(one, this.#mergedKey(charting.column));
      const known = this.#merged.get(merged);
      if (known) known.push(charting);
      else this.#merged.set(merged, [charting]);
    }
    for (const each of this.#merged.values()) {
      if (each.length > 1) each.sort((a, b) => (a.written.at < b.written.at ? 1 : -1));
    }
    for (const { case: about, column } of frame.records.hiddenCells ?? []) {
      this.#hidden.exact.add(cellKey(keyOf(about), keyOf(column)));
      this.#hidden.merged.add(cellKey(keyOf(about), this.#mergedKey(column)));
    }
  }

  at({ key }: Pick<Case, 'key'>, column: FindingTarget): Charting | null {
    return (
      this.#exact.get(cellKey(key, keyOf(column))) ??
      this.#merged.get(cellKey(key, this.#mergedKey(column)))?.[0] ??
      null
    );
  }

  /** Whether what stands in a cell is not to be seen by the reader: then nothing can be written there either. */
  isHidden(one: Pick<Case, 'key'>, column: FindingTarget): boolean {
    const { exact, merged } = this.#hidden;
    if (exact.size === 0) return false;
    if (exact.has(cellKey(one.key, keyOf(column)))) return true;
    return merged.has(cellKey(one.key, this.#mergedKey(column))) && this.at(one, column) === null;
  }

  /** What else stands in a cell since codes were merged, the newest first. */
  others(one: Pick<Case, 'key'>, column: FindingTarget): readonly OtherWords[] {
    const all = this.#merged.get(cellKey(one.key, this.#mergedKey(column)));
    if (!all || all.length < 2) return none;
    const shown = this.at(one, column);
    return all
      .filter((charting) => charting !== shown)
      .map((charting) => ({ charting, name: this.#ownName(charting.column) }));
  }

  #ownName(column: FindingTarget): string | null {
    if (column.on !== 'code') return null;
    return this.#frame.settled.byId.get(column.codeId)?.name ?? null;
  }

  #mergedKey(column: FindingTarget): string {
    if (column.on !== 'code') return keyOf(column);
    return keyOf({ on: 'code', codeId: this.#frame.settled.merged(column.codeId) });
  }
}

const none: readonly never[] = [];

/** Whether a case was asked about some domains, each answer worked out once. */
export function askedByCase(
  cases: readonly Case[],
  { interviews, guideVersions }: AskedRecords,
): (one: Case) => (domains: readonly CodeId[]) => Asked {
  const byTranscript = new Map(interviews.map((one) => [one.transcriptId, one]));
  const known = new Map(
    cases.map((one) => {
      const theirs = one.settledIds.flatMap((id) => byTranscript.get(id) ?? []);
      const records = { interviews: theirs, guideVersions };
      return [one, (domains: readonly CodeId[]) => askedOf(one, domains, records)];
    }),
  );
  return (one) => known.get(one) ?? (() => 'not-known');
}
