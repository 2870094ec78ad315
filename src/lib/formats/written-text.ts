/**
 * Text as it can stand in a file for reading: line ends of one kind, and for characters that no such file
 * can hold (controls, halves of a pair, what is no character) the replacement sign.
 */
export function writtenText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '\ufffd');
}
