import { expect, it } from 'vitest';
import { matrixGrid } from '#lib/domain/matrix/cells.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';

const [matrix] = sampleSnapshot.matrices;
const grid = matrixGrid(matrix!, { settled: settledOf(sampleSnapshot), records: sampleSnapshot });

it('The sample study has two stale cells: one line was added to one, one taken off the other', () => {
  const stale = grid.rows.flatMap(({ case: { label }, cells }) =>
    cells.flatMap(({ staleness }, at) =>
      staleness ? [{ label, column: grid.columns[at]?.name, ...staleness }] : [],
    ),
  );
  // Line numbers as they are shown: 27 and 89.
  expect(stale).toMatchObject([
    {
      label: 'P02',
      column: 'Social/professional role and identity',
      added: [{ from: 26, to: 27 }],
      removed: [],
    },
    {
      label: 'P04',
      column: 'Beliefs about capabilities',
      added: [],
      removed: [{ from: 88, to: 89 }],
    },
  ]);
});

it('The sample study says of all its 48 cells what they are', () => {
  const { coverage } = grid;
  expect(coverage).toMatchObject({ cells: 48, charted: 26, checked: 10, stale: 2, notSettled: 6 });
  const { charted, setAside, notCharted, nothingSaid, notAsked, notSettled } = coverage;
  expect(charted + setAside + notCharted + nothingSaid + notAsked + notSettled).toBe(48);
});
