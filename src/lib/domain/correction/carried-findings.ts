import { joinedRuns } from '../findings/passages.ts';
import type { Charting } from '../model/charting.ts';
import type { LineRange } from '../model/line-range.ts';
import type { Quote } from '../model/quote.ts';
import type { Thread } from '../model/thread.ts';
import type { Change, Placed } from '../trail/change.ts';
import { lineAnchor, spanAnchor, type Anchor, type AnchorKind } from './anchor.ts';
import type { BesideOf, CarriedBeside } from './beside.ts';
import { carriedRuns } from './carried-codings.ts';
import { editsCarried } from './carried-edits.ts';
import type { Carrying } from './carrying.ts';
import type { LineFindings } from './line-findings.ts';

/**
 * What findings rest on, after a correction: links of cells, passages of belief statements and threads go
 * with their words, and so do quotations chosen; what is left nowhere is taken off and listed. What a
 * cell was charted on goes as its codings do, so that a correction alone makes no cell stale.
 */
export function findingsCarried(findings: LineFindings, { carrying }: BesideOf): CarriedBeside {
  const anchors: Anchor[] = [];
  const { chartings, beliefs, quotes, threads } = findings;
  const transcriptId = carrying.before.transcriptId;
  const on = (range: Pick<LineRange, 'transcriptId'>) => range.transcriptId === transcriptId;

  const carried = <Range extends LineRange>(
    ranges: readonly Range[],
    kind: AnchorKind,
    recordId: string,
  ): Range[] =>
    ranges.flatMap((range) => {
      if (!on(range)) return [range];
      const old = { from: range.from, to: range.to };
      const now = carrying.map.lines(old.from, old.to);
      const whose = { kind, recordId, coderId: null, codeId: null };
      anchors.push(lineAnchor(whose, carrying, old, now ? [now] : []));
      return now ? [{ ...range, ...now }] : [];
    });

  const put: Placed[] = [
    ...chartings
      .filter(({ links, basis }) => [...links, ...basis].some(on))
      .map((one): Placed => ({
        table: 'chartings',
        record: {
          ...one,
          links: carried(one.links, 'cell-link', one.id),
          basis: carriedBasis(one, carrying),
        },
      })),
    ...beliefs
      .filter(({ passages }) => passages.some(on))
      .map((one): Placed => ({
        table: 'beliefs',
        record: { ...one, passages: carried(one.passages, 'belief', one.id) },
      })),
    ...threads
      .filter((one) => rangesOf(one).some(on))
      .map((one): Placed => ({
        table: 'threads',
        record: {
          ...one,
          start: { ...one.start, passages: carried(one.start.passages, 'thread', one.id) },
          steps: one.steps.map((step) => ({
            ...step,
            passages: carried(step.passages, 'thread', one.id),
          })),
        },
      })),
  ];
  const lost: Quote[] = [];
  for (const quote of quotes.filter(on)) {
    const old = { from: quote.from, to: quote.to };
    const now = carrying.map.span(old.from, old.to);
    const whose = { kind: 'quote', recordId: quote.id, coderId: null, codeId: null } as const;
    anchors.push(spanAnchor(whose, carrying, old, now));
    if (!now) {
      lost.push(quote);
      continue;
    }
    const { edits, anchors: ofEdits } = editsCarried(quote, now, carrying);
    anchors.push(...ofEdits);
    put.push({ table: 'quotes', record: { ...quote, ...now, edits } });
  }
  const without = withoutQuotes(lost, { ...findings, beliefs: beliefsIn(put, beliefs) });
  const again = new Set(without.put.map(({ record }) => record.id as string));
  return {
    put: [...put.filter(({ record }) => !again.has(record.id)), ...without.put],
    removed: without.removed,
    anchors,
  };
}

/** Takes quotations out of the study, and out of all that names them. */
export function withoutQuotes(
  gone: readonly Pick<Quote, 'id'>[],
  { subthemes, beliefs, jointRows }: Pick<LineFindings, 'subthemes' | 'beliefs' | 'jointRows'>,
): Pick<Change, 'put' | 'removed'> {
  const ids = new Set(gone.map(({ id }) => id));
  const names = ({ quoteIds }: { readonly quoteIds: readonly Quote['id'][] }) =>
    quoteIds.some((id) => ids.has(id));
  const kept = (quoteIds: readonly Quote['id'][]) => quoteIds.filter((id) => !ids.has(id));
  return {
    put: [
      ...subthemes.filter(names).map((one): Placed => ({
        table: 'subthemes',
        record: { ...one, quoteIds: kept(one.quoteIds) },
      })),
      ...beliefs.filter(names).map((one): Placed => ({
        table: 'beliefs',
        record: { ...one, quoteIds: kept(one.quoteIds) },
      })),
      ...jointRows.filter(names).map((one): Placed => ({
        table: 'jointRows',
        record: { ...one, quoteIds: kept(one.quoteIds) },
      })),
    ],
    removed: [...ids].map((id) => ({ table: 'quotes', id })),
  };
}

function carriedBasis({ basis }: Pick<Charting, 'basis'>, carrying: Carrying): LineRange[] {
  const { transcriptId } = carrying.before;
  const here = basis.filter((one) => one.transcriptId === transcriptId);
  if (here.length === 0) return [...basis];
  const runs = joinedRuns(here.flatMap((range) => carriedRuns(range, carrying)));
  return [
    ...basis.filter((one) => one.transcriptId !== transcriptId),
    ...runs.map((run) => ({ transcriptId, ...run })),
  ];
}

function rangesOf({ start, steps }: Thread): readonly LineRange[] {
  return [...start.passages, ...steps.flatMap(({ passages }) => passages)];
}

/** The belief statements after what was put. */
function beliefsIn(
  put: readonly Placed[],
  beliefs: LineFindings['beliefs'],
): LineFindings['beliefs'] {
  const after = new Map(
    put.flatMap((one) => (one.table === 'beliefs' ? [[one.record.id, one.record]] : [])),
  );
  return beliefs.map((one) => after.get(one.id) ?? one);
}
