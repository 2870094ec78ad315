import { describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { columnsOn } from '#lib/domain/agreement/code-rows.ts';
import { confusedUnits, confusion } from '#lib/domain/agreement/confusion.ts';
import { differenceFromConsensus } from '#lib/domain/agreement/difference-from-consensus.ts';
import { defaultOptions, type DataOptions } from '#lib/domain/agreement/options.ts';
import { onlyTranscripts, roundData, withDocument } from '#lib/domain/agreement/round-data.ts';
import { packed } from '#lib/domain/coding/packed.ts';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import { leftOutWords } from '#lib/domain/reporting/agreement-words.ts';
import { uuid } from '../../fixtures/small-study.ts';
import {
  codebook,
  codeId,
  codeIn,
  coderId,
  plantedCode,
  plantedRound,
  reportOf,
  roundId,
  transcriptId,
  type Plan,
} from './planted-round.ts';

const dataOf = (plan: Plan, options: Partial<DataOptions> = {}) =>
  roundData(plantedRound(plan), { ...defaultOptions, ...options });
const two = [{ A: 'K S KS .', B: 'K K S o' }];

describe('reliability data', () => {
  it('take an uncoded line of a submitted pass as a decision', () => {
    const { counts, used } = codeIn(reportOf({ coders: 'AB', transcripts: two }), 'K');
    expect(counts).toEqual({ both: 1, onlyA: 1, onlyB: 2, neither: 0 });
    expect(used).toEqual([2, 3]);
  });

  it('roll own codes up to the domains they counted under when submitted', () => {
    const records = plantedRound({ coders: 'AB', transcripts: two });
    const later = records.codes.map((code) =>
      code.id === codeId('o') ? { ...code, domainIds: [] } : code,
    );
    const data = roundData({ ...records, codes: later }, defaultOptions);
    expect(data.unclassified).toEqual([]);
    const report = agreementReport(data, defaultOptions);
    expect(codeIn(report, 'K').counts?.onlyB).toBe(2);

    const older = records.passes.map((pass) => ({
      ...pass,
      submitted: pass.submitted && { ...pass.submitted, counted: null },
    }));
    const today = roundData({ ...records, codes: later, passes: older }, defaultOptions);
    expect(today.unclassified).toEqual([codeId('o')]);
  });

  it('do not follow merges made after the passes were submitted', () => {
    const records = plantedRound({ coders: 'AB', transcripts: [{ A: 'o .', B: 'p .' }] });
    const merged = records.codes.map((code) =>
      code.id === codeId('p') ? { ...code, status: 'merged' as const, into: [codeId('o')] } : code,
    );
    const data = roundData({ ...records, codes: merged }, { ...defaultOptions, level: 'code' });
    expect(data.columns.map((column) => column.codeId)).toContain(codeId('p'));
  });

  it('by code say which column is a code itself and which its branch', () => {
    const report = reportOf(
      { coders: 'AB', transcripts: [{ A: 'o p . K', B: 'p p . .' }] },
      { level: 'code' },
    );
    expect(report.codes.map(({ column }) => [column.codeId, column.covers])).toEqual([
      [codeId('K'), 'itself'],
      [codeId('o'), 'itself'],
      [codeId('o'), 'branch'],
      [codeId('p'), 'itself'],
    ]);
    expect(codeIn(report, 'o', 'branch').counts).toMatchObject({ both: 2, onlyA: 0, onlyB: 0 });
    expect(codeIn(report, 'o', 'itself').counts).toMatchObject({ both: 0, onlyA: 1, onlyB: 0 });
    // Branches would count twice what is in them.
    expect(report.overall.counts).toEqual({ both: 1, onlyA: 2, onlyB: 1, neither: 8 });
  });

  it('know more columns than fit into 32 bits', () => {
    const names = Array.from({ length: 40 }, (_, index) => String.fromCharCode(200 + index));
    const codes = [...codebook, ...names.map((name) => plantedCode(name))];
    const row = names.join(' ');
    const report = reportOf(
      {
        coders: 'AB',
        codes,
        transcripts: [{ A: `${row} .`, B: `${names.slice(0, 39).join(' ')} . .` }],
      },
      { level: 'code', all: true },
    );
    expect(report.codes).toHaveLength(40);
    expect(codeIn(report, names[39]!).counts).toEqual({ both: 0, onlyA: 1, onlyB: 0, neither: 40 });
    expect(codeIn(report, names[33]!).counts).toEqual({ both: 1, onlyA: 0, onlyB: 0, neither: 40 });
    expect(report.overall.sets?.masi.defined).toBe(true);
  });

  it('leave out what is not revealed, not submitted by two, or not asked for', () => {
    const transcripts = [...two, { A: 'K' }, ...two, ...two];
    const plan = { coders: 'AB', transcripts };
    const { round } = plantedRound(plan);
    const data = dataOf(
      { ...plan, round: { revealed: round.revealed.slice(0, 3) } },
      { transcriptIds: [1, 2, 4].map(transcriptId) },
    );
    expect(data.documents.map((each) => each.transcriptId)).toEqual([transcriptId(1)]);
    expect(data.leftOut.map(({ reason }) => reason)).toEqual([
      'fewer-than-two-passes',
      'not-asked-for',
      'not-revealed',
    ]);
  });

  it('leave out what their reader still codes, and say that it is for that', () => {
    const records = plantedRound({ coders: 'AB', transcripts: two });
    const own = records.passes.slice(0, 1);
    const inHand = new Set([transcriptId(1)]);
    const reasons = (more: Partial<typeof records>) =>
      roundData({ ...records, passes: own, ...more }, defaultOptions).leftOut.map(
        ({ reason }) => reason,
      );
    expect(reasons({ inHand })).toEqual(['still-in-hand']);
    expect(reasons({})).toEqual(['fewer-than-two-passes']);
    const hidden = { ...records.round, revealed: [] };
    expect(reasons({ inHand, round: hidden })).toEqual(['not-revealed']);
    expect(leftOutWords['still-in-hand']).toBe('you still have a pass over it to submit');
  });

  it('leave out an open pass, a pass of another text, a calibration round', () => {
    const records = plantedRound({ coders: 'AB', transcripts: two });
    const [first, second] = records.passes;
    const open = { ...records, passes: [first!, { ...second!, submitted: null }] };
    expect(roundData(open, defaultOptions).documents).toEqual([]);
    const version = records.versions[0]!;
    const other = { ...version, id: uuid(7, 99) as typeof version.id };
    const moved = { ...records, passes: [first!, { ...second!, versionId: other.id }] };
    expect(
      roundData({ ...moved, versions: [version, other] }, defaultOptions).leftOut[0]?.reason,
    ).toBe('text-differs');
    const together = dataOf({ coders: 'AB', transcripts: two, round: { calibration: true } });
    expect([together.documents, together.leftOut]).toEqual([[], []]);
  });

  it('leave out lines of interviewers, and where asked lines coded by nobody', () => {
    const plan = { coders: 'AB', people: [[1, 0]], transcripts: [{ A: 'K . . .', B: '. . . .' }] };
    expect(reportOf(plan).units).toBe(2);
    expect(reportOf(plan, { universe: 'coded' }).units).toBe(1);
    const records = plantedRound(plan);
    const all = { ...records, study: { codeInterviewer: true } };
    expect(agreementReport(roundData(all, defaultOptions), defaultOptions).units).toBe(4);
    const spoken = { ...defaultOptions, universe: 'participant' as const };
    expect(agreementReport(roundData(all, spoken), spoken).units).toBe(2);
  });
});

describe('units other than the line', () => {
  /** Two turns: three sentences in two paragraphs, and one. */
  const turns = ['One here. Two here.\nThree.', 'Four.'];
  const plan: Plan = {
    coders: 'AB',
    turns,
    cutting: 'sentence',
    transcripts: [{ A: 'K . . .', B: 'K K . K' }],
  };
  const columns = (options: Partial<DataOptions>) => {
    const [document] = dataOf(plan, options).documents;
    return document!.rows.map((rows) =>
      Array.from(document!.units.from, (_, unit) => columnsOn(rows, document!.words, unit).length),
    );
  };

  it('are sentences, paragraphs and turns, with a code where any of it has it', () => {
    expect(columns({ unit: 'line' })).toEqual([
      [1, 0, 0, 0],
      [1, 1, 0, 1],
    ]);
    expect(columns({ unit: 'sentence' })).toEqual([
      [1, 0, 0, 0],
      [1, 1, 0, 1],
    ]);
    expect(columns({ unit: 'paragraph' })).toEqual([
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect(columns({ unit: 'turn' })).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('have it by majority, or only where all of it has it', () => {
    expect(columns({ unit: 'turn', projection: 'majority' })).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(columns({ unit: 'turn', projection: 'all' })).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('are sentences of a text that was cut by turn', () => {
    const [document] = roundData(
      plantedRound({ ...plan, cutting: 'turn', transcripts: [{ A: 'K .', B: '. K' }] }),
      { ...defaultOptions, unit: 'sentence' },
    ).documents;
    expect(Array.from(document!.rows[0]!)).toEqual([1, 1, 1, 0]);
    expect(Array.from(document!.units.endLine)).toEqual([1, 1, 1, 2]);
  });

  it('are characters: code points, line breaks left out', () => {
    const report = reportOf(
      { ...plan, turns: ['😀😀 a.\nbc.', 'Four.'], transcripts: [{ A: 'K . .', B: 'K K .' }] },
      { unit: 'character' },
    );
    expect(report.units).toBe(5 + 3 + 5);
    expect(codeIn(report, 'K').counts).toEqual({ both: 5, onlyA: 0, onlyB: 3, neither: 5 });
  });

  it('are segments that match where they overlap enough', () => {
    const segments = (overlap: number) =>
      reportOf(
        {
          coders: 'AB',
          turns: ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(10), 'd'.repeat(10)],
          transcripts: [{ A: 'K K K .', B: 'K K . K' }],
        },
        { unit: 'segment', overlap },
      ).segments!.pairs[0]!;
    expect(segments(0.9).total).toMatchObject({ matched: 0, onlyA: 1, onlyB: 2 });
    expect(segments(0.6).total).toMatchObject({ matched: 1, onlyA: 0, onlyB: 1 });
    expect(segments(0.6).total.holsti).toEqual({ defined: true, value: 2 / 3 });
    // Three columns: chance is one in three.
    expect(segments(0.6).kappa).toEqual({
      defined: true,
      value: expect.closeTo(0.25, 9) as number,
    });
  });
});

describe('the confusion view', () => {
  it('sets what only one has against what only the other has, and against none', () => {
    const data = dataOf({ coders: 'AB', transcripts: [{ A: 'K S KS . O', B: 'K K S S .' }] });
    const { columns, counts, coderIds } = confusion(data);
    expect(coderIds).toEqual([coderId('A'), coderId('B')]);
    expect(columns.map((column) => column.codeId)).toEqual(['K', 'S', 'O'].map(codeId));
    expect(counts).toEqual([
      [1, 0, 0, 1],
      [1, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 1, 0, 0],
    ]);
    expect(confusedUnits(data, null, 1, 0)).toEqual([
      { transcriptId: transcriptId(1), unit: 1, from: 1, to: 2 },
    ]);
  });
});

describe('one change', () => {
  it('counts anew only the transcript it is about', () => {
    const plan = { coders: 'AB', transcripts: [...two, ...two, ...two] };
    const records = plantedRound(plan);
    const { revealed } = records.round;
    const before = roundData(
      { ...records, round: { ...records.round, revealed: revealed.slice(0, 2) } },
      defaultOptions,
    );
    const after = withDocument(before, records, defaultOptions, transcriptId(3));
    expect(after).toEqual(roundData(records, defaultOptions));
    expect(after.documents[0]).toBe(before.documents[0]);
    expect(agreementReport(after, defaultOptions)).toEqual(reportOf(plan));
  });

  it('of which transcripts are looked at gives what those alone give', () => {
    const plan = { coders: 'AB', transcripts: [...two, { A: 'K K', B: '. K' }] };
    const alone = onlyTranscripts(dataOf(plan), [transcriptId(1)]);
    expect(agreementReport(alone, defaultOptions).codes).toEqual(
      reportOf({ coders: 'AB', transcripts: two }).codes,
    );
    const [first] = reportOf(plan).transcripts;
    expect(first).toMatchObject({ transcriptId: transcriptId(1), units: 4 });
    expect(first?.pooledAlpha).toEqual(
      reportOf({ coders: 'AB', transcripts: two }).overall.pooledAlpha.value,
    );
  });
});

describe('difference from consensus', () => {
  it('says for each coder what stayed, went and came, open lines apart', () => {
    const records = plantedRound({ coders: 'AB', transcripts: two });
    const stands = [['K'], ['K'], ['K', 'S'], []].flatMap((names, line) =>
      names.map((name) => ({ codeId: codeId(name), from: line, to: line + 1 })),
    );
    const consensus: Consensus = {
      id: uuid(9, 1) as Consensus['id'],
      transcriptId: transcriptId(1),
      versionId: records.versions[0]!.id,
      roundId,
      ...packed({ codings: stands, quotations: [] }),
      open: Uint32Array.of(3),
    };
    const [a, b] = differenceFromConsensus(
      { ...records, consensuses: [consensus], splitDecisions: [] },
      'domain',
    );
    expect(a).toMatchObject({ coderId: coderId('A'), lines: 3, differing: 1, open: 1 });
    expect(b).toMatchObject({ coderId: coderId('B'), lines: 3, differing: 1, open: 1 });
    expect(a!.columns[0]).toMatchObject({ kept: 2, went: 0, came: 1, neither: 0 });
    expect(b!.columns[1]).toMatchObject({ kept: 1, went: 0, came: 0, neither: 2 });
  });
});
