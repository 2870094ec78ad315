/** `m:ss`, `h:mm:ss`, with or without fractions; Teams writes `0:0:3.48`. */
export const timePattern = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?`;

const bracketed = String.raw`[\[(<{]?(${timePattern})[\])>}]?`;
const range = new RegExp(`^${bracketed}\\s*(?:-->|--?|–|—|to)\\s*${bracketed}(?=$|[\\s:])`);
const single = new RegExp(`^${bracketed}(?=$|[\\s:,|–—-])`);

/** Seconds to the millisecond, from hours, minutes and seconds written with colons. */
export function seconds(stamp: string): number {
  const exact = stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(exact * 1000) / 1000;
}

export interface LeadingTime {
  readonly start: number | null;
  readonly end: number | null;
  /** What follows the stamp, without the separator after it. */
  readonly rest: string;
}

/** A time stamp, or a range of two, that a line begins with. */
export function leadingTime(line: string): LeadingTime {
  if (!/^[[(<{]?\d/.test(line)) return { start: null, end: null, rest: line };
  const both = range.exec(line);
  if (both) {
    const [whole, start = '', end = ''] = both;
    return { start: seconds(start), end: seconds(end), rest: afterStamp(line, whole) };
  }
  const one = single.exec(line);
  if (one) {
    const [whole, start = ''] = one;
    return { start: seconds(start), end: null, rest: afterStamp(line, whole) };
  }
  return { start: null, end: null, rest: line };
}

function afterStamp(line: string, stamp: string): string {
  return line.slice(stamp.length).replace(/^\s*(?:[:,|]|--?|–|—)?\s*/, '');
}
