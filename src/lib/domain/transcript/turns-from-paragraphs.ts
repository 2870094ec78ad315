import { recognisedLabels, type LabelCandidate, type LabelDecisions } from './labels.ts';
import type { LabelReading } from './label-shapes.ts';
import { withoutLineNumbers, type NumberedParagraphs } from './line-numbers.ts';
import { joinedParagraphs, marksIn } from './paragraph-marks.ts';
import type { Paragraph, SourceNote } from './source.ts';
import { leadingTime } from './time-stamp.ts';
import { isBroken, TurnCollector, type Turn } from './turn.ts';

export interface ParagraphChoices {
  /** False: every paragraph stands for itself, whatever it begins with. */
  readonly labels: boolean;
  readonly decisions: LabelDecisions;
  readonly joinLines: boolean;
  /** Numbers at the head of numbered lines: kept as labels beside them, or part of the words. */
  readonly lineNumbers: 'labels' | 'words';
  /** What stands before the first speaker; `null`: kept unless it looks like a title and particulars. */
  readonly keepOpening: boolean | null;
}

export interface TurnReading {
  readonly turns: readonly Turn[];
  readonly notes: readonly SourceNote[];
  readonly passedOver: readonly LabelCandidate[];
  /** How many lines stand before the first speaker. */
  readonly openingLines: number;
  /** How many lines of the file begin with a line number, whatever is made of it. */
  readonly numberedLines: number;
}

/** Turns of running text: by its speakers' labels, or one a paragraph where it names nobody. */
export function turnsFromParagraphs(
  all: readonly Paragraph[],
  choices: ParagraphChoices,
): TurnReading {
  const found = withoutLineNumbers(all);
  const numbers = found && choices.lineNumbers === 'labels' ? found : null;
  const { kept, notes } = withoutFooter(numbers?.paragraphs ?? all);
  if (numbers) notes.push(...numberNotes(numbers));
  return { ...turnsOfWords(kept, choices, notes), numberedLines: found?.numbered ?? 0 };
}

function turnsOfWords(
  paragraphs: readonly Paragraph[],
  choices: ParagraphChoices,
  notes: SourceNote[],
): Omit<TurnReading, 'numberedLines'> {
  const { headers, passedOver } = choices.labels
    ? recognisedLabels(paragraphs, choices.decisions)
    : { headers: paragraphs.map(() => null), passedOver: [] };
  const first = headers.findIndex((header) => header !== null);
  if (first < 0) {
    return { ...turnsOfNobody(paragraphs, choices, notes), passedOver, openingLines: 0 };
  }
  const opening = paragraphs.slice(0, first);
  const keep = choices.keepOpening ?? !looksLikeTitle(opening);
  if (opening.length > 0 && !keep) notes.push(openingLeftOut(opening));
  if (opening.length > 0 && keep) notes.push(openingKept(opening.length));

  const collector = new TurnCollector();
  let unspoken = 0;
  if (keep) for (const one of opening) collector.add(one.text, '\n', [], marksIn(one));
  for (const [offset, paragraph] of paragraphs.slice(first).entries()) {
    const header = headers[first + offset];
    if (header) {
      if (collector.isOpen && collector.openText === '' && collector.openSpeaker) unspoken += 1;
      collector.begin(header.label, header.start, header.end);
      collector.add(header.rest, '\n', [], marksIn(paragraph, header.rest));
    } else addContinuation(collector, paragraph, choices);
  }
  const turns = withTimesFromStart(collector.close(), headers, notes);
  if (unspoken > 0) {
    notes.push({
      kind: 'dropped',
      where: 'speakers',
      what: `${unspoken} ${unspoken === 1 ? 'label' : 'labels'} with no words after`,
    });
  }
  notes.push(...joinedNote(collector.joined));
  return { turns, notes, passedOver, openingLines: opening.length };
}

function addContinuation(
  collector: TurnCollector,
  paragraph: Paragraph,
  { joinLines }: ParagraphChoices,
): void {
  const { text, apart } = paragraph;
  const { start, end, rest } = leadingTime(text);
  if (rest === '') collector.time(start, end);
  else collector.addLine(text, joinLines && !apart, [], marksIn(paragraph));
}

