import { codePath, codesInOrder } from '../codebook/tree.ts';
import { codesOfTarget, type Themes } from '../findings/targets.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Code } from '../model/code.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import { byPlace } from '../study/order.ts';
import type { CountRow } from './cross-counts.ts';

/** The kinds of what can be counted, in the order in which they are offered. */
export const rowKinds = ['domains', 'constructs', 'outside', 'own', 'subthemes', 'themes'] as const;

export type RowKind = (typeof rowKinds)[number];

/** A code, subtheme or theme that can be a row or a column of counts. */
export interface RowChoice extends CountRow {
  readonly kind: RowKind;
  readonly target: FindingTarget;
  /** `null` for subthemes and themes. */
  readonly code: Code | null;
  /** How deep it stands under others of its kind. */
  readonly depth: number;
  /** The name for an address; no white space. */
  readonly token: string;
}

/**
 * All that can be counted: the codebook from top to bottom, then subthemes and themes in their order. A
 * merged code is counted as what it was merged into, and is not among them.
 */
export function rowChoices(
  settled: SettledStudy,
  { themes, subthemes }: Themes,
): readonly RowChoice[] {
  const choice = (
    kind: RowKind,
    target: FindingTarget,
    name: string,
    code: Code | null = null,
  ): RowChoice => ({
    kind,
    target,
    name,
    code,
    key: keyOf(target),
    token: keyOf(target).replace(' ', '~'),
    depth: kind === 'own' && code ? codePath(code, settled.byId).length - 1 : 0,
    of: null,
    codeIds: codesOfTarget(target, settled, { subthemes }),
  });
  const open = settled.codes.filter(({ status }) => status !== 'merged');
  const codes = codesInOrder(open).map((code) => {
    const ends = { active: '', retired: ' (retired)', split: ' (split)', merged: '' };
    const name = `${code.name}${ends[code.status]}`;
    return choice(kindOf(code), { on: 'code', codeId: code.id }, name, code);
  });
  return [
    ...codes,
    ...subthemes
      .toSorted(byPlace)
      .map(({ id, name }) => choice('subthemes', { on: 'subtheme', subthemeId: id }, name)),
    ...themes
      .toSorted(byPlace)
      .map(({ id, name }) => choice('themes', { on: 'theme', themeId: id }, name)),
  ];
}

/** Those that words of an address name: kinds and single ones, in the order of the choices. */
export function chosenRows(
  words: readonly string[],
  choices: readonly RowChoice[],
): readonly RowChoice[] {
  const named = new Set(words);
  return choices.filter(({ kind, token }) => named.has(kind) || named.has(token));
}

/** The words for an address: a kind where all of it is chosen, else one by one. */
export function wordsOfRows(
  chosen: ReadonlySet<string>,
  choices: readonly RowChoice[],
): readonly string[] {
  return rowKinds.flatMap((kind) => {
    const ofKind = choices.filter((one) => one.kind === kind);
    const here = ofKind.filter(({ key }) => chosen.has(key));
    if (here.length > 0 && here.length === ofKind.length) return [kind];
    return here.map(({ token }) => token);
  });
}

function kindOf({ kind }: Code): RowKind {
  return ({ domain: 'domains', construct: 'constructs', outside: 'outside', own: 'own' } as const)[
    kind
  ];
}
