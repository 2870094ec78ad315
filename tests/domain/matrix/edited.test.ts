import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedTexts } from '#lib/domain/matrix/edited/compared-texts.ts';
import { cellWords, readCell } from '#lib/domain/matrix/edited/cell-words.ts';
import { saysIn } from '#lib/domain/matrix/edited/cell-says.ts';
import { readEditedSheet } from '#lib/domain/matrix/edited/edited-sheet.ts';
import { importedMatrix, linksThrough } from '#lib/domain/matrix/edited/take-in.ts';
import { readKeys, writtenKeys } from '#lib/domain/matrix/edited/sheet-keys.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { cellNames, knownGrid } from '#lib/domain/reporting/matrix-frame.ts';
import {
  anotherDay,
  differencesFrom,
  exportedMatrix,
  findingFrameOf,
  matrixId,
  sheetOf,
  studyWithMatrix,
  wideStudy,
} from '../../fixtures/matrix-file.ts';
import { role, settledP01, tom, uuid } from '../../fixtures/small-study.ts';

const letters = [
  'a',
  'B',
  ' ',
  '\n',
  '\t',
  'é',
  '👩‍⚕️',
  'ب',
  '1',
  ')',
  '\u0007',
  '_x0041_',
  '=',
  '\ud800',
];
/** What people may type, without square brackets. */
const typedWords = fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 });

const study = studyWithMatrix();
const exported = sheetOf(exportedMatrix(study));
const head = exported[0]!;
const at = (heading: string) => head.findIndex((cell) => cell.startsWith(heading));

/** The sheet with one cell changed. */
function edited(row: number, heading: string, text: string, rows = exported): string[][] {
  return rows.map((cells, index) => (index === row ? cells.with(at(heading), text) : [...cells]));
}

function withCharting(changed: Partial<Charting>): StudySnapshot {
  return { ...study, chartings: study.chartings.map((one) => ({ ...one, ...changed })) };
}

function taken(from: StudySnapshot, rows: readonly (readonly string[])[], now = from) {
  const frame = findingFrameOf(now);
  const grid = knownGrid(now.matrices[0]!, frame);
  return importedMatrix(
    differencesFrom(from, rows).cells,
    grid,
    saysIn(grid, cellNames(frame)),
    frame.settled,
    anotherDay,
    () => uuid(32, 99) as ChartingId,
  );
}

