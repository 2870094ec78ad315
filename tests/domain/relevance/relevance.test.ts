import { describe, expect, it } from 'vitest';
import { settledStudy } from '#lib/domain/findings/settled-study.ts';
import type { Belief } from '#lib/domain/model/belief.ts';
import type { Relevance, RelevanceId } from '#lib/domain/model/relevance.ts';
import { comBEvidence } from '#lib/domain/relevance/com-b-evidence.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import type { Imprint } from '#lib/domain/model/imprint.ts';
import { earlierDecisions, standingImprints } from '#lib/domain/relevance/earlier-decisions.ts';
import { decideRelevance, notSaidOf } from '#lib/domain/relevance/decide.ts';
import {
  conflictOf,
  domainEvidence,
  isConflicting,
  needsSentence,
  type DomainEvidence,
} from '#lib/domain/relevance/domain-evidence.ts';
import { interventionOptions } from '#lib/domain/relevance/intervention-options.ts';
import { rankedDomains } from '#lib/domain/relevance/ranking.ts';
import { conflictWords } from '#lib/domain/relevance/relevance-words.ts';
import comBFile from '../../../codebooks/com-b.json' with { type: 'json' };
import frameworkFile from '../../../codebooks/tdf-v2.json' with { type: 'json' };
import analysis from '../../../sample/analysis.json' with { type: 'json' };
import {
  belief,
  beliefAt,
  beliefStudy,
  env,
  kno,
  personAt,
  soc,
} from '../../fixtures/belief-study.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { amara, tom, uuid } from '../../fixtures/small-study.ts';

const comB = parseComB(comBFile);
const asked = { interviews: [], guideVersions: [] };
const nothing = { ...asked, beliefs: [], relevances: [] };

const settled = beliefStudy([
  {
    codings: [
      [kno, 0, 2],
      [kno, 4, 6],
      [env, 10, 12],
    ],
  },
  {
    codings: [
      [kno, 0, 2],
      [env, 10, 12],
    ],
  },
  { codings: [[env, 0, 5]], unsettled: true },
]);

function of(records: { beliefs?: readonly Belief[]; relevances?: readonly Relevance[] }) {
  const all = domainEvidence(settled, { ...nothing, ...records });
  return (id: typeof kno): DomainEvidence => all.find(({ domain }) => domain.id === id)!;
}

describe('the evidence of a domain', () => {
  it('counts people of settled transcripts, each once, with passages beside', () => {
    const knowledge = of({})(kno);
    expect([...knowledge.people]).toEqual([personAt(0), personAt(1)]);
    expect(knowledge.passages).toHaveLength(3);
    expect(of({})(env).people.size).toBe(2);
  });

  it('counts the statements that somebody voices, and names those that nobody does', () => {
    const beliefs = [
      belief(1, { at: [[0, 0, 1]] }),
      belief(2, { at: [[0, 10, 12]] }),
      belief(3, { at: [[1, 0, 1]], mergedInto: beliefAt(1) }),
    ];
    const knowledge = of({ beliefs })(kno);
    expect(knowledge.beliefs.map(({ id }) => id)).toEqual([beliefAt(1)]);
    expect(knowledge.unvoiced.map(({ id }) => id)).toEqual([beliefAt(2)]);
  });

  it('needs a sentence where nothing is coded, until there is one', () => {
    expect(needsSentence(of({})(soc))).toBe(true);
    expect(needsSentence(of({})(kno))).toBe(false);
    const relevances = [record({ domainId: soc, reason: 'Nobody was asked.' })];
    expect(needsSentence(of({ relevances })(soc))).toBe(false);
  });
});

