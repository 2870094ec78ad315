import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Relevance, RelevanceId } from '../model/relevance.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What the team says of a domain. */
export type RelevanceWords = Omit<Relevance, 'id' | 'domainId' | 'changedAt'>;

/** A domain of which nothing is said yet. */
export const nothingDecided: RelevanceWords = {
  decision: null,
  reason: '',
  strength: '',
  deciderIds: [],
  on: null,
};

/**
 * Says something of a domain's relevance; `null` when it is said so already. Another decision is nobody's
 * earlier one: it is taken by whoever says it, on the day it is said, until the team says otherwise; who
 * and when of the decision before it go, and without a decision there is neither. The reason, the note on
 * strength, who and when change by themselves alone. Where nothing is left said the record goes, and the
 * domain is again one nobody decided about.
 */
export function decideRelevance(
  domainId: CodeId,
  stored: Relevance | undefined,
  said: Partial<RelevanceWords>,
  by: {
    readonly newId: () => RelevanceId;
    readonly at: string;
    readonly coderId: CoderId;
    /** The calendar day of `at`, where the team is: `YYYY-MM-DD`. */
    readonly today: string;
  },
): Change | null {
  const before: RelevanceWords = stored ?? nothingDecided;
  const next: RelevanceWords = { ...before, ...takenAnew(before, said, by), ...said };
  if (isSame(before, next)) return null;
  const change = { ...plainChange, kind: 'decide-relevance' as const, codeIds: [domainId] };
  if (stored && isSame(next, nothingDecided)) {
    return { ...change, removed: [{ table: 'relevances', id: stored.id }] };
  }
  const { decision, reason, strength, deciderIds, on } = next;
  const record: Relevance = {
    id: stored?.id ?? by.newId(),
    domainId,
    decision,
    reason,
    strength,
    deciderIds: [...new Set(deciderIds)],
    on,
    changedAt: by.at,
  };
  return { ...change, put: [{ table: 'relevances', record }] };
}

/** Who and when of another decision; nothing where the decision stays. */
function takenAnew(
  before: RelevanceWords,
  { decision }: Partial<RelevanceWords>,
  { coderId, today }: { readonly coderId: CoderId; readonly today: string },
): Partial<RelevanceWords> {
  if (decision === undefined || decision === before.decision) return {};
  if (decision === null) return { deciderIds: [], on: null };
  // Who and when said while there was no decision were said of the one to come.
  const said = before.decision === null ? before : nothingDecided;
  return {
    deciderIds: said.deciderIds.length > 0 ? said.deciderIds : [coderId],
    on: said.on ?? today,
  };
}

/** What a decision does not say yet; nothing where there is no decision. */
export function notSaidOf(
  record: RelevanceWords | null,
): readonly ('reason' | 'deciders' | 'day')[] {
  if (!record || record.decision === null) return [];
  return [
    ...(record.reason.trim() === '' ? ['reason' as const] : []),
    ...(record.deciderIds.length === 0 ? ['deciders' as const] : []),
    ...(record.on === null ? ['day' as const] : []),
  ];
}

function isSame(a: RelevanceWords, b: RelevanceWords): boolean {
  return (
    a.decision === b.decision &&
    a.reason === b.reason &&
    a.strength === b.strength &&
    a.on === b.on &&
    a.deciderIds.length === b.deciderIds.length &&
    a.deciderIds.every((id) => b.deciderIds.includes(id))
  );
}
