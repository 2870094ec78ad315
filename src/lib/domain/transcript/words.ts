/** A run of letters and digits, or one sign of a script written without spaces. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.-](?=[\p{L}\p{N}]))*/gu;

export function wordCount(text: string): number {
  return text.match(word)?.length ?? 0;
}