/** Without speakers a paragraph is a turn, and a time stamp at its head is when it begins. */
function turnsOfNobody(
  all: readonly Paragraph[],
  { joinLines, labels }: ParagraphChoices,
  notes: SourceNote[],
): Pick<TurnReading, 'turns' | 'notes'> {
  const paragraphs = joinLines ? withBrokenLinesJoined(all) : all;
  const stamped = paragraphs.filter(({ text }) => leadingTime(text).start !== null).length;
  const byTime = stamped > 0 && stamped >= paragraphs.length / 4;
  const collector = new TurnCollector();
  for (const paragraph of paragraphs) {
    const { text } = paragraph;
    const time = byTime ? leadingTime(text) : null;
    if (!time || time.start !== null || !collector.isOpen) {
      collector.begin(null, time?.start, time?.end);
    }
    const words = time?.rest ?? text;
    collector.add(words, '\n', [], marksIn(paragraph, words));
  }
  if (byTime) notes.push(changed('times', `${stamped} time stamps became the times of turns`));
  if (labels) {
    const what = byTime
      ? 'No speakers are named; every time stamp begins a turn'
      : 'No speakers are named; every paragraph is a turn';
    notes.push({ kind: 'assumed', where: 'speakers', what });
  }
  notes.push(...joinedNote(all.length - paragraphs.length));
  return { turns: collector.close(), notes };
}

function withBrokenLinesJoined(paragraphs: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const before = joined.at(-1);
    const broken =
      before && !paragraph.apart && !before.heading && isBroken(before.text, paragraph.text);
    if (broken) joined[joined.length - 1] = joinedParagraphs(before, paragraph);
    else joined.push(paragraph);
  }
  return joined;
}

function withoutFooter(all: readonly Paragraph[]): {
  kept: readonly Paragraph[];
  notes: SourceNote[];
} {
  const last = all.at(-1);
  if (!last || !/^transcribed by\b.{0,20}\botter\.ai\b/i.test(last.text))
    return { kept: all, notes: [] };
  return {
    kept: all.slice(0, -1),
    notes: [{ kind: 'dropped', where: 'last line', what: `“${last.text}”` }],
  };
}

/** Headings, particulars and other short lines, and few of them. */
function looksLikeTitle(opening: readonly Paragraph[]): boolean {
  return opening.length <= 12 && opening.every(({ text, heading }) => heading || text.length <= 90);
}

function openingLeftOut(opening: readonly Paragraph[]): SourceNote {
  const what = opening.map(({ text }) => `“${text}”`).join(', ');
  return { kind: 'dropped', where: 'before the first speaker', what };
}

function openingKept(lines: number): SourceNote {
  const what = `${lines} ${lines === 1 ? 'line' : 'lines'} before the first speaker, said by nobody`;
  return { kind: 'assumed', where: 'before the first speaker', what };
}

/**
 * Zoom stamps its captions with the time of day; where a file does, times are counted from the first.
 */
function withTimesFromStart(
  turns: readonly Turn[],
  headers: readonly (LabelReading | null)[],
  notes: SourceNote[],
): readonly Turn[] {
  const first = turns.find(({ start }) => start !== null)?.start ?? 0;
  const clock = first >= 3600 && headers.some((header) => header?.shape === 'bracket');
  if (!clock) return turns;
  notes.push({ kind: 'assumed', where: 'times', what: 'Times of day; counted from the first' });
  const since = (time: number | null) => (time === null ? null : Math.max(0, time - first));
  return turns.map((turn) => ({ ...turn, start: since(turn.start), end: since(turn.end) }));
}

function numberNotes({ numbered, empty, step }: NumberedParagraphs): SourceNote[] {
  const where = 'line numbers';
  const counted = step === 1 ? '' : '; the lines between were counted';
  const what = `${numbered} lines begin with a line number; kept as labels beside the lines${counted}`;
  const notes: SourceNote[] = [{ kind: 'assumed', where, what }];
  if (empty > 0) {
    const lines = empty === 1 ? '1 numbered line holds' : `${empty} numbered lines hold`;
    notes.push({ kind: 'dropped', where, what: `${lines} nothing but a number` });
  }
  return notes;
}

function joinedNote(joined: number): SourceNote[] {
  if (joined === 0) return [];
  const what = `${joined} ${joined === 1 ? 'line break' : 'line breaks'} inside sentences joined`;
  return [changed('line breaks', what)];
}

function changed(where: string, what: string): SourceNote {
  return { kind: 'changed', where, what };
}
