import type { Code, CodeId } from '../model/code.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { domainCodeIds } from './add-code.ts';
import { codeWithId, freeName, ownCodeWithId, putCodes } from './codebook.ts';

/** What may be changed of any code; for a framework's code these are the team's own rules. */
export type CodeFields = Partial<
  Pick<Code, 'include' | 'exclude' | 'example' | 'colour' | 'abbreviation' | 'shortcut'>
> & {
  /** Own codes only: a framework's definition stands in the framework. */
  readonly definition?: string;
};

/**
 * Changes what a code says of itself, apart from its name. A key that another code had is taken from
 * that one: a key applies one code.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function changeCode(codes: readonly Code[], id: CodeId, fields: CodeFields): Change {
  const code = codeWithId(codes, id);
  if (code.kind !== 'own' && fields.definition !== undefined) {
    throw new RangeError(`the definition of ${code.name} belongs to the framework`);
  }
  const shortcut = fields.shortcut ?? null;
  const losing =
    shortcut === null ? [] : codes.filter((one) => one.id !== id && one.shortcut === shortcut);

  return {
    ...plainChange,
    kind: 'change-code',
    codeIds: [id],
    put: putCodes([{ ...code, ...fields }, ...losing.map((one) => ({ ...one, shortcut: null }))]),
  };
}

/** @throws {ActError} 'code-not-found' or 'code-name-taken'. */
export function renameCode(codes: readonly Code[], id: CodeId, typed: string): Change {
  const code = ownCodeWithId(codes, id);
  const name = freeName(codes, typed, code);
  return { ...plainChange, kind: 'rename-code', codeIds: [id], put: putCodes([{ ...code, name }]) };
}

/**
 * Says under which domains an own code is classified: any number, none included. Its codings stay
 * codings of the own code; the two layers are kept apart.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function classifyCode(
  codes: readonly Code[],
  id: CodeId,
  domainIds: readonly CodeId[],
): Change {
  const code = ownCodeWithId(codes, id);
  const classified = { ...code, domainIds: domainCodeIds(codes, domainIds) };
  return {
    ...plainChange,
    kind: 'classify-code',
    codeIds: [id, ...classified.domainIds],
    put: putCodes([classified]),
  };
}
