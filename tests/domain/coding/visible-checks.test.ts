import { describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/domain/coding/viewer.ts';
import { visibleRuleChanges } from '#lib/domain/coding/visible-checks.ts';
import { visibleAnchors } from '#lib/domain/correction/visible-anchors.ts';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { RuleChange } from '#lib/domain/model/rule-change.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { review } from '#lib/domain/packet/review.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import {
  amara,
  blindPass,
  blindRound,
  environment,
  knowledge,
  plan,
  ruth,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';
import { order } from '../packet/packets.ts';

const at = '2025-11-18T10:00:00.000Z';
const base = teamStudy();
const first = base.transcripts[0]!.id;
const revealed = [{ transcriptId: first, at, coderId: amara }];
const team = { coderIds: [amara, tom] };

/** Amara found one of her passages still right; what she coded counts as settled. */
function study(more: Partial<StudySnapshot> = {}, by: CoderId = amara): StudySnapshot {
  const change: RuleChange = {
    id: uuid(31, 1) as RuleChange['id'],
    codeId: knowledge,
    at,
    coderId: amara,
    note: 'Only what they know.',
    decisionId: null,
    checked: [{ transcriptId: first, from: 2, to: 3, coderId: by, at }],
  };
  return {
    ...base,
    rounds: [plan([first], team)],
    transcripts: base.transcripts.map((one) => ({ ...one, settledCoderId: amara })),
    passes: [
      blindPass(base, 1, 0, amara, [[knowledge, 2, 3]], at),
      blindPass(base, 2, 0, tom, [[environment, 1, 2]], at),
    ],
    ruleChanges: [change],
    ...more,
  };
}

/** What a person learns of what was looked at: from a correction, and from the codebook. */
function seen(viewer: Viewer, given: StudySnapshot): readonly number[] {
  const { anchors } = correctionOf(given, first, [['begin', 'start']]);
  const shown = visibleAnchors(viewer, anchors, first, given);
  const [change] = visibleRuleChanges(viewer, given.ruleChanges, given);
  return [shown.filter(({ kind }) => kind === 'checked').length, change!.checked.length];
}

describe('passages looked at again after a change of a rule', () => {
  it('are their own to see', () => {
    expect(seen(amara, study())).toEqual([1, 1]);
  });

  it('are hidden from the other coder until the reveal, though both have submitted', () => {
    expect(seen(tom, study())).toEqual([0, 0]);
    expect(seen(tom, study({ rounds: [plan([first], { ...team, revealed })] }))).toEqual([1, 1]);
  });

  it('are hidden while the reader has the transcript in hand again', () => {
    const again = plan([first], {
      ...team,
      coderIds: [tom, sofia],
      id: uuid(2, 9) as RoundId,
      number: 9,
    });
    const rounds = [plan([first], { ...team, revealed }), again];
    expect(seen(tom, study({ rounds }))).toEqual([0, 0]);
    expect(seen(ruth, study({ rounds }))).toEqual([1, 1]);
  });

  it('are hidden while whoever looked has a blind pass over the transcript that may be meant', () => {
    const again = plan([first], {
      coderIds: [amara, sofia],
      id: uuid(2, 9) as RoundId,
      number: 9,
    });
    const rounds = [plan([first], { ...team, revealed }), again];
    expect(seen(tom, study({ rounds }))).toEqual([0, 0]);
  });

  it('are hidden where somebody looked at what the reader may not read', () => {
    expect(seen(tom, study({}, ruth))).toEqual([0, 0]);
  });

  it('of a consensus are told to whoever may read it, an adjudicator too', () => {
    const {
      id: _,
      coderId: _c,
      flags: _f,
      submitted: _s,
      carried: _d,
      ...layer
    } = study().passes[0]!;
    const consensus: Consensus = {
      ...layer,
      id: uuid(8, 1) as Consensus['id'],
      open: new Uint32Array(),
    };
    const rounds = [plan([first], { ...team, revealed })];
    const settled = study({ rounds, consensuses: [consensus] });
    const adjudicator = { id: ruth, decisions: [] };
    expect([tom, adjudicator].map((viewer) => seen(viewer, settled))).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const flagged = {
      id: uuid(24, 1) as never,
      roundId: blindRound,
      transcriptId: first,
      line: 1,
      outcome: 'flagged' as const,
      readings: [],
      ruleCodeIds: [],
    };
    expect(seen({ id: ruth, decisions: [flagged] }, settled)).toEqual([0, 0]);
  });

  it('leave in a review only where its receiver may know of them', () => {
    const rounds = [plan([first], { ...team, revealed })];
    const checks = (given: StudySnapshot) =>
      review(given, order(1, amara, tom)).records.ruleChanges[0]!.checked.length;
    expect(checks(study({ rounds }))).toBe(1);
    const again = plan([first], {
      coderIds: [amara, sofia],
      id: uuid(2, 9) as RoundId,
      number: 9,
    });
    expect(checks(study({ rounds: [...rounds, again] }))).toBe(0);
  });
});
