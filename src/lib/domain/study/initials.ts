/** A first guess at somebody's initials: "Amara Osei" gives "AO". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return `${letter(first)}${letter(last)}`;
}

function letter(word: string | undefined): string {
  return [...(word ?? '')][0]?.toLocaleUpperCase('en-GB') ?? '';
}
