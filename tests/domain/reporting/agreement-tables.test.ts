import { noParticulars } from '#lib/domain/model/coder.ts';
import { describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { defaultOptions, type AgreementOptions } from '#lib/domain/agreement/options.ts';
import { roundData } from '#lib/domain/agreement/round-data.ts';
import { agreementSentence } from '#lib/domain/reporting/agreement-sentence.ts';
import { agreementTable } from '#lib/domain/reporting/agreement-table.ts';
import { segmentAgreementTable } from '#lib/domain/reporting/segment-agreement-table.ts';
import type { Round } from '#lib/domain/model/round.ts';
import { plantedRound, type Plan } from '../agreement/planted-round.ts';
import { smallStudy } from '../../fixtures/small-study.ts';

const study = smallStudy().studies[0]!;
const plan: Plan = {
  coders: 'AB',
  transcripts: [
    { A: 'K S KS . . .', B: 'K K S o . .' },
    { A: 'K . . K . .', B: 'K . . K S .' },
    { A: '. S . K . .', B: '. S . . . .' },
  ],
};

function made(options: Partial<AgreementOptions> = {}, round: Partial<Round> = {}, of = plan) {
  const records = plantedRound({ ...of, round });
  const chosen = { ...defaultOptions, ...options };
  const report = agreementReport(roundData(records, chosen), chosen);
  const initials = [...of.coders].map((letter, index) => ({
    id: records.round.coderIds[index]!,
    initials: `${letter}${letter}`,
    name: `Coder ${letter}`,
    role: 'coder' as const,
    ...noParticulars,
  }));
  const frame = {
    study,
    coders: initials,
    codes: records.codes,
    transcripts: records.transcripts,
    citation: null,
    codebookVersions: [],
  };
  return { frame, each: { round: records.round, report } };
}

describe('the table of agreement', () => {
  it('has a row for every code and one for all, with reasons where there is no figure', () => {
    const { frame, each } = made();
    const { columns, rows } = agreementTable(frame, [each]);
    const cell = (row: number, name: string) => rows[row]![columns.indexOf(name)];
    expect(rows.map((row) => row[1])).toEqual(['K', 'S', 'O', 'All']);
    expect([cell(0, 'Both'), cell(0, 'Only A'), cell(0, 'Only B'), cell(0, 'Neither')]).toEqual([
      3, 2, 2, 11,
    ]);
    expect(cell(0, 'Agreement %')).toBe(77.8);
    expect([cell(2, 'Alpha'), cell(2, 'PABAK')]).toEqual([null, 1]);
    expect(cell(2, 'Remarks')).toContain('Alpha not estimable: nobody used it');
  });

  it('says in its notes who is A, what was counted, and how the interval was made', () => {
    const { frame, each } = made({
      interval: 'bootstrap',
      seed: 42,
      unit: 'turn',
      universe: 'coded',
    });
    const notes = agreementTable(frame, [each]).notes.join('\n');
    for (const words of [
      'A is AA (Coder A), B is BB (Coder B)',
      'codable turns that somebody coded of 3 transcripts',
      'A turn has a code where any of its characters has it.',
      '95 % interval by bootstrap of 3 clusters of transcripts and people, 2,000 resamples, seed 42',
      'of 1 alpha is not estimable',
    ]) {
      expect(notes).toContain(words);
    }
  });

  it('of segments says what matched, for every pair of coders', () => {
    const three = {
      coders: 'ABC',
      transcripts: plan.transcripts.map((planted) => ({ ...planted, C: planted['A']! })),
    };
    const { frame, each } = made({ unit: 'segment' }, {}, three);
    const { rows } = segmentAgreementTable(frame, each);
    const totals = rows.filter((row) => row[3] === 'All').map((row) => row.slice(1, 7));
    expect(totals.map(([a, b]) => [a, b])).toEqual([
      ['AA', 'BB'],
      ['AA', 'CC'],
      ['BB', 'CC'],
    ]);
    expect(totals[1]!.slice(4)).toEqual([0, 0]);
  });
});

describe('the sentence for the paper', () => {
  it('says the mode, the basis and the figures of a reliability round', () => {
    const { frame, each } = made();
    const words = agreementSentence(frame, each, 'Concord 0.1.0');
    expect(words).toMatch(/^AA and BB coded 3 of the 3 transcripts independently/);
    expect(words).toContain('how far the codebook leads independent coders to the same codes');
    expect(words).toContain('over 18 codable lines');
    expect(words).toMatch(/alpha, pooled over codes, was \.\d\d \(/);
    expect(words).toContain('by jackknife over 3 clusters of transcripts and people');
    expect(words).toContain('Alpha could not be estimated for O (nobody used it).');
    expect(words).toMatch(/Computed with Concord 0\.1\.0\.$/);
  });

  it('says of a consensus round that the differences were settled, and of a share how it was drawn', () => {
    const drawn = { percent: 20, seed: 'rain', attributeId: null, of: 15 };
    const { frame, each } = made({}, { mode: 'consensus', drawn });
    const words = agreementSentence(frame, each, 'Concord');
    expect(words).toContain('drawn at random (20 % of 15, seed rain)');
    expect(words).toContain('from before any difference was settled');
  });

  it('gives no figures of a reflexive reading', () => {
    const { frame, each } = made({}, { mode: 'reflexive' });
    const words = agreementSentence(frame, each, 'Concord');
    expect(words).toContain('no agreement was computed');
    expect(words).not.toMatch(/alpha/i);
  });
});
