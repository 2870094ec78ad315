import { describe, expect, it } from 'vitest';
import { matrixGrid, passagesOfCell } from '#lib/domain/matrix/cells.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import { nothingSaid, type Interview } from '#lib/domain/model/interview.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import { noBands, type Attribute, type AttributeId } from '#lib/domain/model/attribute.ts';
import {
  domainA,
  domainB,
  interviewsCoded,
  own,
  participant,
  person,
  transcriptOf,
  type CodedInterview,
} from '../../fixtures/interviews-coded.ts';
import {
  cellIn,
  charting,
  first,
  frameOf,
  gridFor,
  lines,
  onCode,
  twoColumns,
} from '../../fixtures/matrices.ts';
import { code, tom, uuid } from '../../fixtures/small-study.ts';

const guideVersionId = uuid(81, 1) as GuideVersionId;
/** A guide that asks about Knowledge and not about Emotion. */
const guide: GuideVersion = {
  id: guideVersionId,
  number: 1,
  date: null,
  pilot: null,
  pilotNote: '',
  changes: '',
  questions: [
    {
      id: uuid(82, 1) as QuestionId,
      text: 'What do you know?',
      domainIds: [domainA],
      prompts: [],
    },
  ],
  without: [],
  createdAt: first.at,
};

function followed(number: number): Interview {
  return {
    ...nothingSaid,
    id: uuid(80, number) as Interview['id'],
    transcriptId: transcriptOf(number),
    guideVersionId,
  };
}