describe('a matrix that comes back as it was exported', () => {
  it('has no differences', () => {
    const found = differencesFrom(study, exported);
    expect(found.cells).toEqual([]);
    expect(found).toMatchObject({ same: 6, changedHere: 0, unknownRows: [], unknownColumns: [] });
    expect(taken(study, exported)).toBeNull();
  });

  it('has none with rows and columns in another order, columns hidden or renamed, and rows taken out', () => {
    const order = head.map((_, index) => index).toReversed();
    const moved = [exported[2]!, exported[0]!].map((row) => order.map((index) => row[index]!));
    const renamed = moved.map((row) =>
      row.map((cell) => cell.replace(/^Knowledge \[/, 'What they know [')),
    );
    // The headings stand first in a sheet.
    const found = differencesFrom(study, [renamed[1]!, renamed[0]!]);
    expect(found.cells).toEqual([]);
    expect(found.same).toBe(3);
    expect(found.rowsNotInFile).toEqual(['P01']);
  });

  it('has none where words of states were deleted or left, or others were typed', () => {
    const state = exported[2]![at('Knowledge')];
    expect(state).toBe('[nothing said, whether asked is not known]');
    for (const words of ['', '[not asked]', '  ', '[not charted: 4 passages]']) {
      expect(differencesFrom(study, edited(2, 'Knowledge', words)).cells).toEqual([]);
    }
  });

  it('has none where a cell became stale or was checked since', () => {
    const later = withCharting({ basis: [], checked: { by: tom, at: anotherDay.at } });
    expect(sheetOf(exportedMatrix(later))[1]![at('Knowledge')]).toContain(
      '[changed since: added P01 L2–3]',
    );
    expect(differencesFrom(later, exported).cells).toEqual([]);
  });

  it.each([
    ['literal numbers', 'As in [1] and [12]; also [2].'],
    ['what looks like a state', '[not asked]'],
    ['what looks like a check', 'Fine.\n[checked by nobody]'],
    ['a formula', '=1+1'],
    ['a quote mark before a formula', "'=1+1"],
    ['Arabic', 'يعرف الدليل [ص ٣] ولا يستعمله.'],
    ['an emoji and a control character', '👩‍⚕️ a\u0007b'],
    ['brackets at its ends', '[sic]'],
  ])('has none with %s in a summary', (_, summary) => {
    const here = withCharting({ summary });
    expect(differencesFrom(here, sheetOf(exportedMatrix(here))).cells).toEqual([]);
  });

  it('has none whatever the words, at 60 × 30', () => {
    const wide = wideStudy(60, 30, (row, column) => `Said ${row} of ${column}.\nTwice.`);
    const found = differencesFrom(wide, sheetOf(exportedMatrix(wide)));
    expect(found.cells).toEqual([]);
    expect(found.same).toBe(1800);
  });

  it('of a group matrix has none, also with those of whom the group is not known', () => {
    const grouped = studyWithMatrix({ rows: { by: 'attribute', attributeId: role } });
    const people = grouped.participants.map((one, index) =>
      index === 0 ? { ...one, attributes: {} } : one,
    );
    const rows = sheetOf(exportedMatrix({ ...grouped, participants: people }));
    expect(rows.map(([first]) => first)).toEqual(['Role', '=cmd|’calc’', 'not known']);
    const found = differencesFrom({ ...grouped, participants: people }, rows);
    expect(found).toMatchObject({ cells: [], same: 6, rowsNotInFile: [] });
  });
});

describe('an edited matrix', () => {
  it('has new words, of a cell charted before and of one that was not', () => {
    const rows = edited(
      2,
      'Ten-minute',
      'Too short.',
      edited(1, 'Knowledge', 'Knows it [1] well; reads it.'),
    );
    expect(differencesFrom(study, rows).cells).toMatchObject([
      {
        kind: 'new',
        caseLabel: 'P01',
        columnName: 'Knowledge',
        here: { kind: 'summary', words: 'Knows it; reads it.' },
        file: { kind: 'summary', words: 'Knows it well; reads it.' },
      },
      { kind: 'new', caseLabel: 'P02', here: { kind: 'nothing' }, file: { words: 'Too short.' } },
    ]);
  });

  it('conflicts where the words were changed here as well, with both texts', () => {
    const later = withCharting({ summary: 'Knows it by heart.' });
    expect(differencesFrom(later, edited(1, 'Knowledge', 'Knows it well.')).cells).toMatchObject([
      {
        kind: 'conflict',
        here: { words: 'Knows it by heart.' },
        file: { words: 'Knows it well.' },
      },
    ]);
  });

  it('conflicts where somebody charted a cell meanwhile that was not charted', () => {
    const before = { ...study, chartings: [] };
    const rows = edited(1, 'Knowledge', 'Mine.', sheetOf(exportedMatrix(before)));
    expect(differencesFrom(study, rows).cells).toMatchObject([{ kind: 'conflict' }]);
  });

  it('leaves what was changed only here, and says how many', () => {
    const later = withCharting({ summary: 'Knows it by heart.' });
    expect(differencesFrom(later, exported)).toMatchObject({ cells: [], changedHere: 1 });
  });

  it('has nothing to change where both were changed alike', () => {
    const later = withCharting({ summary: 'Knows it well.', links: [] });
    expect(differencesFrom(later, edited(1, 'Knowledge', 'Knows it well.')).cells).toEqual([]);
  });

  it.each([
    ['[nothing said, whether asked is not known] He laughed.', 'He laughed.'],
    ['He laughed.\n[stale: added P02 L2] And more.', 'He laughed.\nAnd more.'],
    ['He laughed.\n[changed since: added P02 L2]', 'He laughed.'],
    ['[not asked]\nHe laughed.\n[checked by TB on 2025-11-17]', 'He laughed.'],
  ])('is read without words of states that somebody wrote behind: %s', (typed, words) => {
    expect(differencesFrom(study, edited(2, 'Knowledge', typed)).cells).toMatchObject([
      { kind: 'new', file: { kind: 'summary', words } },
    ]);
  });

  it('sets a cell aside with a reason, and takes words out', () => {
    expect(
      differencesFrom(study, edited(1, 'Knowledge', '[set aside: it is about reading]')).cells,
    ).toMatchObject([{ kind: 'new', file: { kind: 'set-aside', words: 'it is about reading' } }]);
    expect(differencesFrom(study, edited(1, 'Knowledge', '')).cells).toMatchObject([
      { kind: 'cleared', file: { kind: 'nothing' } },
    ]);
  });

  it('names rows and columns it does not know, and takes nothing of a row that stands there twice', () => {
    const rows = edited(1, 'Knowledge', 'Once.').map((row) => [...row, 'x']);
    rows[0]![rows[0]!.length - 1] = 'My remarks';
    rows.push(rows[1]!.with(at('Knowledge'), 'Twice.'));
    rows.push(['P99', 'new', ...Array<string>(8).fill('')]);
    const found = differencesFrom(study, rows);
    expect(found.cells).toEqual([]);
    expect(found.twiceRows).toEqual(['P01']);
    expect(found.unknownRows).toEqual([{ number: 5, label: 'P99' }]);
    expect(readEditedSheet([rows]).withoutId).toContain('My remarks');
  });

  it('names a column that is not in the matrix any more, and those that the file has twice', () => {
    const fewer = {
      ...study,
      matrices: [{ ...study.matrices[0]!, columns: study.matrices[0]!.columns.slice(1) }],
    };
    expect(differencesFrom(fewer, exported).unknownColumns).toEqual(['Knowledge']);
    const twice = exported.map((row) => [...row, row[at('Knowledge')]!]);
    twice[1]![head.length] = 'Another';
    expect(differencesFrom(study, twice)).toMatchObject({ cells: [], twiceColumns: ['Knowledge'] });
  });

  it('never takes a text that a spreadsheet had to cut', () => {
    const cut = `${'a'.repeat(32_000)} … [cut here: longer than a cell of Excel can be]`;
    expect(differencesFrom(study, edited(1, 'Knowledge', cut))).toMatchObject({
      cells: [],
      left: [{ caseLabel: 'P01', columnName: 'Knowledge', why: 'cut' }],
    });
  });

  it.each([
    ['without its keys', () => exported.map((row) => row.slice(0, -1)), 'not-a-matrix'],
    [
      'that is another table',
      () => [
        ['a', 'b'],
        ['1', '2'],
      ],
      'not-a-matrix',
    ],
    ['without rows', () => [], 'not-a-matrix'],
    [
      'of two matrices',
      () => [
        ...exported,
        exported[1]!.with(-1, exported[1]!.at(-1)!.replace(matrixId, uuid(36, 2))),
      ],
      'several-matrices',
    ],
  ])('is refused %s', (_, rows, refusal) => {
    expect(() => readEditedSheet([rows()])).toThrow(expect.objectContaining({ code: refusal }));
  });
});

describe('taking an edited matrix in', () => {
  const rows = edited(
    2,
    'Ten-minute',
    'Too short.',
    edited(1, 'Knowledge', 'She knows it [1]; reads it often.'),
  );

  it('is one act, with links behind the words they were tied to', () => {
    const change = taken(study, rows);
    expect(change).toMatchObject({ kind: 'import-matrix', removed: [] });
    const records = change!.put.map(({ record }) => record as Charting);
    expect(records.map(({ summary }) => summary)).toEqual([
      'She knows it; reads it often.',
      'Too short.',
    ]);
    const [link] = records[0]!.links;
    expect(records[0]!.summary.slice(link!.words!.from, link!.words!.to)).toContain('knows it');
    expect(records[1]).toMatchObject({ id: uuid(32, 99), written: anotherDay, checked: null });
    expect(records[1]!.basis.length).toBeGreaterThan(0);
  });

  it('is refused whole where a cell says something else by now', () => {
    const now = withCharting({ summary: 'Meanwhile.' });
    expect(() => taken(study, rows, now)).toThrow(
      expect.objectContaining({ code: 'cell-changed' }),
    );
  });

  it('takes words out of a cell that was cleared', () => {
    expect(taken(study, edited(1, 'Knowledge', ''))).toMatchObject({
      put: [],
      removed: [{ table: 'chartings', id: study.chartings[0]!.id }],
    });
  });
});

describe('links through several edits', () => {
  const place = { transcriptId: settledP01, from: 1, to: 2 };
  const before = 'He knows it. He does not use it. He said so.';
  const tied = (words: string) => {
    const from = before.indexOf(words);
    return { ...place, words: { from, to: from + words.length } };
  };

  it('stay tied to their words where text is changed before and behind them', () => {
    const after = 'She knows it. He does not use it. She said so twice.';
    const [link] = linksThrough([tied('does not use it')], before, after);
    expect(after.slice(link!.words!.from, link!.words!.to)).toBe('does not use it');
  });

  it('stay, for the whole cell, where their words are gone', () => {
    expect(linksThrough([tied('does not use it')], before, 'He knows it. He said so.')).toEqual([
      { ...place, words: null },
    ]);
  });

  it('never point outside the text, whatever the edit', () => {
    const words = fc.array(fc.constantFrom('he ', 'she', ' it', '.', '👩', '\n'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, fc.nat(20), fc.nat(20), (a, b, from, length) => {
        const [one, other] = [a.join(''), b.join('')];
        const start = Math.min(from, one.length);
        const link = {
          ...place,
          words: { from: start, to: Math.min(one.length, start + length + 1) },
        };
        if (link.words.from >= link.words.to) return;
        for (const { words: moved } of linksThrough([link], one, other)) {
          if (moved)
            expect(0 <= moved.from && moved.from < moved.to && moved.to <= other.length).toBe(true);
        }
      }),
    );
  });
});

describe('words of a cell', () => {
  it('are read as they were, whatever they are and wherever links stand', () => {
    const frame = findingFrameOf(study);
    const grid = knownGrid(study.matrices[0]!, frame);
    const cell = grid.rows[0]!.cells[0]!;
    const names = cellNames(frame);
    fc.assert(
      fc.property(typedWords, fc.nat(30), (typed, end) => {
        const summary = typed.trim().replace(/\r\n?/g, '\n');
        fc.pre(summary !== '' && !/\[/.test(summary));
        const link = { transcriptId: settledP01, from: 1, to: 2 };
        const to = Math.min(end, summary.length);
        const links = [
          { link: { ...link, words: to > 0 ? { from: 0, to } : null }, number: 7 },
          { link: { ...link, words: null }, number: 8 },
        ];
        const words = cellWords(
          {
            ...cell,
            charting: { ...cell.charting!, summary },
            staleness: null,
            checkedBy: anotherDay,
          },
          links,
          names,
        );
        expect(words).toContain('[7]');
        expect(readCell(words, [7, 8])).toEqual({ kind: 'summary', words: summary });
      }),
    );
  });

  it('are told apart from keys, which are read as they were written', () => {
    const keys = {
      matrixId,
      rowId: 'r-0123abcd',
      cells: new Map([
        ['c-00000001', { print: '-', numbers: [] }],
        ['c-00000002', { print: '89abcdef', numbers: [1, 12] }],
      ]),
    };
    expect(readKeys(writtenKeys(keys))).toEqual(keys);
    expect(readKeys('concord-matrix')).toBeNull();
    expect(readKeys('What she said')).toBeNull();
  });
});

describe('a file that was made to take long', () => {
  const quickly = (work: () => unknown) => {
    const began = performance.now();
    work();
    expect(performance.now() - began).toBeLessThan(2_000);
  };
  const white = ' '.repeat(300_000);

  it('is read in time with long white space in its headings', () => {
    const long = exported.map((row, index) =>
      index === 0 ? [...row, `a${white}b [c-00000000] c`, `d${white}[c-12345678]${white}`] : row,
    );
    quickly(() => {
      const { withoutId, columns } = readEditedSheet([long]);
      expect(withoutId).toContain(`a${white}b [c-00000000] c`);
      expect(columns.get('c-12345678')).toBe('d');
    });
  });

  it('is read in time with very many words of states', () => {
    quickly(() => readCell('[stale: '.repeat(50_000), []));
    expect(readCell('Words.\n[stale: x]'.repeat(1) + '\n[stale: x]'.repeat(50_000), [])).toEqual({
      kind: 'summary',
      words: 'Words.',
    });
  });

  it('is no matrix, in time, where no cell of many sheets holds keys', () => {
    const row = Array.from({ length: 100 }, () => 'a b c d e '.repeat(100));
    const rows = Array.from({ length: 10_000 }, () => row);
    quickly(() => {
      expect(() => readEditedSheet([rows, [...rows]])).toThrow('not-a-matrix');
    });
  });
});

describe('two texts beside each other', () => {
  it('are told apart word by word', () => {
    const [one, other] = comparedTexts('He knows it. He uses it.', 'She knows it. He uses it now.');
    const differing = (pieces: typeof one) =>
      pieces.filter(({ differs }) => differs).map(({ text }) => text.trim());
    expect(differing(one)).toEqual(['He']);
    expect(differing(other)).toEqual(['She', 'now']);
  });

  it('are whole again when put together, whatever they are', () => {
    fc.assert(
      fc.property(typedWords, typedWords, (a, b) => {
        const together = comparedTexts(a, b).map((pieces) =>
          pieces.map(({ text }) => text).join(''),
        );
        expect(together).toEqual([a, b]);
      }),
    );
  });
});
