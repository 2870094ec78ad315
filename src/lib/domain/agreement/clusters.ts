/**
 * Which transcripts hang together because the same person speaks in them: connected components of
 * transcripts and people. A person with two interviews is one cluster, and so is a group of four in
 * one interview. Gives each transcript the number of its cluster, counted from 0 in their order.
 */
export function clustersOf(documents: readonly { readonly people: readonly string[] }[]): number[] {
  const leader = documents.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at]!;
    return at;
  };
  const firstWith = new Map<string, number>();
  for (const [index, { people }] of documents.entries()) {
    for (const person of people) {
      const first = firstWith.get(person);
      if (first === undefined) firstWith.set(person, index);
      else {
        const [a, b] = [rootOf(first), rootOf(index)];
        leader[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  const numbers = new Map<number, number>();
  return documents.map((_, index) => {
    const root = rootOf(index);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}
