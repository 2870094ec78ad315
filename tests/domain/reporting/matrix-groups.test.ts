import { describe, expect, it } from 'vitest';
import type { ChartingId } from '#lib/domain/model/charting.ts';
import { matrixTable } from '#lib/domain/reporting/matrix-table.ts';
import { code, role, tenMinutes, uuid } from '../../fixtures/small-study.ts';
import { exportedMatrix, findingFrameOf, studyWithMatrix } from '../../fixtures/matrix-file.ts';

const study = studyWithMatrix({ rows: { by: 'attribute', attributeId: role } });
const [first] = study.chartings;
const porter = { on: 'group', attributeId: role, group: 'Porter' } as const;

describe('a matrix of groups as it is exported', () => {
  it('keeps what is written of a group that nobody is in, and says so', () => {
    const chartings = [{ ...first!, case: porter, summary: 'Carries it.', links: [] }];
    const { rows, notes } = exportedMatrix({ ...study, chartings });
    const row = rows.find(([label]) => label === 'Porter');
    expect(row?.[1]).toBe('nobody is in this group now');
    expect(String(row?.[2])).toContain('Carries it.');
    expect(notes.join(' ')).toContain('Nobody is in this group now');
  });

  it('never says who is in a group of an attribute that is not published', () => {
    const attributes = study.attributes.map((one) =>
      one.id === role ? { ...one, published: false } : one,
    );
    const frame = findingFrameOf({ ...study, attributes });
    const { columns, notes, folds, further } = matrixTable(frame, {});
    expect(exportedMatrix(study).columns).toContain('People');
    expect(columns).not.toContain('People');
    expect(folds?.[0]?.columns).toEqual([]);
    expect(notes.join(' ')).toContain('Who is in which group is left out');
    const passages = further?.[0];
    expect(passages?.columns).not.toContain('Participant');
    expect(passages?.columns).not.toContain('Speaker');
    for (const row of passages?.rows ?? []) expect(row).toHaveLength(passages!.columns.length);
    expect(passages?.widths).toHaveLength(passages!.columns.length);
  });
});

describe('an exported matrix of codes that were merged', () => {
  it('names the words that have no cell, with the code they were written for', () => {
    const matrix = studyWithMatrix();
    const old = code(uuid(5, 90) as typeof tenMinutes, 'own', 'Five minutes', {
      status: 'merged',
      into: [tenMinutes],
    });
    const [one] = matrix.chartings;
    const ofCode = (codeId: typeof tenMinutes, id: number, summary: string) => ({
      ...one!,
      id: uuid(32, id) as ChartingId,
      column: { on: 'code', codeId } as const,
      summary,
    });
    const { notes } = exportedMatrix({
      ...matrix,
      codes: [...matrix.codes, old],
      chartings: [ofCode(tenMinutes, 11, 'Ten.'), ofCode(old.id, 12, 'Only five.')],
    });
    const note = notes.find((each) => each.includes('Only five.'));
    expect(note).toContain('when this was Five minutes');
  });
});
