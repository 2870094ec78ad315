import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewerOf } from '#lib/domain/coding/viewer.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visibleDecisions,
  visibleEarlierPasses,
  visibleMemos,
  visiblePasses,
} from '#lib/domain/coding/visible-passes.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { MemoId } from '#lib/domain/model/memo.ts';
import type { PassId } from '#lib/domain/model/pass.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import {
  amara,
  code,
  knowledge,
  openP03,
  round1,
  settledP01,
  smallStudy,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const study = smallStudy();
const ruth = uuid(1, 3) as CoderId;

describe('what a coder may see', () => {
  it('is their own passes, and the other’s only where both have submitted', () => {
    const seenByTom = visiblePasses(tom, study.passes, study.rounds);
    expect(seenByTom.map(({ id }) => id)).toEqual([1, 2, 3, 5].map((n) => uuid(12, n)));
  });

  it('hides a revealed pass again while the viewer codes the transcript anew', () => {
    const anew = { ...study.passes[4]!, id: uuid(12, 9) as PassId, transcriptId: settledP01 };
    const seen = visiblePasses(tom, [...study.passes, anew], study.rounds);
    expect(seen.some(({ id }) => id === study.passes[0]!.id)).toBe(false);
    expect(
      visibleConsensuses(tom, study.consensuses, [...study.passes, anew], study.rounds),
    ).toEqual([]);
    expect(visibleConsensuses(amara, study.consensuses, study.passes, study.rounds)).toHaveLength(
      1,
    );
  });

  it('hides a pass whose round is not known', () => {
    expect(visiblePasses(tom, study.passes, []).map(({ coderId }) => coderId)).toEqual([tom, tom]);
  });

  it('leaves out memos and proposed codes of a pass that is still blind', () => {
    const texts = (viewer: CoderId) =>
      visibleMemos(viewer, study.memos, study.passes, study.rounds).map(({ text }) => text);
    expect(texts(amara)).toEqual(['He laughed.', 'Beside the coding.']);
    expect(texts(tom)).toEqual(['He laughed.', 'Tom’s blind thought.', 'Beside the coding.']);

    const proposed = code(uuid(5, 9) as CodeId, 'own', 'New', {
      proposedIn: uuid(12, 5) as PassId,
    });
    const names = (viewer: CoderId) =>
      visibleCodes(viewer, [proposed], study.passes, study.rounds).length;
    expect([names(tom), names(amara)]).toEqual([1, 0]);
  });

  it('hides what another coded alone from a coder who could still open their blind pass again', () => {
    const own = study.passes.map((one) =>
      one.transcriptId === openP03 ? { ...one, submitted: study.passes[0]!.submitted } : one,
    );
    const blind = { ...study.rounds[0]!, transcriptIds: [openP03], revealed: [] };
    const alone = { ...study.rounds[1]!, number: 3, coderIds: [amara], transcriptIds: [openP03] };
    const single = {
      ...own.find(({ transcriptId, coderId }) => transcriptId === openP03 && coderId === amara)!,
      id: uuid(12, 9) as PassId,
      roundId: alone.id,
    };
    const seen = (viewer: CoderId, rounds = [blind, alone]) =>
      visiblePasses(viewer, [...own, single], rounds).some(({ id }) => id === single.id);
    expect(seen(tom)).toBe(false);
    const at = '2025-11-14T10:00:00.000Z';
    const revealed = [{ transcriptId: openP03, at, coderId: amara }];
    expect(seen(tom, [{ ...blind, revealed }, alone])).toBe(true);
    expect(seen(uuid(1, 3) as CoderId)).toBe(true);
  });

  it('hides a memo on the study that is linked to a transcript its writer still codes blind', () => {
    const linked = (transcriptId: TranscriptId) => ({
      ...study.memos[1]!,
      about: 'study' as const,
      transcriptId: null,
      roundId: null,
      from: null,
      to: null,
      links: [{ on: 'lines' as const, transcriptId, from: 1, to: 2 }],
    });
    const seen = (viewer: CoderId, transcriptId: TranscriptId) =>
      visibleMemos(viewer, [linked(transcriptId)], study.passes, study.rounds).length;
    expect([seen(ruth, openP03), seen(ruth, settledP01)]).toEqual([0, 1]);
    expect(seen(tom, openP03)).toBe(1);
    // Before Tom has begun, too: the round names the transcript and has not revealed it.
    const unbegun = study.passes.filter(({ coderId }) => coderId !== tom);
    expect(visibleMemos(ruth, [linked(openP03)], unbegun, study.rounds)).toEqual([]);
  });

  it('shows the earlier form of a pass with the pass and never before', () => {
    const earlier = study.passes.map(({ id, ...pass }) => ({ ...pass, id, passId: id }));
    const seen = (viewer: CoderId) =>
      visibleEarlierPasses(viewer, earlier, study.passes, study.rounds).map(({ passId }) => passId);
    expect(seen(tom)).toEqual([1, 2, 3, 5].map((n) => uuid(12, n)));
    expect(seen(amara)).toEqual([1, 2, 3, 4].map((n) => uuid(12, n)));
  });

  it('hides another’s memo on a code until all of a round with them is revealed', () => {
    const onCode = {
      ...study.memos[1]!,
      about: 'code' as const,
      transcriptId: null,
      roundId: null,
    };
    const seen = (passes: typeof study.passes, rounds = study.rounds) =>
      visibleMemos(amara, [onCode], passes, rounds).length;
    expect(seen(study.passes)).toBe(0);
    const own = ({ coderId, transcriptId }: (typeof study.passes)[number]) =>
      coderId === amara && transcriptId === openP03;
    const { submitted } = study.passes[0]!;
    const finished = study.passes.map((one) => (own(one) ? { ...one, submitted } : one));
    // Until the reveal the pass could be opened again.
    expect(seen(finished)).toBe(0);
    const revealed = [settledP01, openP03].map((transcriptId) => ({
      transcriptId,
      at: '2025-11-14T10:00:00.000Z',
      coderId: amara,
    }));
    expect(
      seen(
        finished,
        study.rounds.map((round) => ({ ...round, revealed })),
      ),
    ).toBe(1);
  });
});

