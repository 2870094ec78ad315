import { memoKinds, type Memo, type MemoKind } from '../model/memo.ts';
import { memoKindWords } from '../memos/memo-words.ts';
import type { QuotedLines } from '../memos/quoted-lines.ts';
import { memoDay, timeline } from '../memos/timeline.ts';
import { dayWords, monthWords } from './day-words.ts';
import { listed } from './listed.ts';
import { memosNote, personWords, speaksOf, type MemosFrame } from './memos-frame.ts';
import { quotingNotes } from './people-of-passage.ts';
import type { Block, Report, Section } from './report.ts';
import { studyNotes, titled } from './study-frame.ts';

export type MemoGrouping = 'month' | 'kind';

/** More lines than this under one memo are not all written out. */
const mostLines = 20;

/**
 * Memos as a document: under the month or the kind, each with its day, kind, writer, people and what it
 * speaks of, then its words, then those of the lines. Oldest first.
 *
 * @param memos those the reader may read and asked for.
 */
export function memosReport(
  frame: MemosFrame,
  memos: readonly Memo[],
  grouping: MemoGrouping,
  quoted: (memo: Memo) => readonly QuotedLines[],
): Report {
  const section = (memo: Memo): Section => ({
    heading: headingOf(memo, frame),
    blocks: blocksOf(memo, frame, quoted(memo)),
  });
  return {
    ...titled(frame.study, 'memos'),
    notes: [
      memosNote(memos.length, frame),
      ...quotingNotes(frame.participants),
      ...studyNotes({ study: frame.study, citation: null }, { citing: false }),
    ],
    invented: frame.study.invented,
    sections:
      grouping === 'month'
        ? timeline(memos, 'oldest', frame.localDay).map(({ month, days }) => ({
            heading: monthWords(month),
            blocks: [],
            sections: days.flatMap((day) => day.memos.map(section)),
          }))
        : memoKinds.flatMap((kind): Section[] => {
            const of = inOrder(memos, kind, frame);
            if (of.length === 0) return [];
            return [{ heading: kindHeadings[kind], blocks: [], sections: of.map(section) }];
          }),
  };
}

const kindHeadings: Readonly<Record<MemoKind, string>> = {
  note: 'Notes',
  impression: 'First impressions',
  reflexive: 'Reflexive memos',
  analytic: 'Analytic memos',
  method: 'Method memos',
  meeting: 'Meetings',
  'field-note': 'Field notes',
};

function inOrder(memos: readonly Memo[], kind: MemoKind, frame: MemosFrame): readonly Memo[] {
  const of = memos.filter((memo) => memo.kind === kind);
  return timeline(of, 'oldest', frame.localDay).flatMap(({ days }) =>
    days.flatMap((day) => day.memos),
  );
}

function headingOf(memo: Memo, frame: MemosFrame): string {
  const [first] = speaksOf(memo, frame.names);
  const day = dayWords(memoDay(memo, frame.localDay));
  const kind = memoKindWords[memo.kind];
  return first === undefined ? `${day}, ${kind}` : `${day}, ${kind} on ${first}`;
}

function blocksOf(memo: Memo, frame: MemosFrame, quoted: readonly QuotedLines[]): readonly Block[] {
  const { coders, names, localDay } = frame;
  const written = localDay(memo.createdAt);
  const about = speaksOf(memo, names);
  const details = [
    `By ${personWords(memo.coderId, coders)}`,
    ...(memo.people.length > 0
      ? [`with ${listed(memo.people.map((id) => personWords(id, coders)))}`]
      : []),
    ...(about.length > 0 ? [`on ${about.join('; ')}`] : []),
    ...(memo.date !== null && memo.date !== written ? [`written ${dayWords(written)}`] : []),
  ];
  return [
    { is: 'details', words: `${details.join(' · ')}.` },
    ...paragraphsOf(memo.text).map((words): Block => ({ is: 'paragraph', words })),
    ...quoted.flatMap(quoteOf),
  ];
}

/** A blank line ends a paragraph. */
function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((words) => words.trim())
    .filter((words) => words !== '');
}

function quoteOf({ source, notToBeQuoted, lines }: QuotedLines): readonly Block[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostLines).map(({ line, speaker, text }, index) => {
    const says = speaker !== '' && speaker !== lines[index - 1]?.speaker ? `${speaker}: ` : '';
    return `${line + 1}  ${says}${text}`;
  });
  const left = lines.length - shown.length;
  const rest = left === 0 ? [] : [left === 1 ? '… 1 line more' : `… ${left} lines more`];
  const not = notToBeQuoted.length > 0 ? `; not to be quoted: ${notToBeQuoted.join(', ')}` : '';
  return [{ is: 'quote', words: [...shown, ...rest].join('\n'), source: `${source}${not}` }];
}
