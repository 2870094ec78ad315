import { describe, expect, it } from 'vitest';
import { withoutLineNumbers } from '#lib/domain/transcript/line-numbers.ts';
import {
  initialChoices,
  preparedFile,
  preparedTranscript,
  type ImportChoices,
} from '#lib/domain/transcript/prepared.ts';
import { turnsOfVersion } from '#lib/domain/transcript/recut.ts';
import type { Paragraph, TranscriptSource } from '#lib/domain/transcript/source.ts';
import { withText } from '#lib/domain/transcript/turn.ts';
import { smallStudy } from '../../fixtures/small-study.ts';

const paragraphs = (lines: readonly string[], apart = false): Paragraph[] =>
  lines.map((text, line) => ({ text, heading: false, apart: apart || line === 0 }));

function read(source: TranscriptSource, changes: Partial<ImportChoices> = {}) {
  const file = preparedFile(source, { ...initialChoices(source), ...changes });
  const [one] = file.transcripts;
  if (!one) throw new Error('no transcript');
  const lines = Array.from(one.lineFrom, (from, line) =>
    one.text.slice(from, one.lineFrom[line + 1]).trim(),
  );
  return { ...file, one, lines, labels: one.lineLabel };
}

const lines = (text: readonly string[]): TranscriptSource => ({
  kind: 'paragraphs',
  paragraphs: paragraphs(text),
});

const interview = [
  '1  INT: Where do you begin?',
  '2  P04: I begin with the list of everything that they take at',
  '3  home. Then I ask.',
  '4',
  '5  INT: And then?',
  '6  P04: Then we wait. Nothing happens for a',
  '7  week.',
];

describe('a text whose lines are numbered', () => {
  it('keeps the numbers as labels, over sentences that run on, and says so', () => {
    const { lines: cut, labels, notes, numberedLines } = read(lines(interview));
    expect(cut).toEqual([
      'Where do you begin?',
      'I begin with the list of everything that they take at home.',
      'Then I ask.',
      'And then?',
      'Then we wait.',
      'Nothing happens for a week.',
    ]);
    expect(labels).toEqual(['1', '2–3', '3', '5', '6', '6–7']);
    expect(numberedLines).toBe(7);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: 'line numbers',
      what: '7 lines begin with a line number; kept as labels beside the lines',
    });
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'line numbers',
      what: '1 numbered line holds nothing but a number',
    });
  });

  it('keeps them as words where the person says that they are', () => {
    const { lines: cut, labels, numberedLines } = read(lines(interview), { lineNumbers: 'words' });
    expect(cut.join(' ')).toContain('7  week.');
    expect(labels).toBeNull();
    expect(numberedLines).toBe(7);
  });

  it.each([
    ['with a full stop', (n: number) => `${n}. `],
    ['with a bracket', (n: number) => `${n}) `],
    ['in square brackets', (n: number) => `[${n}] `],
    ['with noughts', (n: number) => `${String(n).padStart(3, '0')} `],
    ['before a tab', (n: number) => `${n}\t`],
  ])('is read %s', (_, written) => {
    const text = Array.from({ length: 12 }, (_, n) => `${written(n + 1)}and so it went on`);
    expect(withoutLineNumbers(paragraphs(text))?.paragraphs[4]).toMatchObject({
      text: 'and so it went on',
      label: written(5)
        .trim()
        .replace(/[[\].)]/g, ''),
    });
  });

  it('may begin again on every page, and have a title above', () => {
    const page = Array.from({ length: 30 }, (_, n) => `${n + 1} and so on`);
    const found = withoutLineNumbers(paragraphs(['Interview 4', ...page, ...page]));
    expect(found?.numbered).toBe(60);
    expect(found?.paragraphs[0]).toMatchObject({ text: 'Interview 4' });
    expect(found?.paragraphs.at(-1)?.label).toBe('30');
  });

  it('may have a number on every fifth line; those between are counted', () => {
    const text = Array.from({ length: 22 }, (_, n) =>
      (n + 1) % 5 === 0 ? `${n + 1} and so on` : 'and so on',
    );
    const found = withoutLineNumbers(paragraphs(text));
    expect(found).toMatchObject({ numbered: 4, step: 5 });
    expect(found?.paragraphs.map(({ label }) => label)).toEqual(
      Array.from({ length: 22 }, (_, n) => String(n + 1)),
    );
    const { notes } = read(lines(text));
    expect(notes[0]?.what).toContain('the lines between were counted');
  });

  it('gives no number to lines between two where it cannot be told which they are', () => {
    const text = [
      'a',
      'b',
      'c',
      'd',
      '5 e',
      'f',
      'g',
      'h',
      '10 j',
      'k',
      'l',
      'm',
      'n',
      '15 o',
      'p',
    ];
    const more = ['q', 'r', 's', '20 t'];
    const found = withoutLineNumbers(paragraphs([...text, ...more]));
    expect(found?.paragraphs.map(({ label }) => label).slice(4, 10)).toEqual([
      '5',
      '',
      '',
      '',
      '10',
      '11',
    ]);
  });
});

