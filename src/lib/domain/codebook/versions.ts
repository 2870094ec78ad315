import type { Code, CodeId } from '../model/code.ts';
import type { RuleChange } from '../model/rule-change.ts';
import { codesById } from './codebook.ts';
import { codesInOrder } from './tree.ts';

/** A codebook at one moment: a version that was kept, or the one that is worked with. */
export interface CodebookAt {
  readonly at: string;
  readonly codes: readonly Code[];
}

/** The codebook that is worked with; proposals are no part of it. */
export function currentCodebook(
  codes: readonly Code[],
  changes: readonly Pick<RuleChange, 'at'>[],
): CodebookAt {
  const at =
    changes
      .map((change) => change.at)
      .toSorted()
      .at(-1) ?? '';
  return { at, codes: codes.filter(({ proposedIn }) => proposedIn === null) };
}

/** Fields of a code whose words say what it means and when it is used. */
export const ruleFields = ['definition', 'include', 'exclude'] as const;
const wordFields = [...ruleFields, 'example', 'abbreviation'] as const;

/** A field whose words are other words now. */
export interface ChangedWords {
  readonly field: (typeof wordFields)[number];
  readonly before: string;
  readonly after: string;
}

/** One way in which a code of one version is not what it was in another. */
export type CodeDifference =
  | { readonly kind: 'new' | 'retired' | 'restored' | 'removed' }
  | { readonly kind: 'wording'; readonly words: readonly ChangedWords[] }
  | {
      readonly kind: 'rule';
      readonly words: readonly ChangedWords[];
      /** What the team said that changed, the oldest first. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string }
  | { readonly kind: 'moved'; readonly before: CodeId | null; readonly after: CodeId | null }
  | {
      readonly kind: 'classified';
      readonly before: readonly CodeId[];
      readonly after: readonly CodeId[];
    }
  | { readonly kind: 'merged' | 'split'; readonly into: readonly CodeId[] };

/** A code that differs between two versions, and how. */
export interface ChangedCode {
  /** As the later version has it; a removed code as the earlier one had it. */
  readonly code: Code;
  readonly differences: readonly CodeDifference[];
}

/**
 * What became of each code from one codebook to a later one, in the order of the later one. Words that
 * changed are a change of the rule where the team said so between the two, else of the wording only.
 * Order among siblings, colours and keys are no part of what a codebook means.
 */
export function codebookDifferences(
  before: CodebookAt,
  after: CodebookAt,
  changes: readonly RuleChange[],
): readonly ChangedCode[] {
  const earlier = codesById(before.codes);
  const later = codesById(after.codes);
  const between = changes
    .filter(({ at }) => before.at < at && at <= after.at)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const changed = codesInOrder(after.codes).map((code): ChangedCode => {
    const was = earlier.get(code.id);
    const notes = between.filter(({ codeId }) => codeId === code.id).map(({ note }) => note);
    return { code, differences: was ? differencesBetween(was, code, notes) : newCode(code) };
  });
  const removed = codesInOrder(before.codes)
    .filter(({ id }) => !later.has(id))
    .map((code): ChangedCode => ({ code, differences: [{ kind: 'removed' }] }));
  return [...changed, ...removed].filter(({ differences }) => differences.length > 0);
}

/** A code made between the two, and what has become of it since. */
function newCode(code: Code): readonly CodeDifference[] {
  return [{ kind: 'new' }, ...statusDifference({ status: 'active', into: [] }, code)];
}

function differencesBetween(
  was: Code,
  is: Code,
  notes: readonly string[],
): readonly CodeDifference[] {
  const found: CodeDifference[] = [...statusDifference(was, is)];
  if (was.name !== is.name) found.push({ kind: 'renamed', before: was.name, after: is.name });
  const words = wordFields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field], after: is[field] }));
  if (notes.length > 0) found.push({ kind: 'rule', words, notes });
  else if (words.length > 0) found.push({ kind: 'wording', words });
  if (was.parentId !== is.parentId) {
    found.push({ kind: 'moved', before: was.parentId, after: is.parentId });
  }
  if (was.domainIds.toSorted().join() !== is.domainIds.toSorted().join()) {
    found.push({ kind: 'classified', before: was.domainIds, after: is.domainIds });
  }
  return found;
}

function statusDifference(
  was: Pick<Code, 'status' | 'into'>,
  { status, into }: Pick<Code, 'status' | 'into'>,
): readonly CodeDifference[] {
  if (was.status === status && was.into.join() === into.join()) return [];
  if (status === 'active') return [{ kind: 'restored' }];
  if (status === 'retired') return [{ kind: 'retired' }];
  return [{ kind: status, into }];
}