describe('what an adjudicator may see of a round they have no part in', () => {
  const coders = [...study.coders, { id: ruth, role: 'adjudicator' as const }];
  const proposal = code(uuid(5, 9) as CodeId, 'own', 'New', {
    proposedIn: study.passes[1]!.id,
  });
  const decision = (number: number, line: number, more: Partial<Decision> = {}): Decision => ({
    id: uuid(16, number) as DecisionId,
    roundId: round1,
    transcriptId: settledP01,
    versionId: study.passes[0]!.versionId,
    line,
    readings: [
      { coderId: amara, codeIds: [knowledge] },
      { coderId: tom, codeIds: [] },
    ],
    outcome: 'neither',
    coderId: null,
    keep: [],
    reason: 'boundary',
    words: '',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom],
    at: '2025-11-14T10:00:00.000Z',
    ...more,
  });
  const flagged = decision(1, 1, { outcome: 'flagged' });
  const settled = decision(2, 2);
  const seenWith = (decisions: readonly Decision[], revealed = study.rounds) => {
    const { passes, consensuses } = study;
    const viewer = viewerOf(coders, decisions, ruth);
    const beside = [
      study.memos[0]!,
      { ...study.memos[0]!, id: uuid(13, 8) as MemoId, from: 2, to: 3, text: 'Elsewhere.' },
      {
        ...study.memos[0]!,
        about: 'transcript' as const,
        from: null,
        to: null,
        text: 'All of it.',
      },
      { ...study.memos[0]!, about: 'study' as const, transcriptId: null, text: 'At large.' },
    ];
    return {
      passes: visiblePasses(viewer, passes, revealed).map(({ roundId }) => roundId),
      decisions: visibleDecisions(viewer, decisions, passes, revealed).map(({ line }) => line),
      consensuses: visibleConsensuses(viewer, consensuses, passes, revealed).length,
      memos: visibleMemos(viewer, beside, passes, revealed).map(({ text }) => text),
      codes: visibleCodes(viewer, [proposal], passes, revealed).length,
    };
  };

  it('is the flagged lines with the memos on them, and no pass, on whoever’s machine', () => {
    expect(seenWith([flagged, settled])).toEqual({
      passes: [study.rounds[1]!.id],
      decisions: [1],
      consensuses: 0,
      memos: ['He laughed.'],
      codes: 0,
    });
    const unrevealed = study.rounds.map((round) => ({ ...round, revealed: [] }));
    expect(seenWith([flagged], unrevealed)).toMatchObject({ decisions: [], memos: [] });
  });

  it('is a proposed code where a flagged line has it', () => {
    const readings = [{ coderId: tom, codeIds: [proposal.id] }];
    expect(seenWith([{ ...flagged, readings }]).codes).toBe(1);
    expect(seenWith([{ ...settled, readings }]).codes).toBe(0);
  });

  it('stays theirs once they have settled it, with the consensus when nothing is flagged any more', () => {
    const own = decision(3, 1, { by: [ruth] });
    expect(seenWith([own, settled])).toMatchObject({
      decisions: [1],
      consensuses: 1,
      memos: ['He laughed.'],
    });
  });

  it('is what any coder sees, where they code in the round themselves', () => {
    const team = study.rounds.map((round) => ({ ...round, coderIds: [amara, tom, ruth] }));
    const submitted = { ...study.passes[0]!, id: uuid(12, 8) as PassId, coderId: ruth };
    const viewer = viewerOf(coders, [flagged], ruth);
    expect(visiblePasses(viewer, [...study.passes, submitted], team).map(({ id }) => id)).toContain(
      study.passes[0]!.id,
    );
    expect(viewerOf(coders, [flagged], tom)).toBe(tom);
  });
});

