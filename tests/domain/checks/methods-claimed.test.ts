import { describe, expect, it } from 'vitest';
import { checksOf } from '#lib/domain/checks/checks.ts';
import { isDenied } from '#lib/domain/checks/denied.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { GuideVersion } from '#lib/domain/model/guide-version.ts';
import { nothingSaid, type Interview } from '#lib/domain/model/interview.ts';
import { settledP01, uuid } from '../../fixtures/small-study.ts';
import { all, found, frameOf, outcomeOf, plan, said, type With } from './checked.ts';

const interview =
  (more: Partial<Interview>): With =>
  () => ({
    interviews: [
      { id: uuid(80, 1) as Interview['id'], transcriptId: settledP01, ...nothingSaid, ...more },
    ],
  });
const guide =
  (pilot: GuideVersion['pilot']): With =>
  () => ({
    guideVersions: [
      {
        id: uuid(50, 1) as GuideVersion['id'],
        number: 1,
        date: null,
        pilot,
        pilotNote: '',
        changes: '',
        questions: [],
        without: [],
        createdAt: '2025-08-01T10:00:00.000Z',
      },
    ],
  });
const nothing: With = () => ({});
const alone: With = ({ passes, rounds }) => ({
  passes: passes.slice(0, 1),
  consensuses: [],
  rounds: rounds.map((one) => ({ ...one, coderIds: one.coderIds.slice(0, 1) })),
});
const noRule: With = () => ({ adequacyRules: [] });

describe('L13: a method claimed needs its record, and one denied must have none', () => {
  const cases: readonly [string, claim: string, denial: string, has: With, not: With][] = [
    ['two coders', 'Transcripts were double coded.', 'Nothing was double coded.', nothing, alone],
    [
      'two who read blind',
      'Two coders read blind and then talked.',
      'No two coders read blind.',
      nothing,
      alone,
    ],
    ['consensus', 'A consensus was reached.', 'No consensus was sought.', nothing, alone],
    [
      'framework matrix',
      'We followed the framework method.',
      'We did not use the framework method.',
      nothing,
      () => ({ chartings: [] }),
    ],
    [
      'pilot',
      'The guide was piloted.',
      'The guide was not piloted.',
      guide('piloted'),
      guide(null),
    ],
    [
      'field notes',
      'Field notes were written.',
      'Field notes were not written.',
      interview({ fieldNotes: 'after' }),
      interview({ fieldNotes: 'none' }),
    ],
    [
      'participant checking',
      'We did member checking.',
      'There was no member checking.',
      interview({ checked: 'asked' }),
      interview({ checked: 'not-asked' }),
    ],
    [
      'transcripts returned',
      'Transcripts were returned to participants.',
      'Transcripts were not returned to participants.',
      interview({ returned: 'returned' }),
      interview({ returned: 'not-returned' }),
    ],
  ];

  it.each(cases)('%s', (_, claim, denial, has, not) => {
    expect(said('L13', all(has, plan({ orientation: claim })))).toEqual([]);
    expect(said('L13', all(not, plan({ orientation: denial })))).toEqual([]);
    expect(said('L13', all(not, plan({ orientation: claim })))).toEqual([
      expect.stringMatching(/^mismatch: Plan, orientation and theory: “.*” is said, and no /),
    ]);
    expect(said('L13', all(has, plan({ orientation: denial })))).toEqual([
      expect.stringMatching(/^mismatch: .* is denied, and the record holds it/),
    ]);
  });
});

it('L13 says nothing of coding by two while a blind round may hold what is not to be seen yet', () => {
  const notYet: With = ({ passes }) => ({ passes: passes.slice(0, 1), consensuses: [] });
  const claim = plan({ orientation: 'Transcripts were double coded and a consensus reached.' });
  expect(said('L13', all(notYet, claim))).toEqual([]);
  expect(said('L13', all(alone, claim))).toHaveLength(2);
});

