const before =
  /\b(?:no|not|never|neither|nor|without|none|nobody|nothing|cannot|(?:did|was|were|is|are|have|has|had|could|would)n['’]t)\b/i;
const after =
  /^\s*(?:was|were|is|are|has\s+been|had\s+been|could)?\s*\b(?:not|never|n['’]t|omitted|waived)\b/i;

/** Whether the words [from, to) of a sentence are said not to be so, in their own clause. */
export function isDenied(sentence: string, from: number, to: number): boolean {
  const clause = /[^,;:()]*$/.exec(sentence.slice(0, from))?.[0] ?? '';
  const near = clause.split(/\s+/).slice(-7).join(' ');
  return (
    before.test(near) || before.test(sentence.slice(from, to)) || after.test(sentence.slice(to))
  );
}
