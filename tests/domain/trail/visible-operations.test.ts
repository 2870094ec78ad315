import type { Adjudicator } from '#lib/domain/coding/viewer.ts';
import { describe, expect, it } from 'vitest';
import { emptyPass } from '#lib/domain/coding/empty-pass.ts';
import type { Operation } from '#lib/domain/model/operation.ts';
import type { PassId } from '#lib/domain/model/pass.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { subjectOf } from '#lib/domain/trail/subject.ts';
import { hidesActsOnFindings, visibleOperations } from '#lib/domain/trail/visible-operations.ts';
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

const study = smallStudy();
const { passes, rounds, codes } = study;
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

  it('hides what another made of settled coding while a transcript is in hand', () => {
    const charted = act(4, {
      kind: 'chart-cell',
      changes: [{ table: 'chartings', id: uuid(32, 1), before: null }],
    });
    const themed = act(5, {
      kind: 'add-theme',
      changes: [{ table: 'themes', id: uuid(33, 1), before: null }],
    });
    expect(visibleOperations(amara, [charted, themed], study)).toEqual([themed]);
    expect(visibleOperations(tom, [charted], study)).toEqual([charted]);
    const none = {
      ...study,
      rounds: rounds.filter(({ mode }) => mode === 'single'),
      passes: passes.filter(({ submitted }) => submitted !== null),
    };
    expect(visibleOperations(amara, [charted], none)).toEqual([charted]);
  });

  it('shows what somebody in a blind round made of findings, once the reader has nothing unseen', () => {
    const [mine, theirs] = [rounds[0]!, { ...rounds[0]!, id: uuid(5, 9) as never }];
    const blind = { ...theirs, coderIds: [tom, uuid(1, 9) as typeof tom], revealed: [] };
    const seen = {
      ...study,
      rounds: [{ ...mine, mode: 'single' as const, coderIds: [amara] }, blind],
      passes: passes.filter(({ submitted }) => submitted !== null),
    };
    const checked = act(6, {
      kind: 'check-belief',
      codeIds: [],
      changes: [{ table: 'beliefs', id: uuid(34, 1), before: null }],
    });
    const themed = act(7, {
      kind: 'add-theme',
      codeIds: [],
      changes: [{ table: 'themes', id: uuid(33, 1), before: null }],
    });
    const sat = act(8, { kind: 'switch-coder', codeIds: [] });
    expect(visibleOperations(amara, [checked, themed, sat], seen)).toEqual([checked, themed]);
    // Who codes in that round sees no act that rests on settled lines.
    const unseen = {
      ...seen,
      rounds: [{ ...blind, coderIds: [tom, amara], transcriptIds: [openP03] }],
    };
    expect(visibleOperations(amara, [checked, themed, sat], unseen)).toEqual([themed]);
    expect(hidesActsOnFindings(amara, unseen)).toBe(true);
    expect(hidesActsOnFindings(amara, seen)).toBe(false);
  });

  it('hides another’s codings and memos of a transcript that is in hand', () => {
    const operations = [codebook, coding(2, openP03), memo(3, openP03)];
    expect(visibleOperations(amara, operations, study)).toEqual([codebook]);
    expect(visibleOperations(tom, operations, study)).toEqual(operations);
  });

  it('hides which passages another gave to the parts of a split code', () => {
    const decided = act(4, {
      kind: 'decide-split',
      transcriptId: openP03,
      from: 1,
      to: 2,
      changes: [{ table: 'splitDecisions', id: uuid(14, 1), before: null }],
    });
    expect(visibleOperations(amara, [decided], study)).toEqual([]);
    expect(visibleOperations(tom, [decided], study)).toEqual([decided]);
  });

  it('shows an adjudicator of what was settled only what they are asked or decided', () => {
    const ruth = uuid(1, 3) as typeof amara;
    const settling = (counter: number, kind: string) =>
      act(counter, {
        kind,
        transcriptId: settledP01,
        changes: [{ table: 'decisions', id: uuid(16, counter), before: null }],
      });
    const [flag, settle] = [settling(5, 'flag-line'), settling(6, 'settle-line')];
    const asked: Adjudicator['decisions'][number] = {
      id: uuid(16, 5) as never,
      roundId: rounds[0]!.id,
      transcriptId: settledP01,
      line: 1,
      outcome: 'flagged',
      readings: [],
      ruleCodeIds: [],
    };
    const viewer = { id: ruth, decisions: [asked] };
    const operations = [codebook, flag, settle, coding(2, settledP01), memo(3, settledP01)];
    expect(visibleOperations(viewer, operations, { ...study, rounds: [] })).toEqual([
      codebook,
      flag,
    ]);
  });

  it('hides that another read a transcript in hand, and shows it where it may be known', () => {
    const read = (counter: number, transcriptId: typeof openP03) =>
      act(counter, {
        kind: 'mark-read',
        transcriptId,
        codeIds: [],
        changes: [{ table: 'readings', id: uuid(30, counter), before: null }],
      });
    const [first, second] = [read(40, openP03), read(41, settledP01)];
    const revealed = rounds.map((round) => ({
      ...round,
      revealed: [{ transcriptId: settledP01, at: '2025-11-20T10:00:00.000Z', coderId: amara }],
    }));
    expect(visibleOperations(amara, [first, second], study)).not.toContain(first);
    expect(visibleOperations(amara, [first, second], { ...study, rounds: revealed })).toEqual([
      second,
    ]);
    expect(visibleOperations(tom, [first, second], study)).toEqual([first, second]);
    expect(subjectOf(first)).toBe('transcripts');
  });

  it('shows them once both have submitted', () => {
    const operations = [coding(2, settledP01), memo(3, settledP01)];
    expect(visibleOperations(amara, operations, study)).toEqual(operations);
  });

  it('hides another’s open work from a coder who has not begun', () => {
    const others = passes.filter(
      (pass) => !(pass.transcriptId === openP03 && pass.coderId === amara),
    );
    expect(visibleOperations(amara, [coding(2, openP03)], { ...study, passes: others })).toEqual(
      [],
    );
    const begun = emptyPass(
      passOf(openP03, amara),
      passOf(openP03, amara).versionId,
      uuid(12, 99) as PassId,
    );
    expect(
      visibleOperations(amara, [coding(2, openP03)], { ...study, passes: [...others, begun] }),
    ).toEqual([]);
  });
});

