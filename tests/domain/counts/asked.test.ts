import { describe, expect, it } from 'vitest';
import {
  countsAsked,
  countsQuery,
  usuallyAsked,
  type CountsAsked,
} from '#lib/domain/counts/asked.ts';
import { chosenRows, rowChoices, wordsOfRows } from '#lib/domain/counts/choices.ts';
import { heatOf, heatSteps } from '#lib/domain/counts/count-table.ts';
import { settledOf, studyWithFindings } from '../../fixtures/study-with-findings.ts';
import {
  environment,
  knowledge,
  outside,
  ownGroup,
  role,
  tenMinutes,
} from '../../fixtures/small-study.ts';

const study = studyWithFindings();
const choices = rowChoices(settledOf(study), study);
const read = (query: Readonly<Record<string, string | undefined>>) =>
  countsAsked((key) => query[key]);

describe('what counts are asked for', () => {
  const others: readonly Partial<CountsAsked>[] = [
    {},
    { view: 'together', reach: { within: 'turn' }, others: ['own', 'themes'] },
    { view: 'together', reach: { within: 'lines', lines: 3 }, measure: 'words' },
    { columns: { by: 'attribute', attributeId: role }, presence: true },
    { columns: { by: 'transcripts' }, cell: { row: null, column: `group ${role} GP & nurse` } },
    { rows: [], cell: { row: `code ${knowledge}`, column: null } },
  ];
  it.each(others)('is read from an address as it was written: %j', (change) => {
    const asked = { ...usuallyAsked, ...change };
    expect(read(countsQuery(asked))).toEqual(asked);
  });

  it('is as usual where an address says nothing or nonsense', () => {
    expect(read({})).toEqual(usuallyAsked);
    const nonsense = { view: 'x', by: 'weather', within: '-3', measure: 'score', show: 'off' };
    expect(read(nonsense)).toEqual(usuallyAsked);
    expect(read({ within: '4000000000' }).reach).toEqual({ within: 'line' });
  });
});

describe('what can be counted', () => {
  it('is the codebook from top to bottom, then subthemes and themes', () => {
    expect(choices.map(({ kind, name, depth }) => [kind, name, depth])).toEqual([
      ['domains', 'Knowledge', 0],
      ['domains', 'Environmental context and resources', 0],
      ['outside', 'Outside the TDF', 0],
      ['own', 'Time', 0],
      ['own', 'Ten-minute slot', 1],
      ['subthemes', 'New and written', 0],
      ['themes', 'What is known', 0],
    ]);
    const theme = choices.at(-1)!;
    expect(theme.codeIds).toEqual(new Set([knowledge, tenMinutes]));
  });

  it('leaves out a merged code, and says of a retired one that it is', () => {
    const codes = study.codes.map((code) =>
      code.id === tenMinutes
        ? { ...code, status: 'merged' as const, into: [ownGroup] }
        : code.id === ownGroup
          ? { ...code, status: 'retired' as const }
          : code,
    );
    const own = rowChoices(settledOf({ ...study, codes }), study).filter(
      (one) => one.kind === 'own',
    );
    expect(own.map(({ name }) => name)).toEqual(['Time (retired)']);
  });

  it('is named by kinds where all of a kind are chosen, and one by one where not', () => {
    const keys = (...ids: readonly string[]) => new Set(ids.map((id) => `code ${id}`));
    const words = wordsOfRows(keys(knowledge, environment, tenMinutes), choices);
    expect(words).toEqual(['domains', `code~${tenMinutes}`]);
    expect(chosenRows(words, choices).map(({ name }) => name)).toEqual([
      'Knowledge',
      'Environmental context and resources',
      'Ten-minute slot',
    ]);
    expect(wordsOfRows(keys(outside), choices)).toEqual(['outside']);
    expect(chosenRows(wordsOfRows(new Set(), choices), choices)).toEqual([]);
  });
});

describe('steps of shading', () => {
  it('are at most four, of equal width, and none where nothing is counted', () => {
    expect(heatSteps(0)).toEqual([]);
    expect(heatSteps(1)).toEqual([1]);
    expect(heatSteps(3)).toEqual([1, 2, 3]);
    expect(heatSteps(20)).toEqual([1, 6, 11, 16]);
    expect([0, 1, 5, 6, 20].map((value) => heatOf(value, heatSteps(20)))).toEqual([0, 1, 1, 2, 4]);
  });
});
