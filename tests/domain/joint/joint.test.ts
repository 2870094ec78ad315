import { describe, expect, it } from 'vitest';
import {
  addResults,
  changeResult,
  moveResult,
  noResult,
  removeResult,
  resultFaults,
} from '#lib/domain/joint/results.ts';
import {
  countsIn,
  guessedResultColumns,
  readResults,
  resultTable,
} from '#lib/domain/joint/import-results.ts';
import { findingChoices } from '#lib/domain/joint/finding-choices.ts';
import {
  addJointRow,
  changeJointRow,
  jointGaps,
  noJointWords,
  removeJointRow,
} from '#lib/domain/joint/joint-rows.ts';
import { findingEvidence } from '#lib/domain/joint/row-evidence.ts';
import { threadChain } from '#lib/domain/joint/thread-chain.ts';
import {
  addStep,
  beginThread,
  changeEnd,
  changeThread,
  followOn,
  noEnd,
  removeStep,
  removeThread,
} from '#lib/domain/joint/threads.ts';
import type { JointRow, JointRowId } from '#lib/domain/model/joint-row.ts';
import type {
  QuantitativeResult,
  QuantitativeResultId,
} from '#lib/domain/model/quantitative-result.ts';
import type { Thread, ThreadId } from '#lib/domain/model/thread.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { knowledge, person1, uuid } from '../../fixtures/small-study.ts';
import {
  quoteId,
  settledOf,
  studyWithFindings,
  themeId,
  written,
} from '../../fixtures/study-with-findings.ts';

const id = (number: number) => uuid(40, number) as QuantitativeResultId;
const asked = { ...noResult, measure: 'Has stopped one', n: 12, total: 40 };
const stored: readonly QuantitativeResult[] = [
  { id: id(1), ...asked, order: 0 },
  { id: id(2), ...noResult, measure: 'Confidence', value: '3.4 (0.8)', order: 1 },
];
const records = <Row>(change: Change | null, table: string) =>
  (change?.put ?? []).flatMap((one) => (one.table === table ? [one.record as Row] : []));

describe('a quantitative result', () => {
  it('is a measure, with counts that can be', () => {
    expect(resultFaults(asked)).toEqual([]);
    expect(resultFaults({ ...asked, measure: ' ' })).toEqual(['no-measure']);
    expect(resultFaults({ ...asked, n: 41 })).toEqual(['n-above-total']);
    expect(resultFaults({ ...asked, n: 1.5 })).toEqual(['not-a-count']);
    expect(resultFaults({ ...asked, n: null })).toEqual(['total-without-n']);
    expect(() => addResults([], [{ ...asked, n: 41 }], () => id(3))).toThrow('result-unsound');
  });

  it('comes after those there are, is changed, moved and taken out of all that names it', () => {
    const added = records<QuantitativeResult>(
      addResults(stored, [{ ...asked, measure: ' Age ' }], () => id(3)),
      'results',
    );
    expect(added).toMatchObject([{ id: id(3), measure: 'Age', order: 2 }]);
    expect(changeResult(stored[0], { measure: 'Has stopped one ' })).toBeNull();
    expect(records<QuantitativeResult>(changeResult(stored[0], { n: 13 }), 'results')[0]?.n).toBe(
      13,
    );
    const moved = records<QuantitativeResult>(moveResult(stored, id(2), 'up'), 'results');
    expect(moved.map((one) => [one.id, one.order])).toEqual([
      [id(2), 0],
      [id(1), 1],
    ]);
    const end = { ...noEnd('quantitative'), resultIds: [id(1), id(2)] };
    const thread = { id: uuid(42, 1), start: end, steps: [{ ...end, on: null }] } as Thread;
    const row = { id: uuid(41, 1), resultIds: [id(1)] } as JointRow;
    const gone = removeResult(stored[0], { jointRows: [row], threads: [thread] });
    expect(records<JointRow>(gone, 'jointRows')[0]?.resultIds).toEqual([]);
    const [after] = records<Thread>(gone, 'threads');
    expect([after?.start.resultIds, after?.steps[0]?.resultIds]).toEqual([[id(2)], [id(2)]]);
  });
});

