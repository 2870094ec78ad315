import { recognisedLabels } from './labels.ts';
import {
  orderedPages,
  type ColumnChoice,
  type OrderedPage,
  type PageLine,
} from './pages/columns.ts';
import { joinedLines, wordsOfLines, type Join, type Words } from './pages/hyphens.ts';
import { withMarginNumbers } from './pages/margin-numbers.ts';
import { breakBetween, settingOf, type Setting } from './pages/paragraph-breaks.ts';
import { pageNotes, type Repair } from './pages/page-notes.ts';
import { rowsOfPages } from './pages/rows.ts';
import { runningHeads, type RunningHead } from './pages/running-heads.ts';
import type { Page, Paragraph, SourceNote } from './source.ts';
import { leadingTime } from './time-stamp.ts';
import type { ParagraphChoices } from './turns-from-paragraphs.ts';

/** How printed pages are read. */
export interface PageChoices {
  readonly pageColumns: ColumnChoice;
  /** Running heads, running feet and page numbers are left out. */
  readonly dropHeads: boolean;
}

export interface PageReading {
  readonly paragraphs: readonly PlacedParagraph[];
  readonly notes: readonly SourceNote[];
  readonly pages: readonly OrderedPage[];
  /** What recurs on the pages, whether it is left out or not. */
  readonly heads: readonly RunningHead[];
  /** How many numbers of lines stand in the margin. */
  readonly numberedLines: number;
}

/** A paragraph and the printed lines that it was joined from. */
export interface PlacedParagraph extends Paragraph {
  readonly lines: readonly PageLine[];
}

/** Paragraphs of printed pages: heads and numbers taken out, columns in order, lines joined. */
export function paragraphsFromPages(
  pages: readonly Page[],
  choices: ParagraphChoices & PageChoices,
): PageReading {
  const rows = rowsOfPages(pages);
  const numbered = withMarginNumbers(rows);
  const body = choices.lineNumbers === 'labels' ? numbered.rows : rows;
  const heads = runningHeads(body);
  const dropped = new Set(choices.dropHeads ? heads.map(({ row }) => row) : []);
  const ordered = orderedPages(
    body.map((page) => page.filter((row) => !dropped.has(row))),
    choices.pageColumns,
  );
  const lines = ordered.flatMap((page) => page.lines);
  const repair: Repair = {
    heads: choices.dropHeads ? heads : [],
    numbers: choices.lineNumbers === 'labels' ? numbered.numbers : [],
    pages: ordered,
    joined: 0,
    hyphens: [],
  };
  const paragraphs = joinedParagraphs(lines, choices, repair);
  return {
    paragraphs,
    notes: pageNotes(repair),
    pages: ordered,
    heads,
    numberedLines: numbered.numbers.length,
  };
}

interface OpenParagraph {
  text: string;
  readonly heading: boolean;
  readonly apart: boolean;
  readonly marks: { at: number; label: string }[];
  readonly lines: PageLine[];
}

function joinedParagraphs(
  lines: readonly PageLine[],
  choices: ParagraphChoices,
  repair: Repair,
): PlacedParagraph[] {
  if (lines.length === 0) return [];
  const setting = settingOf(lines);
  const { texts, begins, ends } = linesWithSpeakers(lines, setting, choices);
  const words: Words = wordsOfLines(texts);
  const paragraphs: OpenParagraph[] = [];
  for (const [at, line] of lines.entries()) {
    const text = texts[at] ?? '';
    const open = paragraphs.at(-1);
    const before = lines[at - 1];
    const parted = !open || !before || begins[at] || ends[at - 1];
    const gap = parted ? 'apart' : breakBetween(before, line, setting);
    if (open && gap === null && choices.joinLines) {
      addLine(open, line, joinedLines(open.text, text, words), repair);
      open.lines.push(line);
    } else {
      paragraphs.push({
        text,
        heading: isHeading(line, setting),
        apart: gap === 'apart',
        marks: line.label === null ? [] : [{ at: 0, label: line.label }],
        lines: [line],
      });
    }
  }
  return paragraphs.map(({ marks, ...paragraph }) =>
    marks.length > 0 ? { ...paragraph, marks } : paragraph,
  );
}

function addLine(open: OpenParagraph, { label }: PageLine, { text, hyphen }: Join, repair: Repair) {
  repair.joined += 1;
  if (hyphen) repair.hyphens.push(hyphen);
  if (label !== null) {
    const before = open.text.length;
    const glued = hyphen?.kind === 'taken-out' || (hyphen && text[before] !== ' ');
    // A word parted over two lines belongs to the first.
    const from = glued ? text.indexOf(' ', before - 1) + 1 : before + 1;
    if (from > 0) open.marks.push({ at: from, label });
  }
  open.text = text;
}

/**
 * The text of each line, and where speakers' labels and times make one begin or end a paragraph. A
 * wide gap is a tab where it keeps a label from the words, and a space elsewhere.
 */
function linesWithSpeakers(
  lines: readonly PageLine[],
  setting: Setting,
  { labels, decisions }: ParagraphChoices,
) {
  const tabbed = lines.map(tabbedText);
  const read = lines.map((line, at) => ({
    text: tabbed[at] ?? '',
    heading: isHeading(line, setting),
    apart: true,
  }));
  const { headers } = labels ? recognisedLabels(read, decisions) : { headers: [] };
  const texts = tabbed.map((text, at) =>
    headers[at]?.shape === 'tab' ? text : text.replaceAll('\t', ' '),
  );
  const begins = lines.map(
    (_, at) => Boolean(headers[at]) || leadingTime(tabbed[at] ?? '').start !== null,
  );
  return { texts, begins, ends: lines.map((_, at) => headers[at]?.rest === '') };
}

/** Signs before a gap that could be a label, and a time before it. */
const labelRoom = 40;

function tabbedText({ stretches }: PageLine): string {
  return stretches.reduce((text, stretch) => {
    if (text === '') return stretch.text;
    return text + (text.length <= labelRoom ? '\t' : ' ') + stretch.text;
  }, '');
}

function isHeading({ size }: PageLine, { bodySize }: Setting): boolean {
  return size >= bodySize * 1.2;
}
