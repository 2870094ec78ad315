/**
 * How wide words come out, without a page to measure them on: advance widths of Helvetica, which Arial
 * and Liberation Sans share, in thousandths of the size, for the characters from space to tilde.
 * Source: Adobe Font Metrics, Core 14. What stands elsewhere is taken by the kind of its script.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Other faces of the screen run a little wider than Helvetica. */
const slack = 1.06;
const boldness = 1.08;

/** Distance of baselines, as a multiple of the size. */
export const lineHeight = 1.3;

export interface Setting {
  /** In figure units. */
  readonly size: number;
  readonly bold?: boolean;
}

/** How wide a line of words is at most, in figure units. */
export function textWidth(text: string, { size, bold = false }: Setting): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character);
  return (thousandths / 1000) * size * slack * (bold ? boldness : 1);
}

/**
 * Words as lines no wider than `width`. Lines break at spaces, and inside a word that is too long for a
 * line; what does not fit into `most` lines ends in an ellipsis. Never empty: words of which nothing is
 * left are one empty line.
 */
export function wrapped(
  text: string,
  width: number,
  setting: Setting,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[\s\u0000-\u001f]+/u).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, setting) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = brokenWord(word, width, setting);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines[most - 1]!, width, setting)];
}

/** Words on one line no wider than `width`: what is longer is cut at its end. */
export function cutAtEnd(text: string, width: number, setting: Setting): string {
  const line = text.replace(/[\s\u0000-\u001f]+/gu, ' ').trim();
  return textWidth(line, setting) <= width ? line : shortened(line, width, setting);
}

/** A line cut so that it ends in an ellipsis and is no wider than `width`. */
function shortened(line: string, width: number, setting: Setting): string {
  const signs = signsOf(line);
  while (signs.length > 0 && textWidth(`${signs.join('').trimEnd()}…`, setting) > width)
    signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** Words on one line no wider than `width`: what is longer loses its middle, since ends tell apart. */
export function fitted(text: string, width: number, setting: Setting): string {
  const line = text.replace(/[\s\u0000-\u001f]+/gu, ' ').trim();
  if (textWidth(line, setting) <= width) return line;
  const signs = signsOf(line);
  for (let kept = signs.length - 1; kept > 1; kept--) {
    const before = Math.ceil(kept / 2);
    const shown = `${signs.slice(0, before).join('').trimEnd()}…${signs
      .slice(signs.length - (kept - before))
      .join('')
      .trimStart()}`;
    if (textWidth(shown, setting) <= width) return shown;
  }
  return '…';
}

function brokenWord(word: string, width: number, setting: Setting): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of signsOf(word)) {
    if (piece !== '' && textWidth(piece + sign, setting) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
}

/** What is read as one sign: a character with the marks on it, or several joined into one. */
function signsOf(text: string): string[] {
  return text.match(/\P{M}\p{M}*(?:\u200d\P{M}\p{M}*)*|\p{M}/gu) ?? [];
}

const noWidth = /[\p{M}\p{Cf}\p{Cc}]/u;
const fullWidth =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;
const capital = /\p{Lu}/u;

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const known = widths[code - 32];
  if (known !== undefined) return known;
  if (noWidth.test(character)) return 0;
  if (fullWidth.test(character)) return 1000;
  if (code === 0x2026 || code === 0x2014) return 1000;
  if (code >= 0x2010 && code <= 0x201f) return code === 0x2013 ? 556 : 333;
  return capital.test(character) ? 740 : 600;
}

/** Whether words are read from right to left: their first letter of any direction says. */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{L}\p{Nl}]/u.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first);
}

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
