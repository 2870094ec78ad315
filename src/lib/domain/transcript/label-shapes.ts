import { couldBeLabel } from './speaker-words.ts';
import { leadingTime, seconds, timePattern } from './time-stamp.ts';

/** The ways in which files set a speaker's label apart from the words. */
export type LabelShape =
  'colon' | 'stamped' | 'bracket' | 'paren' | 'heading' | 'tab' | 'dash' | 'alone';

/** A line read as "somebody begins to speak"; whether it is so, the whole document decides. */
export interface LabelReading {
  readonly shape: LabelShape;
  readonly label: string;
  readonly start: number | null;
  readonly end: number | null;
  /** The words that follow on the same line. */
  readonly rest: string;
}

const stamp = String.raw`[\[(<]?(${timePattern})[\])>]?`;
const labelText = String.raw`([^:：\t\n\[\]]{1,40}?)`;
const patterns: readonly (readonly [LabelShape, RegExp])[] = [
  // [Jessica (moderator)] 08:50:38
  ['bracket', new RegExp(String.raw`^\[([^\[\]]{1,60})\]\s*(?:${stamp})?\s*:?\s*(.*)$`, 's')],
  ['paren', new RegExp(String.raw`^\(([^()]{1,40})\)\s*(?:${stamp})?\s*:?\s*(.*)$`, 's')],
  // Amara Osei  0:03
  ['stamped', new RegExp(String.raw`^${labelText}\s*[,|–—-]?\s+${stamp}\s*:?()$`, 's')],
  // Amara (00:00:45): words
  [
    'stamped',
    new RegExp(String.raw`^${labelText}\s*[\[(<](${timePattern})[\])>]\s*:?\s*(.*)$`, 's'),
  ],
  // Speaker 0: 00:00:45 words
  [
    'colon',
    new RegExp(String.raw`^${labelText}\s*[:：]\s*(?:${stamp}(?=\s|$|:)\s*:?)?\s*(.*)$`, 's'),
  ],
  ['tab', new RegExp(String.raw`^([^\t]{1,40}?)\s*\t()\s*(.*)$`, 's')],
  [
    'dash',
    new RegExp(String.raw`^([^\t:–—]{1,24}?)(?:\s+-{1,2}\s+|\s*--\s*|\s*[–—]\s*)()(.+)$`, 's'),
  ],
];

/** Every way to read the line as one that names its speaker, the likeliest first. */
export function labelReadings(line: string, heading: boolean): LabelReading[] {
  const { start, end, rest: body } = leadingTime(line);
  const found: LabelReading[] = [];
  for (const [shape, pattern] of patterns) {
    const match = pattern.exec(body);
    if (!match) continue;
    const [, label = '', time, rest = ''] = match;
    const reading = { label: cleaned(label), start: time ? seconds(time) : start, end, rest };
    if (couldBeLabel(reading.label)) found.push({ shape, ...reading });
  }
  const alone = cleaned(body);
  if (couldBeLabel(alone) && !/[.:]$/.test(alone)) {
    found.push({ shape: heading ? 'heading' : 'alone', label: alone, start, end, rest: '' });
  }
  return found;
}

function cleaned(label: string): string {
  return label.replace(/\s+/g, ' ').trim();
}
