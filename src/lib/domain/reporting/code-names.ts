import { codesById } from '../codebook/codebook.ts';
import { grouped } from '../codebook/grouped.ts';
import { codePathText, codesInOrder, domainsOf } from '../codebook/tree.ts';
import type { Code, CodeId } from '../model/code.ts';

/** How codes are written in tables. A code the codebook lacks is called by its id. */
export interface CodeNames {
  readonly name: (id: CodeId) => string;
  /** From the root, such as "Time > Ten-minute slot". */
  readonly path: (id: CodeId) => string;
  /** Full names of the domains it belongs to or is classified under. */
  readonly domains: (id: CodeId) => string;
  /** Short where the framework gives it a tag; different for every code. */
  readonly tag: (id: CodeId) => string;
  /** Place in the codebook: sorts codes as the codebook lists them. */
  readonly rank: (id: CodeId) => number;
}

export function codeNames(codes: readonly Code[]): CodeNames {
  const byId = codesById(codes);
  const inOrder = codesInOrder(codes);
  const rank = new Map(inOrder.map(({ id }, index) => [id, index]));
  const paths = new Map(codes.map((code) => [code.id, codePathText(code, byId)]));
  const tags = uniqueTags(codes, paths);
  const name = (id: CodeId) => byId.get(id)?.name ?? id;
  const domains = new Map(
    codes.map((code) => [
      code.id,
      code.kind === 'outside'
        ? code.name
        : domainsOf(code, byId).map(name).join('; ') || 'not classified',
    ]),
  );
  return {
    name,
    path: (id) => paths.get(id) ?? id,
    domains: (id) => domains.get(id) ?? '',
    tag: (id) => tags.get(id) ?? id,
    rank: (id) => rank.get(id) ?? codes.length,
  };
}

/**
 * The framework's three letters; for any other code its name, its path where names repeat, and a
 * number where even paths do. Framework tags never give way, so that they stay as they are when the
 * researcher adds a code.
 */
function uniqueTags(codes: readonly Code[], paths: ReadonlyMap<CodeId, string>) {
  const tags = new Map<CodeId, string>();
  const taken = new Set<string>();
  const give = (id: CodeId, tag: string) => {
    tags.set(id, tag);
    taken.add(tag);
  };
  const layer = ({ kind }: Code) => (kind === 'own' ? 1 : 0);
  const inOrder = codes.toSorted((a, b) => layer(a) - layer(b) || (a.id < b.id ? -1 : 1));
  for (const { id, kind, abbreviation } of inOrder) {
    if (kind !== 'own' && abbreviation !== '' && !taken.has(abbreviation)) give(id, abbreviation);
  }
  const named = grouped(codes, ({ name }) => name);
  for (const { id, name } of inOrder) {
    if (tags.has(id)) continue;
    const wanted = named.get(name)?.length === 1 && !taken.has(name) ? name : paths.get(id)!;
    let tag = wanted;
    for (let number = 2; taken.has(tag); number += 1) tag = `${wanted} ${number}`;
    give(id, tag);
  }
  return tags;
}
