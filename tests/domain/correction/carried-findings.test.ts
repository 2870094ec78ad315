import { describe, expect, it } from 'vitest';
import { findingsWithoutTranscript } from '#lib/domain/findings/without.ts';
import { passagesOfCodes } from '#lib/domain/findings/passages.ts';
import { matrixGrid } from '#lib/domain/matrix/cells.ts';
import { crossReferences } from '#lib/formats/study-file/cross-references.ts';
import { knowledge, settledP01, tom } from '../../fixtures/small-study.ts';
import { settledOf, studyWithFindings, written } from '../../fixtures/study-with-findings.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import { applied } from '../../fixtures/team-study.ts';

const base = studyWithFindings();
const [first, second, ...others] = base.passes;
/** Both coders agree, so that the consensus made anew is the one there was. */
const study = {
  ...base,
  passes: [first!, { ...first!, id: second!.id, coderId: second!.coderId }, ...others],
  consensuses: base.consensuses.map((one) => ({ ...one, open: new Uint32Array() })),
};
const anchorsOf = (correction: ReturnType<typeof correctionOf>) =>
  correction.anchors
    .filter(({ kind }) => ['cell-link', 'belief', 'thread', 'quote'].includes(kind))
    .map(({ kind, fate }) => `${kind} ${fate}`)
    .toSorted();

describe('a correction and the findings that stand on its lines', () => {
  it('takes links, passages and quotations to the lines their words stand on now', () => {
    const correction = correctionOf(study, settledP01, [
      ['I know it, it is new', 'Well. I know it, it is new'],
    ]);
    const after = applied(study, correction.change);
    const version = after.transcriptVersions.find(({ id }) =>
      after.transcripts.some((one) => one.id === settledP01 && one.versionId === id),
    )!;
    const [quote] = after.quotes;
    expect(version.text.slice(quote!.from, quote!.to)).toBe('I know it, it is new.');
    expect(after.beliefs[0]?.passages).toEqual(after.threads[0]?.start.passages);
    expect(anchorsOf(correction)).toHaveLength(4);
  });

  it('makes no cell stale by itself', () => {
    for (const [from, to] of [
      ['I know it, it is new', 'I know it. It is new'],
      ['it is new. It is', 'it is new and it is'],
      ['Where do you begin?', 'Well, where? Do you begin?'],
    ] as const) {
      const after = applied(study, correctionOf(study, settledP01, [[from, to]]).change);
      const now = passagesOfCodes(new Set([knowledge]), settledOf(after)).map((one) => ({
        transcriptId: one.transcriptId,
        from: one.from,
        to: one.to,
      }));
      expect(after.chartings[0]?.basis).toEqual(now);
    }
  });

  it('lists a quotation whose words are gone, and no subtheme or statement names it any more', () => {
    const correction = correctionOf(study, settledP01, [['I know it, it is new. ', '']]);
    expect(anchorsOf(correction)).toContain('quote lost');
    const after = applied(study, correction.change);
    expect(after.quotes).toEqual([]);
    expect(after.subthemes[0]?.quoteIds).toEqual([]);
    expect(after.beliefs[0]?.quoteIds).toEqual([]);
    expect(after.beliefs[0]?.passages).toHaveLength(1);
  });
});

describe('a transcript that is removed', () => {
  it('takes everything off that rests on its lines, and leaves what was written', () => {
    const check = { ...written, by: tom };
    const checked = {
      ...study,
      chartings: study.chartings.map((one) => ({ ...one, checked: check })),
      beliefs: study.beliefs.map((one) => ({ ...one, checked: check })),
    };
    const { put, removed } = findingsWithoutTranscript(checked, settledP01);
    const after = applied(checked, {
      kind: 'remove-transcript',
      transcriptId: settledP01,
      codeIds: [],
      from: null,
      to: null,
      put,
      removed,
    });
    expect(after.chartings[0]).toMatchObject({
      summary: 'Knows it; reads it.',
      links: [],
      basis: study.chartings[0]?.basis,
    });
    expect(after.beliefs[0]).toMatchObject({ passages: [], quoteIds: [], checked: null });
    expect(after.subthemes[0]?.quoteIds).toEqual([]);
    expect(after.quotes).toEqual([]);
    expect(JSON.stringify([after.beliefs, after.threads, after.quotes])).not.toContain(settledP01);
    // The cell is seen to have changed, and its study can be opened again.
    const left = {
      ...after,
      transcripts: after.transcripts.filter(({ id }) => id !== settledP01),
      passes: after.passes.filter(({ transcriptId }) => transcriptId !== settledP01),
      consensuses: after.consensuses.filter(({ transcriptId }) => transcriptId !== settledP01),
    };
    const columns = [{ about: study.chartings[0]!.column, hidden: false }];
    const shape = { rows: { by: 'participant' } as const, columns, sortedBy: null };
    const grid = matrixGrid(shape, { settled: settledOf(left), records: left });
    expect(grid.rows[0]?.cells[0]).toMatchObject({
      state: { kind: 'stale' },
      staleness: { added: [], removed: [{ transcriptId: settledP01, from: 1, to: 3 }] },
      checkedBy: { by: tom },
    });
    expect(() => crossReferences(left)).not.toThrow();
  });
});
