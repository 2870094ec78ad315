import { describe, expect, it } from 'vitest';
import { emptyPass } from '#lib/domain/coding/empty-pass.ts';
import type { Operation } from '#lib/domain/model/operation.ts';
import type { PassId } from '#lib/domain/model/pass.ts';
import { subjectOf } from '#lib/domain/trail/subject.ts';
import { visibleOperations } from '#lib/domain/trail/visible-operations.ts';
import {
  amara,
  knowledge,
  openP03,
  settledP01,
  smallStudy,
  tom,
  uuid,
  writer,
} from '../../fixtures/small-study.ts';

const { passes, rounds } = smallStudy();
const passOf = (transcriptId: string, coderId: string) => {
  const found = passes.find(
    (pass) => pass.transcriptId === transcriptId && pass.coderId === coderId,
  );
  if (!found) throw new Error('the fixture lacks a pass');
  return found;
};

function act(counter: number, rest: Partial<Operation>): Operation {
  return {
    id: `${writer}:${counter}`,
    writer,
    counter,
    form: 1,
    at: '2025-11-14T10:00:00.000Z',
    coderId: tom,
    kind: 'code',
    transcriptId: null,
    codeIds: [knowledge],
    from: null,
    to: null,
    pass: null,
    changes: [],
    undoes: null,
    ...rest,
  };
}

function coding(counter: number, transcriptId: typeof openP03): Operation {
  const { id, codes, code, from, to, quoteCode, quoteFrom, quoteTo } = passOf(transcriptId, tom);
  const packed = { codes, code, from, to, quoteCode, quoteFrom, quoteTo };
  const none = new Uint32Array();
  return act(counter, {
    transcriptId,
    pass: { id, took: packed, put: packed, flagsTook: none, flagsPut: none },
  });
}

const memo = (counter: number, transcriptId: typeof openP03) =>
  act(counter, {
    kind: 'write-memo',
    transcriptId,
    changes: [{ table: 'memos', id: uuid(13, counter), before: null }],
  });

describe('the trail one coder may read', () => {
  const codebook = act(1, {
    kind: 'rename-code',
    changes: [{ table: 'codes', id: knowledge, before: null }],
  });

  it('hides another’s codings and memos of a transcript that is in hand', () => {
    const operations = [codebook, coding(2, openP03), memo(3, openP03)];
    expect(visibleOperations(amara, operations, passes, rounds)).toEqual([codebook]);
    expect(visibleOperations(tom, operations, passes, rounds)).toEqual(operations);
  });

  it('hides which passages another gave to the parts of a split code', () => {
    const decided = act(4, {
      kind: 'decide-split',
      transcriptId: openP03,
      from: 1,
      to: 2,
      changes: [{ table: 'splitDecisions', id: uuid(14, 1), before: null }],
    });
    expect(visibleOperations(amara, [decided], passes, rounds)).toEqual([]);
    expect(visibleOperations(tom, [decided], passes, rounds)).toEqual([decided]);
  });

  it('shows them once both have submitted', () => {
    const operations = [coding(2, settledP01), memo(3, settledP01)];
    expect(visibleOperations(amara, operations, passes, rounds)).toEqual(operations);
  });

  it('hides another’s open work from a coder who has not begun', () => {
    const others = passes.filter(
      (pass) => !(pass.transcriptId === openP03 && pass.coderId === amara),
    );
    expect(visibleOperations(amara, [coding(2, openP03)], others, rounds)).toEqual([]);
    const begun = emptyPass(
      passOf(openP03, amara),
      passOf(openP03, amara).versionId,
      uuid(12, 99) as PassId,
    );
    expect(visibleOperations(amara, [coding(2, openP03)], [...others, begun], rounds)).toEqual([]);
  });
});

describe('what an act is about', () => {
  const wrote = (...tables: string[]) =>
    subjectOf({ pass: null, changes: tables.map((table) => ({ table, id: '', before: null })) });

  it('is told from what it wrote', () => {
    expect(subjectOf(coding(1, openP03))).toBe('coding');
    expect(wrote('transcripts', 'transcriptVersions', 'participants')).toBe('transcripts');
    expect(wrote('transcripts', 'participants')).toBe('participants');
    expect(wrote('codes', 'memos')).toBe('codebook');
    expect(wrote('studies')).toBe('study');
  });
});
