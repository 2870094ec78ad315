import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { confusion } from '#lib/domain/agreement/confusion.ts';
import { defaultOptions, type AgreementOptions } from '#lib/domain/agreement/options.ts';
import { roundData, type RoundRecords } from '#lib/domain/agreement/round-data.ts';
import { unitsBehind } from '#lib/domain/agreement/units-behind.ts';
import {
  amara,
  environment,
  knowledge,
  pass,
  round1,
  settledP01,
  smallStudy,
  tom,
} from '../../fixtures/small-study.ts';

type Row = readonly [typeof knowledge, number, number];

/** P01 as two coders submitted it. Its first line is the interviewer's. */
function records(ofAmara: readonly Row[], ofTom: readonly Row[]): RoundRecords {
  const study = smallStudy();
  const versionId = study.transcriptVersions[0]!.id;
  return {
    study: study.studies[0]!,
    round: study.rounds[0]!,
    transcripts: study.transcripts,
    versions: study.transcriptVersions,
    codes: study.codes,
    passes: [
      pass(1, settledP01, versionId, amara, round1, ofAmara, true),
      pass(2, settledP01, versionId, tom, round1, ofTom, true),
    ],
  };
}

const places = (units: ReturnType<typeof unitsBehind>) => units.map(({ from, to }) => [from, to]);

describe('the lines behind a number', () => {
  const data = roundData(
    records(
      [[knowledge, 1, 3]],
      [
        [knowledge, 1, 2],
        [environment, 2, 3],
      ],
    ),
    defaultOptions,
  );
  const column = data.columns.findIndex(({ codeId }) => codeId === knowledge);
  const behind = (of: 'both' | 'only-a' | 'only-b') =>
    unitsBehind(data, [amara, tom], { kind: 'counted', column, of });

  it('are those on which both used the code, or one only, with what each has there', () => {
    expect(places(behind('both'))).toEqual([[1, 2]]);
    expect(behind('only-a')).toEqual([
      { transcriptId: settledP01, from: 2, to: 3, codes: [[knowledge], [environment]] },
    ]);
    expect(behind('only-b')).toEqual([]);
  });

  it('are seen the other way round for the other coder', () => {
    const found = unitsBehind(data, [tom, amara], { kind: 'counted', column, of: 'only-b' });
    expect(found[0]?.codes).toEqual([[environment], [knowledge]]);
  });

  it('are the lines of a cell of the confusion view', () => {
    const { columns } = confusion(data, [amara, tom]);
    const [row, other] = [knowledge, environment].map((id) =>
      columns.findIndex(({ codeId }) => codeId === id),
    ) as [number, number];
    const found = unitsBehind(data, [amara, tom], { kind: 'confused', row, column: other });
    expect(places(found)).toEqual([[2, 3]]);
  });

  it('are one where characters of one line are compared', () => {
    const options: AgreementOptions = { ...defaultOptions, unit: 'character' };
    const byCharacter = roundData(records([[knowledge, 1, 3]], [[knowledge, 1, 2]]), options);
    const found = unitsBehind(byCharacter, [amara, tom], { kind: 'counted', column, of: 'both' });
    expect(places(found)).toEqual([[1, 2]]);
  });
});

it('are as many as the report counts, whatever was coded', () => {
  const codings = fc.array(
    fc
      .tuple(fc.constantFrom(knowledge, environment), fc.integer({ min: 1, max: 3 }))
      .map(([codeId, line]): Row => [codeId, line, line + 1]),
  );
  fc.assert(
    fc.property(codings, codings, fc.constantFrom('line', 'turn', 'sentence'), (a, b, unit) => {
      const options: AgreementOptions = { ...defaultOptions, unit };
      const data = roundData(records(a, b), options);
      const report = agreementReport(data, options);
      for (const [column, { counts }] of report.codes.entries()) {
        const count = (of: 'both' | 'only-a' | 'only-b') =>
          unitsBehind(data, [amara, tom], { kind: 'counted', column, of }).length;
        expect([count('both'), count('only-a'), count('only-b')]).toEqual([
          counts?.both,
          counts?.onlyA,
          counts?.onlyB,
        ]);
      }
    }),
  );
});
