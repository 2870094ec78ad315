/** One line of a table of keys. */
export interface KeyRow {
  readonly id: string;
  /** Empty: the act is off. `null`: the key it begins with is, and nothing is shown. */
  readonly keys: readonly string[] | null;
  readonly words: string;
  /** The key of a domain whose tag stands before the words. */
  readonly domain?: string;
}

/** The acts of a desk, with the keys of each. */
export function rowsOfActs<Act extends string>(
  keys: Readonly<Record<Act, readonly string[]>>,
  names: Readonly<Record<Act, string>>,
): KeyRow[] {
  const acts = Object.keys(keys) as Act[];
  return acts.map((act) => ({ id: act, keys: keys[act], words: names[act] }));
}
