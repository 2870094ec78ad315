import { ActError } from '../errors.ts';
import type { SetAside, SetAsideId } from '../model/set-aside.ts';
import type { Signed } from '../model/signed.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { keyOf } from './checks.ts';
import type { Finding } from './finding.ts';

/**
 * Sets a finding aside with the reason, which stands in the trail and in the notes of every export.
 *
 * @param stored every finding set aside, as stored.
 * @returns `null` when it is set aside with that reason already.
 * @throws {ActError} 'reason-missing'.
 */
export function setAsideFinding(
  finding: Finding,
  reason: string,
  stored: readonly SetAside[],
  by: { readonly id: SetAsideId; readonly signed: Signed },
): Change | null {
  const words = reason.trim();
  if (words === '') throw new ActError('reason-missing');
  const before = stored.find((one) => keyOf(one) === keyOf(finding));
  if (before?.reason === words) return null;
  const record: SetAside = {
    id: before?.id ?? by.id,
    rule: finding.rule,
    mark: finding.mark,
    finding: finding.what,
    reason: words,
    signed: by.signed,
  };
  return { ...plainChange, kind: 'set-aside-finding', put: [{ table: 'setAsides', record }] };
}

/**
 * Takes a finding up again, and every record of it with the same mark; `null` when it is not set aside any
 * more.
 */
export function takeUpFinding(
  { rule, mark }: Pick<Finding, 'rule' | 'mark'> | Pick<SetAside, 'rule' | 'mark'>,
  stored: readonly SetAside[],
): Change | null {
  const removed = stored.filter((one) => keyOf(one) === keyOf({ rule, mark }));
  if (removed.length === 0) return null;
  return {
    ...plainChange,
    kind: 'take-up-finding',
    removed: removed.map(({ id }) => ({ table: 'setAsides' as const, id })),
  };
}