describe('a cell of a matrix', () => {
  it('says what it is: nothing is ever blank', () => {
    const coded = interviewsCoded(
      [
        { codes: [[domainA, 1, 3]] },
        { codes: [] },
        { standing: 'open', codes: [[domainA, 1, 2]] },
        { codes: [] },
      ],
      { participants: [1, 2, 3, 4, 5].map(participant) },
    );
    const grid = gridFor(
      frameOf(coded, { interviews: [followed(1), followed(2)], guideVersions: [guide] }),
    );
    expect(grid.rows.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
      [
        { kind: 'not-charted', passages: 1 },
        { kind: 'not-asked', soFar: false },
      ],
      [
        { kind: 'nothing-said', asked: 'asked', soFar: false },
        { kind: 'not-asked', soFar: false },
      ],
      [{ kind: 'not-settled' }, { kind: 'not-settled' }],
      [
        { kind: 'nothing-said', asked: 'not-known', soFar: false },
        { kind: 'nothing-said', asked: 'not-known', soFar: false },
      ],
      [{ kind: 'no-transcript' }, { kind: 'no-transcript' }],
    ]);
  });

  it('says "so far" while part of what the person said is not settled', () => {
    const coded = interviewsCoded([
      { people: [1], codes: [] },
      { people: [1], standing: 'open', codes: [[domainA, 1, 2]] },
    ]);
    expect(cellIn(gridFor(frameOf(coded)), 0, 0).state).toEqual({
      kind: 'nothing-said',
      asked: 'not-known',
      soFar: true,
    });
  });

  it('is charted, set aside, checked or stale by what was written', () => {
    const coded = interviewsCoded([{ codes: [[domainA, 1, 3]] }]);
    const basis = [lines(1, 1, 3)];
    const stateWith = (more: Parameters<typeof charting>[0]) =>
      cellIn(gridFor(frameOf(coded, { chartings: [charting(more)] })), 0, 0).state;
    const checked = { by: tom, at: first.at };
    expect(stateWith({ basis })).toEqual({ kind: 'charted' });
    expect(stateWith({ basis, kind: 'set-aside', summary: 'Of another drug.' })).toEqual({
      kind: 'set-aside',
      because: 'Of another drug.',
    });
    expect(stateWith({ basis, checked })).toEqual({ kind: 'checked', was: 'summary', by: checked });
    expect(stateWith({ basis: [lines(1, 1, 2)], checked })).toEqual({
      kind: 'stale',
      was: 'summary',
    });
  });

  it('says which lines were added and taken off since it was charted', () => {
    const coded = interviewsCoded([
      {
        codes: [
          [domainA, 1, 4],
          [domainA, 7, 8],
        ],
      },
    ]);
    const chartings = [charting({ basis: [lines(1, 0, 2), lines(1, 5, 6)] })];
    expect(cellIn(gridFor(frameOf(coded, { chartings })), 0, 0).staleness).toEqual({
      added: [lines(1, 2, 4), lines(1, 7, 8)],
      removed: [lines(1, 0, 1), lines(1, 5, 6)],
      rewritten: false,
    });
  });

  it('that rests on a transcript opened again is not stale for that, and says so', () => {
    const coded = interviewsCoded([
      { people: [1], codes: [[domainA, 1, 2]] },
      { people: [1], standing: 'open', codes: [[domainA, 4, 5]] },
    ]);
    const chartings = [charting({ basis: [lines(1, 1, 2), lines(2, 4, 5)] })];
    expect(cellIn(gridFor(frameOf(coded, { chartings })), 0, 0)).toMatchObject({
      state: { kind: 'charted' },
      staleness: null,
      reopened: [lines(2, 4, 5)],
    });
  });

  it('gives nothing away while a transcript of the person is in hand', () => {
    const coded = interviewsCoded(
      [
        { people: [1], codes: [[domainA, 1, 2]] },
        { people: [1], codes: [[domainA, 3, 4]] },
      ],
      { inHand: [2] },
    );
    const chartings = [charting({ basis: [lines(1, 1, 2)] })];
    expect(cellIn(gridFor(frameOf(coded, { chartings })), 0, 0)).toMatchObject({
      state: { kind: 'hidden' },
      passages: [],
      charting: null,
      staleness: null,
      checkedBy: null,
    });
  });

  it('counts a double-coded transcript once, from its consensus', () => {
    // One in five of the transcripts is coded by two.
    const interviews = Array.from({ length: 10 }, (_, index): CodedInterview => ({
      standing: index % 5 === 0 ? 'double' : 'submitted',
      codes: [
        [domainA, 1, 3],
        [domainA, 2, 4],
        [domainB, 5, 6],
      ],
    }));
    const coded = interviewsCoded(interviews);
    expect(
      coded.settled.settled.map(({ source }) => source).filter((one) => one === 'consensus'),
    ).toHaveLength(2);
    const grid = gridFor(frameOf(coded));
    for (const [index, { cells }] of grid.rows.entries()) {
      expect(cells.map(({ passages }) => passages)).toEqual([
        [{ ...lines(index + 1, 1, 4), people: [person(index + 1)], unidentified: 0 }],
        [{ ...lines(index + 1, 5, 6), people: [person(index + 1)], unidentified: 0 }],
      ]);
    }
    expect(grid.coverage).toMatchObject({ cells: 20, notCharted: 20 });
  });

  it('has a passage of two people once in the cell of each, and once in that of their group', () => {
    const together: CodedInterview = {
      people: [1, 2, 3],
      says: [0, 0, 1, 1, 2, 2, 2, 2, 2, 2],
      codes: [
        [domainA, 1, 4],
        [domainA, 6, 7],
      ],
    };
    const role: Attribute = {
      id: uuid(3, 1) as AttributeId,
      name: 'Role',
      type: 'category',
      ...noBands,
      order: 0,
    };
    const participants = [1, 2, 3].map((number) => ({
      ...participant(number),
      attributes: number === 3 ? {} : { [role.id]: 'GP' },
    }));
    const frame = frameOf(interviewsCoded([together], { participants, attributes: [role] }));
    const counts = (grid: ReturnType<typeof gridFor>) =>
      grid.rows.map(({ case: { label }, cells }) => [label, cells[0]?.passages.length]);
    expect(counts(gridFor(frame))).toEqual([
      ['P01', 1],
      ['P02', 1],
      ['P03', 1],
    ]);
    const groups = gridFor(frame, { rows: { by: 'attribute', attributeId: role.id } });
    expect(counts(groups)).toEqual([
      ['GP', 1],
      ['', 1],
    ]);
  });

  it('is the same as what an act finds for it', () => {
    const frame = frameOf(interviewsCoded([{ codes: [[domainA, 1, 3]] }, { people: [1, 2] }]));
    for (const row of gridFor(frame).rows) {
      for (const [index, codeId] of [domainA, domainB].entries()) {
        expect(passagesOfCell(row.case, onCode(codeId), frame)).toEqual(row.cells[index]?.passages);
      }
    }
  });
});

