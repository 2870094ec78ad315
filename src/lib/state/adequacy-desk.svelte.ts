import { domainsInOrder } from '../domain/beliefs/places.ts';
import { adequacyOf, type Adequacy } from '../domain/adequacy/adequacy-of.ts';
import { changedSince, changeKinds, type ChangedSince } from '../domain/adequacy/changed-since.ts';
import {
  changeDraft,
  changeDraws,
  draftRule,
  dropDraft,
  freezeRule,
  type RuleWords,
} from '../domain/adequacy/change-rule.ts';
import { newByInterview, type NewByInterview } from '../domain/adequacy/first-voices.ts';
import { outcomeOf, voicesOf, type Outcome } from '../domain/adequacy/outcome.ts';
import { groupOccurrences, type GroupOccurrences } from '../domain/adequacy/role-groups.ts';
import { rulesOfStudy, type Rule, type RulesOfStudy } from '../domain/adequacy/rules.ts';
import type { AdequacyRule, AdequacyRuleId } from '../domain/model/adequacy-rule.ts';
import type { AttributeId } from '../domain/model/attribute.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import { Findings, FindingTexts, type FindingsFrame } from './findings.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { OrderRun } from './order-run.svelte.ts';

/** The rule held against the people of one group. */
export interface GroupFigures extends GroupOccurrences {
  readonly fresh: NewByInterview;
  readonly outcome: Outcome | null;
  readonly orders: OrderRun;
}

/** How the team looks at whether its sample is adequate: the rule, and what the rule in force says. */
export class AdequacyDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;
  readonly #groupedBy: () => AttributeId | null;
  /** What a draft said of the kinds it was of before, while the page is open. */
  readonly #saidBefore = new Map<Rule['kind'], Rule>();

  /** @param groupedBy the attribute by whose groups the figures are asked for: the address says it. */
  constructor(study: OpenStudy, groupedBy: () => AttributeId | null = () => null) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
    this.#groupedBy = groupedBy;
  }

  /** `undefined` until read. */
  get frame(): FindingsFrame | undefined {
    return this.#findings.frame;
  }

  readonly rules: RulesOfStudy | undefined = $derived.by(
    () => this.frame && rulesOfStudy(this.frame.records.adequacyRules),
  );

  /**
   * The rule in force held against the study; `null` where none is frozen. What a draft would say is
   * never computed: a rule is not to be chosen by its answer.
   */
  readonly adequacy: Adequacy | null = $derived.by(() => {
    const [rule, frame] = [this.rules?.inForce, this.frame];
    return rule && frame ? adequacyOf(rule, frame.settled, frame.records, localDay) : null;
  });

  /** Of the rule in force. */
  readonly orders: OrderRun | null = $derived.by(() => {
    const { adequacy } = this;
    return adequacy && new OrderRun(adequacy.occurrences, adequacy.rule);
  });

  /** By group of the attribute asked for; none where none is, or no rule is in force. */
  readonly groups: readonly GroupFigures[] = $derived.by(() => {
    const [attributeId, adequacy, frame] = [this.#groupedBy(), this.adequacy, this.frame];
    if (!attributeId || !adequacy || !frame) return [];
    const domains = domainsInOrder(frame.settled);
    const { rule } = adequacy.rule;
    return groupOccurrences(attributeId, adequacy.occurrences, frame.settled).map((group) => ({
      ...group,
      fresh: newByInterview(group.occurrences, voicesOf(rule)),
      outcome: outcomeOf(rule, group.occurrences, domains),
      orders: new OrderRun(group.occurrences, adequacy.rule),
    }));
  });

  readonly #acts = $derived.by(() => {
    const frame = this.frame;
    const isAny =
      frame?.settled.codes.some(({ status }) => status !== 'active') === true ||
      frame?.records.beliefs.some(({ mergedInto }) => mergedInto !== null) === true;
    return isAny ? this.#changeActs : null;
  });

  /** Read only where something was changed at all: the trail is long. */
  readonly #changeActs = new LiveQuery(() => {
    const { operations } = this.#study.db;
    return operations.filter(({ kind }) => changeKinds.has(kind)).toArray();
  });

  /** What was merged, split or retired since the rule in force was frozen. */
  readonly changed: readonly ChangedSince[] = $derived.by(() => {
    const [adequacy, frame] = [this.adequacy, this.frame];
    const frozen = adequacy?.rule.frozen;
    if (!adequacy || !frame || !frozen) return [];
    const acts = this.#acts?.current ?? [];
    const { settled, records } = frame;
    return changedSince(
      adequacy.occurrences,
      settled,
      records.beliefs,
      acts,
      (instant) => localDay(instant) > frozen.on,
    );
  });

  /** The calendar day on which it is now, here. */
  today(): string {
    return localDay(this.#study.now());
  }

  /** The calendar day of an instant, here. */
  dayOf(instant: string): string {
    return localDay(instant);
  }

  /** Begins a draft, or makes the draft one of another kind; what it said of that kind before is there again. */
  async choose(kind: Rule['kind']): Promise<void> {
    const told = {
      newId: () => this.#study.newId<AdequacyRuleId>(),
      at: this.#study.now(),
      seed: this.#study.newId().slice(0, 8),
    };
    await this.#record((rules) => {
      const { draft } = rulesOfStudy(rules);
      if (draft) this.#saidBefore.set(draft.rule.kind, draft.rule);
      return draftRule(rules, this.#saidBefore.get(kind) ?? kind, told);
    });
  }

  /** Says something in the draft, from what is stored of it. @throws {ActError} 'rule-gone'; 'rule-frozen'. */
  async say(id: AdequacyRuleId, words: (draft: RuleWords) => Partial<RuleWords>): Promise<void> {
    await this.#record((rules) => changeDraft(rules, id, words));
  }

  /** Takes the draft away. @throws {ActError} 'rule-gone'; 'rule-frozen'. */
  async drop(id: AdequacyRuleId): Promise<void> {
    await this.#record((rules) => dropDraft(rules, id));
  }

  /**
   * Freezes the draft, in place of the rule in force where there is one.
   * @throws {ActError} 'rule-gone', 'rule-frozen', 'rule-incomplete', 'day-ahead', 'reason-missing'.
   */
  async freeze(id: AdequacyRuleId, on: string, reason: string): Promise<void> {
    const recorded = { by: this.#study.here.coderId, at: this.#study.now() };
    const told = { on, today: this.today(), recorded, reason };
    await this.#record((rules) => freezeRule(rules, id, told));
  }

  /** Asks for other random orders. @throws {ActError} 'rule-gone'. */
  async redraw(
    id: AdequacyRuleId,
    draws: Partial<Pick<AdequacyRule, 'seed' | 'draws'>>,
  ): Promise<void> {
    await this.#record((rules) => changeDraws(rules, id, draws));
  }

  /** @throws {ActError} 'copy-for-one' in a copy that was made for one person. */
  async #record(decide: (stored: readonly AdequacyRule[]) => Change | null): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(await db.adequacyRules.toArray());
    });
  }
}