it('L13 takes no pilot scheme and no consensus statement for a method of the study', () => {
  const setting = 'The practices had taken part in a pilot scheme; pilots fly over them.';
  const aim = 'A consensus statement recommends stopping; consensus guidelines do not.';
  const none: With = () => ({ guideVersions: [], decisions: [], consensuses: [], rounds: [] });
  expect(said('L13', all(none, plan({ setting, aim })))).toEqual([]);
  expect(said('L13', all(none, plan({ setting: 'Two pilot interviews were held.' })))).toHaveLength(
    1,
  );
});

it('L13 knows of coding by two where it was revealed, also for who reads no pass of it', () => {
  const adjudicated: With = ({ coders, rounds }) => ({
    coders: [...coders, { ...coders[1]!, id: uuid(1, 3) as CoderId, role: 'adjudicator' }],
    rounds: rounds.map((one) => ({
      ...one,
      transcriptIds: one.transcriptIds && one.revealed.map(({ transcriptId }) => transcriptId),
    })),
  });
  const claim = plan({ orientation: 'Transcripts were double coded.' });
  const { outcomes } = checksOf(frameOf(all(adjudicated, claim), uuid(1, 3) as CoderId));
  expect(outcomes.find(({ rule }) => rule === 'L13')).toMatchObject({ ran: true, findings: [] });
});

describe('L13, saturation', () => {
  const reached = plan({ sampling: 'Recruitment ended when data saturation was reached.' });

  it('is found claimed without a frozen rule, against a rule in words, and where too few are counted', () => {
    expect(said('L13', all(noRule, reached))[0]).toContain(
      'no rule for sample adequacy was frozen',
    );
    expect(said('L13', reached)[0]).toContain('too few interviews are counted');
    const notClaimed: With = ({ adequacyRules }) => ({
      adequacyRules: adequacyRules.map((one) => ({
        ...one,
        rule: { kind: 'not-claimed' as const, reason: 'Reflexive work.' },
      })),
    });
    expect(said('L13', all(notClaimed, reached))[0]).toContain('no claim is made');
  });

  it('is found where the rule in force is not met, and not where it is', () => {
    const lastK =
      (k: number, unit: 'own-codes' | 'codes'): With =>
      ({ adequacyRules }) => ({
        adequacyRules: adequacyRules.map((one) => ({
          ...one,
          unit,
          rule: { kind: 'last-k' as const, k },
        })),
      });
    expect(said('L13', all(lastK(1, 'own-codes'), reached))[0]).toContain('it is not met');
    const nothingNew: With = ({ passes }) => ({
      passes: passes.map((one, index) => {
        const { codes, code, from, to } = passes[0]!;
        return index === 2 ? { ...one, codes, code, from, to } : one;
      }),
    });
    expect(found('L13', all(nothingNew, lastK(1, 'codes'), reached))).toEqual([]);
  });

  it('is left alone where it is only looked at or denied', () => {
    for (const sampling of [
      'We make no claim of saturation.',
      'Saturation was not claimed.',
      'We looked at whether saturation would be reached.',
    ]) {
      expect(said('L13', all(noRule, plan({ sampling }))), sampling).toEqual([]);
    }
  });
});

describe('what is denied', () => {
  const denied = (sentence: string, word: string) => {
    const at = sentence.indexOf(word);
    return isDenied(sentence, at, at + word.length);
  };
  it('is so in its own clause', () => {
    expect(denied('The guide was not piloted.', 'piloted')).toBe(true);
    expect(denied('Field notes were not made.', 'Field notes')).toBe(true);
    expect(denied('No member checks were done.', 'member checks')).toBe(true);
    expect(denied('It was not long, and the guide was piloted.', 'piloted')).toBe(false);
    expect(denied('The guide was piloted.', 'piloted')).toBe(false);
  });
});

it('L13 does not run where nothing is said of how the study was done', () => {
  expect(
    outcomeOf('L13', ({ studies, adequacyRules }) => ({
      studies: studies.map((one) => ({
        ...one,
        aim: '',
        behaviour: { ...one.behaviour, what: '' },
      })),
      adequacyRules,
    })),
  ).toMatchObject({ ran: false });
});
