import { describe, expect, it } from 'vitest';
import { settledStudy } from '#lib/domain/findings/settled-study.ts';
import type { Code } from '#lib/domain/model/code.ts';
import type { Coder } from '#lib/domain/model/coder.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import type { Operation } from '#lib/domain/model/operation.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { codebookAppendix } from '#lib/domain/reporting/codebook-appendix.ts';
import { codesInQuestion, disagreementsTable } from '#lib/domain/reporting/disagreements-table.ts';
import { rankingTable } from '#lib/domain/reporting/ranking-table.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { tableOf } from '#lib/domain/reporting/tables/table-of.ts';
import { trailTable } from '#lib/domain/reporting/trail-table.ts';
import { sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { smallFrame } from '../../fixtures/small-frame.ts';
import {
  amara,
  knowledge,
  settledP01,
  smallStudy,
  tenMinutes,
  tom,
} from '../../fixtures/small-study.ts';

const { studies, ...sample } = sampleSnapshot;
const frame = {
  ...sample,
  study: studies[0]!,
  citation: null,
  localDay: (instant: string) => instant.slice(0, 10),
};

function isWhole(table: Table): void {
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  expect(table.widths).toHaveLength(table.columns.length);
}

describe('the table of disagreements', () => {
  const table = disagreementsTable(frame, new Map());
  const lines = (by: string, name?: string) =>
    table.rows.filter((row) => row[1] === by && (name === undefined || row[2] === name));
  const sum = (by: string, column: number) =>
    lines(by).reduce((all, row) => all + Number(row[column]), 0);

  it('adds up to all lines and codes by outcome, by reason, by who decided and by transcript', () => {
    isWhole(table);
    const [all] = lines('all');
    expect(all?.[3]).toBe(sample.decisions.length);
    expect(all?.[4]).toBe('100 %');
    for (const by of ['outcome', 'reason', 'decided by', 'transcript']) {
      expect(sum(by, 3), by).toBe(all?.[3]);
      expect(sum(by, 5), by).toBe(all?.[5]);
    }
  });

  it('counts codes that some had and others had not, and a line under each of their domains', () => {
    expect(sum('domain', 3)).toBeGreaterThan(Number(lines('all')[0]?.[3]));
    const codes = sample.decisions.reduce((all, one) => all + codesInQuestion(one).length, 0);
    expect(lines('all')[0]?.[5]).toBe(codes);
    expect(table.notes.join(' ')).toContain('may add up to more than all');
  });

  it('says how many went to a third person, and what became of them', () => {
    const flagged = sample.decisions.filter(({ asked }) => asked !== null).length;
    expect(lines('third person', 'flagged and settled')[0]?.[3]).toBe(flagged);
    const waiting = sample.decisions.map((one, index) =>
      index < 2
        ? { ...one, outcome: 'flagged' as const, reason: null, asked: null, by: [] }
        : { ...one, asked: null },
    );
    const made = disagreementsTable({ ...frame, decisions: waiting }, new Map());
    const third = made.rows.filter((row) => row[1] === 'third person');
    expect(third.map((row) => row.slice(2, 4))).toEqual([
      ['flagged for the adjudicator', 2],
      ['flagged and waiting', 2],
    ]);
    expect(made.rows.find((row) => row[2] === 'nobody yet')?.[3]).toBe(2);
  });

  it('leaves out, and says so, what was decided although the coders had the same codes', () => {
    const [first, ...others] = sample.decisions as [Decision, ...Decision[]];
    const same = {
      ...first,
      readings: first.readings.map((one) => ({ ...one, codeIds: [sample.codes[0]!.id] })),
    };
    const made = disagreementsTable({ ...frame, decisions: [same, ...others] }, new Map());
    expect(made.rows[0]?.[3]).toBe(others.length);
    expect(made.notes).toContain(
      'Not counted: 1 line decided although the coders had the same codes.',
    );
  });

  it('says to an adjudicator that it holds only what they were asked', async () => {
    const notes = async (role: Coder['role']) => {
      const table = await tableOf(
        {
          subject: 'disagreements',
          viewer: lone.id,
          transcriptIds: sample.transcripts.map(({ id }) => id),
          withOpenPass: false,
        },
        sourcesOf({ ...sampleSnapshot, coders: [...sample.coders, { ...lone, role }] }),
      );
      return table.head.notes.join(' ');
    };
    const lone = { ...sample.coders[0]!, id: 'lone' as Coder['id'], initials: 'LO' };
    expect(await notes('adjudicator')).toContain('only the lines they were asked about');
    expect(await notes('coder')).not.toContain('only the lines they were asked about');
  });

  it('is of each round, and of all where there are several, with what is still open', () => {
    const round2 = { id: 'r2' as RoundId, number: 2 };
    const decisions = sample.decisions.map((one, index) =>
      index < 3 ? { ...one, roundId: round2.id } : one,
    );
    const open = new Map<TranscriptId, number>([[sample.transcripts[0]!.id, 6]]);
    const made = disagreementsTable(
      { ...frame, decisions, rounds: [...sample.rounds, round2] },
      open,
    );
    const all = made.rows.filter((row) => row[1] === 'all');
    expect(all.map((row) => [row[0], row[3]])).toEqual([
      ['1', sample.decisions.length - 3],
      ['2', 3],
      ['all', sample.decisions.length],
    ]);
    expect(made.notes.join(' ')).toContain(`${sample.transcripts[0]!.name}: 6`);
  });

  it('has no rows where nothing was decided', () => {
    expect(disagreementsTable({ ...frame, decisions: [] }, new Map()).rows).toEqual([]);
  });
});

describe('the domains ranked', () => {
  const settled = settledStudy({
    ...sample,
    study: studies[0]!,
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const made = (records: typeof sample) =>
    rankingTable({
      settled,
      records,
      coders: sample.coders,
      citation: null,
      texts: new Map(),
      localDay: (instant) => instant.slice(0, 10),
    });

  it('has every domain, most people first, with joint places and why they are so', () => {
    const table = made(sample);
    isWhole(table);
    const people = table.rows.map((row) => Number(row[2]));
    expect(people).toEqual(people.toSorted((a, b) => b - a));
    expect(table.rows).toHaveLength(sampleFramework.domains.length);
    const places = table.rows.map((row) => String(row[0]));
    for (const place of places) {
      const shared = places.filter((one) => one === place).length > 1;
      expect(place.endsWith('=')).toBe(shared);
      expect(parseInt(place)).toBe(places.indexOf(place) + 1);
    }
    expect(table.notes.join(' ')).toContain('share a place');
  });
});

describe('the codebook as an appendix', () => {
  const table = codebookAppendix(
    frame,
    sampleFramework,
    sample.codebookVersions,
    sample.ruleChanges,
  );
  const rowOf = (made: Table, name: string) => made.rows.find(([code]) => code === name);

  it('has every code with its rules, where it comes from and since when', () => {
    isWhole(table);
    const constructs = sample.codes.filter(({ kind }) => kind === 'construct');
    expect(table.rows).toHaveLength(sample.codes.length - constructs.length);
    for (const { name } of constructs) {
      expect(table.rows.some((row) => String(row[2]).includes(name))).toBe(true);
    }
    expect(rowOf(table, 'Reinforcement')?.[3]).toBe('framework: domain');
    expect(rowOf(table, 'Reinforcement')?.[2]).toContain('Framework, code here: ');
    expect(rowOf(table, 'Proud of a stop')?.[3]).toMatch(/^own code, [A-Z]+$/);
    expect(new Set(table.rows.map((row) => row[5]))).toContain('version 1');
  });

  it('gives a construct a row of its own once the team has written of it', () => {
    const codes = sample.codes.map((code) =>
      code.name === 'Action planning' ? { ...code, include: 'A plan with a day.' } : code,
    );
    const made = codebookAppendix(
      { ...frame, codes },
      sampleFramework,
      sample.codebookVersions,
      [],
    );
    const rows = made.rows.filter(([code]) => String(code).endsWith('> Action planning'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.[2]).toBe('Include: A plan with a day.');
  });

  it('is followed by the changes from version to version, on paper too', () => {
    expect(table.further).toHaveLength(1);
    expect(table.further?.[0]).toMatchObject({
      isOnPaper: true,
      subject: 'changes to the codebook',
    });
    expect(table.further?.[0]?.rows.length).toBeGreaterThan(0);
    expect(table.sheetNotes).toEqual(table.further?.[0]?.notes);
  });

  it('says of a code made since the last version that it is in none, and has no proposals', () => {
    const [first] = sample.codes as [Code, ...Code[]];
    const late = { ...first, id: 'late' as Code['id'], name: 'Late', kind: 'own' as const };
    const hidden = { ...late, id: 'p' as Code['id'], name: 'Proposed' };
    const proposedIn = sample.passes[0]!.id;
    const made = codebookAppendix(
      { ...frame, codes: [...sample.codes, late, { ...hidden, proposedIn }] },
      sampleFramework,
      sample.codebookVersions,
      [],
    );
    expect(rowOf(made, 'Late')?.[5]).toBe('after the last version');
    expect(rowOf(made, 'Proposed')).toBeUndefined();
    const without = codebookAppendix(frame, sampleFramework, [], []);
    expect(without.rows[0]?.[5]).toBe('no version kept');
  });
});

describe('the trail as an appendix', () => {
  const { operations } = smallStudy();
  const [act, coded] = operations as [Operation, Operation];
  let serial = 0;
  const done = (of: Operation, more: Partial<Operation>): Operation => ({
    ...of,
    id: `w:${String((serial += 1)).padStart(10, '0')}`,
    counter: serial,
    ...more,
  });
  const trail = (given: readonly Operation[]) =>
    trailTable(
      {
        ...smallFrame(),
        study: { ...smallFrame().study, invented: false },
        localDay: (instant) => instant.slice(0, 10),
        names: new Map([['t1', 'Time is short']]),
      },
      given,
    );
  const { pass } = coded;

  it('has one row for hundreds of acts of coding by one person on one transcript on one day', () => {
    const at = '2026-03-02T10:00:00Z';
    const many = Array.from({ length: 212 }, () =>
      done(coded, { kind: 'code', coderId: amara, transcriptId: settledP01, pass, at }),
    );
    const off = Array.from({ length: 8 }, () =>
      done(coded, { kind: 'uncode', coderId: amara, transcriptId: settledP01, pass, at }),
    );
    const next = done(coded, {
      kind: 'code',
      coderId: amara,
      transcriptId: settledP01,
      pass,
      at: '2026-03-03T10:00:00Z',
    });
    const other = done(coded, { kind: 'code', coderId: tom, transcriptId: settledP01, pass, at });
    const table = trail([next, ...many, other, ...off]);
    isWhole(table);
    expect(table.rows.map(([day, who, what, , times]) => [day, who, what, times])).toEqual([
      ['2026-03-02', 'AO', 'coding: code put on 212, code taken off 8', 220],
      ['2026-03-02', expect.stringMatching(/^[A-Z]+$/), 'coding: code put on 1', 1],
      ['2026-03-03', 'AO', 'coding: code put on 1', 1],
    ]);
    expect(table.notes.join(' ')).toContain('From 2026-03-02 to 2026-03-03. Acts: 222.');
  });

  it('says of other acts what they are about, and names no more than a few', () => {
    const renamed = done(act, { kind: 'rename-code', codeIds: [tenMinutes], changes: [] });
    const themed = done(act, {
      kind: 'change-theme',
      codeIds: [],
      changes: [{ table: 'themes', id: 't1', before: null }],
    });
    const study = done(act, { kind: 'change-study', codeIds: [], changes: [] });
    const about = (given: readonly Operation[]) => trail(given).rows.map((row) => row[3]);
    const nameOf = (id: Code['id']) => smallFrame().codes.find((code) => code.id === id)!.name;
    expect(about([renamed, themed, study])).toEqual([
      nameOf(tenMinutes),
      'Time is short',
      'the study',
    ]);
    const both = done(renamed, { codeIds: [knowledge] });
    expect(about([renamed, both])).toEqual([`${nameOf(tenMinutes)}; ${nameOf(knowledge)}`]);
  });

  it('says which act was taken back, and which was done again', () => {
    const renamed = done(act, { kind: 'rename-code' });
    const undone = done(act, { kind: 'undo', undoes: renamed.id });
    const redone = done(act, { kind: 'redo', undoes: undone.id });
    expect(trail([renamed, undone, redone]).rows.map((row) => row[2])).toEqual([
      'code renamed',
      'undone: code renamed',
      'done again: code renamed',
    ]);
  });

  it('has who did it by their initials', () => {
    const initials = smallFrame().coders.find(({ id }: Coder) => id === act.coderId)?.initials;
    expect(trail([act]).rows[0]?.[1]).toBe(initials);
  });
});
