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
interface Pattern {
  readonly shape: LabelShape;
  /** A quick look at the first signs of a line: most lines need no closer one. */
  readonly worth: RegExp;
  readonly whole: RegExp;
}

const pattern = (shape: LabelShape, worth: RegExp, whole: string): Pattern => ({
  shape,
  worth,
  whole: new RegExp(whole, 's'),
});
const patterns: readonly Pattern[] = [
  // [Jessica (moderator)] 08:50:38
  pattern('bracket', /^\[/, String.raw`^\[([^\[\]]{1,60})\]\s*(?:${stamp})?\s*:?\s*(.*)$`),
  pattern('paren', /^\(/, String.raw`^\(([^()]{1,40})\)\s*(?:${stamp})?\s*:?\s*(.*)$`),
  // Amara Osei  0:03
  pattern('stamped', /\d:\d/, String.raw`^${labelText}\s*[,|–—-]?\s+${stamp}\s*:?()$`),
  // Amara (00:00:45): words
  pattern(
    'stamped',
    /\d:\d/,
    String.raw`^${labelText}\s*[\[(<](${timePattern})[\])>]\s*:?\s*(.*)$`,
  ),
  // Speaker 0: 00:00:45 words
  pattern(
    'colon',
    /[:：]/,
    String.raw`^${labelText}\s*[:：]\s*(?:${stamp}(?=\s|$|:)\s*:?)?\s*(.*)$`,
  ),
  pattern('tab', /\t/, String.raw`^([^\t]{1,40}?)\s*\t()\s*(.*)$`),
  pattern(
    'dash',
    /[–—-]/,
    String.raw`^([^\t:–—]{1,24}?)(?:\s+-{1,2}\s+|\s*--\s*|\s*[–—]\s*)()(.+)$`,
  ),
];

/** How much of a line its label and time can take up. */
const headLength = 80;

/** Every way to read the line as one that names its speaker, the likeliest first. */
export function labelReadings(line: string, heading: boolean): LabelReading[] {
  const { start, end, rest: body } = leadingTime(line);
  const head = body.slice(0, headLength);
  const found: LabelReading[] = [];
  for (const { shape, worth, whole } of patterns) {
    const match = worth.test(head) ? whole.exec(body) : null;
    if (!match) continue;
    const [, label = '', time, rest = ''] = match;
    const reading = { label: cleaned(label), start: time ? seconds(time) : start, end, rest };
    if (couldBeLabel(reading.label)) found.push({ shape, ...reading });
  }
  const alone = body.length < headLength ? cleaned(body) : '';
  if (couldBeLabel(alone) && !/[.:]$/.test(alone)) {
    found.push({ shape: heading ? 'heading' : 'alone', label: alone, start, end, rest: '' });
  }
  return found;
}

function cleaned(label: string): string {
  return label.replace(/\s+/g, ' ').trim();
}
