import { ActError } from '../errors.ts';
import type { CodeId } from '../model/code.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt, lineSpan } from '../transcript/lines.ts';
import { joined, packed, unpacked, type Coding, type Quotation } from './packed.ts';

/** One act of coding over lines [from, to), or over a quotation's offsets [start, end). */
export type CodingAct =
  | { readonly kind: 'toggle'; readonly codeId: CodeId; readonly from: number; readonly to: number }
  | { readonly kind: 'code'; readonly codeId: CodeId; readonly from: number; readonly to: number }
  | { readonly kind: 'uncode'; readonly codeId: CodeId; readonly from: number; readonly to: number }
  | {
      readonly kind: 'quote';
      readonly codeId: CodeId;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'unquote';
      readonly codeId: CodeId;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'flag'; readonly from: number; readonly to: number };

/** What an act took from a pass and put into it: enough to take the act back, to the byte. */
export interface PassChange {
  readonly took: PackedCodings;
  readonly put: PackedCodings;
  readonly flagsTook: Uint32Array;
  readonly flagsPut: Uint32Array;
}

/** The columns of a pass that an act of coding may change. */
export type PassContent = PackedCodings & Pick<Pass, 'flags'>;

/** The act's name in the trail, once it is known whether a toggle put on or took off. */
export type CodingActKind = 'code' | 'uncode' | 'quote' | 'unquote' | 'flag' | 'unflag';

export interface Acted<P> {
  readonly pass: P;
  readonly change: PassChange;
  readonly kind: CodingActKind;
  /** Lines [from, to) the act speaks of. */
  readonly from: number;
  readonly to: number;
}

/** What a code counts as since codes were merged; passes keep the code that was put on. */
export type CountsAs = (codeId: CodeId) => CodeId;
const itself: CountsAs = (codeId) => codeId;

/**
 * The pass after one act. Only codable lines take a code; a toggle takes the code off where every
 * codable line of the range carries it, and else puts it on. A quotation puts its code on the lines
 * it stands in, and replaces overlapping quotations of that code; taking a code off lines takes the
 * quotations with it that no longer lie within the code's lines.
 *
 * @throws {ActError} 'not-codable' when none of the lines may be coded.
 */
export function withAct<P extends PassContent>(
  pass: P,
  act: CodingAct,
  codable: Uint8Array,
  version: Pick<TranscriptVersion, 'text' | 'lineFrom'>,
  countsAs: CountsAs = itself,
): Acted<P> {
  if (act.kind === 'flag') return withFlag(pass, act.from, act.to);
  const before = unpacked(pass);
  let { codings, quotations }: { codings: readonly Coding[]; quotations: readonly Quotation[] } =
    before;

  const quoted = act.kind === 'quote' || act.kind === 'unquote';
  const [from, to] = quoted
    ? [lineAt(version, act.start), lineAt(version, Math.max(act.start, act.end - 1)) + 1]
    : [act.from, act.to];
  const runs = codableRuns(codable, from, to);
  if (runs.length === 0) throw new ActError('not-codable');
  const meant = ({ codeId }: Coding) => countsAs(codeId) === act.codeId;

  let kind: CodingActKind;
  if (act.kind === 'unquote') {
    kind = 'unquote';
    quotations = quotations.filter(
      (each) => !meant(each) || each.from !== act.start || each.to !== act.end,
    );
  } else if (
    act.kind === 'uncode' ||
    (act.kind === 'toggle' && covers(codings.filter(meant), runs))
  ) {
    kind = 'uncode';
    codings = without(codings, meant, from, to);
    quotations = withinLines(quotations, codings, version);
  } else {
    kind = act.kind === 'quote' ? 'quote' : 'code';
    // Those of other codes stay the very objects they were, which makes the difference cheap to find.
    codings = [
      ...codings.filter(({ codeId }) => codeId !== act.codeId),
      ...joined([
        ...codings.filter(({ codeId }) => codeId === act.codeId),
        ...runs.map((run) => ({ codeId: act.codeId, ...run })),
      ]),
    ];
    if (act.kind === 'quote') {
      const { codeId, start, end } = act;
      const apart = quotations.filter(
        (each) => !meant(each) || each.to <= start || each.from >= end,
      );
      quotations = [...apart, { codeId, from: start, to: end }];
    }
  }

  const change: PassChange = {
    took: packed({
      codings: missingFrom(before.codings, codings),
      quotations: missingFrom(before.quotations, quotations),
    }),
    put: packed({
      codings: missingFrom(codings, before.codings),
      quotations: missingFrom(quotations, before.quotations),
    }),
    flagsTook: new Uint32Array(),
    flagsPut: new Uint32Array(),
  };
  return { pass: { ...pass, ...packed({ codings, quotations }) }, change, kind, from, to };
}

