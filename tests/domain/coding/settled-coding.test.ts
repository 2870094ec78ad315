import { describe, expect, it } from 'vitest';
import { settledCoding } from '#lib/domain/coding/settled-coding.ts';
import type { PassId } from '#lib/domain/model/pass.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import { alone, amara, round1, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const study = smallStudy();
const [p01, p02, p03] = study.transcripts as [
  (typeof study.transcripts)[number],
  (typeof study.transcripts)[number],
  (typeof study.transcripts)[number],
];

describe('the settled coding of a transcript', () => {
  it('is its consensus if there is one, with the lines still open', () => {
    expect(settledCoding(p01, study)).toMatchObject({
      source: 'consensus',
      coderId: null,
      roundId: round1,
      openLines: Uint32Array.of(3),
    });
  });

  it('is the submitted pass of the only coder of a round', () => {
    expect(settledCoding(p02, study)).toMatchObject({
      source: 'submitted',
      coderId: amara,
      roundId: alone,
    });
  });

  it('is the submitted pass of the coder the study names, where there is no consensus', () => {
    const layers = { ...study, consensuses: [] };
    expect(settledCoding({ ...p01, settledCoderId: tom }, layers)).toMatchObject({
      source: 'submitted',
      coderId: tom,
    });
    expect(settledCoding(p01, layers)).toEqual({ source: 'none' });
  });

  it('is nothing for an open pass unless its own coder asks', () => {
    expect(settledCoding({ ...p03, settledCoderId: amara }, study)).toEqual({ source: 'none' });
    expect(settledCoding(p03, study, tom)).toMatchObject({ source: 'open', coderId: tom });
    expect(settledCoding(p01, study, tom)).toMatchObject({ source: 'consensus' });
  });

  it('is that of the latest round where rounds repeat a transcript', () => {
    const later = { ...study.rounds[1]!, id: uuid(2, 7) as RoundId, number: 7 };
    const again = { ...study.passes[2]!, id: uuid(12, 7) as PassId, roundId: later.id };
    const layers = {
      ...study,
      rounds: [later, ...study.rounds],
      passes: [...study.passes, again],
    };
    expect(settledCoding(p02, layers)).toMatchObject({ roundId: later.id });
  });
});
