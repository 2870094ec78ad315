import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Placed } from '../trail/change.ts';

/** Codes by id. */
export type CodesById = ReadonlyMap<CodeId, Code>;

export function codesById(codes: readonly Code[]): CodesById {
  return new Map(codes.map((code) => [code.id, code]));
}

/** @throws {ActError} 'code-not-found' when another window has undone its making. */
export function codeWithId(codes: readonly Code[], id: CodeId): Code {
  const code = codes.find((one) => one.id === id);
  if (!code) throw new ActError('code-not-found');
  return code;
}

/**
 * An own code. That a framework's code be moved, merged or split is never offered.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function ownCodeWithId(codes: readonly Code[], id: CodeId): Code {
  const code = codeWithId(codes, id);
  if (code.kind !== 'own') throw new RangeError(`${code.name} belongs to the framework`);
  return code;
}

/** @throws {ActError} 'code-not-found', or 'code-not-active' when it is merged, split or retired. */
export function activeOwnCodeWithId(codes: readonly Code[], id: CodeId): Code {
  const code = ownCodeWithId(codes, id);
  if (code.status !== 'active') throw new ActError('code-not-active');
  return code;
}

/** A name as it is stored: one line, single spaces. */
export function codeName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') throw new RangeError('a code without a name');
  return name;
}

/**
 * The name, if no other active own code has it; case and white space make no difference. A code
 * proposed in one pass does not see what another coder proposed in another: both may have the same
 * name, and people settle it once they are revealed.
 *
 * @throws {ActError} 'code-name-taken'.
 */
export function freeName(
  codes: readonly Code[],
  typed: string,
  { id, proposedIn, createdBy }: Pick<Code, 'id' | 'proposedIn'> & Partial<Pick<Code, 'createdBy'>>,
): string {
  const name = codeName(typed);
  const taken = codes.some(
    (code) =>
      code.id !== id &&
      code.kind === 'own' &&
      code.status === 'active' &&
      (code.proposedIn === null ||
        code.proposedIn === proposedIn ||
        (createdBy != null && code.createdBy === createdBy)) &&
      nameKey(code.name) === nameKey(name),
  );
  if (taken) throw new ActError('code-name-taken');
  return name;
}

/** Own codes that have this parent, in their order. */
export function childrenOf(codes: readonly Code[], parentId: CodeId | null): readonly Code[] {
  return codes
    .filter((code) => code.kind === 'own' && code.parentId === parentId)
    .toSorted(byOrder);
}

/** Whether `id` is `branchId` or stands anywhere below it. */
export function isInBranch(codes: readonly Code[], id: CodeId, branchId: CodeId): boolean {
  const byId = codesById(codes);
  const seen = new Set<CodeId>();
  for (
    let at: CodeId | null = id;
    at !== null && !seen.has(at);
    at = byId.get(at)?.parentId ?? null
  ) {
    if (at === branchId) return true;
    seen.add(at);
  }
  return false;
}

/**
 * What others see cannot hang on a code that they may not see.
 *
 * @throws {ActError} 'code-still-proposed'
 */
export function requireAsOpen(
  { proposedIn }: Pick<Code, 'proposedIn'>,
  above: Pick<Code, 'proposedIn'>,
): void {
  if (proposedIn === null && above.proposedIn !== null) throw new ActError('code-still-proposed');
}

/** The order of siblings; equal places by name, so that the order never depends on the database. */
export function byOrder(a: Code, b: Code): number {
  return a.order - b.order || compare(nameKey(a.name), nameKey(b.name)) || compare(a.id, b.id);
}

/** For a {@link Change}: the codes as they shall stand. */
export function putCodes(codes: readonly Code[]): readonly Placed[] {
  return codes.map((record) => ({ table: 'codes', record }));
}

function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
