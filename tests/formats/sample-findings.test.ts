import { describe, expect, it } from 'vitest';
import { askedOf } from '#lib/domain/findings/asked-of.ts';
import { casesOf } from '#lib/domain/findings/cases.ts';
import { passagesOfCodes, peopleOf } from '#lib/domain/findings/passages.ts';
import { settledPeople, settledStudy } from '#lib/domain/findings/settled-study.ts';
import { codesOfTarget, domainsOfTarget } from '#lib/domain/findings/targets.ts';
import { lineAt } from '#lib/domain/transcript/lines.ts';
import analysis from '../../sample/analysis.json' with { type: 'json' };
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';

const study = sampleSnapshot;
const settled = settledStudy({
  ...study,
  study: study.studies[0]!,
  inHand: () => false,
  speakersOfLines: new Map(),
});
const cases = casesOf({ by: 'participant' }, settled);
const domainWith = (key: string) => study.codes.find(({ frameworkKey }) => frameworkKey === key)!;
const labelOf = (id: string) => study.participants.find((one) => one.id === id)!.label;

describe('the findings of the sample study', () => {
  it('rest on the settled coding of seven of eight interviews', () => {
    expect(settled.settled.map(({ transcript }) => transcript.name.slice(0, 3))).toEqual([
      'P01',
      'P02',
      'P03',
      'P04',
      'P05',
      'P06',
      'P07',
    ]);
    expect(settled.unsettled.map(({ why }) => why)).toEqual(['not-settled']);
    expect(settledPeople(settled).size).toBe(7);
  });

  it.each(analysis.beliefs)(
    'has the statement $id voiced by the people its file names',
    (given) => {
      const belief = study.beliefs.find(({ statement }) => statement === given.statement)!;
      const people = peopleOf(belief.passages, settled);
      expect([...people].map(labelOf).toSorted()).toEqual(given.people.toSorted());
      const opposite = study.beliefs.find(({ id }) => id === belief.oppositeId);
      expect(opposite?.statement).toBe(
        analysis.beliefs.find(({ id }) => id === given.opposite_of)?.statement,
      );
      if (opposite) expect(opposite.oppositeId).toBe(belief.id);
    },
  );

  it.each(analysis.beliefs)('has every line of $id coded with its domain', (given) => {
    const belief = study.beliefs.find(({ statement }) => statement === given.statement)!;
    const codes = codesOfTarget({ on: 'code', codeId: belief.domainId! }, settled, study);
    const coded = passagesOfCodes(codes, settled);
    for (const { transcriptId, from, to } of belief.passages) {
      const around = coded.find(
        (one) => one.transcriptId === transcriptId && one.from <= from && to <= one.to,
      );
      expect(around).toBeDefined();
    }
  });

  it.each(analysis.matrix.cells)(
    'has the cell $case × $domain as its file tells: $state',
    (cell) => {
      const one = cases.find(({ label }) => label === cell.case)!;
      const target = { on: 'code' as const, codeId: domainWith(cell.domain).id };
      const passages = passagesOfCodes(codesOfTarget(target, settled, study), settled, one.people);
      const charting = study.chartings.find(
        (each) =>
          each.case.on === 'participant' &&
          one.people.has(each.case.participantId) &&
          each.column.on === 'code' &&
          each.column.codeId === target.codeId,
      );
      const asked = askedOf(one, domainsOfTarget(target, settled, study), study);
      const runs = passages.map(({ from, to }) => ({ from, to }));
      const basis = charting?.basis.map(({ from, to }) => ({ from, to }));
      switch (cell.state) {
        case 'charted':
        case 'checked':
          expect(charting?.kind).toBe('summary');
          expect(basis).toEqual(runs);
          expect(charting?.checked !== null).toBe(cell.state === 'checked');
          break;
        case 'stale':
          expect(basis).not.toEqual(runs);
          break;
        case 'not charted':
          expect(charting).toBeUndefined();
          expect(runs.length).toBeGreaterThan(0);
          break;
        default:
          expect(asked).toBe(cell.state === 'not asked' ? 'not-asked' : 'asked');
          if (runs.length > 0) expect(charting?.kind).toBe('set-aside');
      }
    },
  );

  it('has the two stale cells differ by just the lines its file names', () => {
    const stale = study.chartings.filter(({ written }) => written.at.startsWith('2025-11-12'));
    expect(stale).toHaveLength(2);
    const lines = stale.map((one) => {
      const people = new Set([one.case.on === 'participant' ? one.case.participantId : null!]);
      const now = passagesOfCodes(codesOfTarget(one.column, settled, study), settled, people);
      const each = (runs: readonly { from: number; to: number }[]) =>
        runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at + 1));
      const [before, after] = [each(one.basis), each(now)];
      return {
        added: after.filter((line) => !before.includes(line)),
        gone: before.filter((line) => !after.includes(line)),
      };
    });
    expect(lines).toEqual([
      { added: [27], gone: [] },
      { added: [], gone: [89] },
    ]);
  });

  it('decides about all fourteen domains', () => {
    expect(study.relevances.map(({ domainId }) => domainId).toSorted()).toEqual(
      study.codes
        .filter(({ kind }) => kind === 'domain')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('has four themes with twelve subthemes, whose quotations stand in the lines the files name', () => {
    expect([study.themes.length, study.subthemes.length]).toEqual([4, 12]);
    const given = analysis.themes.flatMap(({ subthemes }) => subthemes);
    for (const [at, subtheme] of study.subthemes.entries()) {
      const words = subtheme.quoteIds.map((id) => {
        const quote = study.quotes.find((one) => one.id === id)!;
        const version = study.transcriptVersions.find(
          (one) => one.transcriptId === quote.transcriptId,
        )!;
        return {
          line: lineAt(version, quote.from) + 1,
          text: version.text.slice(quote.from, quote.to),
        };
      });
      expect(words).toEqual(given[at]!.quotes.map(({ line, text }) => ({ line, text })));
    }
  });

  it('froze its rule before the first interview', () => {
    const [rule] = study.adequacyRules;
    expect(rule?.frozen?.on).toBe('2025-08-25');
    expect(rule!.frozen!.on < analysis.study.dates.first_interview).toBe(true);
  });
});
