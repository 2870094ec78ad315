import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { RuleChange, RuleChangeId } from '../model/rule-change.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { changeCode, type CodeFields } from './change-code.ts';
import { codeWithId } from './codebook.ts';
import { ruleFields } from './versions.ts';

/** What a change of a rule needs from outside. */
export interface RuleStamp {
  readonly newId: () => RuleChangeId;
  readonly at: string;
  readonly by: CoderId;
}

/** Whether changed fields say something of what a code means, so that it has to be asked which it is. */
export function concernsRule(code: Code, fields: CodeFields): boolean {
  return ruleFields.some((field) => fields[field] !== undefined && fields[field] !== code[field]);
}

/**
 * Changes what a code means, not only how that is said: what was coded with it before has to be looked
 * at again. `note` says what changed.
 *
 * @throws {ActError} 'reason-missing' without a note; 'code-not-found'.
 */
export function changeRule(
  codes: readonly Code[],
  id: CodeId,
  fields: CodeFields,
  note: string,
  { newId, at, by }: RuleStamp,
): Change {
  if (note.trim() === '') throw new ActError('reason-missing');
  const change = changeCode(codes, id, fields);
  const record: RuleChange = {
    id: newId(),
    codeId: id,
    at,
    coderId: by,
    note: note.trim(),
    decisionId: null,
    checked: [],
  };
  return {
    ...change,
    kind: 'change-rule',
    put: [...change.put, { table: 'ruleChanges', record }],
  };
}

/** A rule that a decision proposed, and the codes it has not been written into yet. */
export interface ProposedRule {
  readonly decision: Decision;
  readonly codeIds: readonly CodeId[];
}

/** The rules proposed by decisions that are not in the codebook yet, the oldest first. */
export function proposedRules(
  decisions: readonly Decision[],
  changes: readonly RuleChange[],
): readonly ProposedRule[] {
  return decisions
    .filter(({ rule }) => rule !== '')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((decision) => ({
      decision,
      codeIds: decision.ruleCodeIds.filter(
        (codeId) => !changes.some((one) => one.codeId === codeId && comesFrom(one, decision)),
      ),
    }))
    .filter(({ codeIds }) => codeIds.length > 0);
}

/** A line that is settled again has a new decision with the same rule: it is in the codebook already. */
function comesFrom({ decisionId, note }: RuleChange, { id, rule }: Decision): boolean {
  return decisionId === id || (decisionId !== null && note === rule);
}

/**
 * Writes a decision's rule into the codebook: at the end of what each of the codes includes, as a change
 * of its rule that carries the decision's id.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function applyRule(
  codes: readonly Code[],
  { id, rule }: Pick<Decision, 'id' | 'rule'>,
  codeIds: readonly CodeId[],
  { newId, at, by }: RuleStamp,
): Change {
  if (rule === '' || codeIds.length === 0) throw new RangeError('a decision without a rule');
  const ruled = codeIds.map((codeId) => codeWithId(codes, codeId));
  return {
    ...plainChange,
    kind: 'change-rule',
    codeIds: ruled.map((code) => code.id),
    put: ruled.flatMap((code) => [
      {
        table: 'codes' as const,
        record: { ...code, include: [code.include, rule].filter(Boolean).join('\n') },
      },
      {
        table: 'ruleChanges' as const,
        record: {
          id: newId(),
          codeId: code.id,
          at,
          coderId: by,
          note: rule,
          decisionId: id,
          checked: [],
        },
      },
    ]),
  };
}
