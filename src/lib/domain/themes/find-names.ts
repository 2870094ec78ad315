import Fuse from 'fuse.js';

/** Something that is found by its name, or by what stands beside it. */
export interface Named {
  readonly name: string;
  /** Where it belongs, or what else it answers to. */
  readonly about: string;
}

/**
 * Finds as one types: names that begin with it, names that hold it, then what is merely like it. All of
 * them, in their order, while nothing is typed.
 */
export function nameFinder<One extends Named>(
  ones: readonly One[],
): (query: string) => readonly One[] {
  const fuse = new Fuse(ones, {
    keys: ['name', 'about'],
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return (typed) => {
    const query = typed.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
    if (query === '') return ones;
    const named = (test: (name: string) => boolean) =>
      ones.filter(({ name }) => test(name.toLocaleLowerCase('en')));
    const like = fuse.search(query).map(({ item }) => item);
    return [
      ...new Set([
        ...named((name) => name.startsWith(query)),
        ...named((name) => name.includes(query)),
        ...like,
      ]),
    ];
  };
}