describe('conflicting beliefs', () => {
  const at = [[0, 0, 1]] as const;

  it('are a barrier beside an enabler', () => {
    const conflict = conflictOf([
      belief(1, { polarity: 'barrier' }),
      belief(2, { polarity: 'enabler' }),
      belief(3, { polarity: 'depends' }),
    ]);
    expect(conflictWords(conflict)).toBe('1 barrier and 1 enabler');
  });

  it('are not barriers alone, nor what is neutral or depends', () => {
    const conflict = conflictOf([
      belief(1, { polarity: 'barrier' }),
      belief(2, { polarity: 'barrier' }),
      belief(3, { polarity: 'neutral' }),
      belief(4, { polarity: null }),
    ]);
    expect(isConflicting(conflict)).toBe(false);
    expect(conflictWords(conflict)).toBe('');
  });

  it('are a mixed statement, or an opposite pair told once', () => {
    expect(isConflicting(conflictOf([belief(1, { polarity: 'mixed' })]))).toBe(true);
    const pair = conflictOf([
      belief(1, { oppositeId: beliefAt(2) }),
      belief(2, { oppositeId: beliefAt(1) }),
    ]);
    expect(pair.opposites).toHaveLength(1);
  });

  it('are only between statements that are voiced now, in the same domain', () => {
    const beliefs = [
      belief(1, { at, polarity: 'barrier', oppositeId: beliefAt(2) }),
      belief(2, { at: [[0, 10, 11]], polarity: 'enabler', oppositeId: beliefAt(1) }),
    ];
    expect(isConflicting(of({ beliefs })(kno).conflict)).toBe(false);
    const elsewhere = [beliefs[0]!, { ...beliefs[1]!, domainId: env }];
    expect(isConflicting(of({ beliefs: elsewhere })(kno).conflict)).toBe(false);
  });
});

describe('ranking for showing', () => {
  function domain(name: string, people: number, beliefs: number, mixed = false): DomainEvidence {
    const [some] = domainEvidence(settled, nothing) as [DomainEvidence];
    const statements = Array.from({ length: beliefs }, (_, number) =>
      belief(number, { polarity: mixed && number === 0 ? 'mixed' : null }),
    );
    return {
      ...some,
      domain: { ...some.domain, name },
      people: new Set(Array.from({ length: people }, (_, number) => personAt(number))),
      beliefs: statements,
      conflict: conflictOf(statements),
    };
  }

  it('goes by people, then statements, then conflict; equals share a place', () => {
    const ranked = rankedDomains([
      domain('A', 3, 1),
      domain('B', 5, 1),
      domain('C', 3, 2),
      domain('D', 3, 2, true),
      domain('E', 3, 1),
      domain('F', 0, 0),
    ]);
    expect(ranked.map(({ evidence, words }) => [evidence.domain.name, words])).toEqual([
      ['B', '1'],
      ['D', '2'],
      ['C', '3'],
      ['A', '4='],
      ['E', '4='],
      ['F', '6'],
    ]);
  });

  it('keeps a joint place of three and counts them all before the next', () => {
    const ranked = rankedDomains([
      domain('A', 1, 1),
      domain('B', 1, 1),
      domain('C', 1, 1),
      domain('D', 0, 1),
    ]);
    expect(ranked.map(({ words }) => words)).toEqual(['1=', '1=', '1=', '4']);
  });
});

function record(more: Partial<Relevance> = {}): Relevance {
  return {
    id: uuid(17, 1) as RelevanceId,
    domainId: kno,
    decision: null,
    reason: '',
    strength: '',
    deciderIds: [],
    on: null,
    changedAt: '2025-11-18T10:00:00.000Z',
    ...more,
  };
}