describe('what another does in a blind round', () => {
  const wrote = (
    kind: string,
    table: string,
    id: string,
    transcriptId: typeof openP03 | null = null,
  ) => act(7, { kind, transcriptId, codeIds: [], changes: [{ table, id, before: null }] });
  const seen = (operation: Operation, changed: Partial<StudySnapshot> = {}) =>
    visibleOperations(amara, [operation], { ...study, ...changed }).length === 1;
  const toms = passOf(openP03, tom);
  const proposal = { ...codes[0]!, id: uuid(5, 50) as typeof knowledge, proposedIn: toms.id };
  const withProposal = { passes, rounds, codes: [...codes, proposal] };
  const revealed = rounds.map((round) => ({
    ...round,
    revealed: (round.transcriptIds ?? []).map((transcriptId) => ({
      transcriptId,
      at: '2025-11-15T10:00:00.000Z',
      coderId: amara,
    })),
  }));
  const locked = passes.map((pass) => ({
    ...pass,
    submitted: { at: '2025-11-14T12:00:00.000Z', hash: 'a'.repeat(64), counted: null },
  }));

  it('shows that they submitted and opened again', () => {
    expect(seen(wrote('submit-pass', 'passes', toms.id, openP03))).toBe(true);
    expect(seen(wrote('reopen-pass', 'reopenings', uuid(16, 1), openP03))).toBe(true);
  });

  it('hides proposals until the reveal, those they dropped again too', () => {
    const made = wrote('add-code', 'codes', proposal.id);
    expect(seen(made, withProposal)).toBe(false);
    expect(seen(made)).toBe(false);
    expect(seen(made, { passes: locked, rounds: revealed, codes: withProposal.codes })).toBe(true);
    expect(seen(wrote('rename-code', 'codes', knowledge))).toBe(true);
  });

  it('hides when they sat down and what they wrote on codes and the study', () => {
    const sat = act(8, { kind: 'switch-coder', codeIds: [] });
    const memo = wrote('write-memo', 'memos', uuid(13, 9));
    expect([seen(sat), seen(memo)]).toEqual([false, false]);
    const after = { passes: locked, rounds: revealed, codes };
    expect([seen(sat, after), seen(memo, after)]).toEqual([true, true]);
  });

  it('a correction is shown to everybody, whether or not it carried anything of a blind pass', () => {
    const made = {
      ...wrote('correct-transcript', 'transcriptVersions', uuid(7, 9), openP03),
      coderId: tom,
    };
    const carried = ['passes', 'earlierPasses', 'memos', 'splitDecisions', 'decisions'].map(
      (table) => ({ table, id: uuid(12, 1), before: null }),
    );
    expect(seen(made)).toBe(true);
    expect(seen({ ...made, changes: [...made.changes, ...carried] })).toBe(true);
  });

  it('hides which passages they looked at again until what is settled there may be read', () => {
    const looked = (transcriptId: typeof openP03) => ({
      ...wrote('recheck', 'ruleChanges', uuid(19, 1), transcriptId),
      codeIds: [knowledge],
      from: 3,
      to: 4,
    });
    const named = study.transcripts.map((one) => ({ ...one, settledCoderId: tom }));
    const both = { passes: locked, transcripts: named };
    expect(seen(looked(openP03), both)).toBe(false);
    expect(seen({ ...looked(openP03), kind: 'undo' }, both)).toBe(false);
    expect(seen({ ...looked(openP03), coderId: amara }, both)).toBe(true);
    expect(seen(looked(openP03), { ...both, rounds: revealed })).toBe(true);
    expect(seen(looked(settledP01))).toBe(true);
    const again = {
      ...rounds[0]!,
      id: uuid(2, 8) as (typeof rounds)[0]['id'],
      number: 5,
      revealed: [],
    };
    expect(seen(looked(settledP01), { rounds: [...rounds, again] })).toBe(false);
  });

  it('hides memos of a second blind pass over a transcript whose first was revealed', () => {
    const again = {
      ...rounds[0]!,
      id: uuid(2, 8) as (typeof rounds)[0]['id'],
      number: 5,
      revealed: [],
    };
    const note = wrote('write-memo', 'memos', uuid(13, 9), settledP01);
    const mine = { ...passOf(settledP01, amara), id: uuid(12, 80) as PassId, roundId: again.id };
    expect(seen(note)).toBe(true);
    expect(seen(note, { passes: [...passes, mine], rounds: [...rounds, again], codes })).toBe(
      false,
    );
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
