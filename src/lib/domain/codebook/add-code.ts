import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import {
  childrenOf,
  codeWithId,
  freeName,
  ownCodeWithId,
  putCodes,
  requireAsOpen,
} from './codebook.ts';

/** What a person says of a code when making it; only the name must be there. */
export interface NewCode {
  readonly name: string;
  readonly parentId?: CodeId | null;
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly example?: string;
  readonly abbreviation?: string;
  readonly colour?: Code['colour'];
  readonly shortcut?: string | null;
  readonly domainIds?: readonly CodeId[];
  readonly proposedIn?: Code['proposedIn'];
}

/** What comes from outside: an id, who and when. */
export interface CodeStamp {
  readonly id: CodeId;
  readonly at: string;
  readonly by: CoderId | null;
}

/**
 * Adds an own code as the last of its siblings.
 *
 * @throws {ActError} 'code-name-taken'; 'code-still-proposed' when others would see it and not its
 * parent; 'code-not-found' when the parent or a domain has gone.
 */
export function addCode(codes: readonly Code[], added: NewCode, stamp: CodeStamp): Change {
  const code = newOwnCode(codes, added, stamp);
  return { ...plainChange, kind: 'add-code', codeIds: [code.id], put: putCodes([code]) };
}

/** The record {@link addCode} puts: for acts that make a code on the way, such as coding in vivo. */
export function newOwnCode(codes: readonly Code[], added: NewCode, stamp: CodeStamp): Code {
  const { parentId = null, proposedIn = null, domainIds = [] } = added;
  if (parentId !== null) requireAsOpen({ proposedIn }, ownCodeWithId(codes, parentId));
  return {
    id: stamp.id,
    kind: 'own',
    frameworkKey: null,
    name: freeName(codes, added.name, { id: stamp.id, proposedIn, createdBy: stamp.by }),
    parentId,
    order: nextOrder(childrenOf(codes, parentId)),
    definition: added.definition ?? '',
    include: added.include ?? '',
    exclude: added.exclude ?? '',
    example: added.example ?? '',
    colour: added.colour ?? null,
    abbreviation: added.abbreviation ?? '',
    shortcut: added.shortcut ?? null,
    domainIds: domainCodeIds(codes, domainIds),
    status: 'active',
    into: [],
    proposedIn,
    createdAt: stamp.at,
    createdBy: stamp.by,
  };
}

/**
 * The ids, each once and in the framework's order, after a check that they are domains.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function domainCodeIds(codes: readonly Code[], ids: readonly CodeId[]): CodeId[] {
  const domains = [...new Set(ids)].map((id) => codeWithId(codes, id));
  const other = domains.find(({ kind }) => kind !== 'domain');
  if (other) throw new RangeError(`${other.name} is not a domain`);
  return domains.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
}