describe('deciding', () => {
  const by = {
    newId: () => uuid(17, 9) as RelevanceId,
    at: '2025-11-20T10:00:00.000Z',
    coderId: amara,
    today: '2025-11-20',
  };
  const by18 = { deciderIds: [amara, tom], on: '2025-11-18' };

  it('is taken by whoever takes it, on the day it is taken', () => {
    const change = decideRelevance(kno, undefined, { decision: 'relevant' }, by);
    expect(change?.put[0]?.record).toMatchObject({
      decision: 'relevant',
      deciderIds: [amara],
      on: '2025-11-20',
      reason: '',
    });
    expect(change?.codeIds).toEqual([kno]);
  });

  it('never puts another decision down to who took the one before, or to its day', () => {
    const stored = record({ decision: 'undecided', ...by18 });
    const change = decideRelevance(kno, stored, { decision: 'relevant' }, by);
    expect(change?.put[0]?.record).toMatchObject({
      decision: 'relevant',
      deciderIds: [amara],
      on: '2025-11-20',
    });
    const none = decideRelevance(kno, { ...stored, reason: 'x' }, { decision: null }, by);
    expect(none?.put[0]?.record).toMatchObject({ reason: 'x', deciderIds: [], on: null });
  });

  it('keeps who and when where only the reason or the strength is written anew', () => {
    const stored = record({ decision: 'undecided', ...by18 });
    for (const said of [{ reason: 'Because.' }, { strength: 'Strongly.' }]) {
      expect(decideRelevance(kno, stored, said, by)?.put[0]?.record).toMatchObject({
        ...by18,
        ...said,
      });
    }
  });

  it('keeps who and when that were said before there was a decision', () => {
    const change = decideRelevance(kno, record(by18), { decision: 'relevant' }, by);
    expect(change?.put[0]?.record).toMatchObject(by18);
  });

  it('tells what was decided before, the newest first, each as it last was said', () => {
    const at = (hour: number, more: Partial<Relevance>) =>
      record({ changedAt: `2025-11-18T${hour}:00:00.000Z`, ...more });
    const now = at(15, { decision: 'relevant' });
    const stood = [
      at(11, { decision: 'undecided' }),
      at(14, { decision: 'relevant', deciderIds: [tom] }),
      at(10, { reason: 'only noted' }),
      at(12, { decision: 'undecided', ...by18 }),
      at(13, { decision: 'not-relevant', domainId: soc }),
    ];
    expect(earlierDecisions(kno, now, stood)).toEqual([stood[3]]);
    expect(earlierDecisions(soc, null, stood)).toEqual([stood[4]]);
  });

  it('leaves out what acts found that were taken back, and not what was done again', () => {
    const act = (id: string, undoes: string | null = null) => ({
      id,
      kind: undoes === null ? 'decide-relevance' : 'undo',
      undoes,
      changes: [{ table: 'relevances', id: 'r', before: `before ${id}` as Imprint['id'] }],
    });
    const acts = [act('a'), act('b'), act('undo b', 'b'), act('c'), act('undo c', 'c')];
    expect([...standingImprints([...acts, act('redo c', 'undo c')])]).toEqual([
      'before a',
      'before c',
    ]);
  });

  it('names what a decision does not say yet', () => {
    expect(notSaidOf(record({ decision: 'relevant' }))).toEqual(['reason', 'deciders', 'day']);
    expect(
      notSaidOf(
        record({ decision: 'undecided', reason: 'x', deciderIds: [amara], on: '2025-11-18' }),
      ),
    ).toEqual([]);
    expect(notSaidOf(record({ strength: 'strong' }))).toEqual([]);
  });

  it('goes when nothing is left said, and is nothing when nothing changes', () => {
    const stored = record({ decision: 'relevant' });
    expect(decideRelevance(kno, stored, { decision: null }, by)).toMatchObject({
      put: [],
      removed: [{ table: 'relevances', id: stored.id }],
    });
    expect(decideRelevance(kno, stored, { decision: 'relevant' }, by)).toBeNull();
    const two = record({ deciderIds: [amara, tom] });
    expect(decideRelevance(kno, two, { deciderIds: [tom, amara] }, by)).toBeNull();
  });
});

