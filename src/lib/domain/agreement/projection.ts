import { forEachColumn, putColumn, type CodeRows } from './code-rows.ts';
import type { Projection } from './options.ts';

/** Stretches of a text, ascending and apart, half-open; positions of any one kind. */
export interface Stretches {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * What one coder has on other units than those the codes stand on: on a turn, from the lines in it.
 * `any` (as NVivo does): one character is enough; `majority`: more than half of the unit's; `all`.
 */
export function projectedRows(
  coded: Stretches & { readonly rows: CodeRows },
  units: Stretches,
  words: number,
  rule: Projection,
): CodeRows {
  const rows = new Uint32Array(units.from.length * words);
  const covered = new Float64Array(words * 32);
  let first = 0;
  for (let unit = 0; unit < units.from.length; unit += 1) {
    const [from, to] = [units.from[unit]!, units.to[unit]!];
    while (first < coded.from.length && coded.to[first]! <= from) first += 1;
    const touched: number[] = [];
    for (let piece = first; piece < coded.from.length && coded.from[piece]! < to; piece += 1) {
      const shared = Math.min(to, coded.to[piece]!) - Math.max(from, coded.from[piece]!);
      if (shared <= 0) continue;
      for (let word = 0; word < words; word += 1) {
        forEachColumn(coded.rows[piece * words + word]!, word, (column) => {
          if (covered[column] === 0) touched.push(column);
          covered[column]! += shared;
        });
      }
    }
    for (const column of touched) {
      if (isCovered(covered[column]!, to - from, rule)) {
        putColumn(rows, words, column, unit, unit + 1);
      }
      covered[column] = 0;
    }
  }
  return rows;
}

function isCovered(characters: number, length: number, rule: Projection): boolean {
  if (rule === 'any') return characters > 0;
  return rule === 'majority' ? characters * 2 > length : characters === length;
}
