import type { CodeId } from '../model/code.ts';
import { grouped } from '../codebook/grouped.ts';
import { joined, type Coding, type Codings, type Quotation } from '../coding/packed.ts';
import { lineSpan } from '../transcript/lines.ts';
import { lineAnchor, spanAnchor, type Anchor } from './anchor.ts';
import type { Range } from './carry-map.ts';
import type { Carrying } from './carrying.ts';

/** Codings and quotations on the new version, and what became of each one there was. */
export interface CarriedCodings extends Codings {
  /** One for each coding, then one for each quotation, in the order they were given. */
  readonly anchors: readonly Anchor[];
}

/**
 * A coding goes to the lines that hold what is left of its words, and to what came between; of those,
 * lines that may not be coded are left out, unless they could not be coded before either. Codings of a
 * code that come to touch are one. A quotation goes to its words, within lines that carry its code.
 */
export function carriedCodings(
  { codings, quotations }: Codings,
  whose: Pick<Anchor, 'recordId' | 'coderId'>,
  carrying: Carrying,
): CarriedCodings {
  const carried = codings.map((coding) => ({ coding, runs: carriedRuns(coding, carrying) }));
  const made = joined(
    carried.flatMap(({ coding: { codeId }, runs }) => runs.map((run) => ({ codeId, ...run }))),
  );
  const byCode = grouped(made, ({ codeId }) => codeId);
  const quoted = quotations.map((quotation) => ({
    quotation,
    span: withinCode(quotation, byCode, carrying),
  }));
  return {
    codings: made,
    quotations: quoted.flatMap(({ quotation: { codeId }, span }) =>
      span ? [{ codeId, ...span }] : [],
    ),
    anchors: [
      ...carried.map(({ coding, runs }) =>
        lineAnchor({ kind: 'coding', codeId: coding.codeId, ...whose }, carrying, lines(coding), [
          ...runs,
        ]),
      ),
      ...quoted.map(({ quotation, span }) =>
        spanAnchor(
          { kind: 'quotation', codeId: quotation.codeId, ...whose },
          carrying,
          lines(quotation),
          span,
        ),
      ),
    ],
  };
}

const lines = ({ from, to }: Coding): Range => ({ from, to });

/** The new lines of what is coded on old lines [from, to), as runs; none where it is lost. */
export function carriedRuns({ from, to }: Range, { map, codable }: Carrying): Range[] {
  const around = map.lines(from, to);
  if (!around) return [];
  const stays = (line: number) => codable.after[line] === 1 || uncodableBefore().has(line);
  let known: Set<number> | undefined;
  /** New lines of those old ones that could not be coded, though they were: it had been allowed. */
  const uncodableBefore = () => {
    if (known) return known;
    known = new Set();
    for (let old = from; old < to; old += 1) {
      const there = codable.before[old] === 0 ? map.lines(old, old + 1) : null;
      for (let line = there?.from ?? 0; line < (there?.to ?? 0); line += 1) known.add(line);
    }
    return known;
  };
  const runs: { from: number; to: number }[] = [];
  for (let line = around.from; line < around.to; line += 1) {
    if (!stays(line)) continue;
    const last = runs.at(-1);
    if (last?.to === line) last.to = line + 1;
    else runs.push({ from: line, to: line + 1 });
  }
  return runs;
}

/** Where a quotation's words stand in lines that carry its code. */
function withinCode(
  { codeId, from, to }: Quotation,
  codings: ReadonlyMap<CodeId, readonly Coding[]>,
  { map }: Carrying,
): Range | null {
  const span = map.span(from, to);
  if (!span) return null;
  for (const coding of codings.get(codeId) ?? []) {
    const begins = lineSpan(map.after, coding.from)[0];
    if (begins >= span.to) break;
    const start = Math.max(span.from, begins);
    const end = Math.min(span.to, lineSpan(map.after, coding.to - 1)[1]);
    if (start >= end) continue;
    const words = map.after.text.slice(start, end);
    if (words.trim() === '') continue;
    const cut = end - (words.length - words.trimEnd().length);
    return { from: start + words.length - words.trimStart().length, to: cut };
  }
  return null;
}
