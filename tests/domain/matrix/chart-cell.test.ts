import { describe, expect, it } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import {
  chartCell,
  clearCell,
  type CellFound,
  type CellWords,
} from '#lib/domain/matrix/chart-cell.ts';
import { cellRight, checkCell, uncheckCell, unlinkPassage } from '#lib/domain/matrix/judge-cell.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { domainA, person } from '../../fixtures/interviews-coded.ts';
import { charting, first, lines, onCode } from '../../fixtures/matrices.ts';
import { tom, uuid } from '../../fixtures/small-study.ts';

const coded = [lines(1, 1, 3)];
const later = { by: tom, at: '2025-11-20T10:00:00.000Z' };
const newId = () => uuid(32, 9) as ChartingId;

function cell(stored?: Charting, now = coded): CellFound {
  return {
    case: { on: 'participant', participantId: person(1) },
    column: onCode(domainA),
    stored,
    coded: now,
    settled: { unsettled: [] },
  };
}

function put(change: Change | null): Charting {
  const [placed] = change?.put ?? [];
  if (placed?.table !== 'chartings') throw new Error('nothing was written');
  return placed.record;
}

function wrote(stored: Charting | undefined, words: CellWords, now = coded): Charting {
  return put(chartCell(cell(stored, now), words, later, newId));
}

describe('charting a cell', () => {
  it('for the first time rests it on what is coded now, and signs it', () => {
    const change = chartCell(
      cell(),
      { kind: 'summary', summary: '  Knows it,\n\n  by heart. ' },
      first,
      newId,
    );
    expect(change).toMatchObject({ kind: 'chart-cell', codeIds: [domainA], removed: [] });
    expect(put(change)).toEqual({
      id: newId(),
      case: { on: 'participant', participantId: person(1) },
      column: onCode(domainA),
      kind: 'summary',
      // What was typed in the middle stays as it was.
      summary: 'Knows it,\n\n  by heart.',
      links: [],
      basis: coded,
      written: first,
      rightAt: first,
      checked: null,
    });
  });

  it('in other words leaves a stale cell stale, until it is said to be right', () => {
    const stale = charting({ basis: [lines(1, 1, 2)] });
    const rewritten = wrote(stale, { kind: 'summary', summary: 'Knows all of it.' });
    expect(rewritten).toMatchObject({ basis: stale.basis, written: later, rightAt: first });
    expect(put(cellRight(cell(rewritten), later))).toMatchObject({
      summary: 'Knows all of it.',
      basis: coded,
      rightAt: later,
    });
  });

  it('in other words says that a cell which is not stale is right still', () => {
    const rewritten = wrote(charting({ basis: coded }), {
      kind: 'summary',
      summary: 'Sure of it.',
    });
    expect(rewritten.rightAt).toEqual(later);
  });

  it('in other words takes off the check of a second person; what links do leaves it', () => {
    const stored = charting({ basis: coded, checked: later });
    expect(wrote(stored, { kind: 'summary', summary: 'Sure of it.' }).checked).toBeNull();
    const link = { ...lines(1, 1, 2), words: null };
    const linked = wrote(stored, { kind: 'summary', summary: stored.summary, link });
    expect(linked).toMatchObject({ checked: later, written: first, links: [link] });
    expect(put(unlinkPassage(linked, link))).toEqual(stored);
  });

  it('in the same words does nothing, with the same link too', () => {
    const link = { ...lines(1, 1, 2), words: { from: 0, to: 5 } };
    const stored = charting({ basis: coded, links: [link] });
    const words = { kind: 'summary', summary: 'Knows it. ', link } as const;
    expect(chartCell(cell(stored), words, later, newId)).toBeNull();
  });

  it('without words clears it, and does nothing where there was nothing', () => {
    const empty = { kind: 'summary', summary: ' \n ' } as const;
    expect(chartCell(cell(charting()), empty, later, newId)).toEqual(clearCell(charting()));
    expect(chartCell(cell(), empty, later, newId)).toBeNull();
  });

  it('moves links with the words they are tied to, also past white space left out', () => {
    const stored = charting({
      basis: coded,
      links: [{ ...lines(1, 1, 2), words: { from: 6, to: 8 } }],
    });
    const link = { ...lines(1, 2, 3), words: { from: 2, to: 5 } };
    const now = wrote(stored, { kind: 'summary', summary: '  She knows it.', link });
    expect(now.links.map(({ words }) => now.summary.slice(words!.from, words!.to))).toEqual([
      'it',
      'She',
    ]);
  });
});

describe('setting a cell aside', () => {
  it('is another judgement: it rests on what is coded now, and on no passage', () => {
    const stale = charting({
      basis: [lines(1, 1, 2)],
      links: [{ ...lines(1, 1, 2), words: null }],
      checked: first,
    });
    expect(wrote(stale, { kind: 'set-aside', summary: 'Of another drug.' })).toEqual({
      ...stale,
      kind: 'set-aside',
      summary: 'Of another drug.',
      links: [],
      basis: coded,
      written: later,
      rightAt: later,
      checked: null,
    });
  });

  it('needs no reason, and charting it after all is a judgement too', () => {
    const aside = wrote(undefined, { kind: 'set-aside', summary: '' });
    expect(aside).toMatchObject({ kind: 'set-aside', summary: '', basis: coded });
    const charted = wrote(aside, { kind: 'summary', summary: 'It does.' }, [lines(1, 1, 4)]);
    expect(charted).toMatchObject({ kind: 'summary', basis: [lines(1, 1, 4)], id: aside.id });
  });
});

describe('checking a cell', () => {
  it('is for a second person, never for who wrote it', () => {
    const stored = charting();
    expect(put(checkCell(stored, later)).checked).toEqual(later);
    expect(() => checkCell(stored, { ...later, by: first.by })).toThrow(
      expect.objectContaining({ code: 'checked-by-writer' }) as ActError,
    );
  });

  it('is taken off again, and stays when the cell is said to be right', () => {
    const checked = charting({ checked: later });
    expect(put(uncheckCell(checked)).checked).toBeNull();
    expect(uncheckCell(charting())).toBeNull();
    expect(put(cellRight(cell(checked), first)).checked).toEqual(later);
  });

  it('and finding it right need something written', () => {
    const nothing = expect.objectContaining({ code: 'cell-not-charted' }) as ActError;
    expect(() => checkCell(undefined, later)).toThrow(nothing);
    expect(() => cellRight(cell(), later)).toThrow(nothing);
    expect(() => unlinkPassage(undefined, { ...lines(1, 1, 2), words: null })).toThrow(nothing);
  });
});
