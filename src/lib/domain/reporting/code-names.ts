import type { Code, CodeId } from '../model/code.ts';
import { grouped } from './grouped.ts';

/** How codes are written in tables. */
export interface CodeNames {
  readonly name: (id: CodeId) => string;
  /** From the root, such as "Time › Ten-minute slot". */
  readonly path: (id: CodeId) => string;
  /** Full names of the domains it belongs to or is classified under. */
  readonly domains: (id: CodeId) => readonly string[];
  /** Short where the framework gives it a tag; different for every code. */
  readonly tag: (id: CodeId) => string;
  /** Place in the codebook, depth first: sorts codes as the codebook lists them. */
  readonly rank: (id: CodeId) => number;
}

/** The names of a codebook's codes. A code the codebook lacks is called by its id. */
export function codeNames(codes: readonly Code[]): CodeNames {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const rank = new Map(inTreeOrder(codes).map((code, index) => [code.id, index]));
  const path = remembered((id) => ancestry(id, byId).join(' › '));
  const tags = uniqueTags(codes, path);

  return {
    name: (id) => byId.get(id)?.name ?? id,
    path,
    domains: (id) => domainsOf(byId.get(id), byId),
    tag: (id) => tags.get(id) ?? id,
    rank: (id) => rank.get(id) ?? codes.length,
  };
}

/** Parents before children, siblings in their order; codes whose parent is gone stand at the root. */
export function inTreeOrder(codes: readonly Code[]): readonly Code[] {
  const known = new Set(codes.map(({ id }) => id));
  const children = grouped(codes, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const ordered: Code[] = [];
  const visit = (parentId: CodeId | null) => {
    const siblings = children.get(parentId) ?? [];
    for (const code of siblings.toSorted(
      (a, b) => layer(a) - layer(b) || a.order - b.order || (a.id < b.id ? -1 : 1),
    )) {
      ordered.push(code);
      visit(code.id);
    }
  };
  visit(null);
  return ordered;
}

/** The framework's layer stands before the researcher's own. */
function layer({ kind }: Code): number {
  return kind === 'own' ? 1 : 0;
}

function ancestry(id: CodeId, byId: ReadonlyMap<CodeId, Code>): readonly string[] {
  const names: string[] = [];
  const seen = new Set<CodeId>();
  let at: CodeId | null = id;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const code: Code | undefined = byId.get(at);
    names.unshift(code?.name ?? at);
    at = code?.parentId ?? null;
    if (at !== null && !byId.has(at)) break;
  }
  return names;
}

function domainsOf(code: Code | undefined, byId: ReadonlyMap<CodeId, Code>): readonly string[] {
  if (!code) return [];
  if (code.kind === 'construct') return domainsOf(byId.get(code.parentId ?? code.id), byId);
  if (code.kind !== 'own') return [code.name];
  return code.domainIds.map((id) => byId.get(id)?.name ?? id);
}

/**
 * The framework's three letters; for any other code its name, its path where names repeat, and a
 * number where even paths do. Framework tags never give way, so that they stay as they are when the
 * researcher adds a code.
 */
function uniqueTags(codes: readonly Code[], path: (id: CodeId) => string) {
  const tags = new Map<CodeId, string>();
  const taken = new Set<string>();
  const give = (id: CodeId, tag: string) => {
    tags.set(id, tag);
    taken.add(tag);
  };
  const inOrder = codes.toSorted((a, b) => layer(a) - layer(b) || (a.id < b.id ? -1 : 1));
  for (const { id, kind, abbreviation } of inOrder) {
    if (kind !== 'own' && abbreviation !== '' && !taken.has(abbreviation)) give(id, abbreviation);
  }
  const named = grouped(codes, ({ name }) => name);
  for (const { id, name } of inOrder) {
    if (tags.has(id)) continue;
    const wanted = named.get(name)?.length === 1 && !taken.has(name) ? name : path(id);
    let tag = wanted;
    for (let number = 2; taken.has(tag); number += 1) tag = `${wanted} ${number}`;
    give(id, tag);
  }
  return tags;
}

function remembered(compute: (id: CodeId) => string): (id: CodeId) => string {
  const known = new Map<CodeId, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const now = compute(id);
    known.set(id, now);
    return now;
  };
}