const coder = fc.constantFrom(...[1, 2, 3].map((n) => uuid(1, n) as CoderId));
const transcripts = [openP03, settledP01, uuid(6, 9) as TranscriptId];
const pass = fc.record({
  id: fc.uuid().map((id) => id as PassId),
  transcriptId: fc.constantFrom(...transcripts),
  coderId: coder,
  roundId: fc.constantFrom(uuid(2, 1) as RoundId, uuid(2, 2) as RoundId),
  submitted: fc.constantFrom(null, {
    at: '2025-11-14T10:00:00.000Z',
    hash: 'a'.repeat(64),
    counted: null,
  }),
});
const round = (number: number) =>
  fc.record({
    id: fc.constant(uuid(2, number) as RoundId),
    number: fc.constant(number),
    coderIds: fc.uniqueArray(coder, { minLength: 1 }),
    transcriptIds: fc.option(fc.uniqueArray(fc.constantFrom(...transcripts))),
    calibration: fc.constant(false),
    revealed: fc.uniqueArray(fc.constantFrom(...transcripts)).map((ids) =>
      ids.map((transcriptId) => ({
        transcriptId,
        at: '2025-11-15T10:00:00.000Z',
        coderId: amara,
      })),
    ),
  });

it('never shows another’s pass before it was revealed, nor while the viewer’s own is open', () => {
  fc.assert(
    fc.property(fc.array(pass), fc.tuple(round(1), round(2)), coder, (passes, rounds, viewer) => {
      for (const seen of visiblePasses(viewer, passes, rounds)) {
        if (seen.coderId === viewer) continue;
        const sameText = passes.filter(({ transcriptId }) => transcriptId === seen.transcriptId);
        expect(seen.submitted).not.toBeNull();
        expect(sameText.some((own) => own.coderId === viewer && !own.submitted)).toBe(false);
        const { coderIds, revealed } = rounds.find(({ id }) => id === seen.roundId)!;
        const opened = revealed.some(({ transcriptId }) => transcriptId === seen.transcriptId);
        expect(coderIds.length === 1 || opened).toBe(true);
      }
    }),
  );
});

it('shows nothing over a transcript that the viewer is still to code in a round of several', () => {
  const [settled] = study.rounds;
  const anew = { ...settled!, id: uuid(2, 9) as RoundId, number: 9, revealed: [] };
  const others = (rounds: typeof study.rounds) =>
    visiblePasses(tom, study.passes, rounds).filter(
      ({ coderId, transcriptId }) => coderId !== tom && transcriptId === settledP01,
    );
  expect(others(study.rounds)).toHaveLength(1);
  expect(others([...study.rounds, anew])).toEqual([]);
  const together = { ...anew, calibration: true };
  expect(visiblePasses(tom, study.passes, [...study.rounds, together]).map(({ id }) => id)).toEqual(
    visiblePasses(tom, study.passes, study.rounds).map(({ id }) => id),
  );
});
