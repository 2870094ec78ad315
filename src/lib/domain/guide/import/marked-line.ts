import type { GuideLine } from './guide-source.ts';

/** A line without the sign it begins with. */
export interface MarkedLine {
  readonly text: string;
  readonly heading: boolean;
  readonly mark: 'number' | 'letter' | 'bullet' | null;
  /** How deep it stands: a bullet or a letter stands under what is plain or numbered. */
  readonly depth: number;
}

const number =
  /^(?:(?:q(?:uestion)?|item)\s*\.?\s*(\d{1,3}(?:\.\d{1,3})*)\s*[.):–—-]?\s+|\(?(\d{1,3}(?:\.\d{1,3})*)[.):]\s+|(\d{1,3}(?:\.\d{1,3})+)\s+)(?=\S)/i;
const letter = /^\(?(?:[a-z]|i{1,3}|iv|vi{0,3}|ix|xi{0,2})[.)]\s+(?=\S)/i;
const bullet = /^(?:[•‣◦▪▫●○■□·∙⁃*–—-]|o(?=\s+\p{Lu}))\s+(?=\S)/u;

export function markedLine({ text, heading, level, list }: GuideLine): MarkedLine {
  const numbered = number.exec(text);
  if (numbered) {
    const digits = numbered[1] ?? numbered[2] ?? numbered[3] ?? '';
    const dots = digits.split('.').length - 1;
    return of(text.slice(numbered[0].length), heading, 'number', level + dots);
  }
  const lettered = letter.exec(text);
  if (lettered) return of(text.slice(lettered[0].length), heading, 'letter', level + 1);
  const bulleted = bullet.exec(text);
  if (bulleted) return of(text.slice(bulleted[0].length), heading, 'bullet', level + 1);
  if (list === 'ordered') return of(text, heading, 'number', level);
  if (list === 'bullets') return of(text, heading, 'bullet', level + 1);
  return of(text, heading, null, level);
}

function of(text: string, heading: boolean, mark: MarkedLine['mark'], depth: number): MarkedLine {
  return { text: text.trim(), heading, mark, depth };
}
