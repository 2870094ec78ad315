import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { PackedCodings } from '../model/pass.ts';

/** What one coder has on one line; codes sorted by id. */
export interface Reading {
  readonly coderId: CoderId;
  readonly codeIds: readonly CodeId[];
}

/**
 * How the coders stand to each other on one line. `only`: one of them has something that the others
 * have not, and not the reverse; `differs`: anything else that is not the same.
 */
export type LineStanding =
  | { readonly is: 'nothing' }
  | { readonly is: 'agree' }
  | { readonly is: 'only'; readonly coderId: CoderId }
  | { readonly is: 'differs' };

/** One line as all coders of a round left it. */
export interface LineReadings {
  /** Zero-based. */
  readonly line: number;
  /** One for each coder, in the order given. */
  readonly readings: readonly Reading[];
  /** Codes that every coder has here, sorted by id. */
  readonly shared: readonly CodeId[];
  readonly standing: LineStanding;
}

/**
 * Every line of one transcript, side by side. `passes` are those of one round over one version, with
 * codes as they count now (`effective-codes.ts`), in the order their coders are shown.
 */
export function lineReadings(
  passes: readonly { readonly coderId: CoderId; readonly codings: PackedCodings }[],
  lineCount: number,
): readonly LineReadings[] {
  const byCoder = passes.map(({ codings }) => codesByLine(codings, lineCount));
  return Array.from({ length: lineCount }, (_, line) => {
    const readings = passes.map(({ coderId }, index) => ({
      coderId,
      codeIds: byCoder[index]?.[line] ?? none,
    }));
    const shared = (readings[0]?.codeIds ?? none).filter((codeId) =>
      readings.every(({ codeIds }) => codeIds.includes(codeId)),
    );
    return { line, readings, shared, standing: standingOf(readings, shared) };
  });
}

export function standingOf(readings: readonly Reading[], shared: readonly CodeId[]): LineStanding {
  const more = readings.filter(({ codeIds }) => codeIds.length > shared.length);
  const [only] = more;
  if (!only) return { is: shared.length === 0 ? 'nothing' : 'agree' };
  return more.length === 1 ? { is: 'only', coderId: only.coderId } : { is: 'differs' };
}

/** Codes on each line, sorted by id; lines without any share one empty list. */
function codesByLine(
  { codes, code, from, to }: PackedCodings,
  lineCount: number,
): readonly (readonly CodeId[])[] {
  const lines = new Array<CodeId[] | undefined>(lineCount);
  for (let row = 0; row < code.length; row += 1) {
    const codeId = codes[code[row]!]!;
    for (let line = from[row]!; line < Math.min(to[row]!, lineCount); line += 1) {
      const here = (lines[line] ??= []);
      if (!here.includes(codeId)) here.push(codeId);
    }
  }
  return Array.from(lines, (here) => here?.sort() ?? none);
}

const none: readonly CodeId[] = [];