describe('a table of results', () => {
  it('takes n of N in one cell where the column of N agrees, and says where it does not', () => {
    const table = resultTable(
      [
        ['Measure', 'n', 'N'],
        ['Has stopped one', '12/118', '118'],
        ['Would stop one', '9 of 118', ''],
        ['Was asked', '7/118', '120'],
      ],
      true,
    );
    const read = readResults(table, guessedResultColumns(table.headers));
    expect(read.map(({ words: { n, total }, faults }) => ({ n, total, faults }))).toEqual([
      { n: 12, total: 118, faults: [] },
      { n: 9, total: 118, faults: [] },
      { n: 7, total: 120, faults: ['two-totals'] },
    ]);
  });

  it('is read by its headings, and "12 of 40" gives both numbers', () => {
    const headers = ['Measure', 'N', 'Mean (SD)', 'Survey'];
    const columns = guessedResultColumns(headers);
    expect(columns).toEqual(['measure', 'n', 'value', 'source']);
    const rows = [
      ['Has stopped one', '12 of 40', '', 'Round 1'],
      ['', '', '', ''],
      ['Confidence', '', '3.4 (0.8)', ''],
    ];
    expect(readResults(resultTable([headers, ...rows], true), columns)).toMatchObject([
      { row: 2, words: { n: 12, total: 40, source: 'Round 1' }, faults: [] },
      { row: 4, words: { n: null, value: '3.4 (0.8)' }, faults: [] },
    ]);
    expect(guessedResultColumns(['Item', 'n', 'N'])).toEqual(['measure', 'n', 'total']);
  });

  it('says what is wrong with a row and where', () => {
    const rows = [
      ['', 'many'],
      ['A', '5,000'],
    ];
    const read = readResults(resultTable(rows, false), ['measure', 'n']);
    expect(read.map(({ row, faults }) => [row, faults])).toEqual([
      [1, ['no-measure', 'not-a-count']],
      [2, []],
    ]);
    expect(read[1]?.words.n).toBe(5000);
  });
});

describe('a large table of results', () => {
  const rows = Array.from({ length: 1_000_000 }, () => ['A', '1']);

  it('of a million rows is read whole', () => {
    const table = resultTable(rows, false);
    expect(table.headers).toHaveLength(2);
    expect(readResults(table, ['measure', 'n'])).toHaveLength(1_000_000);
  });

  it('stands after as many results that are there', () => {
    const there = rows.map((_, order) => ({ order }) as QuantitativeResult);
    const change = addResults(there, [{ ...noResult, measure: 'A' }], () => id(1));
    expect(change?.put[0]?.record).toMatchObject({ order: 1_000_000 });
  });
});

describe('n of N as it is written', () => {
  it.each([
    ['12 of 40', 12, 40],
    [' 12/40 ', 12, 40],
    ['1 204 OF 5,000', 1204, 5000],
    ['12', 12, null],
    ['', null, null],
  ])('reads “%s”', (written, n, total) => expect(countsIn(written)).toEqual({ n, total }));

  it.each(['12 of', 'of 40', '1 of 2 of 3', '12.5', '-1', 'twelve', '30 %'])(
    'finds no count in “%s”',
    (written) =>
      expect(resultFaults({ ...noResult, measure: 'A', ...countsIn(written) })).toContain(
        'not-a-count',
      ),
  );
});

describe('a row of the joint display', () => {
  const study = studyWithFindings();
  const rowId = uuid(41, 1) as JointRowId;
  const row: JointRow = {
    id: rowId,
    ...noJointWords,
    quoteIds: [quoteId],
    order: 0,
    written,
  };
  const uses = { subthemes: [], beliefs: [], jointRows: [row] };

  it('says what it lacks; a silent strand needs no other side', () => {
    expect(jointGaps(noJointWords)).toEqual([
      'no-result',
      'no-finding',
      'no-relation',
      'no-inference',
    ]);
    expect(
      jointGaps({ ...noJointWords, resultIds: [id(1)], relation: 'silent', inference: 'Nobody.' }),
    ).toEqual([]);
  });

  it('names each finding once, and lets quotations go that nothing else names', () => {
    const target = { on: 'code' as const, codeId: knowledge };
    const added = addJointRow([], { findings: [target, target] }, rowId, written);
    expect(records<JointRow>(added, 'jointRows')[0]?.findings).toEqual([target]);
    const gone = { table: 'quotes', id: quoteId };
    expect(changeJointRow(row, { quoteIds: [] }, written, uses)?.removed).toEqual([gone]);
    expect(removeJointRow(row, uses).removed).toContainEqual(gone);
    const alsoElsewhere = { ...uses, subthemes: study.subthemes };
    expect(changeJointRow(row, { quoteIds: [] }, written, alsoElsewhere)?.removed).toEqual([]);
    expect(changeJointRow(row, {}, written, uses)).toBeNull();
  });

  it('may name themes, subthemes and codes in use, and no code hidden in a blind pass', () => {
    const { codes } = settledOf(study);
    const proposed = codes.map((one, at) =>
      at === 0 ? { ...one, proposedIn: uuid(12, 1) as NonNullable<typeof one.proposedIn> } : one,
    );
    const all = findingChoices(settledOf(study), study);
    expect(all.slice(0, 2).map(({ name, about }) => [name, about])).toEqual([
      ['What is known', 'theme'],
      ['New and written', 'subtheme of What is known'],
    ]);
    expect(all.find(({ name }) => name === 'Knowledge')).toMatchObject({
      about: 'domain',
      target: { on: 'code', codeId: knowledge },
    });
    const byId = new Map(proposed.map((one) => [one.id, one]));
    const fewer = findingChoices({ codes: proposed, byId }, study);
    expect(fewer.map(({ key }) => key)).not.toContain(`code ${codes[0]!.id}`);
    expect(fewer).toHaveLength(all.length - 1);
  });

  it('counts people behind a theme and a domain alike', () => {
    const settled = settledOf(study);
    const domain = findingEvidence({ on: 'code', codeId: knowledge }, settled, study);
    expect([domain.name, [...domain.people], domain.of]).toEqual(['Knowledge', [person1], 2]);
    const theme = findingEvidence({ on: 'theme', themeId }, settled, study);
    expect([theme.name, theme.people.size, theme.passages.length]).toEqual(['What is known', 2, 2]);
  });
});

