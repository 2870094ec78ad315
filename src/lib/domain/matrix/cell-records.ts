import { askedOf, type AskedRecords } from '../findings/asked-of.ts';
import type { Case } from '../findings/cases.ts';
import type { Asked } from '../interviews/asked.ts';
import type { Charting } from '../model/charting.ts';
import type { CodeId } from '../model/code.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import { cellKey, type MatrixFrame } from './grid.ts';

/** Chartings by case and column; one of a code that was merged stands where the code it went into does. */
export class Chartings {
  readonly #exact = new Map<string, Charting>();
  readonly #merged = new Map<string, Charting>();
  readonly #frame: MatrixFrame;

  constructor(frame: MatrixFrame) {
    this.#frame = frame;
    for (const charting of frame.records.chartings) {
      const one = keyOf(charting.case);
      this.#exact.set(cellKey(one, keyOf(charting.column)), charting);
      const merged = this.#mergedKey(charting.column);
      const known = this.#merged.get(cellKey(one, merged));
      if (!known || known.written.at < charting.written.at) {
        this.#merged.set(cellKey(one, merged), charting);
      }
    }
  }

  at({ key }: Pick<Case, 'key'>, column: FindingTarget): Charting | null {
    return (
      this.#exact.get(cellKey(key, keyOf(column))) ??
      this.#merged.get(cellKey(key, this.#mergedKey(column))) ??
      null
    );
  }

  #mergedKey(column: FindingTarget): string {
    if (column.on !== 'code') return keyOf(column);
    return keyOf({ on: 'code', codeId: this.#frame.settled.merged(column.codeId) });
  }
}

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
