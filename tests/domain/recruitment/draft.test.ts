import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { recruitmentRecord } from '#lib/domain/model/recruitment.ts';
import type { Participant } from '#lib/domain/model/participant.ts';
import { changeRecruitment } from '#lib/domain/recruitment/changes.ts';
import { draftOf, newLog } from '#lib/domain/recruitment/draft.ts';
import {
  addLoss,
  addUnrecorded,
  moveStage,
  removeRoute,
  removeStage,
  renameStage,
  writeCount,
} from '#lib/domain/recruitment/edits.ts';
import {
  hasHeadings,
  pastedCounts,
  pastedLosses,
  pastedTable,
} from '#lib/domain/recruitment/pasted-counts.ts';
import { pastedPeople } from '#lib/domain/recruitment/pasted-people.ts';
import { asCounts, writtenLog } from '#lib/domain/recruitment/written-log.ts';
import { wrongSums } from '#lib/domain/recruitment/sums.ts';
import {
  approached,
  logId,
  personId,
  routeId,
  smallLog,
  stageId,
} from '../../fixtures/recruitment-log.ts';
import { person1 } from '../../fixtures/small-study.ts';

const participants: Pick<Participant, 'id' | 'label'>[] = [{ id: person1, label: 'P01' }];
const draft = () => draftOf(smallLog(), participants);
let serial = 100;
const newIds = {
  stage: () => stageId(++serial),
  route: () => routeId(++serial),
  person: () => personId(++serial),
  log: () => logId,
};

describe('the log in its fields', () => {
  it('is stored again as it was read', () => {
    const log = smallLog();
    log.people = [approached(1, 1, 3, { participantId: person1, on: '2026-02-01' })];
    log.stages[1]!.lost.push({ routeId: routeId(1), reason: 'No reply', n: 0 + 1 });
    log.stages[0]!.counts[0]!.n = 23;
    const { log: again, problems } = writtenLog(draftOf(log, participants), participants);
    expect(problems).toEqual([]);
    expect(again.people).toEqual(log.people);
    expect(
      again.stages[1]!.lost.filter(({ routeId: id }) => id === routeId(1)).map(({ n }) => n),
    ).toEqual([13, 1]);
    expect(v.parse(recruitmentRecord.schema, again)).toEqual(again);
  });

  it('keeps a written none of those lost, which is not the same as nothing written', () => {
    const log = smallLog();
    log.stages[2]!.lost.push({ routeId: routeId(2), reason: 'Fell ill', n: 0 });
    const { log: again } = writtenLog(draftOf(log, participants), participants);
    expect(again.stages[2]!.lost).toEqual(log.stages[2]!.lost);
  });

  it('begins with stages to be renamed and one route, and nothing counted', () => {
    const { log, problems } = writtenLog(newLog(newIds), participants);
    expect(problems).toEqual([]);
    expect(log.stages.map(({ name }) => name)).toEqual([
      'Approached',
      'Contacted',
      'Attended',
      'Enrolled',
      'Interviewed',
    ]);
    expect(log.stages.every(({ counts }) => counts.length === 0)).toBe(true);
    expect(log.routes).toHaveLength(1);
  });

  it('names the place of a wrong sum and is not stored with it', () => {
    const wrong = writeCount(draft(), stageId(3), routeId(1), '6');
    const { log, problems } = writtenLog(wrong, participants);
    expect(problems).toMatchObject([
      {
        kind: 'sum',
        stageId: stageId(3),
        routeId: routeId(1),
        before: 9,
        lost: 2,
        expected: 7,
        written: 6,
      },
    ]);
    expect(() => changeRecruitment(smallLog(), log)).toThrow('sums-do-not-add-up');
    expect(changeRecruitment(smallLog(), smallLog())).toBeNull();
  });

  it('tells what is no number, no day, not named and named twice', () => {
    const wrong = {
      ...renameStage(
        writeCount(draft(), stageId(1), routeId(1), 'many'),
        stageId(2),
        'approached ',
      ),
      from: '31/02/2026',
      routes: draft().routes.map((route, index) => (index === 0 ? { ...route, name: ' ' } : route)),
    };
    expect(writtenLog(wrong, participants).problems).toMatchObject([
      { kind: 'named-twice', of: 'stage', name: 'approached ' },
      { kind: 'unnamed', of: 'route', index: 0 },
      { kind: 'no-such-day', of: 'from' },
      { kind: 'not-a-count', stageId: stageId(1), routeId: routeId(1), loss: null, text: 'many' },
    ]);
    expect(writtenLog({ ...draft(), from: '2026-03-01', to: '2026-02-01' }, []).problems).toEqual([
      { kind: 'ends-before-it-begins' },
    ]);
  });

  it('tells what is wrong with a row of a person', () => {
    const log = smallLog();
    const people = [1, 2, 3].map((number) => approached(number, 1, 1));
    const listed = draftOf({ ...log, by: 'people', people }, participants);
    const [one, two, three] = listed.people;
    const wrong = {
      ...listed,
      people: [
        { ...one!, participant: 'P01' },
        { ...two!, label: 'a1', participant: 'p01' },
        { ...three!, label: '', on: 'soon', participant: 'P77' },
      ],
    };
    expect(
      writtenLog(wrong, participants).problems.map((each) => 'why' in each && [each.row, each.why]),
    ).toEqual([
      [1, 'label-twice'],
      [1, 'participant-twice'],
      [2, 'no-label'],
      [2, 'no-such-day'],
      [2, 'no-such-participant'],
    ]);
  });

  it('turns people into the numbers they make, and keeps the people', () => {
    const people = [approached(1, 1, 1, { reason: 'ill' }), approached(2, 1, 3)];
    const counts = asCounts({ ...smallLog(), by: 'people', people });
    expect(counts.by).toBe('counts');
    expect(counts.people).toEqual(people);
    expect(counts.stages.map((stage) => stage.counts[0]?.n)).toEqual([2, 1, 1]);
    expect(wrongSums(counts)).toEqual([]);
    const unentered = asCounts({ ...smallLog(), by: 'people' });
    expect(unentered.stages).toEqual(smallLog().stages);
  });
});

