import { describe, expect, it } from 'vitest';
import type { Round } from '#lib/domain/model/round.ts';
import { changeStudy, isCodableSettled } from '#lib/domain/study/change-study.ts';
import { alone, round1, smallStudy } from '../../fixtures/small-study.ts';

const { studies, rounds, passes } = smallStudy();
const [study] = studies;
const open = passes.map((pass) => ({ ...pass, submitted: null }));
const withRound = (change: Partial<Round>) =>
  rounds.map((round) => (round.id === round1 ? { ...round, revealed: [], ...change } : round));

describe('which lines may be coded', () => {
  it('can be changed until a pass of several coders is submitted, and not after', () => {
    const before = { rounds: withRound({}), passes: open };
    expect(changeStudy(study!, { codeInterviewer: true }, before)).toMatchObject({
      kind: 'change-study',
      put: [{ table: 'studies', record: { codeInterviewer: true } }],
    });
    const after = { rounds: withRound({}), passes };
    expect(() => changeStudy(study!, { codeInterviewer: true }, after)).toThrow(
      'codable-lines-settled',
    );
    const set = { ...study!, codeInterviewer: true };
    expect(() => changeStudy(set, { codeInterviewer: false }, after)).toThrow(
      'codable-lines-settled',
    );
  });

  it('stays where something was revealed, though its passes are not here', () => {
    expect(isCodableSettled({ rounds, passes: [] })).toBe(true);
    expect(isCodableSettled({ rounds: withRound({}), passes: [] })).toBe(false);
  });

  it('is left open by what one codes alone, and by what is coded together for calibration', () => {
    const ofOne = passes.filter(({ roundId }) => roundId === alone);
    expect(ofOne.some(({ submitted }) => submitted !== null)).toBe(true);
    expect(isCodableSettled({ rounds: withRound({}), passes: ofOne })).toBe(false);
    expect(isCodableSettled({ rounds: withRound({ calibration: true }), passes })).toBe(false);
  });

  it('does not stand in the way of the study’s words, nor of what changes nothing', () => {
    const work = { rounds, passes };
    expect(changeStudy(study!, { title: 'Another', codeInterviewer: false }, work)).not.toBeNull();
    expect(changeStudy(study!, { codeInterviewer: false }, work)).toBeNull();
  });
});
