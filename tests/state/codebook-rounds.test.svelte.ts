import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { RuleChangeId } from '#lib/domain/model/rule-change.ts';
import { CodebookRounds } from '#lib/state/codebook-rounds.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { loadSampleStudy } from '#lib/state/sample-study.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';

let study: OpenStudy;
let rounds: CodebookRounds;
let stopWatching: () => void;

beforeEach(async () => {
  const sample = await loadSampleStudy();
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(sample.study, sample.coderId));
  rounds = new CodebookRounds(study);
  stopWatching = $effect.root(() => {
    $effect(() => void [rounds.dueCount, rounds.textOf(sample.study.transcripts[5]!.id, 0, 1)]);
  });
  await vi.waitFor(() => expect(rounds.dueCount).toBeGreaterThan(0));
});

afterEach(() => {
  stopWatching();
  study.close();
});

function idOf(name: string): CodeId {
  const code = rounds.records?.codes.find((one) => one.name === name);
  if (!code) throw new RangeError(name);
  return code.id;
}

describe('the codebook between rounds', () => {
  it('has the versions that were kept and the one of now', () => {
    expect(rounds.versions.map(({ id }) => id)).toEqual(['1', '2', 'now']);
    expect(rounds.isLead).toBe(true);
    expect(rounds.proposedRules).toEqual([]);
  });

  it('takes a passage off the list when it is still right, and undo puts it back', async () => {
    const before = rounds.dueCount;
    const reinforcement = idOf('Reinforcement');
    const [first] = rounds.rechecksOf(reinforcement);
    expect(first?.transcriptName).toBe('P06, carer (daughter)');
    await vi.waitFor(() => expect(rounds.rechecksOf(reinforcement)[0]?.text).toBeTruthy());
    await rounds.stillRight(first!.recheck);
    await vi.waitFor(() => expect(rounds.dueCount).toBe(before - 1));
    await study.undo();
    await vi.waitFor(() => expect(rounds.dueCount).toBe(before));
  });

  it('changes what stands on a passage of the consensus by a decision, and no pass', async () => {
    const passes = await study.db.passes.orderBy('id').toArray();
    const reinforcement = idOf('Reinforcement');
    const [row] = rounds.rechecksOf(reinforcement);
    const { from, to, transcriptId } = row!.recheck;
    const decided = rounds.records!.decisions.length;
    await rounds.settleAgain(row!.recheck, row!.consensusOf!, {
      from,
      to,
      off: [reinforcement],
      on: [],
      reason: 'codebook-unclear',
      words: 'By the changed rule.',
    });
    await vi.waitFor(() => expect(rounds.records!.decisions.length).toBe(decided + to - from));
    expect(
      rounds
        .rechecksOf(reinforcement)
        .some((one) => one.recheck.transcriptId === transcriptId && one.recheck.from === from),
    ).toBe(false);
    expect(await study.db.passes.orderBy('id').toArray()).toEqual(passes);
  });

  it('puts a changed rule and its passages on the list; the wording alone does not', async () => {
    const goals = idOf('Goals');
    expect(rounds.rechecksOf(goals)).toEqual([]);
    await rounds.changeRule(
      goals,
      { include: 'An end that is named.' },
      'Only ends that are named.',
    );
    await vi.waitFor(() =>
      expect(rounds.rechecksOf(goals).length).toBe(rounds.settledPassages.get(goals)),
    );
    await study.undo();
    await vi.waitFor(() => expect(rounds.rechecksOf(goals)).toEqual([]));
  });

  it('writes a rule that a decision proposed into its codes, once', async () => {
    const withdrawn = rounds.records!.ruleChanges.filter(({ note }) => note.startsWith('Alerts'));
    expect(withdrawn).toHaveLength(2);
    await study.db.ruleChanges.bulkDelete(withdrawn.map(({ id }): RuleChangeId => id));
    await vi.waitFor(() => expect(rounds.proposedRules).toHaveLength(1));
    await rounds.applyRule(rounds.proposedRules[0]!);
    await vi.waitFor(() => expect(rounds.proposedRules).toEqual([]));
    const applied = await study.db.ruleChanges
      .filter(({ note }) => note.startsWith('Alerts'))
      .toArray();
    expect(new Set(applied.map(({ decisionId }) => decisionId))).toEqual(
      new Set(withdrawn.map(({ decisionId }) => decisionId)),
    );
  });

  it('adopts a code proposed in a revealed pass, and knows none of an open one', async () => {
    const { passes } = rounds.records!;
    const revealed = passes.find(({ submitted }) => submitted !== null)!;
    const bitten = (await study.db.codes.get(idOf('Once bitten')))!;
    await study.db.codes.put({ ...bitten, proposedIn: revealed.id });
    await vi.waitFor(() =>
      expect(rounds.proposals.map(({ code }) => code.name)).toEqual(['Once bitten']),
    );
    expect(rounds.proposals[0]!.passages.length).toBeGreaterThan(0);
    await rounds.adopt(bitten.id);
    await vi.waitFor(() => expect(rounds.proposals).toEqual([]));
    const open = passes.find(({ submitted }) => submitted === null)!;
    await study.db.codes.put({ ...bitten, proposedIn: open.id });
    await vi.waitFor(async () =>
      expect(rounds.records!.codes.find(({ id }) => id === bitten.id)?.proposedIn).toBe(open.id),
    );
    expect(rounds.proposals).toEqual([]);
    await expect(rounds.adopt(bitten.id)).rejects.toMatchObject({ code: 'not-revealed' });
  });
});
