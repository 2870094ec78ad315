import { describe, expect, it } from 'vitest';
import type { Memo, MemoId } from '#lib/domain/model/memo.ts';
import { linkNames, type MemosFrame } from '#lib/domain/reporting/memos-frame.ts';
import { memosReport } from '#lib/domain/reporting/memos-report.ts';
import { memosTable } from '#lib/domain/reporting/memos-table.ts';
import { amara, knowledge, openP03, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const small = smallStudy();
const [study] = small.studies;
const frame: MemosFrame = {
  study: { ...study!, title: 'Stopping', invented: true },
  coders: small.coders,
  participants: small.participants,
  transcripts: small.transcripts,
  names: linkNames(small),
  localDay: (instant) => instant.slice(0, 10),
  viewer: amara,
};
const [onLine] = small.memos as [Memo];
const meeting: Memo = {
  ...onLine,
  id: uuid(13, 9) as MemoId,
  about: 'study',
  transcriptId: null,
  roundId: null,
  from: null,
  to: null,
  coderId: tom,
  kind: 'meeting',
  date: '2025-10-31',
  people: [amara],
  links: [
    { on: 'lines', transcriptId: openP03, from: 0, to: 2 },
    { on: 'code', codeId: knowledge },
  ],
  text: 'We met.\n\nWe shall meet again.',
};
const quote = {
  source: 'P03, lines 1 to 2',
  notToBeQuoted: [],
  lines: [
    { line: 0, speaker: 'Int', text: 'Where do you begin?' },
    { line: 1, speaker: 'P03', text: 'I know it.' },
  ],
};
const report = (grouping: 'month' | 'kind') =>
  memosReport(frame, [onLine, meeting], grouping, ({ id }) => (id === meeting.id ? [quote] : []));

describe('memos as a document', () => {
  it('stand under their months, oldest first', () => {
    const { sections, title, invented } = report('month');
    expect(title).toBe('Stopping (invented): memos');
    expect(invented).toBe(true);
    expect(sections.map(({ heading }) => heading)).toEqual(['October 2025', 'November 2025']);
    expect(sections[0]?.sections?.[0]?.heading).toBe(
      '31 October 2025, meeting on P03, lines 1 to 2',
    );
  });

  it('or under their kinds, only those there are', () => {
    expect(report('kind').sections.map(({ heading }) => heading)).toEqual(['Notes', 'Meetings']);
  });

  it('say who, with whom, about what and when written, then the words and those of the lines', () => {
    const blocks = report('month').sections[0]?.sections?.[0]?.blocks ?? [];
    expect(blocks[0]).toMatchObject({
      is: 'details',
      words: expect.stringMatching(
        /^By Tom .*\(TB\) · with Amara .*\(AO\) · on P03, lines 1 to 2; Knowledge · written 14 November 2025\.$/,
      ),
    });
    expect(blocks.slice(1, 3)).toEqual([
      { is: 'paragraph', words: 'We met.' },
      { is: 'paragraph', words: 'We shall meet again.' },
    ]);
    expect(blocks[3]).toEqual({
      is: 'quote',
      words: '1  Int: Where do you begin?\n2  P03: I know it.',
      source: quote.source,
    });
  });

  it('tell how many there are and for whom, never how many are not shown', () => {
    expect(report('month').notes[0]).toMatch(/^2 memos, of those that Amara .* may read\.$/);
    expect(memosReport(frame, [meeting], 'month', () => []).notes[0]).toMatch(/^1 memo,/);
  });

  it('write out no more than twenty lines under a memo', () => {
    const lines = Array.from({ length: 23 }, (_, line) => ({ line, speaker: '', text: 'x' }));
    const made = memosReport(frame, [onLine], 'month', () => [
      { source: 'P01', notToBeQuoted: [], lines },
    ]);
    const block = made.sections[0]?.sections?.[0]?.blocks.at(-1);
    const words = block?.is === 'quote' && typeof block.words === 'string' ? block.words : '';
    expect(words.split('\n')).toHaveLength(21);
    expect(words).toMatch(/… 3 lines more$/);
  });
});

it('the table of memos has a column for all that is said of them', () => {
  const { columns, rows } = memosTable(frame, [onLine, meeting]);
  expect(columns).toEqual([
    'Date',
    'Kind',
    'By',
    'With',
    'On',
    'Linked to',
    'Memo',
    'Written',
    'Changed',
    'Data',
  ]);
  expect(rows).toEqual([
    [
      '2025-10-31',
      'meeting',
      'TB',
      'AO',
      'the study',
      'P03, lines 1 to 2; Knowledge',
      'We met.\n\nWe shall meet again.',
      '2025-11-14',
      '2025-11-14',
      'invented',
    ],
    [
      '2025-11-14',
      'note',
      'AO',
      '',
      'P01, line 2',
      '',
      'He laughed.',
      '2025-11-14',
      '2025-11-14',
      'invented',
    ],
  ]);
});

describe('memos of somebody who may not be quoted', () => {
  const participants = small.participants.map((each, index) => ({
    ...each,
    consent: { ...each.consent, state: index === 0 ? ('withdrawn' as const) : ('given' as const) },
  }));
  const marked = { ...frame, participants };

  it('say so under the lines in the document, and in its notes', () => {
    const made = memosReport(marked, [onLine], 'kind', () => [
      { ...quote, source: 'P01, line 2', notToBeQuoted: ['P01'] },
    ]);
    const blocks = made.sections[0]?.sections?.[0]?.blocks ?? [];
    expect(blocks.at(-1)).toMatchObject({ source: 'P01, line 2; not to be quoted: P01' });
    expect(made.notes).toContain('Not to be quoted: P01.');
  });

  it('say so in a column of the table, empty where a memo speaks of nobody', () => {
    const nobody = { ...meeting, id: uuid(13, 10) as MemoId, date: '2025-10-01', links: [] };
    const { columns, rows, notes, widths } = memosTable(marked, [onLine, nobody]);
    const at = columns.indexOf('May be quoted');
    expect(rows.map((row) => row[at])).toEqual(['', 'no']);
    expect(widths).toHaveLength(columns.length);
    expect(notes).toContain('Not to be quoted: P01.');
  });
});