describe('numbers at the head of lines that are no line numbers', () => {
  it.each([
    [
      'questions, with what was answered under them',
      [
        '1. Why?',
        'Because.',
        '2. When?',
        'Then.',
        '3. Who?',
        'She.',
        '4. Where?',
        'Here.',
        '5. How?',
      ],
    ],
    ['a list of questions', ['1. Why?', '2. When?', '3. Who?', '4. Where?', '5. How?', '6. What?']],
    [
      'a list inside a text',
      ['We need', '1. rest', '2. food', '3. sleep', 'and', 'that', 'is all'],
    ],
    ['years', ['2019 was hard', '2020 was worse', '2021 was long', '2022 went', '2023 too']],
    ['times', ['0:01 Hello', '0:02 Hello', '0:03 Yes', '0:04 No', '0:05 Well', '0:06 So']],
    ['doses', ['10 mg first', '20 mg then', '5 mg now', '10 mg next', '2 mg last', '1 mg']],
    ['short lists, again and again', Array.from({ length: 30 }, (_, n) => `${(n % 3) + 1}. so`)],
    ['too few lines to tell', ['1 so', '2 it', '3 went']],
  ])('stay in the text: %s', (_, text) => {
    expect(withoutLineNumbers(paragraphs(text))).toBeNull();
  });
});

describe('the line numbers of a table', () => {
  const rows = [
    ['Line', 'Speaker', 'Text'],
    ['10', 'INT', 'Why?'],
    ['11', 'P1', 'Because it always was like'],
    ['12', '', 'that. So there.'],
  ];

  it('are kept as labels, over rows that one speaker goes on in', () => {
    const { lines: cut, labels, notes } = read({ kind: 'table', rows });
    expect(cut).toEqual(['Why?', 'Because it always was like that.', 'So there.']);
    expect(labels).toEqual(['10', '11–12', '12']);
    expect(notes).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('kept as labels') }),
    );
  });

  it('are left out where the column is', () => {
    const columns = {
      roles: ['omit', 'speaker', 'text'] as const,
      headerRow: true,
      rows: 'turn' as const,
    };
    expect(read({ kind: 'table', rows }, { columns }).labels).toBeNull();
  });
});

describe('labels of a stored transcript', () => {
  const version = () => {
    const { one } = read(lines(interview));
    const [stored] = smallStudy().transcriptVersions;
    return { ...stored!, ...one, turnSpeaker: one.turnLabel };
  };

  it('are the same when it is cut again by the same rule', () => {
    const before = version();
    expect(preparedTranscript(turnsOfVersion(before), 'sentence').lineLabel).toEqual(
      before.lineLabel,
    );
  });

  it('span the lines that another rule puts together', () => {
    expect(preparedTranscript(turnsOfVersion(version()), 'turn').lineLabel).toEqual([
      '1',
      '2–3',
      '5',
      '6–7',
    ]);
  });

  it('stay beside their words when words before them are corrected', () => {
    const [, second] = turnsOfVersion(version());
    const mended = withText(second!, second!.text.replace('list', 'long list'));
    const { lineLabel } = preparedTranscript([mended], 'sentence');
    expect(lineLabel).toEqual(['2–3', '3']);
  });

  it('are absent where the file had no line numbers', () => {
    const [stored] = smallStudy().transcriptVersions;
    expect(turnsOfVersion(stored!).some(({ marks }) => marks !== undefined)).toBe(false);
  });
});
