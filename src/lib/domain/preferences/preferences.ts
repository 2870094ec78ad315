import * as v from 'valibot';
import { usualKeys, type DeskAct, type KeyMap } from '../keys/key-map.ts';
import { usualMatrixKeys, type MatrixAct, type MatrixKeys } from '../keys/matrix-keys.ts';
import {
  usualReconciliationKeys,
  type ReconciliationAct,
  type ReconciliationKeys,
} from '../keys/reconciliation-keys.ts';

const acts = Object.keys(usualKeys) as DeskAct[];
const reconciliationActs = Object.keys(usualReconciliationKeys) as ReconciliationAct[];
const matrixActs = Object.keys(usualMatrixKeys) as MatrixAct[];

/** A field that a damaged or newer entry cannot spoil: what does not fit becomes the usual. */
const field = <const Schema extends v.GenericSchema>(
  schema: Schema,
  usual: v.InferOutput<Schema>,
) => v.optional(v.fallback(schema, usual), usual);

/** The sizes of type in the reading view, from the smallest. */
const readingSizes = [1, 1.125, 1.25, 1.5, 1.75, 2, 2.5] as const;

const preferencesSchema = v.object({
  /** `system` follows the computer. */
  theme: field(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Times the usual size. */
  textSize: field(v.pipe(v.number(), v.minValue(0.9), v.maxValue(1.5)), 1),
  /** The face transcripts are set in. */
  reading: field(v.picklist(['serif', 'sans']), 'serif'),
  density: field(v.picklist(['usual', 'roomy']), 'usual'),
  /** Whether the guidance of a confusable pair is offered, quietly, when one of it is applied. */
  pairHints: field(v.boolean(), true),
  /** Whether the time at which a turn begins stands before it, where a transcript has times. */
  turnTimes: field(v.boolean(), true),
  /** Type in the reading view, times the usual size of transcripts. */
  readingSize: field(v.picklist(readingSizes), 1.25),
  /** Whether the reading view shows the numbers of lines. */
  readingNumbers: field(v.boolean(), true),
  /** Whether each act is said in the live region. */
  announcements: field(v.boolean(), true),
  /** When off, keys that write a sign work with Alt only. */
  singleKeys: field(v.boolean(), true),
  /** Keys that differ from the usual ones, by act; an empty list switches an act's keys off. */
  keys: field(v.record(v.picklist(acts), v.array(v.string())), {}),
  /** The same for the reconciliation desk. */
  reconciliationKeys: field(v.record(v.picklist(reconciliationActs), v.array(v.string())), {}),
  /** The same for the framework matrix. */
  matrixKeys: field(v.record(v.picklist(matrixActs), v.array(v.string())), {}),
  /** Earlier forms of passes whose correction the coder has put away, the newest last. */
  correctionsSeen: field(v.array(v.string()), []),
});

/** How one person likes the program to look and behave, in one browser. No part of any study. */
export type Preferences = v.InferOutput<typeof preferencesSchema>;

export const usualPreferences: Preferences = v.parse(preferencesSchema, {});

/** The size of reading type one step from another; the same at the ends. */
export function readingSizeBeside(
  size: Preferences['readingSize'],
  step: 1 | -1,
): Preferences['readingSize'] {
  return readingSizes[readingSizes.indexOf(size) + step] ?? size;
}

/** What was stored, field by field, the usual where it is absent or does not fit. */
export function readPreferences(stored: unknown): Preferences {
  const read = v.safeParse(preferencesSchema, stored);
  return read.success ? read.output : usualPreferences;
}

/** The keys of every act, with the person's own in place of the usual ones. */
export function keyMapOf({ keys }: Pick<Preferences, 'keys'>): KeyMap {
  return { ...usualKeys, ...keys };
}

/** The same for the reconciliation desk. */
export function reconciliationKeyMapOf({
  reconciliationKeys,
}: Pick<Preferences, 'reconciliationKeys'>): ReconciliationKeys {
  return { ...usualReconciliationKeys, ...reconciliationKeys };
}

/** The same for the framework matrix. */
export function matrixKeyMapOf({ matrixKeys }: Pick<Preferences, 'matrixKeys'>): MatrixKeys {
  return { ...usualMatrixKeys, ...matrixKeys };
}

/** Acts other than `act` that already have the key. */
export function actsWithKey<Act extends string>(
  keys: Readonly<Record<Act, readonly string[]>>,
  name: string,
  act: Act,
): readonly Act[] {
  return (Object.keys(keys) as Act[]).filter(
    (other) => other !== act && keys[other].includes(name),
  );
}

/** The preferences with one act's keys at the coding desk changed. */
export function withKeys(
  preferences: Preferences,
  act: DeskAct,
  names: readonly string[],
): Preferences {
  return { ...preferences, keys: ownKeys(usualKeys, preferences.keys, act, names) };
}

/** The preferences with one act's keys at the reconciliation desk changed. */
export function withReconciliationKeys(
  preferences: Preferences,
  act: ReconciliationAct,
  names: readonly string[],
): Preferences {
  const { reconciliationKeys } = preferences;
  return {
    ...preferences,
    reconciliationKeys: ownKeys(usualReconciliationKeys, reconciliationKeys, act, names),
  };
}

/** The preferences with one act's keys at the framework matrix changed. */
export function withMatrixKeys(
  preferences: Preferences,
  act: MatrixAct,
  names: readonly string[],
): Preferences {
  const { matrixKeys } = preferences;
  return { ...preferences, matrixKeys: ownKeys(usualMatrixKeys, matrixKeys, act, names) };
}

/** Keys that differ from the usual ones, with those of one act changed; the usual ones are not stored. */
function ownKeys<Act extends string>(
  usual: Readonly<Record<Act, readonly string[]>>,
  own: Readonly<Record<string, string[]>>,
  act: Act,
  names: readonly string[],
): Record<string, string[]> {
  const usualNames = usual[act];
  const isUsual =
    names.length === usualNames.length && names.every((name, i) => name === usualNames[i]);
  const others = Object.fromEntries(Object.entries(own).filter(([other]) => other !== act));
  return isUsual ? others : { ...others, [act]: [...names] };
}

/** Corrections that are remembered as put away. */
const mostSeen = 500;

/** The preferences after the corrections behind these earlier passes were put away. */
export function withCorrectionsSeen(
  { correctionsSeen }: Pick<Preferences, 'correctionsSeen'>,
  earlierIds: readonly string[],
): Pick<Preferences, 'correctionsSeen'> {
  return { correctionsSeen: [...new Set([...correctionsSeen, ...earlierIds])].slice(-mostSeen) };
}