describe('the stages and routes', () => {
  it('still add up when a stage between is taken away', () => {
    const { log, problems } = writtenLog(removeStage(draft(), stageId(2)), participants);
    expect(problems).toEqual([]);
    expect(log.stages[1]?.lost.map(({ n }) => n).toSorted()).toEqual([1, 13, 2].toSorted());
  });

  it('still add up when the first or the last goes', () => {
    for (const id of [stageId(1), stageId(3)]) {
      expect(writtenLog(removeStage(draft(), id), participants).problems).toEqual([]);
    }
  });

  it('say once of a route that people were lost for a reason nobody recorded', () => {
    const [stage, letters, word] = [stageId(3), routeId(1), routeId(2)];
    const lostBefore = (log: ReturnType<typeof draft>) =>
      log.stages.find(({ id }) => id === stage)!.lost.map(({ reason, n }) => [reason, n]);
    const none = addUnrecorded(draft(), stage, letters, 3);
    expect(lostBefore(none)[1]).toEqual(['', { [letters]: '3' }]);
    const twice = addUnrecorded(addUnrecorded(none, stage, word, 4), stage, letters, 2);
    expect(lostBefore(twice).slice(1)).toEqual([['', { [letters]: '5', [word]: '4' }]]);
    const empty = addLoss(addLoss(draft(), stage, { reason: ' ', n: {} }), stage, {
      reason: '',
      n: {},
    });
    expect(lostBefore(addUnrecorded(empty, stage, word, 1)).slice(1)).toEqual([
      [' ', { [word]: '1' }],
      ['', {}],
    ]);
    const unread = addLoss(draft(), stage, { reason: '', n: { [word]: 'some' } });
    expect(lostBefore(addUnrecorded(unread, stage, word, 1)).slice(1)).toEqual([
      ['', { [word]: 'some' }],
      ['', { [word]: '1' }],
    ]);
  });

  it('count people of a stage taken away for the stage before it', () => {
    const log = { ...smallLog(), people: [approached(1, 1, 2)] };
    expect(removeStage(draftOf(log, []), stageId(2)).people[0]?.stageId).toBe(stageId(1));
  });

  it('move with their numbers, and a sum that is wrong then is said', () => {
    const moved = moveStage(draft(), stageId(3), -1);
    expect(moved.stages.map(({ id }) => id)).toEqual([stageId(1), stageId(3), stageId(2)]);
    expect(writtenLog(moved, participants).problems.length).toBeGreaterThan(0);
    expect(moveStage(draft(), stageId(1), -1)).toEqual(draft());
  });

  it('lose a route with its numbers, but not while people came by it', () => {
    const without = removeRoute(draft(), routeId(2));
    expect(writtenLog(without, participants).log.stages[1]?.lost).toEqual([
      { routeId: routeId(1), reason: 'No reply', n: 13 },
    ]);
    const listed = draftOf({ ...smallLog(), people: [approached(1, 2, 1)] }, []);
    expect(removeRoute(listed, routeId(2))).toEqual(listed);
  });
});

