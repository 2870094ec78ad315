import { describe, expect, it } from 'vitest';
import { crossPassages, passagesTogether } from '#lib/domain/counts/cell-passages.ts';
import { rowChoices } from '#lib/domain/counts/choices.ts';
import { coOccurrence } from '#lib/domain/counts/co-occurrence.ts';
import { countColumns, type ColumnsBy } from '#lib/domain/counts/columns.ts';
import { crossCounts } from '#lib/domain/counts/cross-counts.ts';
import { lineFigures, wordsOn } from '#lib/domain/counts/line-figures.ts';
import { ownWithoutDomain } from '#lib/domain/counts/own-without-domain.ts';
import type { Reach } from '#lib/domain/counts/reach.ts';
import { linesCovered, peopleOf } from '#lib/domain/findings/passages.ts';
import { settledPeople } from '#lib/domain/findings/settled-study.ts';
import type { LineRange } from '#lib/domain/model/line-range.ts';
import { lineText } from '#lib/domain/transcript/lines.ts';
import { wordCount } from '#lib/domain/transcript/words.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';
import { environment, smallStudy, tenMinutes } from '../../fixtures/small-study.ts';

const settled = settledOf(sampleSnapshot);
const rows = rowChoices(settled, sampleSnapshot);
const figures = new Map(
  sampleSnapshot.transcriptVersions.map((version) => [version.id, lineFigures(version)]),
);
const wordsOf = (ranges: readonly LineRange[]) =>
  ranges.reduce((sum, { transcriptId, from, to }) => {
    const { versionId } = settled.byTranscript.get(transcriptId)!;
    return sum + wordsOn(figures.get(versionId)!, from, to);
  }, 0);
const tables: readonly (readonly [string, ColumnsBy])[] = [
  ['participants', { by: 'participants' }],
  ['transcripts', { by: 'transcripts' }],
  ...settled.attributes.map(
    ({ id, name }) => [name, { by: 'attribute', attributeId: id }] as const,
  ),
];

describe('every number of the sample study', () => {
  it.each(tables)('by %s is what the passages behind it come to', (_, by) => {
    const { columns } = countColumns(by, settled);
    const counts = crossCounts(rows, columns, settled, figures);
    const shown = (measure: 'people' | 'passages' | 'lines' | 'words') => counts.table(measure);
    const [people, passages, lines, words] = [
      shown('people'),
      shown('passages'),
      shown('lines'),
      shown('words'),
    ];
    const shownNumbers: unknown[][] = [];
    const behind: unknown[][] = [];
    for (const [y, row] of [...rows, null].entries()) {
      for (const [x, column] of [...counts.columns, null].entries()) {
        const at = ({ values, all }: typeof people) =>
          row ? (column ? values[y]![x] : all!.ofRow[y]) : column ? all!.ofColumn[x] : all!.whole;
        const listed = crossPassages(row, column, rows, settled);
        const heard = [...peopleOf(listed, settled)].filter(
          (id) => column?.is !== 'people' || column.people.has(id),
        );
        shownNumbers.push([at(people), at(passages), at(lines), at(words)]);
        behind.push([heard.length, listed.length, linesCovered(listed), wordsOf(listed)]);
      }
    }
    expect(shownNumbers.length).toBeGreaterThan(rows.length);
    expect(shownNumbers).toEqual(behind);
    expect(people.all!.of).toBe(settledPeople(settled).size);
  });

  const reaches: readonly Reach[] = [
    { within: 'line' },
    { within: 'turn' },
    { within: 'lines', lines: 2 },
  ];
  it.each(reaches)('of codes together %j is what the passages behind it come to', (reach) => {
    const counted = coOccurrence(rows, rows, reach, settled, figures);
    const [people, passages, lines] = (['people', 'passages', 'lines'] as const).map(
      (measure) => counted.table(measure).values,
    );
    const behind = rows.map((row) =>
      rows.map((column) => {
        const listed = passagesTogether(row, column, reach, settled, figures);
        return [peopleOf(listed, settled).size, listed.length, linesCovered(listed)];
      }),
    );
    const shown = rows.map((_, y) =>
      rows.map((__, x) => [people![y]![x], passages![y]![x], lines![y]![x]]),
    );
    expect(shown).toEqual(behind);
    expect(passages!.flat().some((count, at) => count > 0 && at % (rows.length + 1) > 0)).toBe(
      true,
    );
  });
});

describe('words of lines', () => {
  it('add up to those of every line by itself', () => {
    const [version] = sampleSnapshot.transcriptVersions;
    const [from, to] = [3, 20];
    let words = 0;
    for (let line = from; line < to; line += 1) words += wordCount(lineText(version!, line));
    expect(wordsOn(lineFigures(version!), from, to)).toBe(words);
    expect(words).toBeGreaterThan(0);
  });
});

describe('lines with an own code and without its domain', () => {
  it('are those the setting decides about', () => {
    const study = smallStudy();
    const found = ownWithoutDomain(settledOf(study));
    // P02 carries the domain on line 1, the own code on lines 1 to 3.
    expect(found).toEqual([{ transcriptId: study.transcripts[1]!.id, from: 2, to: 4 }]);
    const counts = (ownUnderDomains: boolean) => {
      const changed = settledOf({
        ...study,
        studies: [{ ...study.studies[0]!, ownUnderDomains }],
      });
      const row = rowChoices(changed, { themes: [], subthemes: [] }).find(
        ({ code }) => code?.id === environment,
      )!;
      return crossCounts([row], [], changed, null).table('lines').all!.whole;
    };
    expect([counts(false), counts(true)]).toEqual([1, 3]);
  });

  it('are none where the own code stands under no domain', () => {
    const study = smallStudy();
    const codes = study.codes.map((code) =>
      code.id === tenMinutes ? { ...code, domainIds: [] } : code,
    );
    expect(ownWithoutDomain(settledOf({ ...study, codes }))).toEqual([]);
  });
});
