import type { Code, CodeId } from '../model/code.ts';
import { byOrder, childrenOf, type CodesById } from './codebook.ts';
import { grouped } from './grouped.ts';

/** A code with the codes under it. */
export interface CodeBranch {
  readonly code: Code;
  /** 0 at the top. */
  readonly depth: number;
  readonly children: readonly CodeBranch[];
}

/** The own codes as a tree, siblings in their order; those set aside stand in their place too. */
export function ownCodeTree(codes: readonly Code[]): readonly CodeBranch[] {
  const own = codes.filter(({ kind }) => kind === 'own');
  const known = new Set(own.map(({ id }) => id));
  const roots = own.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const branch = (code: Code, depth: number): CodeBranch => ({
    code,
    depth,
    children: childrenOf(own, code.id).map((child) => branch(child, depth + 1)),
  });
  return roots.toSorted(byOrder).map((code) => branch(code, 0));
}

/** A tree from top to bottom, as it is read. */
export function flattened(tree: readonly CodeBranch[]): readonly CodeBranch[] {
  return tree.flatMap((branch) => [branch, ...flattened(branch.children)]);
}

/** Every code as a codebook lists it: domains with their constructs, outside, own codes by tree. */
export function codesInOrder(codes: readonly Code[]): readonly Code[] {
  const ofKind = (kind: Code['kind']) =>
    codes.filter((code) => code.kind === kind).toSorted(byOrder);
  const constructs = grouped(ofKind('construct'), ({ parentId }) => parentId);
  return [
    ...ofKind('domain').flatMap((domain) => [domain, ...(constructs.get(domain.id) ?? [])]),
    ...ofKind('outside'),
    ...flattened(ownCodeTree(codes)).map(({ code }) => code),
  ];
}

/** The code and those it stands under, from the top. */
export function codePath(code: Code, byId: CodesById): readonly Code[] {
  const path = [code];
  for (let { parentId } = code; parentId !== null;) {
    const parent = byId.get(parentId);
    if (!parent || path.includes(parent)) break;
    path.unshift(parent);
    ({ parentId } = parent);
  }
  return path;
}

/** A code's path in one string, such as "Goals > Action planning". */
export function codePathText(code: Code, byId: CodesById): string {
  return codePath(code, byId)
    .map(({ name }) => name)
    .join(' > ');
}

/**
 * The domains a coding with this code speaks of: the domain itself, the domain of a construct, the
 * domains an own code is classified under; a merged code's are those of what it was merged into.
 * Outside the framework, and not yet classified, is none.
 */
export function domainsOf(code: Code, byId: CodesById): readonly CodeId[] {
  const seen = new Set<CodeId>();
  let counted = code;
  while (counted.status === 'merged' && !seen.has(counted.id)) {
    seen.add(counted.id);
    const into = counted.into[0] === undefined ? undefined : byId.get(counted.into[0]);
    if (!into) break;
    counted = into;
  }
  if (counted.kind === 'domain') return [counted.id];
  if (counted.kind === 'construct') return counted.parentId === null ? [] : [counted.parentId];
  return counted.domainIds;
}

/** Codes that are offered for coding. */
export function activeCodes(codes: readonly Code[]): readonly Code[] {
  return codes.filter(({ status }) => status === 'active');
}