describe('a thread', () => {
  const threadId = uuid(42, 1) as ThreadId;
  const nextId = uuid(42, 2) as ThreadId;
  const [begun] = records<Thread>(
    beginThread([], { ...noEnd('quantitative'), words: 'Few had stopped one.' }, threadId, written),
    'threads',
  );

  it('goes from one strand into the other and back', () => {
    const [once] = records<Thread>(addStep(begun, null, written), 'threads');
    const [twice] = records<Thread>(addStep(once, '2025-11-20', written), 'threads');
    expect(twice?.steps.map(({ strand, on }) => [strand, on])).toEqual([
      ['qualitative', null],
      ['quantitative', '2025-11-20'],
    ]);
    expect(changeThread(begun, { question: begun!.question }, written)).toBeNull();
  });

  it('leads on to one other, which forgets nothing when it goes', () => {
    const [closed] = records<Thread>(
      changeThread(begun, { result: 'They were not asked.', state: 'closed' }, written),
      'threads',
    );
    const both = records<Thread>(followOn([closed!], threadId, nextId, written), 'threads');
    expect(both.map((one) => [one.nextId, one.start.words, one.order])).toEqual([
      [nextId, 'Few had stopped one.', 0],
      [null, 'They were not asked.', 1],
    ]);
    expect(() => followOn(both, threadId, nextId, written)).toThrow('thread-leads-on');
    const gone = removeThread(both, nextId);
    expect(records<Thread>(gone, 'threads')).toMatchObject([{ id: threadId, nextId: null }]);
  });

  it('says something else of its start or of a step, and forgets nothing of the rest', () => {
    const [stepped] = records<Thread>(addStep(begun, '2025-11-20', written), 'threads');
    const words = (thread: Thread | undefined, at: number, said: string) =>
      records<Thread>(
        changeEnd(thread, at, () => ({ words: said }), written),
        'threads',
      )[0];
    const started = words(stepped, 0, 'Hardly any.');
    expect([started?.start.words, started?.steps]).toEqual(['Hardly any.', stepped?.steps]);
    const looked = words(stepped, 1, 'They were not told.');
    expect(looked?.steps[0]).toMatchObject({ words: 'They were not told.', on: '2025-11-20' });
    expect(looked?.start).toEqual(stepped?.start);
    expect(changeEnd(stepped, 1, ({ words }) => ({ words }), written)).toBeNull();
    expect(() => words(stepped, 2, 'x')).toThrow('finding-gone');
    expect(records<Thread>(removeStep(stepped, 1, written), 'threads')[0]?.steps).toEqual([]);
    expect(() => removeStep(begun, 1, written)).toThrow('finding-gone');
  });

  it('stands in a chain, which ends where it would come back to itself', () => {
    const third = uuid(42, 3) as ThreadId;
    const chain = [
      { ...begun!, nextId },
      { ...begun!, id: nextId, nextId: third },
      { ...begun!, id: third },
    ];
    for (const one of chain) {
      expect(threadChain(chain, one.id)).toEqual([threadId, nextId, third]);
    }
    const round = chain.map((one) => (one.id === third ? { ...one, nextId: threadId } : one));
    expect(threadChain(round, nextId)).toHaveLength(3);
  });
});
