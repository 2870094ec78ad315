import { expect, it } from 'vitest';
import type { GuideVersion } from '#lib/domain/model/guide-version.ts';
import type { Relevance } from '#lib/domain/model/relevance.ts';
import { code, environment, uuid } from '../../fixtures/small-study.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { all, found, outcomeOf, said, type With } from './checked.ts';

const goals = uuid(5, 30) as CodeId;
const withGoals: With = ({ codes }) => ({
  codes: [...codes, code(goals, 'domain', 'Goals', { frameworkKey: 'goals', order: 9 })],
});
const decided =
  (domainId: CodeId, more: Partial<Relevance>): With =>
  ({ relevances }) => ({
    relevances: [
      ...relevances,
      {
        ...relevances[0]!,
        id: uuid(40, 9) as Relevance['id'],
        domainId,
        decision: 'not-relevant',
        reason: '',
        ...more,
      },
    ],
  });
const guide: With = () => ({
  guideVersions: [
    {
      id: uuid(50, 1) as GuideVersion['id'],
      number: 1,
      date: null,
      pilot: null,
      pilotNote: '',
      changes: '',
      questions: [
        {
          id: uuid(51, 1) as GuideVersion['questions'][number]['id'],
          text: 'What comes first?',
          domainIds: [goals],
          prompts: [],
        },
      ],
      without: [],
      createdAt: '2025-08-01T10:00:00.000Z',
    },
  ],
});

it('L3 asks about a domain without data, and whether the guide asks about it', () => {
  expect(said('L3', withGoals)).toContainEqual(
    expect.stringContaining('Goals has no data, and no question of the guide asks about it'),
  );
  expect(said('L3', all(withGoals, guide))).toContainEqual(
    expect.stringContaining('Goals has no data, and the guide asks about it'),
  );
});

it('L3 leaves a domain without data alone once a sentence says what that means', () => {
  const findings = found('L3', all(withGoals, decided(goals, { reason: 'Nobody took it up.' })));
  expect(findings.map(({ place }) => place?.choices['domain'])).not.toContain(goals);
});

it('L3 asks about a domain with data that stands in no result, unless it was decided with a reason', () => {
  const [finding] = found('L3');
  expect(finding).toMatchObject({
    is: 'question',
    where: 'Domain relevance, Environmental context and resources',
    place: { page: 'relevance', choices: { domain: environment } },
  });
  expect(finding?.why).toBe('1 passage is coded there; nobody decided yet.');
  expect(said('L3', decided(environment, {}))).toEqual([
    'question: Domain relevance, Environmental context and resources: Environmental context and resources is left out as not relevant, and nobody says why. What is the reason?',
  ]);
  expect(said('L3', decided(environment, { reason: 'One line, in passing.' }))).toEqual([]);
});

it('L3 says why it cannot be run', () => {
  expect(outcomeOf('L3', () => ({ beliefs: [], subthemes: [] }))).toEqual({
    rule: 'L3',
    ran: false,
    because: 'no subtheme and no belief statement is written yet',
  });
  expect(outcomeOf('L3', () => ({ passes: [], consensuses: [] }))).toMatchObject({ ran: false });
});
