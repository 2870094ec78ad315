/**
 * Whether this browser has promised not to clear what is stored; `null` where it cannot be asked.
 * It is only looked up: asking for the promise may put a question to the person.
 */
export async function hasPromised(): Promise<boolean | null> {
  const storage = globalThis.navigator?.storage as StorageManager | undefined;
  return (await storage?.persisted?.()) ?? null;
}
