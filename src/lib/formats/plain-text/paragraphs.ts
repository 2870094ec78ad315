import type { Paragraph } from '../../domain/transcript/source.ts';

/** The lines of a text that hold something, with whether a blank line stood before each. */
export function paragraphsOfText(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let apart = true;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') paragraphs.push({ text: trimmed, heading: false, apart });
    apart = trimmed === '';
  }
  return paragraphs;
}
