import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { codeWithId, freeName, putCodes } from './codebook.ts';

/**
 * Retires a code: it is no longer offered, and everything coded with it stays coded with it.
 *
 * @throws {ActError} 'code-not-active' when it is merged, split or retired already; 'code-not-found'.
 */
export function retireCode(codes: readonly Code[], id: CodeId): Change {
  const code = codeWithId(codes, id);
  if (code.status !== 'active') throw new ActError('code-not-active');
  const retired: Code = { ...code, status: 'retired', shortcut: null };
  return { ...plainChange, kind: 'retire-code', codeIds: [id], put: putCodes([retired]) };
}

/**
 * Brings back a code that was retired, merged or split: its codings count as its own again. The parts
 * of a split and the decisions about them stay, without effect on it.
 *
 * @throws {ActError} 'code-name-taken' when an active code has its name by now; 'code-not-found'.
 */
export function restoreCode(codes: readonly Code[], id: CodeId): Change {
  const code = codeWithId(codes, id);
  if (code.kind === 'own') freeName(codes, code.name, code);
  const restored: Code = { ...code, status: 'active', into: [] };
  return { ...plainChange, kind: 'restore-code', codeIds: [id], put: putCodes([restored]) };
}
