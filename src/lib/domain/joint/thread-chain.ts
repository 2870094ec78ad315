import type { Thread, ThreadId } from '../model/thread.ts';

/**
 * The threads that led to one and those it leads on to, in order, itself among them. A chain that comes
 * back to itself, as only a damaged study has, ends before it does.
 */
export function threadChain(all: readonly Thread[], id: ThreadId): readonly ThreadId[] {
  const nextOf = new Map(all.map((one) => [one.id, one.nextId]));
  const beforeOf = new Map(
    all.flatMap((one) => (one.nextId === null ? [] : [[one.nextId, one.id] as const])),
  );
  const chain = [id];
  for (let at = beforeOf.get(id); at && !chain.includes(at); at = beforeOf.get(at)) {
    chain.unshift(at);
  }
  for (let at = nextOf.get(id); at && nextOf.has(at) && !chain.includes(at); at = nextOf.get(at)) {
    chain.push(at);
  }
  return chain;
}