describe('COM-B', () => {
  const { studies, ...study } = sampleSnapshot;
  const sample = settledStudy({
    ...study,
    study: studies[0]!,
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const evidence = domainEvidence(sample, study);

  it('shows a domain linked to two components in both, and says so', () => {
    const components = comBEvidence(comB, evidence);
    const skills = components.flatMap(({ component, domains }) =>
      domains
        .filter((one) => one.evidence.domain.frameworkKey === 'skills')
        .map(({ alsoIn }) => [component.id, alsoIn.map(({ id }) => id)]),
    );
    expect(skills).toEqual([
      ['capability-psychological', ['capability-physical']],
      ['capability-physical', ['capability-psychological']],
    ]);
    const shown = new Set(components.flatMap(({ domains }) => domains.map((one) => one.evidence)));
    expect(shown.size).toBe(14);
  });

  it('counts a person once in a component, however many of its domains they speak of', () => {
    for (const { domains, people } of comBEvidence(comB, evidence)) {
      const each = domains.map((one) => one.evidence.people.size);
      expect(people.size).toBeLessThanOrEqual(7);
      expect(people.size).toBeGreaterThanOrEqual(Math.max(0, ...each));
    }
  });

  it('speaks of just the domains of the framework', () => {
    const keys = new Set(frameworkFile.domains.map(({ id }) => id));
    for (const { domains } of comB.components)
      expect(domains.every((id) => keys.has(id))).toBe(true);
    for (const { domain } of comB.interventionFunctionsByDomain.rows)
      expect(keys.has(domain)).toBe(true);
  });

  it('has the published ticks of 2011: two, three, four, six, three and three', () => {
    const ticks = new Map(
      comB.interventionFunctionsByComponent.rows.map((row) => [
        row.component,
        row.functions.length,
      ]),
    );
    expect([
      ticks.get('capability-physical'),
      ticks.get('capability-psychological'),
      ticks.get('motivation-reflective'),
      ticks.get('motivation-automatic'),
      ticks.get('opportunity-physical'),
      ticks.get('opportunity-social'),
    ]).toEqual([2, 3, 4, 6, 3, 3]);
  });

  it('refuses a file that speaks of a component it does not have', () => {
    const broken = structuredClone(comBFile);
    broken.interventionFunctionsByComponent.rows[0]!.component = 'capability-other';
    expect(() => parseComB(broken)).toThrow(/capability-other/);
  });
});

describe('intervention functions as options', () => {
  it('tell where the two tables differ', () => {
    const { difference } = interventionOptions(comB, 'environment');
    expect(difference).toEqual({ onlyByComponent: [], onlyByDomain: ['Training'] });
    expect(interventionOptions(comB, 'social_influences').difference?.onlyByDomain).toEqual([
      'Modelling',
    ]);
  });

  it('have no row by domain for Goals, and say no difference there', () => {
    const goals = interventionOptions(comB, 'goals');
    expect(goals.byDomain).toEqual([]);
    expect(goals.difference).toBeNull();
    expect(goals.byComponent[0]?.functions).toContain('Incentivisation');
  });

  it('keep the two kinds of skills apart', () => {
    const skills = interventionOptions(comB, 'skills');
    expect(skills.byComponent).toHaveLength(2);
    expect(skills.byDomain.map(({ part }) => part)).toEqual([
      'physical',
      'cognitive and interpersonal',
    ]);
  });

  it('are nothing for what is no domain', () => {
    expect(interventionOptions(comB, 'outside')).toMatchObject({ byComponent: [], byDomain: [] });
  });
});

describe('the sample study', () => {
  const { studies, ...study } = sampleSnapshot;
  const sample = settledStudy({
    ...study,
    study: studies[0]!,
    inHand: () => false,
    speakersOfLines: new Map(),
  });

  it('has fourteen domains with the statements and decisions its file gives', () => {
    const evidence = domainEvidence(sample, study);
    expect(evidence).toHaveLength(14);
    for (const { domain, beliefs, unvoiced, record: decided } of evidence) {
      const given = analysis.beliefs.filter((one) => one.domain === domain.frameworkKey);
      expect(beliefs.map(({ statement }) => statement).toSorted()).toEqual(
        given.map(({ statement }) => statement).toSorted(),
      );
      expect(unvoiced).toEqual([]);
      const decision = analysis.relevance.find((one) => one.domain === domain.frameworkKey)!;
      expect(decided?.decision?.replace('-', ' ')).toBe(decision.decision);
      expect(decided?.on).toBe(decision.date);
      expect(decided?.deciderIds).toHaveLength(2);
    }
  });

  it('has opposite pairs where its file names them', () => {
    const pairs = domainEvidence(sample, study).flatMap(({ domain, conflict }) =>
      conflict.opposites.map(() => domain.frameworkKey),
    );
    const given = analysis.beliefs.filter((one) => one.opposite_of).map(({ domain }) => domain);
    expect(pairs.toSorted()).toEqual([...new Set(given)].toSorted());
  });
});

describe('the published tables', () => {
  it('say of their sources what a reader can look up, and nothing of how they were made', () => {
    const { interventionFunctionsByComponent, interventionFunctionsByDomain, note } = comB;
    const said = [
      interventionFunctionsByComponent.source,
      interventionFunctionsByDomain.source,
      note,
    ].join(' ');
    expect(said).not.toMatch(/\bread\b|ticks|highwire|warn|PMC\d/);
    expect(interventionFunctionsByComponent.source).toContain('2011');
    expect(interventionFunctionsByDomain.source).toContain('2018');
  });
});
