import { describe, expect, it } from 'vitest';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { ReopeningId } from '#lib/domain/model/reopening.ts';
import type { Round } from '#lib/domain/model/round.ts';
import { nameSettled, toBeNamed } from '#lib/domain/rounds/name-settled.ts';
import { reveal, revealable } from '#lib/domain/rounds/reveal.ts';
import { isStillBlind, roundProgress } from '#lib/domain/rounds/round-progress.ts';
import { countedAs, reopenPass, submitPass } from '#lib/domain/rounds/submit-pass.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  outside,
  pass,
  round1,
  settledP01,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const snapshot = smallStudy();
const at = '2026-03-01T09:00:00.000Z';
const round = snapshot.rounds[0]!;
const [, , , amaras, toms] = snapshot.passes as [Pass, Pass, Pass, Pass, Pass];
const id = uuid(16, 1) as ReopeningId;
const refusal = (code: string) => expect.objectContaining({ code });
const submitted = (open: Pass) => submitPass(open, snapshot.codes, at).put[0]!.record as Pass;

describe('submitting a pass', () => {
  it('locks it with a hash that shows any later change', () => {
    const locked = submitted(amaras);
    expect(locked.submitted?.at).toBe(at);
    expect(isAsSubmitted(locked)).toBe(true);
    expect(isAsSubmitted({ ...locked, to: Uint32Array.of(4) })).toBe(false);
    expect(() => submitPass(locked, snapshot.codes, at)).toThrow(refusal('already-submitted'));
  });

  it('keeps what its codes counted as, and under which domains, at that moment', () => {
    const merged = snapshot.codes.map((code) =>
      code.id === tenMinutes ? { ...code, status: 'merged' as const, into: [knowledge] } : code,
    );
    expect(countedAs([outside, environment, tenMinutes], snapshot.codes)).toEqual([
      { codeId: outside, as: outside, domainIds: [] },
      { codeId: environment, as: environment, domainIds: [environment] },
      { codeId: tenMinutes, as: tenMinutes, domainIds: [environment] },
    ]);
    expect(countedAs([tenMinutes], merged)).toEqual([
      { codeId: tenMinutes, as: knowledge, domainIds: [knowledge] },
    ]);
  });

  it('is allowed without a coding, and then freezes the transcript', () => {
    const empty = pass(9, openP03, amaras.versionId, amara, round1, [], false);
    const transcript = { ...snapshot.transcripts[2]!, frozenAt: null };
    const { put } = submitPass(empty, snapshot.codes, at, transcript);
    expect(put.map(({ record }) => record)).toMatchObject([
      { submitted: { at, counted: [] } },
      { id: openP03, frozenAt: at },
    ]);
  });
});

describe('opening a pass again', () => {
  it('needs a reason and keeps it with what had been submitted', () => {
    const locked = submitted(amaras);
    expect(() => reopenPass(locked, round, '  ', at, id)).toThrow(refusal('reason-missing'));
    expect(reopenPass(locked, round, ' a line was missed ', at, id).put).toEqual([
      { table: 'passes', record: { ...locked, submitted: null } },
      {
        table: 'reopenings',
        record: expect.objectContaining({
          reason: 'a line was missed',
          passId: locked.id,
          submitted: { at, hash: locked.submitted?.hash },
        }),
      },
    ]);
  });

  it('is impossible once the other side has been revealed', () => {
    expect(() => reopenPass(snapshot.passes[0]!, round, 'why', at, id)).toThrow(
      refusal('already-revealed'),
    );
  });
});

describe('the reveal', () => {
  const ready = [submitted(amaras), submitted(toms)];
  const by = (passes: readonly Pass[], who = amara) =>
    reveal(round, [openP03], passes, snapshot.coders, who, at);

  it('waits until every coder of the round has submitted', () => {
    expect(revealable(round, [amaras, toms])).toEqual([]);
    expect(revealable(round, [ready[0]!, toms])).toEqual([]);
    expect(() => by([ready[0]!, toms])).toThrow(refusal('not-all-submitted'));
    expect(revealable(round, ready)).toEqual([openP03]);
  });

  it('is logged with who and when, and done once', () => {
    const revealed = by(ready).put[0]!.record as Round;
    expect(revealed.revealed.at(-1)).toEqual({ transcriptId: openP03, at, coderId: amara });
    expect(revealed.revealed).toHaveLength(2);
    expect(revealable(revealed, ready)).toEqual([]);
    expect(isStillBlind(round)).toBe(true);
    expect(isStillBlind(revealed)).toBe(false);
  });

  it('is the lead’s, and has no place in a calibration round', () => {
    expect(() => by(ready, tom)).toThrow(refusal('needs-the-lead'));
    expect(revealable({ ...round, calibration: true }, ready)).toEqual([]);
    expect(isStillBlind({ ...round, calibration: true })).toBe(false);
  });
});

describe('the progress of a round', () => {
  const standings = (passes: readonly Pass[], sealed: Uint8Array | null = null) =>
    roundProgress(round, [openP03], passes, [
      { kind: 'return', roundId: round1, fromId: tom, transcriptIds: [openP03], sealed },
    ])[0]!.coders.map(({ standing }) => standing);

  it('says "not yet" of a pass that is begun as of one that is not', () => {
    expect(standings([amaras, toms])).toEqual(['not-yet', 'not-yet']);
    expect(standings([])).toEqual(['not-yet', 'not-yet']);
    expect(roundProgress(round, [openP03], [amaras, toms], [])).toEqual(
      roundProgress(round, [openP03], [], []),
    );
  });

  it('says "submitted", and "returned" of a return that stays sealed', () => {
    expect(standings([submitted(amaras), toms])).toEqual(['submitted', 'not-yet']);
    expect(standings([amaras], Uint8Array.of(1))).toEqual(['not-yet', 'returned']);
  });

  it('says when and by whom a transcript was revealed', () => {
    const [p01] = roundProgress(round, [settledP01], snapshot.passes, []);
    expect(p01).toMatchObject({ revealed: { coderId: amara }, isReady: false });
  });
});

describe('whose pass counts', () => {
  const transcripts = snapshot.transcripts;
  const without = (viewer = amara) =>
    toBeNamed(viewer, transcripts, snapshot.passes, [], snapshot.rounds);

  it('is asked of revealed transcripts without a consensus alone', () => {
    expect(without()).toEqual([{ transcriptId: settledP01, coderIds: [amara, tom], named: null }]);
    expect(
      toBeNamed(amara, transcripts, snapshot.passes, snapshot.consensuses, snapshot.rounds),
    ).toEqual([]);
  });

  it('is said by the lead', () => {
    const [p01] = transcripts;
    expect(nameSettled(snapshot.coders, amara, p01, tom)?.put[0]?.record).toMatchObject({
      settledCoderId: tom,
    });
    expect(nameSettled(snapshot.coders, amara, p01, null)).toBeNull();
    expect(() => nameSettled(snapshot.coders, tom, p01, tom)).toThrow(refusal('needs-the-lead'));
  });
});
