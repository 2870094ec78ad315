import { describe, expect, it } from 'vitest';
import type { CodebookVersionId } from '#lib/domain/model/codebook-version.ts';
import { noParticulars, type CoderId } from '#lib/domain/model/coder.ts';
import type { Round, RoundId } from '#lib/domain/model/round.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { stratumOf } from '#lib/domain/rounds/choose-transcripts.ts';
import { codebookHash, pinnedCodebook } from '#lib/domain/rounds/pin-codebook.ts';
import {
  changeRound,
  planRound,
  removeRound,
  unfinishedElsewhere,
  type PlanFrame,
  type RoundPlan,
} from '#lib/domain/rounds/plan-round.ts';
import {
  alone,
  amara,
  code,
  openP03,
  role,
  settledP01,
  singleP02,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const snapshot = smallStudy();
const zoe = uuid(1, 3) as CoderId;
const at = '2026-03-01T09:00:00.000Z';
const roundId = uuid(2, 9) as RoundId;
const versionId = uuid(15, 9) as CodebookVersionId;
const stamp = { by: amara, at, roundId, versionId };
const later = uuid(6, 4) as TranscriptId;
const refusal = (code: string) => expect.objectContaining({ code });

/** The small study with one more transcript, which nobody has begun. */
const frame: PlanFrame = {
  ...snapshot,
  coders: [
    ...snapshot.coders,
    { id: zoe, initials: 'ZQ', name: 'Zoe', role: 'coder', ...noParticulars },
  ],
  transcripts: [
    ...snapshot.transcripts,
    { ...snapshot.transcripts[0]!, id: later, name: 'P04', order: 3, frozenAt: null },
  ],
};
const plan: RoundPlan = {
  name: ' nurses ',
  mode: 'consensus',
  calibration: false,
  coderIds: [amara, zoe],
  transcripts: { by: 'name', transcriptIds: [later, settledP01] },
};
const planned = (given: Partial<RoundPlan> = {}, study = frame) => {
  const change = planRound({ ...plan, ...given }, study, stamp);
  const round = change.put.find(({ table }) => table === 'rounds')?.record as Round;
  return { change, round };
};

describe('planning a round', () => {
  it('names its transcripts in the study’s order, pins the codebook and freezes what is not frozen', () => {
    const { change, round } = planned();
    expect(round).toMatchObject({
      number: 3,
      name: 'nurses',
      transcriptIds: [settledP01, later],
      coderIds: [amara, zoe],
      codebookVersionId: versionId,
      revealed: [],
    });
    expect(change.put.map(({ table, record }) => [table, record.id])).toEqual([
      ['rounds', roundId],
      ['codebookVersions', versionId],
      ['transcripts', later],
    ]);
    expect(change.put[2]?.record).toMatchObject({ frozenAt: at });
  });

  it('takes the newest codebook version again where nothing has changed since', () => {
    const { version } = pinnedCodebook(frame.codes, [], { id: versionId, at, coderId: amara });
    const id = uuid(15, 10) as CodebookVersionId;
    const again = planRound(
      plan,
      { ...frame, codebookVersions: [version] },
      { ...stamp, versionId: id },
    );
    expect(again.put.map(({ table }) => table)).toEqual(['rounds', 'transcripts']);
    expect(again.put[0]?.record).toMatchObject({ codebookVersionId: versionId });
    const renamed = frame.codes.map((one) =>
      one.id === tenMinutes ? { ...one, name: 'Ten minutes' } : one,
    );
    const changed = pinnedCodebook(renamed, [version], { id, at, coderId: amara });
    expect(changed).toMatchObject({ isNew: true, version: { number: 2, id } });
  });

  it('names every transcript of a round of several, even where all are meant', () => {
    const finished: PlanFrame = { ...frame, passes: [], rounds: [] };
    const { round } = planned({ transcripts: { by: 'all' } }, finished);
    expect(round.transcriptIds).toEqual([settledP01, singleP02, openP03, later]);
    const single = planned({ mode: 'single', coderIds: [zoe], transcripts: { by: 'all' } });
    expect(single.round.transcriptIds).toBeNull();
  });

  it('records how chance chose', () => {
    const { round } = planned(
      {
        coderIds: [zoe, tom],
        transcripts: { by: 'chance', percent: 50, seed: '4711', attributeId: role },
      },
      { ...frame, rounds: [], passes: [] },
    );
    expect(round.drawn).toEqual({ percent: 50, seed: '4711', attributeId: role, of: 4 });
    expect(round.transcriptIds?.length).toBeGreaterThanOrEqual(3);
  });

  it('needs at least two coders, or exactly one for a single coding', () => {
    expect(() => planned({ coderIds: [amara, amara] })).toThrow(refusal('round-needs-coders'));
    expect(() => planned({ mode: 'single' })).toThrow(refusal('round-needs-coders'));
    expect(planned({ mode: 'single', coderIds: [zoe], calibration: true }).round.calibration).toBe(
      false,
    );
  });

  it('needs transcripts, and the lead', () => {
    const none: RoundPlan['transcripts'] = { by: 'name', transcriptIds: [] };
    expect(() => planned({ transcripts: none })).toThrow(refusal('round-needs-transcripts'));
    expect(() => planRound(plan, frame, { ...stamp, by: tom })).toThrow(refusal('needs-the-lead'));
  });

  it('leaves alone what a coder has yet to submit in another round', () => {
    const transcripts: RoundPlan['transcripts'] = { by: 'name', transcriptIds: [openP03] };
    expect(() => planned({ coderIds: [tom, zoe], transcripts })).toThrow(
      refusal('coded-elsewhere'),
    );
    // Zoe has no part in it elsewhere, and P02 Amara has submitted.
    expect(unfinishedElsewhere([zoe], [openP03], frame)).toEqual([]);
    expect(unfinishedElsewhere([amara], [singleP02, later], frame)).toEqual([]);
    expect(unfinishedElsewhere([tom], [openP03], frame).map(({ round }) => round.number)).toEqual([
      1,
    ]);
  });

  it('does not tell by its refusals whether another has begun a blind pass', () => {
    const notBegun = { ...frame, passes: frame.passes.filter(({ coderId }) => coderId !== tom) };
    expect(unfinishedElsewhere([tom], [openP03], notBegun)).toEqual(
      unfinishedElsewhere([tom], [openP03], frame),
    );
  });
});

describe('a codebook’s hash', () => {
  it('does not depend on the order of codes or fields, nor on proposals', () => {
    const { codes } = frame;
    const proposal = code(uuid(5, 77) as never, 'own', 'blind', {
      proposedIn: snapshot.passes[4]!.id,
    });
    const turned = codes.toReversed().map(({ id, ...rest }) => ({ ...rest, id }));
    expect(codebookHash([...turned, proposal])).toBe(codebookHash(codes));
    expect(codebookHash(codes.slice(1))).not.toBe(codebookHash(codes));
  });
});

describe('changing a round', () => {
  const stored = planned().round;
  const untouched: PlanFrame = { ...frame, rounds: [...frame.rounds, stored] };
  const begun: PlanFrame = {
    ...untouched,
    passes: [
      ...frame.passes,
      {
        ...snapshot.passes[3]!,
        id: uuid(12, 99) as never,
        roundId,
        transcriptId: later,
        coderId: zoe,
      },
    ],
  };

  it('adds transcripts and freezes them, also once somebody has begun', () => {
    const added = changeRound(stored, { addedTranscriptIds: [singleP02, later] }, begun, stamp);
    expect(added?.put.map(({ record }) => record)).toMatchObject([
      { transcriptIds: [settledP01, later, singleP02] },
    ]);
  });

  const together = { ...stored, calibration: true };

  it('gives it to others only while nobody has begun', () => {
    expect(
      changeRound(together, { coderIds: [tom, zoe] }, untouched, stamp)?.put[0]?.record,
    ).toMatchObject({ coderIds: [tom, zoe] });
    expect(() => changeRound(together, { coderIds: [tom, zoe] }, begun, stamp)).toThrow(
      refusal('round-has-passes'),
    );
    expect(() => changeRound(together, { mode: 'reliability' }, begun, stamp)).toThrow(
      refusal('round-has-passes'),
    );
    expect(changeRound(together, { name: 'all' }, begun, stamp)?.put[0]?.record).toMatchObject({
      name: 'all',
    });
  });

  it('answers the same of a blind round, whether another has begun or not', () => {
    const acts = [
      (study: PlanFrame) => changeRound(stored, { coderIds: [tom, zoe] }, study, stamp),
      (study: PlanFrame) => changeRound(stored, { mode: 'reliability' }, study, stamp),
      (study: PlanFrame) => changeRound(stored, { calibration: true }, study, stamp),
      (study: PlanFrame) => removeRound(stored, study, { packets: [], memos: [] }, amara),
    ];
    for (const act of acts) {
      for (const study of [untouched, begun]) {
        expect(() => act(study)).toThrow(refusal('round-is-blind'));
      }
    }
    expect(changeRound(stored, { name: 'all' }, begun, stamp)).toEqual(
      changeRound(stored, { name: 'all' }, untouched, stamp),
    );
  });

  it('is nothing where nothing differs', () => {
    expect(
      changeRound(stored, { name: 'nurses', coderIds: [amara, zoe] }, begun, stamp),
    ).toBeNull();
  });

  it('does not make a round over all transcripts one of several', () => {
    const single = frame.rounds.find(({ id }) => id === alone)!;
    const study = { ...frame, passes: [] };
    expect(() =>
      changeRound(single, { mode: 'consensus', coderIds: [amara, tom] }, study, stamp),
    ).toThrow(refusal('round-needs-transcripts'));
  });

  it('can be taken away unbegun and unsent, and its own transcripts thaw', () => {
    const frozen = untouched.transcripts.map((one) => ({ ...one, frozenAt: at }));
    const none = { packets: [], memos: [] };
    const change = removeRound(together, { ...untouched, transcripts: frozen }, none, amara);
    expect(change.removed).toEqual([{ table: 'rounds', id: roundId }]);
    expect(change.put.map(({ record }) => record)).toMatchObject([{ id: later, frozenAt: null }]);
    expect(() => removeRound(together, begun, none, amara)).toThrow(refusal('round-has-passes'));
    for (const beside of [
      { ...none, packets: [{ roundId }] },
      { ...none, memos: [{ roundId }] },
    ]) {
      expect(() => removeRound(together, untouched, beside, amara)).toThrow(
        refusal('round-has-passes'),
      );
    }
  });
});

describe('a stratum', () => {
  it('is what the people of a transcript have, and nothing where nobody is known', () => {
    const [p01, , p03] = snapshot.transcripts;
    expect(stratumOf(p01!, role, snapshot.participants)).toBe('GP partner');
    expect(stratumOf(p03!, role, snapshot.participants)).toBe('');
  });
});
