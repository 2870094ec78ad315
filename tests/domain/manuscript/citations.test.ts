import { describe, expect, it } from 'vitest';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { blocksOf, type Written } from '../../fixtures/manuscripts.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const frame = paperOf(sampleSnapshot);
function check(...parts: Written[]) {
  const { findings, unchecked } = manuscriptFindings(blocksOf(parts), frame);
  return { findings: findings.map(({ rule, what }) => `${rule}: ${what}`), unchecked };
}

describe('citations in a manuscript without tables of its own', () => {
  it('are held against the numbers of the results pack, and that is said', () => {
    const { findings, unchecked } = check(
      'They agreed (Table 7, Quote 2).',
      'They did not (Table 7, Quote 99).',
      'Others left (Table 22, Quote 1).',
      'The rest came (Table 4, Quote 1), see Table 23 and Figure 9.',
    );
    expect(findings).toEqual([
      'L5: “Table 7, Quote 99” is cited; Table 7 of the results pack has 1–10.',
      'L5: “Table 22, Quote 1” is cited; the results pack has no Table 22.',
      'L5: “Table 4, Quote 1” is cited; Table 4 of the results pack has no numbered quotations.',
      'L5: “Table 23” is cited; the results pack has no Table 23.',
      'L5: “Figure 9” is cited; the results pack has no Figure 9.',
    ]);
    expect(unchecked.map((one) => one.slice(0, 45))).toEqual([
      'Citations of quotations were held against the',
      'Citations of tables were held against the res',
      'Citations of figures were held against the re',
    ]);
  });

  it('are wrong where the words quoted there have another number', () => {
    const words = '“She wanted to know was she not worth the money now.”';
    expect(check(`${words} (P03, practice nurse; Table 7, Quote 2)`).findings).toEqual([]);
    expect(check(`${words} (P03, practice nurse; Table 7, Quote 3)`).findings).toEqual([
      'L6: “Table 7, Quote 3” is cited; the words quoted there are Table 7, Quote 2 of the results pack.',
    ]);
  });
});

describe('citations in a manuscript with captions', () => {
  it('are wrong where no caption has the number', () => {
    const { findings, unchecked } = check(
      'They are shown in Table 1, Table 22 and Figures 1–2; see Table 4 of Atkins.',
      'Table 1. Colours',
      {
        table: [
          ['Colour', 'Shade'],
          ['green', 'dark'],
        ],
      },
      'Figure 1. The map',
      'Figure 1 shows the map, as Figure 9 does.',
    );
    expect(findings).toEqual([
      'L5: “Table 22” is cited; the manuscript has no Table 22.',
      'L5: “Figures 1–2” is cited; the manuscript has no Figure 2.',
      'L5: “Figure 9” is cited; the manuscript has no Figure 9.',
    ]);
    expect(unchecked).toEqual([]);
  });

  it('say what was not checked, and why', () => {
    const { unchecked } = check(
      'Table 1. Colours',
      { table: [['Colour'], ['green']] },
      'See Table 1, Quote 2.',
    );
    expect(unchecked).toEqual([
      'Numbers of quotations in citations were not checked, because no table of the manuscript has numbered quotations.',
    ]);
  });
});
