/** Under which two ways of writing a question are one: case, white space and signs do not matter. */
export function questionKey(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}
