import type { CodeId } from '../model/code.ts';
import type { GuideQuestion, GuideVersion } from '../model/guide-version.ts';

/** How one question differs between two versions; what stayed the same is `null`. */
export interface ChangedQuestion {
  readonly before: GuideQuestion;
  readonly after: GuideQuestion;
  readonly reworded: boolean;
  /** Domains it asks about now and did not, and the reverse. */
  readonly domainsAdded: readonly CodeId[];
  readonly domainsGone: readonly CodeId[];
  readonly promptsAdded: readonly string[];
  readonly promptsGone: readonly string[];
}

export interface GuideComparison {
  readonly added: readonly GuideQuestion[];
  readonly removed: readonly GuideQuestion[];
  readonly changed: readonly ChangedQuestion[];
  /** Whether the questions in both are asked in another order. */
  readonly reordered: boolean;
  /** How many questions are the same in every word. */
  readonly same: number;
}

/** What became of the questions from one version to another; a question is known by its id. */
export function comparedVersions(
  before: Pick<GuideVersion, 'questions'>,
  after: Pick<GuideVersion, 'questions'>,
): GuideComparison {
  const earlier = new Map(before.questions.map((one) => [one.id, one]));
  const later = new Map(after.questions.map((one) => [one.id, one]));
  const kept = after.questions.filter(({ id }) => earlier.has(id));
  const keptBefore = before.questions.filter(({ id }) => later.has(id));
  const compared = kept.flatMap((question) => {
    const was = earlier.get(question.id);
    return was ? [difference(was, question)] : [];
  });
  const changed = compared.filter(isChanged);
  return {
    added: after.questions.filter(({ id }) => !earlier.has(id)),
    removed: before.questions.filter(({ id }) => !later.has(id)),
    changed,
    reordered: kept.some(({ id }, index) => keptBefore[index]?.id !== id),
    same: compared.length - changed.length,
  };
}

function difference(before: GuideQuestion, after: GuideQuestion): ChangedQuestion {
  return {
    before,
    after,
    reworded: before.text !== after.text,
    domainsAdded: notIn(before.domainIds, after.domainIds),
    domainsGone: notIn(after.domainIds, before.domainIds),
    promptsAdded: notIn(before.prompts, after.prompts),
    promptsGone: notIn(after.prompts, before.prompts),
  };
}

function isChanged(one: ChangedQuestion): boolean {
  const lists = [one.domainsAdded, one.domainsGone, one.promptsAdded, one.promptsGone];
  return one.reworded || lists.some((list) => list.length > 0);
}

function notIn<T>(known: readonly T[], asked: readonly T[]): readonly T[] {
  return asked.filter((one) => !known.includes(one));
}