describe('a matrix', () => {
  it('of an empty study has columns and no rows', () => {
    const grid = gridFor(frameOf(interviewsCoded([])));
    expect(grid.rows).toEqual([]);
    expect(grid.columns.map(({ name }) => name)).toEqual(['Knowledge', 'Emotion']);
    expect(grid.coverage).toMatchObject({ cells: 0, charted: 0 });
  });

  it('of a single case says how far row and columns have come', () => {
    const coded = interviewsCoded([
      {
        codes: [
          [domainA, 1, 2],
          [domainB, 1, 2],
        ],
      },
    ]);
    const chartings = [charting({ basis: [lines(1, 1, 2)] })];
    const grid = gridFor(frameOf(coded, { chartings }));
    expect(grid.coverage).toMatchObject({ cells: 2, charted: 1, notCharted: 1, stale: 0 });
    expect(grid.rows[0]?.coverage).toEqual(grid.coverage);
    expect(grid.columns.map(({ coverage }) => coverage.charted)).toEqual([1, 0]);
  });

  it('leaves hidden columns out of what it counts, and keeps their cells', () => {
    const coded = interviewsCoded([{ codes: [[domainB, 1, 2]] }]);
    const columns = [
      { about: onCode(domainA), hidden: false },
      { about: onCode(domainB), hidden: true },
    ];
    const grid = gridFor(frameOf(coded), { columns });
    expect(grid.coverage.cells).toBe(1);
    expect(cellIn(grid, 0, 1).state.kind).toBe('not-charted');
  });

  it('has columns of own codes, subthemes and themes beside domains', () => {
    const subtheme: Subtheme = {
      id: uuid(34, 1) as SubthemeId,
      name: 'Time',
      memo: '',
      themeIds: [],
      codeIds: [own(1), domainB],
      domains: [{ domainId: domainB, state: 'confirmed', by: first.by, at: first.at }],
      quoteIds: [],
      order: 0,
      written: first,
    };
    const coded = interviewsCoded([
      {
        codes: [
          [own(1), 1, 3],
          [domainB, 3, 5],
        ],
      },
    ]);
    const columns = [
      { about: onCode(own(1)), hidden: false },
      { about: { on: 'subtheme', subthemeId: subtheme.id } as const, hidden: false },
      { about: onCode(own(9)), hidden: false },
    ];
    const grid = gridFor(frameOf(coded, { subthemes: [subtheme] }), { columns });
    expect(grid.columns.map(({ kind, name }) => [kind, name])).toEqual([
      ['own', 'Own 1'],
      ['subtheme', 'Time'],
      ['own', null],
    ]);
    expect(grid.columns[1]?.domains).toEqual([domainB]);
    expect(grid.rows[0]?.cells.map(({ passages }) => passages.length)).toEqual([1, 1, 0]);
    expect(cellIn(grid, 0, 1).passages[0]).toMatchObject({ from: 1, to: 5 });
  });

  it('shows what was written under a code where the code it was merged into stands', () => {
    const codes = [
      code(domainA, 'domain', 'Knowledge'),
      code(own(1), 'own', 'Slots', { status: 'merged', into: [own(2)] }),
      code(own(2), 'own', 'Time'),
    ];
    const coded = interviewsCoded([{ codes: [[own(1), 1, 2]] }], { codes });
    const written = charting({ column: onCode(own(1)), basis: [lines(1, 1, 2)] });
    const columns = [{ about: onCode(own(2)), hidden: false }];
    const grid = matrixGrid(twoColumns({ columns }), frameOf(coded, { chartings: [written] }));
    expect(cellIn(grid, 0, 0)).toMatchObject({ state: { kind: 'charted' }, charting: written });
  });
});