/** The pass with a change taken back (or, given the inverse, done again): exact, no joining. */
export function withoutChange<P extends PassContent>(pass: P, change: PassChange): P {
  const now = unpacked(pass);
  const [took, put] = [unpacked(change.took), unpacked(change.put)];
  const flags = new Set(pass.flags);
  change.flagsPut.forEach((line) => flags.delete(line));
  change.flagsTook.forEach((line) => flags.add(line));
  return {
    ...pass,
    ...packed({
      codings: [...missingFrom(now.codings, put.codings), ...took.codings],
      quotations: [...missingFrom(now.quotations, put.quotations), ...took.quotations],
    }),
    flags: ascending(flags),
  };
}

/** The change that takes `change` back. */
export function inverse({ took, put, flagsTook, flagsPut }: PassChange): PassChange {
  return { took: put, put: took, flagsTook: flagsPut, flagsPut: flagsTook };
}

/** Whether the act changed anything. */
export function changesNothing({ took, put, flagsTook, flagsPut }: PassChange): boolean {
  return (
    took.code.length +
      put.code.length +
      took.quoteCode.length +
      put.quoteCode.length +
      flagsTook.length +
      flagsPut.length ===
    0
  );
}

function withFlag<P extends PassContent>(pass: P, from: number, to: number): Acted<P> {
  const flags = new Set(pass.flags);
  const lines = Array.from({ length: to - from }, (_, index) => from + index);
  const off = lines.every((line) => flags.has(line));
  const changed = lines.filter((line) => flags.has(line) === off);
  for (const line of changed) {
    if (off) flags.delete(line);
    else flags.add(line);
  }
  const none = packed({ codings: [], quotations: [] });
  return {
    pass: { ...pass, flags: ascending(flags) },
    change: {
      took: none,
      put: none,
      flagsTook: Uint32Array.from(off ? changed : []),
      flagsPut: Uint32Array.from(off ? [] : changed),
    },
    kind: off ? 'unflag' : 'flag',
    from,
    to,
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The maximal runs of codable lines within [from, to). */
function codableRuns(codable: Uint8Array, from: number, to: number): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (let line = from; line < to; line += 1) {
    if (!codable[line]) continue;
    const last = runs.at(-1);
    if (last?.to === line) last.to = line + 1;
    else runs.push({ from: line, to: line + 1 });
  }
  return runs;
}

function covers(codings: readonly Coding[], runs: readonly Run[]): boolean {
  const together = joined(codings.map((coding) => ({ ...coding, codeId: codings[0]!.codeId })));
  return runs.every((run) => together.some(({ from, to }) => from <= run.from && run.to <= to));
}

function without(
  codings: readonly Coding[],
  meant: (coding: Coding) => boolean,
  from: number,
  to: number,
): Coding[] {
  return codings.flatMap((coding) => {
    if (!meant(coding) || coding.to <= from || coding.from >= to) return [coding];
    const left = { ...coding, to: Math.min(coding.to, from) };
    const right = { ...coding, from: Math.max(coding.from, to) };
    return [left, right].filter((part) => part.from < part.to);
  });
}

/** The quotations that still lie within lines of their code. */
function withinLines(
  quotations: readonly Quotation[],
  codings: readonly Coding[],
  version: Pick<TranscriptVersion, 'text' | 'lineFrom'>,
): Quotation[] {
  const spans = codings.map(({ codeId, from, to }) => ({
    codeId,
    start: lineSpan(version, from)[0],
    end: lineSpan(version, to - 1)[1],
  }));
  return quotations.filter(({ codeId, from, to }) =>
    spans.some((span) => span.codeId === codeId && span.start <= from && to <= span.end),
  );
}

/** Those of `rows` that `others` does not hold. */
function missingFrom(rows: readonly Coding[], others: readonly Coding[]): Coding[] {
  const [ours, theirs] = [new Set(rows), new Set(others)];
  const name = ({ codeId, from, to }: Coding) => `${codeId} ${from} ${to}`;
  const held = new Set(others.filter((other) => !ours.has(other)).map(name));
  return rows.filter((row) => !theirs.has(row) && !held.has(name(row)));
}

function ascending(lines: ReadonlySet<number>): Uint32Array {
  return Uint32Array.from(lines).sort();
}
