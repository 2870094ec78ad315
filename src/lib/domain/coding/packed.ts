import type { CodeId } from '../model/code.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';

/** One code on lines [from, to). */
export interface Coding {
  readonly codeId: CodeId;
  readonly from: number;
  readonly to: number;
}

/** The words that matter most in lines that carry the code: UTF-16 offsets [from, to) of the text. */
export type Quotation = Coding;

/** A pass's codings and quotations as objects, in canonical order. */
export interface Codings {
  readonly codings: readonly Coding[];
  readonly quotations: readonly Quotation[];
}

export const noCodings: PackedCodings = {
  codes: [],
  code: new Uint32Array(),
  from: new Uint32Array(),
  to: new Uint32Array(),
  quoteCode: new Uint32Array(),
  quoteFrom: new Uint32Array(),
  quoteTo: new Uint32Array(),
};

/** Columns to objects. */
export function unpacked(packed: PackedCodings): Codings {
  const rows = (code: Uint32Array, from: Uint32Array, to: Uint32Array): Coding[] =>
    Array.from(code, (index, row) => ({
      codeId: codeAt(packed, index),
      from: from[row]!,
      to: to[row]!,
    }));
  return {
    codings: rows(packed.code, packed.from, packed.to),
    quotations: rows(packed.quoteCode, packed.quoteFrom, packed.quoteTo),
  };
}

/**
 * Objects to columns, in canonical order: codes by id; rows by from, then code. Equal codings give
 * equal bytes whatever order they came in.
 */
export function packed({ codings, quotations }: Codings): PackedCodings {
  const codes = [...new Set([...codings, ...quotations].map(({ codeId }) => codeId))].sort();
  const indexOf = new Map(codes.map((codeId, index) => [codeId, index]));
  const columns = (rows: readonly Coding[]) => {
    const sorted = rows
      .map(({ codeId, from, to }) => ({ index: indexOf.get(codeId)!, from, to }))
      .sort((a, b) => a.from - b.from || a.index - b.index || a.to - b.to);
    return [
      Uint32Array.from(sorted, ({ index }) => index),
      Uint32Array.from(sorted, ({ from }) => from),
      Uint32Array.from(sorted, ({ to }) => to),
    ] as const;
  };
  const [code, from, to] = columns(codings);
  const [quoteCode, quoteFrom, quoteTo] = columns(quotations);
  return { codes, code, from, to, quoteCode, quoteFrom, quoteTo };
}

/** Codings of one code that overlap or touch become one. Sorted by from, then code. */
export function joined(codings: readonly Coding[]): Coding[] {
  const last = new Map<CodeId, { codeId: CodeId; from: number; to: number }>();
  const result: { codeId: CodeId; from: number; to: number }[] = [];
  for (const coding of codings.toSorted((a, b) => a.from - b.from)) {
    const before = last.get(coding.codeId);
    if (before && coding.from <= before.to) {
      before.to = Math.max(before.to, coding.to);
    } else {
      const begun = { ...coding };
      last.set(coding.codeId, begun);
      result.push(begun);
    }
  }
  return result;
}

/** Whether two passes hold the same codings, quotations and flags, and are both open or both locked. */
export function holdsTheSame(a: PassColumns, b: PassColumns): boolean {
  return a.submitted?.hash === b.submitted?.hash && haveSameCodings(a, b) && same(a.flags, b.flags);
}

/** Whether codings and quotations are the same. */
export function haveSameCodings(a: PackedCodings, b: PackedCodings): boolean {
  const columns = ['code', 'from', 'to', 'quoteCode', 'quoteFrom', 'quoteTo'] as const;
  return same(a.codes, b.codes) && columns.every((column) => same(a[column], b[column]));
}

type PassColumns = PackedCodings & Pick<Pass, 'flags' | 'submitted'>;

function same<Value>(a: ArrayLike<Value>, b: ArrayLike<Value>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function codeAt({ codes }: PackedCodings, index: number): CodeId {
  const codeId = codes[index];
  if (codeId === undefined) throw new RangeError(`code ${index} of ${codes.length}`);
  return codeId;
}