describe('a pasted block', () => {
  it('is laid over the counts from one field, and what does not fit is left out with its place', () => {
    const block = pastedCounts(
      draft(),
      [
        ['20', '6', '1'],
        ['x', ''],
      ],
      { stageId: stageId(2), routeId: routeId(1) },
    );
    expect(block.cells).toEqual([
      { row: 'Consented', column: 'Letters to general practices', before: '9', after: '20' },
      { row: 'Consented', column: 'By word of mouth', before: '4', after: '6' },
    ]);
    expect(block.leftOut).toEqual([
      { row: 0, column: 2, text: '1', why: 'beyond-the-last' },
      { row: 1, column: 0, text: 'x', why: 'not-a-count' },
    ]);
    expect(block.log.stages[1]?.counts[routeId(2)]).toBe('6');
    expect(
      pastedCounts(draft(), [['NA']], { stageId: stageId(1), routeId: routeId(1) }).cells,
    ).toMatchObject([{ before: '22', after: '' }]);
  });

  it('is laid over the reasons of a stage, adding reasons where it is longer', () => {
    const block = pastedLosses(
      draft(),
      [
        ['No reply', '12', '1'],
        ['Not eligible', '1', ''],
      ],
      { stageId: stageId(2), loss: 0, routeId: null },
    );
    expect(block.log.stages[1]?.lost).toEqual([
      { reason: 'No reply', n: { [routeId(1)]: '12', [routeId(2)]: '1' } },
      { reason: 'Not eligible', n: { [routeId(1)]: '1' } },
    ]);
    expect(writtenLog(block.log, participants).problems).toEqual([]);
  });

  it('with headings finds stages and routes by name and adds those that are new', () => {
    const rows = [
      ['', 'By word of mouth', 'Notice', 'Total'],
      ['approached', '5', '9', '14'],
      ['Screened', '5', '8', '13'],
      ['Total', '1', '1', '1'],
    ];
    expect(hasHeadings(rows)).toBe(true);
    expect(
      hasHeadings([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBe(false);
    const block = pastedTable(draft(), rows, newIds);
    expect(block.added).toEqual(['Notice', 'Screened']);
    expect(block.log.routes.map(({ name }) => name)).toEqual([
      'Letters to general practices',
      'By word of mouth',
      'Notice',
    ]);
    const [approachedStage] = block.log.stages;
    expect(approachedStage?.counts[block.log.routes[2]!.id]).toBe('9');
    expect(block.log.stages).toHaveLength(4);
  });

  it('of people adds new ones, changes those that are there and says what cannot be taken', () => {
    const log = draftOf(
      { ...smallLog(), by: 'people', people: [approached(1, 1, 1)] },
      participants,
    );
    const block = pastedPeople(
      log,
      [
        ['Label', 'Last stage', 'Route', 'Date', 'Participant', 'Reason'],
        ['A1', 'Interviewed', '', '3/2/2026', 'p01', ''],
        ['A2', 'approached', 'Notice', '', '', 'no time'],
        ['A3', 'Lost', '', 'soon', 'P99', ''],
        ['', 'Approached', '', '', '', ''],
        ['a2', '', '', '', '', ''],
      ],
      participants,
      newIds,
    );
    expect(block.log.people).toMatchObject([
      { label: 'A1', stageId: stageId(3), on: '2026-02-03', participant: 'P01' },
      { label: 'A2', stageId: stageId(1), reason: 'no time' },
      { label: 'A3', stageId: stageId(1) },
    ]);
    expect(block.added).toEqual(['Notice']);
    expect(block.cells.map(({ row, column }) => [row, column])).toEqual([
      ['A1', 'changed'],
      ['A2', 'new'],
      ['A3', 'new'],
    ]);
    expect(block.leftOut.map(({ row, why }) => [row, why])).toEqual([
      [3, 'no-such-stage'],
      [3, 'no-such-day'],
      [3, 'no-such-participant'],
      [4, 'no-label'],
      [5, 'label-twice'],
    ]);
  });

  it('of people without headings is taken in the order of the list', () => {
    const block = pastedPeople(
      draft(),
      [['A7', 'By word of mouth', 'Consented', 'ill']],
      [],
      newIds,
    );
    expect(block.log.people).toMatchObject([
      { label: 'A7', routeId: routeId(2), stageId: stageId(2), reason: 'ill' },
    ]);
  });
});
