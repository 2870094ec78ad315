import * as v from 'valibot';
import { usualKeys, type DeskAct, type KeyMap } from '../keys/key-map.ts';

const acts = Object.keys(usualKeys) as DeskAct[];

/** A field that a damaged or newer entry cannot spoil: what does not fit becomes the usual. */
const field = <const Schema extends v.GenericSchema>(
  schema: Schema,
  usual: v.InferOutput<Schema>,
) => v.optional(v.fallback(schema, usual), usual);

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
  /** Whether each act is said in the live region. */
  announcements: field(v.boolean(), true),
  /** When off, keys that write a sign work with Alt only. */
  singleKeys: field(v.boolean(), true),
  /** Keys that differ from the usual ones, by act; an empty list switches an act's keys off. */
  keys: field(v.record(v.picklist(acts), v.array(v.string())), {}),
});

/** How one person likes the program to look and behave, in one browser. No part of any study. */
export type Preferences = v.InferOutput<typeof preferencesSchema>;

export const usualPreferences: Preferences = v.parse(preferencesSchema, {});

/** What was stored, field by field, the usual where it is absent or does not fit. */
export function readPreferences(stored: unknown): Preferences {
  const read = v.safeParse(preferencesSchema, stored);
  return read.success ? read.output : usualPreferences;
}

/** The keys of every act, with the person's own in place of the usual ones. */
export function keyMapOf({ keys }: Pick<Preferences, 'keys'>): KeyMap {
  return { ...usualKeys, ...keys };
}

/** Acts other than `act` that already have the key. */
export function actsWithKey(keys: KeyMap, name: string, act: DeskAct): readonly DeskAct[] {
  return acts.filter((other) => other !== act && keys[other].includes(name));
}

/** The preferences with one act's keys changed; the usual keys are not stored. */
export function withKeys(
  preferences: Preferences,
  act: DeskAct,
  names: readonly string[],
): Preferences {
  const usual = usualKeys[act];
  const isUsual = names.length === usual.length && names.every((name, i) => name === usual[i]);
  const others = Object.fromEntries(
    Object.entries(preferences.keys).filter(([other]) => other !== act),
  );
  return { ...preferences, keys: isUsual ? others : { ...others, [act]: [...names] } };
}
