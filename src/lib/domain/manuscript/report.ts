import { rules, type Rule } from '../checks/finding.ts';
import type { ManuscriptBlock } from '../model/manuscript.ts';
import type { Coder } from '../model/coder.ts';
import type { Study } from '../model/study.ts';
import { dayWords } from '../reporting/day-words.ts';
import type { Block, Report, Section, Span } from '../reporting/report.ts';
import { studyNotes, titled } from '../reporting/study-frame.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import type { CheckedQuotation } from './checked-quotations.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { DifferencePiece } from './found.ts';
import { wordsAt } from './manuscript-text.ts';
import type { SortedFindings } from './set-aside-of.ts';

/** What a report of a manuscript's check is made from. */
export interface ManuscriptReportFrame {
  readonly study: Study;
  /** Name of the manuscript's file. */
  readonly name: string;
  readonly blocks: readonly ManuscriptBlock[];
  readonly quotations: readonly CheckedQuotation[];
  /** What could not be checked, or against what else it was, a sentence each. */
  readonly unchecked: readonly string[];
  readonly sorted: SortedFindings;
  readonly coders: readonly Coder[];
  readonly localDay: (instant: string) => string;
}

/**
 * The check of a manuscript as a document: findings by rule, each with its paragraph and the words it is
 * about; what was set aside, with the reasons; and every quotation with its verdict.
 */
export function manuscriptReport(frame: ManuscriptReportFrame): Report {
  const { study, name, quotations, unchecked, sorted } = frame;
  const { open, setAside } = sorted;
  const found =
    open.length === 0 ? 'Nothing was found that is not set aside.' : `Found: ${open.length}.`;
  const ids = Object.keys(rules) as Rule[];
  return {
    ...titled(study, 'manuscript check'),
    notes: [
      `Manuscript: ${name}. ${found}${setAside.length > 0 ? ` Set aside: ${setAside.length}.` : ''}`,
      'A finding says what does not match the record, or asks; it judges nothing. In differences, words of the manuscript alone are strong, words of the transcript alone are in italics between square brackets with a minus sign.',
      ...unchecked,
      ...studyNotes({ study, citation: null }, { citing: false }),
    ],
    invented: study.invented,
    sections: [
      ...ids.flatMap((rule): Section[] => {
        const of = open.filter((one) => one.rule === rule);
        if (of.length === 0) return [];
        return [
          {
            heading: `${rules[rule]} (${rule})`,
            blocks: [],
            sections: of.map((one) => findingSection(one, frame)),
          },
        ];
      }),
      ...(setAside.length > 0 ? [asideSection(frame)] : []),
      ...(quotations.length > 0 ? [quotationsSection(quotations)] : []),
    ],
  };
}

function findingSection(one: ManuscriptFinding, { blocks }: ManuscriptReportFrame): Section {
  const words = wordsAt(blocks, one.at);
  const { from, to } = one.at;
  const spans: readonly Span[] = [
    { text: words.slice(0, from), look: 'plain' },
    { text: words.slice(from, to), look: 'strong' },
    { text: words.slice(to), look: 'plain' },
  ];
  const isWhole = from === 0 && to >= words.length;
  const said: Block[] = [
    {
      is: 'paragraph',
      words: [{ text: one.is === 'question' ? `Question: ${one.what}` : one.what, look: 'strong' }],
    },
    { is: 'paragraph', words: one.why },
    {
      is: 'quote',
      words: isWhole ? words : spans.filter(({ text }) => text !== ''),
      source: placeWords(one),
    },
  ];
  const difference = differenceSpans(one.difference);
  return {
    heading: one.where,
    blocks:
      difference.length === 0
        ? said
        : [
            ...said,
            { is: 'paragraph', words: [{ text: 'Difference: ', look: 'plain' }, ...difference] },
          ],
  };
}

function placeWords({ where, headings }: ManuscriptFinding): string {
  return headings.length > 0 ? `${where} (${headings.join(' › ')})` : where;
}

/** The pieces of a difference as a report shows them: by look and by sign. */
export function differenceSpans(difference: readonly DifferencePiece[]): readonly Span[] {
  return difference.map(({ is, words }): Span => {
    if (is === 'same') return { text: words, look: 'plain' };
    const [before = '', said = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words)?.slice(1) ?? [];
    return is === 'put-in'
      ? { text: words, look: 'strong' }
      : { text: `${before}[−${said}]${after}`, look: 'italic' };
  });
}

function asideSection({ sorted, coders, localDay }: ManuscriptReportFrame): Section {
  return {
    heading: 'Set aside',
    blocks: [
      {
        is: 'table',
        caption: '',
        columns: ['Rule', 'Where', 'What was found', 'Set aside, because', 'By', 'Day'],
        widths: [1, 3, 5, 4, 1, 2],
        rows: sorted.setAside.map(({ finding, record }) => [
          finding.rule,
          finding.where,
          finding.what,
          record.reason,
          initialsOf(record.signed.by, coders),
          dayWords(localDay(record.signed.at)),
        ]),
      },
    ],
  };
}

export const verdictWords: Readonly<Record<CheckedQuotation['verdict'], string>> = {
  exact: 'as it was said',
  edited: 'edited, and marked',
  close: 'differs',
  'not-found': 'not found',
};

function quotationsSection(quotations: readonly CheckedQuotation[]): Section {
  return {
    heading: 'Quotations',
    blocks: [
      {
        is: 'table',
        caption: '',
        columns: ['Where', 'Quotation', 'Attribution', 'Verdict', 'Stands in'],
        widths: [3, 7, 2, 2, 3],
        rows: quotations.map(({ where, words, attribution, verdict, places, quoteId }) => [
          where,
          words,
          attribution || 'none',
          verdict === 'edited' && quoteId !== null ? 'edited, as recorded' : verdictWords[verdict],
          standsIn(places),
        ]),
      },
    ],
  };
}

/** "P04 lines 12–14 (P04)"; of several places the first, and how many more. */
export function standsIn(places: CheckedQuotation['places']): string {
  const [first, ...more] = places;
  if (!first) return 'no transcript';
  const lines =
    first.to - first.from > 1 ? `lines ${first.from + 1}–${first.to}` : `line ${first.from + 1}`;
  const who = first.people.length > 0 ? first.people.join('; ') : 'nobody identified';
  return `${first.transcript} ${lines} (${who})${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
