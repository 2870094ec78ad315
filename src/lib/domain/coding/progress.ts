import type { PackedCodings } from '../model/pass.ts';
import { hasLooked } from './looked.ts';

/** How far a pass is, in codable lines. */
export interface Progress {
  readonly codable: number;
  readonly looked: number;
  readonly coded: number;
  /** Looked at and left without a code: a judgement, or an oversight. */
  readonly passedOver: number;
}

/** Which lines carry at least one code: one byte a line. */
export function codedLines(pass: PackedCodings, lineCount: number): Uint8Array {
  const coded = new Uint8Array(lineCount);
  pass.from.forEach((from, row) => coded.fill(1, from, pass.to[row]));
  return coded;
}

/** Counts codable lines only; coding a line counts as having looked at it. */
export function progressOf(codable: Uint8Array, coded: Uint8Array, looked: Uint8Array): Progress {
  const count = { codable: 0, looked: 0, coded: 0, passedOver: 0 };
  codable.forEach((may, line) => {
    if (!may) return;
    count.codable += 1;
    if (coded[line]) count.coded += 1;
    if (coded[line] || hasLooked(looked, line)) count.looked += 1;
    if (!coded[line] && hasLooked(looked, line)) count.passedOver += 1;
  });
  return count;
}
