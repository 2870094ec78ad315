import { describe, expect, it } from 'vitest';
import { isAsSubmitted, passHash } from '#lib/domain/coding/pass-hash.ts';
import { unpacked } from '#lib/domain/coding/packed.ts';
import { submittedForm } from '#lib/domain/correction/submitted-form.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { Memo, MemoLink } from '#lib/domain/model/memo.ts';
import type { ReopeningId } from '#lib/domain/model/reopening.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import type { TranscriptVersionId } from '#lib/domain/model/transcript-version.ts';
import { adjudication } from '#lib/domain/packet/adjudication.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import { decided } from '#lib/domain/packet/decided.ts';
import { takeIn } from '#lib/domain/packet/incoming/take-in.ts';
import { review } from '#lib/domain/packet/review.ts';
import { correctedSinceSent } from '#lib/domain/packet/versions-for.ts';
import { studyFromPacket } from '#lib/domain/packet/study-from-packet.ts';
import { reopenPass, submitPass } from '#lib/domain/rounds/submit-pass.ts';
import { submissionCode } from '#lib/domain/rounds/submission-code.ts';
import { corrected, correctedAt } from '../../fixtures/corrected.ts';
import {
  amara,
  applied,
  blindMemo,
  blindPass,
  environment,
  inOrder,
  knowledge,
  plan,
  ruth,
  sentOut,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';
import { after, copyOf, order, receiptOf, returnOf } from './packets.ts';

const monday = '2025-11-17T10:00:00.000Z';
const tuesday = '2025-11-18T10:00:00.000Z';
const wednesday = '2025-11-19T10:00:00.000Z';
const thursday = '2025-11-20T10:00:00.000Z';
const base = teamStudy();
const ids = base.transcripts.map(({ id }) => id);
const first = ids[0]!;

/** A sentence is put in before the second of P01's: what stood on line 2 stands on line 3. */
const inserted = [['it is new. ', 'it is new. So they say. ']] as const;
/** The second sentence becomes part of the first. */
const joinedUp = [['it is new. It', 'it is new and it']] as const;

/** The lead has submitted; Tom and Sofia have had all three texts. */
function leads(): StudySnapshot {
  return {
    ...base,
    packets: [tom, sofia].map((to, at) => ({ ...sentOut(1 + at, to), transcriptIds: ids })),
    passes: [0, 1, 2].map((at) => blindPass(base, 1 + at, at, amara, [[knowledge, 1, 2]], monday)),
  };
}

const toms = () => {
  const copy = copyOf(base, tom);
  return {
    ...copy,
    passes: [
      blindPass(copy, 11, 0, tom, [[environment, 2, 3]], tuesday),
      blindPass(copy, 12, 1, tom, [[knowledge, 1, 2]], null),
    ],
    memos: [blindMemo(copy, 1, 0, tom, 'Tom wonders', { from: 2, to: 3 })],
  };
};

const codingsOf = (study: StudySnapshot, number: number) =>
  unpacked(study.passes.find(({ id }) => id === uuid(20, number))!).codings;

const textOf = (study: StudySnapshot) => study.transcripts.find(({ id }) => id === first)!;

function newPreview(study: StudySnapshot, packet: PacketContent, viewer = amara) {
  const incoming = takeIn(study, packet, receiptOf(viewer));
  if (incoming.is !== 'new') throw new Error(incoming.is);
  return incoming.preview;
}

const refused = (study: StudySnapshot, packet: PacketContent, viewer = amara) => {
  try {
    takeIn(study, packet, receiptOf(viewer));
    return 'taken in';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const comparable = (study: StudySnapshot) => inOrder({ ...study, packets: [] });

describe('a return made on an older version of the text', () => {
  it('is checked as it was submitted, and carried with its memos to the version in use', () => {
    const packet = returnOf(toms(), 1, tom);
    const study = after(corrected(leads(), first, inserted), packet);
    const pass = study.passes.find(({ id }) => id === uuid(20, 11))!;
    expect(pass.versionId).toBe(textOf(study).versionId);
    expect(codingsOf(study, 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
    expect(study.memos).toEqual([expect.objectContaining({ from: 3, to: 4 })]);
    expect(isAsSubmitted(pass)).toBe(true);
    expect(submissionCode([pass])).toBe(submissionCode([packet.records.passes[0]!]));
    expect(submittedForm(pass, study.earlierPasses)).toEqual(packet.records.passes[0]);
  });

  it('makes the same study before and after the correction', () => {
    const packet = returnOf(toms(), 1, tom);
    const before = corrected(after(leads(), packet), first, inserted);
    const since = after(corrected(leads(), first, inserted), packet);
    const of = (study: StudySnapshot) => ({ ...comparable(study), transcripts: [] });
    expect(of(since)).toEqual(of(before));
  });

  it('goes over several corrections one after another', () => {
    const twice = corrected(corrected(leads(), first, inserted), first, [['begin', 'start']], {
      at: wednesday,
      number: 2,
    });
    const study = after(twice, returnOf(toms(), 1, tom));
    expect(study.earlierPasses.filter(({ passId }) => passId === uuid(20, 11))).toHaveLength(2);
    expect(codingsOf(study, 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
  });

  it('tells of the text, but not how much the pass holds while it may not be read', () => {
    const { texts } = newPreview(corrected(leads(), first, inserted), returnOf(toms(), 1, tom));
    expect(texts).toEqual([
      {
        transcriptId: first,
        name: 'P01',
        older: 'packet',
        from: 1,
        to: 2,
        corrections: [{ at: correctedAt, by: amara, reason: 'heard again' }],
        anchors: null,
      },
    ]);
  });

  it('says what is carried, moved and lost where the pass may be read', () => {
    const together = { ...leads(), rounds: [plan(ids, { calibration: true })] };
    const copy = { ...toms(), rounds: together.rounds };
    const study = corrected(together, first, [['it is new. It is written down.', 'it is new.']]);
    const { texts } = newPreview(study, returnOf(copy, 1, tom));
    expect(texts[0]!.anchors!.map(({ kind, fate }) => `${kind} ${fate}`)).toEqual([
      'coding lost',
      'memo lost',
    ]);
    const taken = after(study, returnOf(copy, 1, tom));
    expect(codingsOf(taken, 11)).toEqual([]);
    expect(taken.memos).toEqual([
      expect.objectContaining({ about: 'transcript', from: null, to: null, text: 'Tom wonders' }),
    ]);
  });

  it('stays sealed while somebody codes here, and is carried when it is opened', () => {
    const coding = corrected(
      { ...leads(), passes: [blindPass(base, 1, 0, amara, [[knowledge, 1, 2]], null)] },
      first,
      inserted,
    );
    const packet = returnOf(toms(), 1, tom);
    expect(takeIn(coding, packet, receiptOf(amara)).is).toBe('sealed');
    const kept = after(coding, packet);
    expect(kept.passes).toHaveLength(1);
    const done = applied(kept, submitPass(kept.passes[0]!, kept.codes, wednesday));
    expect(codingsOf(after(done, packet), 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
  });

  it('is refused where the version it was made on was never here', () => {
    const elsewhere = corrected({ ...toms(), packets: [] }, first, inserted);
    expect(refused(leads(), returnOf(elsewhere, 1, tom))).toBe('packet-other-text');
  });

  it('changes nothing when it comes twice', () => {
    const packet = returnOf(toms(), 1, tom);
    const once = after(corrected(leads(), first, inserted), packet);
    expect(after(once, packet)).toBe(once);
    const again = after(once, returnOf(toms(), 2, tom));
    expect(comparable(again)).toEqual(comparable(once));
  });
});

describe('memos of a packet', () => {
  const packet = () => returnOf(toms(), 1, tom);
  const withMemo = (more: Partial<Memo>) => {
    const { head, records } = packet();
    return { head, records: { ...records, memos: [{ ...records.memos[0]!, ...more }] } };
  };
  const link = (transcriptId: TranscriptId, from: number, to: number): MemoLink => ({
    on: 'lines',
    transcriptId,
    from,
    to,
  });
  const whole = (transcriptId: TranscriptId): MemoLink => ({ on: 'transcript', transcriptId });

  it('are refused on lines that the version they were written on does not have', () => {
    for (const study of [leads(), corrected(leads(), first, inserted)]) {
      expect(refused(study, withMemo({ from: 3, to: 5 }))).toBe('packet-damaged');
      expect(refused(study, withMemo({ from: 3, to: 3 }))).toBe('packet-damaged');
      expect(refused(study, withMemo({ from: 3, to: null }))).toBe('packet-damaged');
      expect(refused(study, withMemo({ from: 3, to: 4 }))).toBe('taken in');
    }
  });

  it('are linked to the transcript where they were linked to lines that are not there', () => {
    const links = [link(first, 2, 3), link(first, 2, 9), link(ids[1]!, 3, 5), link(ids[2]!, 0, 1)];
    const taken = (study: StudySnapshot) => after(study, withMemo({ links })).memos[0]!.links;
    const others = [whole(first), whole(ids[1]!), link(ids[2]!, 0, 1)];
    expect(taken(leads())).toEqual([link(first, 2, 3), ...others]);
    expect(taken(corrected(leads(), first, inserted))).toEqual([link(first, 3, 4), ...others]);
  });

  it('that begin an adjudicator’s copy stand on lines of the texts they come with', () => {
    const study = { ...leads(), memos: toms().memos.map((memo) => ({ ...memo, to: 9 })) };
    const flag: Decision = {
      id: uuid(24, 1) as DecisionId,
      roundId: study.rounds[0]!.id,
      transcriptId: first,
      versionId: textOf(study).versionId,
      line: 2,
      readings: [],
      outcome: 'flagged',
      coderId: null,
      keep: [],
      reason: null,
      words: '',
      rule: '',
      ruleCodeIds: [],
      asked: null,
      by: [amara],
      at: wednesday,
    };
    const revealed = { transcriptId: first, at: wednesday, coderId: amara };
    const rounds = [{ ...study.rounds[0]!, revealed: [revealed] }];
    const asked = adjudication({ ...study, rounds, decisions: [flag] }, order(7, amara, ruth));
    expect(asked.records.memos).toHaveLength(1);
    expect(() => studyFromPacket(asked, receiptOf(ruth))).toThrow(
      expect.objectContaining({ code: 'packet-damaged' }),
    );
  });
});

describe('a corrected text on its way to a coder', () => {
  const newer = () => corrected(leads(), first, inserted);
  const packet = () => assignment(newer(), order(5, amara, tom, wednesday));

  it('brings the version in use and the one the coder has, with the reason, and nothing coded', () => {
    const { records } = packet();
    const versions = records.transcriptVersions.filter(
      ({ transcriptId }) => transcriptId === first,
    );
    expect(versions.map(({ number, corrected: why }) => [number, why?.reason])).toEqual([
      [1, undefined],
      [2, 'heard again'],
    ]);
    expect([records.passes, records.earlierPasses, records.memos]).toEqual([[], [], []]);
  });

  it('does not bring what was corrected to somebody who never had it', () => {
    const study = { ...newer(), packets: [] };
    const { records } = assignment(study, order(5, amara, tom, wednesday));
    expect(
      records.transcriptVersions.filter(({ transcriptId }) => transcriptId === first),
    ).toHaveLength(1);
  });

  it('is to be sent to whoever had the text before it, until they were', () => {
    const inUse = (study: StudySnapshot) =>
      study.transcripts.map((one) => ({
        ...one,
        corrected: study.transcriptVersions.find(({ id }) => id === one.versionId)!.corrected,
      }));
    const names = (study: StudySnapshot) =>
      correctedSinceSent(study.packets, inUse(study), tom).map(({ name }) => name);
    expect(names(leads())).toEqual([]);
    expect(names(newer())).toEqual(['P01']);
    expect(names({ ...newer(), packets: [] })).toEqual([]);
    const [sent] = newer().packets;
    expect(names({ ...newer(), packets: [{ ...sent!, madeAt: wednesday }] })).toEqual([]);
  });

  it('carries the coder’s own passes, open and submitted, with their memos, in one change', () => {
    const copy = toms();
    const { texts } = newPreview(copy, packet(), tom);
    expect(texts).toHaveLength(1);
    expect(texts[0]!.older).toBe('here');
    expect(texts[0]!.anchors!.map(({ kind, fate }) => `${kind} ${fate}`)).toEqual([
      'coding carried',
      'memo carried',
    ]);
    const study = after(copy, packet(), tom);
    expect(codingsOf(study, 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
    expect(study.memos[0]).toMatchObject({ from: 3, to: 4 });
    expect(textOf(study).lineCount).toBe(5);
    expect(
      study.transcriptVersions.find(
        ({ number, transcriptId }) => number === 1 && transcriptId === first,
      )!.speakers,
    ).toEqual(copy.transcripts[0]!.speakers);
    expect(study.passes.every(isAsSubmitted)).toBe(true);
  });

  it('makes the very pass that the lead makes of the return', () => {
    const carriedByTom = after(toms(), packet(), tom);
    const carriedByLead = after(newer(), returnOf(toms(), 1, tom));
    const of = (study: StudySnapshot) => study.passes.find(({ id }) => id === uuid(20, 11));
    expect(of(carriedByTom)).toEqual(of(carriedByLead));
    expect(carriedByTom.earlierPasses[0]).toEqual(
      carriedByLead.earlierPasses.find(({ passId }) => passId === uuid(20, 11)),
    );
    const returned = after(newer(), returnOf(carriedByTom, 1, tom));
    expect(comparable(returned)).toEqual(comparable(carriedByLead));
  });

  it('leaves a copy that is newer than an assignment as it is', () => {
    const old = assignment(leads(), order(4, amara, tom, tuesday));
    const both = after(after(toms(), packet(), tom), old, tom);
    const other = after(after(toms(), old, tom), packet(), tom);
    expect(comparable(both)).toEqual(comparable(other));
    expect(codingsOf(both, 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
  });

  it('lets the coder open the carried pass again, submit it and return it', () => {
    const carried = after(toms(), packet(), tom);
    const round = carried.rounds[0]!;
    const opened = applied(
      carried,
      reopenPass(
        carried.passes.find(({ id }) => id === uuid(20, 11))!,
        round,
        'one more',
        thursday,
        uuid(40, 1) as ReopeningId,
      ),
    );
    const open = opened.passes.find(({ id }) => id === uuid(20, 11))!;
    const done = applied(opened, submitPass(open, opened.codes, thursday));
    const study = after(after(newer(), returnOf(toms(), 1, tom)), returnOf(done, 2, tom));
    const pass = study.passes.find(({ id }) => id === uuid(20, 11))!;
    expect(pass.submitted!.at).toBe(thursday);
    expect(isAsSubmitted(pass)).toBe(true);
    expect(passHash(pass, pass.submitted!.counted)).toBe(pass.submitted!.hash);
  });
});

describe('a return whose pass was carried by its coder', () => {
  const carried = () =>
    after(toms(), assignment(corrected(leads(), first, inserted), order(5, amara, tom)), tom);

  it('is refused when what was submitted is missing or is not what its hash says', () => {
    const packet = returnOf(carried(), 1, tom);
    const study = corrected(leads(), first, inserted);
    const without = { ...packet, records: { ...packet.records, earlierPasses: [] } };
    expect(refused(study, without)).toBe('packet-pass-changed');
    const [earlier] = packet.records.earlierPasses;
    const forged = { ...earlier!, from: Uint32Array.of(1) };
    const changed = { ...packet, records: { ...packet.records, earlierPasses: [forged] } };
    expect(refused(study, changed)).toBe('packet-pass-changed');
  });

  it('is taken in as what was submitted says, whatever the carried form claims', () => {
    const packet = returnOf(carried(), 1, tom);
    const study = corrected(leads(), first, inserted);
    const [given] = packet.records.passes;
    const other = { ...given!, from: Uint32Array.of(1), to: Uint32Array.of(4) };
    const claimed = {
      ...other,
      carried: { ...other.carried!, hash: passHash(other, other.submitted!.counted) },
    };
    const forged = { ...packet, records: { ...packet.records, passes: [claimed] } };
    expect(comparable(after(study, forged))).toEqual(comparable(after(study, packet)));
  });
});

describe('a review across versions', () => {
  const revealed = () => {
    const study = after(after(leads(), returnOf(toms(), 1, tom)), sofias());
    const round = {
      ...study.rounds[0]!,
      revealed: [{ transcriptId: first, at: wednesday, coderId: amara }],
    };
    return { ...study, rounds: [round] };
  };
  const sofias = () => {
    const copy = copyOf(base, sofia);
    const pass = blindPass(copy, 21, 0, sofia, [[environment, 2, 3]], tuesday);
    return returnOf({ ...copy, passes: [pass] }, 3, sofia);
  };
  const tomsWhole = () => {
    const copy = toms();
    return { ...copy, passes: copy.passes.slice(0, 1) };
  };

  it('brings the text along, with passes as they were on what the coder had', () => {
    const study = corrected(revealed(), first, inserted, { at: thursday });
    const packet = review(study, order(6, amara, tom, thursday));
    expect(packet.records.transcripts.map(({ id }) => id)).toEqual([first]);
    expect(packet.records.earlierPasses).toHaveLength(3);
    const taken = after(tomsWhole(), packet, tom);
    expect(codingsOf(taken, 11)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
    expect(taken.passes).toHaveLength(3);
    expect(new Set(taken.passes.map(({ versionId }) => versionId)).size).toBe(1);
  });

  it('keeps an earlier text, and passes on it, from somebody who never had it', () => {
    const study = { ...corrected(revealed(), first, inserted, { at: thursday }), packets: [] };
    const packet = review(study, order(6, amara, tom, thursday));
    expect(packet.records.transcriptVersions.map(({ number }) => number)).toEqual([2]);
    expect(packet.records.earlierPasses).toEqual([]);
  });

  it('holds no text and no earlier pass where nothing was corrected', () => {
    const { records } = review(revealed(), order(6, amara, tom, thursday));
    expect([records.transcripts, records.transcriptVersions, records.earlierPasses]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('made before the correction is carried by a coder who has the text already', () => {
    const old = review(revealed(), order(6, amara, tom, wednesday));
    const newer = corrected(revealed(), first, inserted, { at: thursday });
    const text = assignment(newer, order(7, amara, tom, thursday));
    const one = after(after(tomsWhole(), old, tom), text, tom);
    const other = after(after(tomsWhole(), text, tom), old, tom);
    expect(comparable(one)).toEqual(comparable(other));
    expect(codingsOf(one, 21)).toEqual([{ codeId: environment, from: 3, to: 4 }]);
  });
});

describe('a packet that was tampered with', () => {
  const text = () => assignment(corrected(leads(), first, inserted), order(5, amara, tom));

  it('is refused when a text in it cannot be read by lines', () => {
    const packet = text();
    const transcriptVersions = packet.records.transcriptVersions.map((one) => ({
      ...one,
      lineFrom: one.lineFrom.toReversed(),
    }));
    const broken = { ...packet, records: { ...packet.records, transcriptVersions } };
    expect(refused(toms(), broken, tom)).toBe('packet-damaged');
  });

  it('is refused when a version between is missing or there twice', () => {
    const twice = corrected(corrected(leads(), first, inserted), first, [['begin', 'start']], {
      at: wednesday,
      number: 2,
    });
    const packet = assignment(twice, order(5, amara, tom));
    const without = packet.records.transcriptVersions.filter(({ number }) => number !== 2);
    const gap = { ...packet, records: { ...packet.records, transcriptVersions: without } };
    expect(refused(toms(), gap, tom)).toBe('packet-other-text');
    const [one] = packet.records.transcriptVersions.filter(({ number }) => number === 2);
    const double = { ...one!, id: uuid(7, 99) as TranscriptVersionId };
    const two = {
      ...packet,
      records: {
        ...packet.records,
        transcriptVersions: [...packet.records.transcriptVersions, double],
      },
    };
    expect(refused(toms(), two, tom)).toBe('packet-other-text');
  });
});

describe('decisions made on an older version', () => {
  const flag: Decision = {
    id: uuid(24, 1) as DecisionId,
    roundId: base.rounds[0]!.id,
    transcriptId: first,
    versionId: base.transcripts[0]!.versionId,
    line: 2,
    readings: [
      { coderId: amara, codeIds: [] },
      { coderId: tom, codeIds: [environment] },
    ],
    outcome: 'flagged',
    coderId: null,
    keep: [],
    reason: null,
    words: 'Which is it?',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom],
    at: wednesday,
  };
  const flagging = (): StudySnapshot => ({
    ...leads(),
    rounds: [plan(ids, { revealed: [{ transcriptId: first, at: wednesday, coderId: amara }] })],
    decisions: [flag],
  });
  const answered = (): PacketContent => {
    const packet = adjudication(flagging(), order(8, amara, ruth, wednesday));
    const copy = studyFromPacket(packet, receiptOf(ruth));
    const decision: Decision = {
      ...copy.decisions[0]!,
      id: uuid(24, 2) as DecisionId,
      outcome: 'other',
      keep: [environment],
      reason: 'missed',
      by: [ruth],
      at: thursday,
    };
    return decided({ ...copy, decisions: [decision] }, order(9, ruth, amara, thursday));
  };

  it('go with their lines to where the flag went', () => {
    const study = after(corrected(flagging(), first, inserted, { at: thursday }), answered());
    expect(study.decisions).toEqual([
      expect.objectContaining({
        id: uuid(24, 2),
        line: 3,
        outcome: 'other',
        versionId: textOf(study).versionId,
      }),
    ]);
  });

  it('make the same study before and after the correction', () => {
    const before = corrected(after(flagging(), answered()), first, inserted, { at: thursday });
    const since = after(corrected(flagging(), first, inserted, { at: thursday }), answered());
    expect(since.decisions).toEqual(before.decisions);
  });

  it('go with the adjudicator’s copy when it is asked again on the corrected text', () => {
    const packet = adjudication(flagging(), order(8, amara, ruth, wednesday));
    const copy = studyFromPacket(packet, receiptOf(ruth));
    const settled = { ...copy, decisions: answered().records.decisions };
    const sent = { ...flagging(), packets: [{ ...sentOut(8, ruth), transcriptIds: [first] }] };
    const newer = corrected(sent, first, inserted, { at: thursday });
    const again = adjudication(newer, order(18, amara, ruth, thursday));
    const taken = after(settled, again, ruth);
    expect(taken.decisions).toEqual([
      expect.objectContaining({ id: uuid(24, 2), line: 3, outcome: 'other' }),
    ]);
    expect(newPreview(settled, again, ruth).settledMeanwhile).toBe(1);
  });

  it('are refused where one is about a line that is not there', () => {
    const packet = answered();
    const decisions = packet.records.decisions.map((one) => ({ ...one, line: 40 }));
    const broken = { ...packet, records: { ...packet.records, decisions } };
    const study = corrected(flagging(), first, inserted, { at: thursday });
    expect(refused(study, broken)).toBe('packet-damaged');
  });

  it('are not taken where their line was joined with another, and the preview lists them', () => {
    const study = corrected(flagging(), first, joinedUp, { at: thursday });
    const { texts, counts } = newPreview(study, answered());
    expect(texts[0]!.anchors!.map(({ kind, fate }) => `${kind} ${fate}`)).toEqual([
      'decision lost',
    ]);
    expect(counts[0]).toMatchObject({ table: 'decisions', added: 0 });
    expect(after(study, answered()).decisions).toEqual([]);
  });
});
