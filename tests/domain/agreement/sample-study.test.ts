import { describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { defaultOptions } from '#lib/domain/agreement/options.ts';
import { roundData } from '#lib/domain/agreement/round-data.ts';
import {
  sampleInterviews as interviews,
  sampleOwnCodes as codes,
  sampleSnapshot as study,
} from '../../fixtures/sample-snapshot.ts';

const records = {
  study: study.studies[0]!,
  round: study.rounds.find(({ number }) => number === 1)!,
  passes: study.passes,
  transcripts: study.transcripts,
  versions: study.transcriptVersions,
  codes: study.codes,
};
const report = agreementReport(roundData(records, defaultOptions), defaultOptions);

/** Straight from the sample's files, knowing nothing of passes, bits or columns. */
function countedByHand(domain: string) {
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  for (const id of ['P01', 'P02', 'P03', 'P04', 'P05', 'P06']) {
    const { turns, codings } = interviews.find((interview) => interview.id === id)!;
    const speakers = turns.flatMap(({ speaker, sentences }) => sentences.map(() => speaker));
    const has = (letter: 'A' | 'B', line: number) =>
      codings[letter].some(
        (coding) =>
          coding.line <= line &&
          line <= (coding.to ?? coding.line) &&
          [
            ...(coding.domains ?? []),
            ...(coding.own ?? []).flatMap((own) => codes.find((code) => code.id === own)!.domains),
          ].includes(domain),
      );
    speakers.forEach((speaker, index) => {
      if (!/^P\d/.test(speaker)) return;
      const [a, b] = [has('A', index + 1), has('B', index + 1)];
      counts[a ? (b ? 'both' : 'onlyA') : b ? 'onlyB' : 'neither'] += 1;
    });
  }
  return counts;
}

describe('agreement in the first round of the sample study', () => {
  it('is of six interviews, coded by two', () => {
    expect(report.transcripts).toHaveLength(6);
    expect(report.coderIds).toEqual(records.round.coderIds);
    expect(report.clusters).toBe(6);
  });

  const domains = study.codes.filter(({ kind }) => kind === 'domain');

  it.each(domains.map(({ frameworkKey, id }) => [frameworkKey!, id] as const))(
    'counts %s as a count by hand does',
    (key, id) => {
      const found = report.codes.find(({ column }) => column.codeId === id);
      expect(found?.counts).toEqual(countedByHand(key));
    },
  );

  it('says the same of its figures as the arithmetic on those counts', () => {
    let checked = 0;
    for (const { counts, percent, positive, alpha, further, units } of report.codes) {
      const { both: a, onlyA: b, onlyB: c, neither: d } = counts!;
      expect(a + b + c + d).toBe(units);
      if (a + b + c === 0) continue;
      checked += 1;
      const n = units;
      const [n1, n0] = [2 * a + b + c, 2 * d + b + c];
      const chance = ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n);
      const near = (value: number) => ({
        defined: true,
        value: expect.closeTo(value, 10) as number,
      });
      expect(percent.value).toEqual(near((a + d) / n));
      expect(positive.value).toEqual(near((2 * a) / n1));
      expect(alpha.value).toEqual(near(1 - ((2 * n - 1) * (b + c)) / (n1 * n0)));
      expect(further.kappa.value).toEqual(near(((a + d) / n - chance) / (1 - chance)));
      expect(further.pabak.value).toEqual(near((2 * (a + d)) / n - 1));
    }
    expect(checked).toBeGreaterThan(10);
  });
});
