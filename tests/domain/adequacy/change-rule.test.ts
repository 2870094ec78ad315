import { describe, expect, it } from 'vitest';
import {
  changeDraft,
  changeDraws,
  draftRule,
  dropDraft,
  freezeRule,
} from '#lib/domain/adequacy/change-rule.ts';
import { codedByThen } from '#lib/domain/adequacy/coded-by-then.ts';
import { frozenSentences } from '#lib/domain/adequacy/frozen-words.ts';
import { gapOf, plainRule, rulesOfStudy } from '#lib/domain/adequacy/rules.ts';
import type { AdequacyRule, AdequacyRuleId } from '#lib/domain/model/adequacy-rule.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { amara, uuid } from '../../fixtures/small-study.ts';

const first = uuid(91, 1) as AdequacyRuleId;
const second = uuid(91, 2) as AdequacyRuleId;
const begin = (id: AdequacyRuleId, at = '2025-08-20T09:00:00.000Z') => ({
  newId: () => id,
  at,
  seed: 'seed',
});
const recorded = { by: amara, at: '2025-08-25T09:00:00.000Z' };
const freezing = { on: '2025-08-25', today: '2025-08-25', recorded, reason: '' };

function after(rules: readonly AdequacyRule[], change: Change | null): readonly AdequacyRule[] {
  const byId = new Map(rules.map((one) => [one.id, one]));
  for (const { table, record } of change?.put ?? []) {
    if (table === 'adequacyRules') byId.set(record.id, record as AdequacyRule);
  }
  for (const { id } of change?.removed ?? []) byId.delete(id as AdequacyRuleId);
  return [...byId.values()];
}

describe('a draft', () => {
  it('begins as its source has it, and looks for beliefs where the source does', () => {
    const rules = after([], draftRule([], 'francis', begin(first)));
    expect(rulesOfStudy(rules).draft).toMatchObject({
      rule: { kind: 'francis', initial: 10, stopping: 3 },
      unit: 'beliefs',
      frozen: null,
    });
  });

  it('becomes another kind, and keeps what the team chose to look for', () => {
    let rules = after([], draftRule([], 'last-k', begin(first)));
    rules = after(
      rules,
      changeDraft(rules, first, () => ({ unit: 'subthemes', note: 'Ours' })),
    );
    rules = after(rules, draftRule(rules, 'guest', begin(second)));
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ id: first, unit: 'subthemes', note: 'Ours' });
    expect(draftRule(rules, 'guest', begin(second))).toBeNull();
  });

  it('can be dropped; a frozen rule can be neither dropped nor changed', () => {
    let rules = after([], draftRule([], 'last-k', begin(first)));
    expect(after(rules, dropDraft(rules, first))).toEqual([]);
    rules = after(rules, freezeRule(rules, first, freezing));
    const frozen = expect.objectContaining({ code: 'rule-frozen' }) as Error;
    expect(() => dropDraft(rules, first)).toThrow(frozen);
    expect(() => changeDraft(rules, first, () => ({ note: 'x' }))).toThrow(frozen);
    expect(() => freezeRule(rules, first, freezing)).toThrow(frozen);
  });

  it('is not frozen while it lacks something, or for a day to come', () => {
    const blank = after([], draftRule([], 'not-claimed', begin(first)));
    expect(gapOf(plainRule('not-claimed'))).toBe('reason-missing');
    expect(gapOf(plainRule('information-power'))).toBe('words-missing');
    expect(gapOf({ kind: 'last-k', k: 0 })).toBe('number-missing');
    expect(gapOf({ kind: 'guest', base: 4, run: 2, threshold: Number.NaN })).toBe('share-missing');
    expect(() => freezeRule(blank, first, freezing)).toThrow(
      expect.objectContaining({ code: 'rule-incomplete' }) as Error,
    );
    const rules = after([], draftRule([], 'last-k', begin(first)));
    expect(() => freezeRule(rules, first, { ...freezing, on: '2025-08-26' })).toThrow(
      expect.objectContaining({ code: 'day-ahead' }) as Error,
    );
  });
});

describe('replacing a rule', () => {
  function inForce(): readonly AdequacyRule[] {
    const rules = after([], draftRule([], 'last-k', begin(first)));
    return after(rules, freezeRule(rules, first, freezing));
  }

  it('needs a reason, and leaves the earlier rule to be read', () => {
    let rules = inForce();
    rules = after(rules, draftRule(rules, 'guest', begin(second)));
    expect(rulesOfStudy(rules).inForce?.id).toBe(first);
    expect(() => freezeRule(rules, second, { ...freezing, reason: '  ' })).toThrow(
      expect.objectContaining({ code: 'reason-missing' }) as Error,
    );
    const change = freezeRule(rules, second, { ...freezing, reason: ' A reviewer asked. ' });
    expect(change.kind).toBe('replace-adequacy');
    rules = after(rules, change);
    const { inForce: now, draft, replaced } = rulesOfStudy(rules);
    expect(now?.id).toBe(second);
    expect(draft).toBeNull();
    expect(replaced).toMatchObject([
      { id: first, replaced: { byId: second, reason: 'A reviewer asked.' } },
    ]);
  });

  it('leaves seed and number of random orders free to change', () => {
    const rules = inForce();
    const [changed] = after(rules, changeDraws(rules, first, { seed: 'other', draws: 50 }));
    expect(changed).toMatchObject({ seed: 'other', draws: 50, frozen: { on: '2025-08-25' } });
    expect(() => changeDraws(rules, first, { draws: 0 })).toThrow(RangeError);
    expect(() => changeDraws([], first, { draws: 5 })).toThrow(
      expect.objectContaining({ code: 'rule-gone' }) as Error,
    );
  });
});

describe('how far the analysis was when a rule was frozen', () => {
  const dayOf = (instant: string) => instant.slice(0, 10);
  const at = (frozenAt: string | null, gathered: 'interview' | 'survey' = 'interview') => ({
    gathered,
    frozenAt,
  });
  const frozen = { on: '2025-08-25', recorded: { by: amara, at: '2025-10-01T09:00:00.000Z' } };

  it('counts interviews whose coding had begun by the day and by the record', () => {
    const coded = codedByThen(
      [
        at('2025-08-25T20:00:00.000Z'),
        at('2025-09-20T20:00:00.000Z'),
        at('2025-10-02T20:00:00.000Z'),
        at(null),
        at('2025-08-01T00:00:00.000Z', 'survey'),
      ],
      frozen,
      dayOf,
    );
    expect(coded).toEqual({ of: 4, byTheDay: 1, whenRecorded: 2 });
    const said = frozenSentences(frozen, '2025-10-01', coded).join(' ');
    expect(said).toContain('Coding had begun by then, in 1 of 4 interviews');
    expect(said).toContain('frozen after the analysis began');
  });

  it('says that an earlier day rests on the team’s word', () => {
    const coded = { of: 4, byTheDay: 0, whenRecorded: 2 };
    const said = frozenSentences(frozen, '2025-10-01', coded).join(' ');
    expect(said).toContain(
      'Frozen on 25 August 2025, the team says; recorded here on 1 October 2025',
    );
    expect(said).toContain('rests on the team’s word');
  });
});
