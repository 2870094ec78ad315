import type { Study } from '../model/study.ts';

/** The longest part of a study's title that stands in a file's name, in characters. */
const longest = 60;

/**
 * What a file of a study is called, such as "Stopping medicines (invented) - coded segments.csv".
 * Every system lets it be kept: it has none of the characters that Windows, macOS or Linux refuse, none
 * that make a name look like another, no trailing dot, and a long title gives way, never what the file holds.
 */
export function fileName(
  { title, invented }: Pick<Study, 'title' | 'invented'>,
  subject: string,
  extension: `.${string}`,
): string {
  const study = `${shortened(allowed(title)) || 'Study'}${invented ? ' (invented)' : ''}`;
  return `${withinBytes(`${study} - ${allowed(subject)}`, mostBytes - extension.length)}${extension}`;
}

/** The longest name that every system takes is 255 bytes of UTF-8; some room is left for "(2)". */
const mostBytes = 240;

/** The beginning of a name, in whole characters. */
function withinBytes(name: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** A part of a file's name without what some system refuses. */
export function allowed(text: string): string {
  return text
    .replace(/\s*[:/\\|]\s*/g, ' - ')
    .replace(/[<>"?*\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
}

/** Cut between words where that is possible. */
export function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest).join('');
  return cut.replace(/[\s,;-]+\S*$/, '') || cut;
}
