import { describe, expect, it } from 'vitest';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { CodebookVersion } from '#lib/domain/model/codebook-version.ts';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import type { Packet, PacketId } from '#lib/domain/model/packet.ts';
import type { ReopeningId } from '#lib/domain/model/reopening.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { StudyId } from '#lib/domain/model/study.ts';
import { adjudication } from '#lib/domain/packet/adjudication.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import { decided } from '#lib/domain/packet/decided.ts';
import { takeIn } from '#lib/domain/packet/incoming/take-in.ts';
import { isOpenedSince } from '#lib/domain/packet/opened-since.ts';
import { review } from '#lib/domain/packet/review.ts';
import { studyFromPacket } from '#lib/domain/packet/study-from-packet.ts';
import { reopenPass, submitPass } from '#lib/domain/rounds/submit-pass.ts';
import { submissionCode } from '#lib/domain/rounds/submission-code.ts';
import { finalActs } from '#lib/domain/trail/change.ts';
import {
  amara,
  applied,
  blindMemo,
  blindPass,
  environment,
  inOrder,
  knowledge,
  planned,
  plan,
  proposal,
  ruth,
  sentOut,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';
import { after, copyOf, noon, order, receiptOf, returnOf } from './packets.ts';

const monday = '2025-11-17T10:00:00.000Z';
const tuesday = '2025-11-18T10:00:00.000Z';

/** The lead has submitted all three; Tom and Sofia code elsewhere. */
function leadsStudy(): StudySnapshot {
  const study = teamStudy();
  return {
    ...study,
    packets: [sentOut(1, tom), sentOut(2, sofia)],
    passes: [0, 1, 2].map((at) => blindPass(study, 1 + at, at, amara, [[knowledge, 1, 2]], monday)),
  };
}

/** Tom's copy with his first pass submitted, a proposal and a memo in it. */
function tomsCopy(): StudySnapshot {
  const copy = copyOf(teamStudy(), tom);
  const pass = blindPass(copy, 11, 0, tom, [[knowledge, 2, 3]], tuesday);
  return {
    ...copy,
    passes: [pass],
    codes: [...copy.codes, proposal(1, 'Trespassing', tom, pass.id)],
    memos: [blindMemo(copy, 1, 0, tom, 'Tom wonders')],
  };
}

const refusal = (study: StudySnapshot, packet: Parameters<typeof takeIn>[1], viewer = amara) => {
  try {
    takeIn(study, packet, receiptOf(viewer));
    return 'taken in';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a return at the lead’s', () => {
  it('brings pass, proposal and memo in one change, and says which passes and nothing more', () => {
    const incoming = takeIn(leadsStudy(), returnOf(tomsCopy(), 1, tom), receiptOf(amara));
    if (incoming.is !== 'new') throw new Error(incoming.is);
    expect(incoming.preview.passes).toEqual([
      expect.objectContaining({ name: 'P01', submittedAt: tuesday, isKnown: false }),
    ]);
    expect(incoming.preview.counts).toEqual([]);
    const study = applied(leadsStudy(), incoming.change);
    expect(study.passes).toContainEqual(tomsCopy().passes[0]);
    expect(study.codes.map(({ name }) => name)).toContain('Trespassing');
    expect(study.memos.map(({ text }) => text)).toEqual(['Tom wonders']);
    expect(incoming.change.kind).toBe('receive-packet');
    expect(finalActs.has('receive-packet')).toBe(false);
  });

  it('is known again by its id: nothing to do', () => {
    const packet = returnOf(tomsCopy(), 1, tom);
    const study = after(leadsStudy(), packet);
    const again = takeIn(study, packet, receiptOf(amara));
    expect(again).toMatchObject({ is: 'known', packet: { at: noon } });
  });

  it('shows whether it carries the code of the lead’s passes', () => {
    const study = leadsStudy();
    const ofFirst = submissionCode(study.passes.slice(0, 1))!;
    const ofAll = submissionCode(study.passes)!;
    const matched = (leadCode: string) => {
      const packet = returnOf(tomsCopy(), 1, tom, undefined, leadCode);
      const incoming = takeIn(study, packet, receiptOf(amara));
      return incoming.is === 'new' ? incoming.preview.leadCode?.matched : incoming.is;
    };
    expect(matched(ofFirst)).toBe(true);
    expect(matched(ofAll)).toBe(true);
    expect(matched('000000000000')).toBe(false);
    const stored = after(study, returnOf(tomsCopy(), 1, tom, undefined, ofFirst)).packets.at(-1);
    expect(stored).toMatchObject({ leadCode: ofFirst, leadCodeMatched: true, direction: 'in' });
  });

  it('shows the order no more once the lead has opened that pass again', () => {
    const study = leadsStudy();
    const [first, second] = study.passes;
    const packet = returnOf(tomsCopy(), 1, tom, undefined, submissionCode([first!])!);
    const taken = after(study, packet);
    const isOpened = (pass: Pass, at: string, more: Partial<Packet> = {}) => {
      const id = uuid(33, 1) as ReopeningId;
      const change = reopenPass(pass, taken.rounds[0]!, 'A line was missed.', at, id);
      const { packets, reopenings } = applied(taken, change);
      return isOpenedSince({ ...packets.at(-1)!, ...more }, amara, reopenings);
    };
    expect(isOpenedSince(taken.packets.at(-1)!, amara, taken.reopenings)).toBe(false);
    expect(isOpened(first!, '2025-11-20T12:00:00.001Z')).toBe(true);
    expect(isOpened(first!, tuesday)).toBe(false);
    expect(isOpened(second!, '2025-11-20T12:00:00.001Z')).toBe(false);
    expect(isOpened({ ...first!, coderId: tom }, '2025-11-20T12:00:00.001Z')).toBe(false);
    expect(isOpened(first!, '2025-11-20T12:00:00.001Z', { leadCodeMatched: false })).toBe(false);
  });

  it('is refused with what is wrong, and changes nothing', () => {
    const study = leadsStudy();
    const packet = returnOf(tomsCopy(), 1, tom);
    const { head, records } = packet;
    const otherStudy = { ...head, study: { ...head.study, id: uuid(0, 9) as StudyId } };
    expect(refusal(study, { head: otherStudy, records })).toBe('packet-other-study');
    const otherRound = { ...head, round: { ...head.round, id: uuid(2, 9) as RoundId } };
    expect(refusal(study, { head: otherRound, records })).toBe('packet-no-round');
    const versionId = uuid(14, 9) as CodebookVersion['id'];
    const otherBook = { ...head, codebook: { ...head.codebook!, versionId } };
    expect(refusal(study, { head: otherBook, records })).toBe('packet-other-codebook');
    expect(refusal(study, packet, sofia)).toBe('packet-not-for-you');
    expect(refusal(study, packet, tom)).toBe('packet-own');
    const own = { ...study, packets: [{ ...sentOut(3, amara), id: head.id }] };
    expect(refusal(own, packet)).toBe('packet-own');
  });

  it('tells transcripts by their words and lines, never by name, and says which one differs', () => {
    const packet = returnOf(tomsCopy(), 1, tom);
    const study = leadsStudy();
    const renamed = study.transcripts.map((one) => ({ ...one, name: `${one.name}, again` }));
    expect(refusal({ ...study, transcripts: renamed }, packet)).toBe('taken in');
    const otherWords = study.transcripts.map((one) => ({ ...one, textHash: 'b'.repeat(64) }));
    expect(() => takeIn({ ...study, transcripts: otherWords }, packet, receiptOf(amara))).toThrow(
      expect.objectContaining({ code: 'packet-other-text', where: 'P01' }),
    );
    const otherLines = study.transcripts.map((one) => ({ ...one, lineCount: 5 }));
    expect(refusal({ ...study, transcripts: otherLines }, packet)).toBe('packet-other-text');
    expect(refusal({ ...study, transcripts: [] }, packet)).toBe('packet-other-text');
  });

  it('refuses a pass that is not what was submitted, or is somebody else’s', () => {
    const { head, records } = returnOf(tomsCopy(), 1, tom);
    const [pass] = records.passes;
    const withPass = (changed: Pass) => ({ head, records: { ...records, passes: [changed] } });
    const widened = { ...pass!, to: Uint32Array.of(4) };
    expect(refusal(leadsStudy(), withPass(widened))).toBe('packet-pass-changed');
    const sofias = blindPass(leadsStudy(), 12, 0, sofia, [], tuesday);
    expect(refusal(leadsStudy(), withPass(sofias))).toBe('packet-pass-changed');
    const beyond = blindPass(leadsStudy(), 12, 0, tom, [[knowledge, 2, 9]], tuesday);
    expect(refusal(leadsStudy(), withPass(beyond))).toBe('packet-pass-changed');
    const foreign = { ...records, memos: [blindMemo(leadsStudy(), 9, 0, amara, 'not Tom’s')] };
    expect(refusal(leadsStudy(), { head, records: foreign })).toBe('packet-damaged');
  });

  it('refuses a pass that is here already in another form, submitted or open', () => {
    const packet = returnOf(tomsCopy(), 1, tom);
    const study = leadsStudy();
    const here = (pass: Pass) => ({ ...study, passes: [...study.passes, pass] });
    const otherwise = blindPass(study, 11, 0, tom, [[environment, 1, 2]], monday);
    expect(refusal(here(otherwise), packet)).toBe('packet-pass-otherwise');
    const open = blindPass(study, 13, 0, tom, [[environment, 1, 2]], null);
    expect(refusal(here(open), packet)).toBe('packet-coder-open-here');
    // A pass that was begun and left empty gives way.
    const empty = blindPass(study, 13, 0, tom, [], null);
    const taken = after(here(empty), packet);
    expect(taken.passes.map(({ id }) => id)).not.toContain(empty.id);
    expect(taken.passes).toContainEqual(tomsCopy().passes[0]);
  });

  it('brings a pass that was opened again since, as long as nobody has seen it, in any order', () => {
    const before = tomsCopy();
    const first = returnOf(before, 1, tom);
    const [pass] = before.passes;
    const reopened = applied(
      before,
      reopenPass(pass!, before.rounds[0]!, 'Missed the end', noon, uuid(33, 1) as ReopeningId),
    );
    const [open] = reopened.passes;
    const rewritten = { ...reopened, memos: [blindMemo(reopened, 2, 0, tom, 'Tom knows')] };
    const copy = applied(
      rewritten,
      submitPass(
        { ...open!, flags: Uint32Array.of(1) },
        reopened.codes,
        '2025-11-20T13:00:00.000Z',
      ),
    );
    const second = returnOf(copy, 2, tom);
    const hashOf = (study: StudySnapshot) =>
      study.passes.find(({ id }) => id === pass!.id)?.submitted?.hash;
    const inTurn = after(after(leadsStudy(), first), second);
    expect(hashOf(inTurn)).toBe(copy.passes[0]!.submitted?.hash);
    expect(inTurn.reopenings).toEqual(copy.reopenings);
    expect(inTurn.memos).toEqual(copy.memos);
    const turned = after(after(leadsStudy(), second), first);
    expect(inOrder({ ...turned, packets: [] })).toEqual(inOrder({ ...inTurn, packets: [] }));

    const seen = after(leadsStudy(), first);
    const revealed = [{ transcriptId: pass!.transcriptId, at: noon, coderId: amara }];
    const rounds = seen.rounds.map((round) => ({ ...round, revealed }));
    expect(refusal({ ...seen, rounds }, second)).toBe('packet-pass-otherwise');
  });

  it('keeps a proposal that was adopted here since', () => {
    const study = after(leadsStudy(), returnOf(tomsCopy(), 1, tom));
    const codes = study.codes.map((code) =>
      code.name === 'Trespassing' ? { ...code, proposedIn: null, name: 'Trespass' } : code,
    );
    const again = after({ ...study, codes }, returnOf(tomsCopy(), 2, tom));
    expect(again.codes.map(({ name }) => name)).toContain('Trespass');
    expect(again.codes.map(({ name }) => name)).not.toContain('Trespassing');
  });
});

describe('a return that comes while somebody here still codes', () => {
  const withOpen = (number: number, coderId: typeof amara): StudySnapshot => {
    const study = leadsStudy();
    const open = blindPass(study, number, 0, coderId, [[knowledge, 1, 2]], null);
    return { ...study, passes: [...study.passes.slice(1), open] };
  };
  const amarasOpen = withOpen(1, amara);
  const sofiasOpen = withOpen(14, sofia);
  const packet = returnOf(tomsCopy(), 1, tom);

  it('is kept as it came, sealed, and nothing else is stored or said', () => {
    const incoming = takeIn(amarasOpen, packet, receiptOf(amara));
    if (incoming.is !== 'sealed' || !incoming.change) throw new Error(incoming.is);
    expect(incoming.waitsFor).toEqual([amara]);
    expect(incoming.change).toMatchObject({ kind: 'keep-sealed', removed: [] });
    expect(incoming.change.put).toHaveLength(1);
    const study = applied(amarasOpen, incoming.change);
    expect(study.packets.at(-1)).toMatchObject({
      kind: 'return',
      fromId: tom,
      sealed: Uint8Array.of(1, 2, 3),
      leadCode: null,
      leadCodeMatched: null,
    });
    expect({ ...study, packets: [] }).toEqual({ ...amarasOpen, packets: [] });
    const said = JSON.stringify(incoming);
    expect(said).not.toContain('Trespassing');
    expect(said).not.toContain('Tom wonders');
    expect(takeIn(study, packet, receiptOf(amara))).toMatchObject({ is: 'sealed', change: null });
  });

  it('waits for any coder who sits at this machine, not only for the lead', () => {
    expect(takeIn(sofiasOpen, packet, receiptOf(amara))).toMatchObject({
      waitsFor: [amara, sofia],
    });
    // Sofia was given no packet, so she can only code here.
    const study = { ...leadsStudy(), packets: [sentOut(1, tom)] };
    expect(takeIn(study, packet, receiptOf(amara))).toMatchObject({ waitsFor: [sofia] });
    expect(takeIn(leadsStudy(), packet, receiptOf(amara)).is).toBe('new');
  });

  it('can be opened once they have finished', () => {
    const kept = after(amarasOpen, packet);
    const done = { ...kept, passes: leadsStudy().passes };
    const opened = after(done, packet);
    expect(opened.packets.at(-1)).toMatchObject({ id: packet.head.id, sealed: null });
    expect(opened.passes).toContainEqual(tomsCopy().passes[0]);
  });
});

/** Everybody has submitted P01 and it is revealed; line 2 is flagged, line 1 settled. */
function revealedStudy(): StudySnapshot {
  const study = after(leadsStudy(), returnOf(tomsCopy(), 1, tom));
  const [first] = study.transcripts;
  const flag: Decision = {
    id: uuid(24, 2) as DecisionId,
    roundId: study.rounds[0]!.id,
    transcriptId: first!.id,
    versionId: first!.versionId,
    line: 2,
    readings: [
      { coderId: amara, codeIds: [] },
      { coderId: tom, codeIds: [knowledge] },
      { coderId: sofia, codeIds: [] },
    ],
    outcome: 'flagged',
    coderId: null,
    keep: [],
    reason: null,
    words: 'Which is it?',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom, sofia],
    at: tuesday,
  };
  const settled = { ...flag, id: uuid(24, 1) as DecisionId, line: 1, outcome: 'all' as const };
  const revealed = [{ transcriptId: first!.id, at: tuesday, coderId: amara }];
  const none = { codes: [], code: new Uint32Array(), from: new Uint32Array() };
  const noQuotes = { quoteCode: none.code, quoteFrom: none.code, quoteTo: none.code };
  return {
    ...study,
    rounds: study.rounds.map((round) => ({ ...round, revealed })),
    passes: [...study.passes, blindPass(study, 15, 0, sofia, [], tuesday)],
    decisions: [{ ...settled, keep: [knowledge] }, flag],
    consensuses: [
      {
        ...none,
        ...noQuotes,
        to: none.code,
        id: uuid(8, 9) as Consensus['id'],
        transcriptId: first!.id,
        versionId: first!.versionId,
        roundId: study.rounds[0]!.id,
        open: Uint32Array.of(2),
      },
    ],
  };
}

describe('a review at the coder’s', () => {
  const packet = () => review(revealedStudy(), order(20, amara, tom));

  it('reveals here what was revealed there, for good', () => {
    const incoming = takeIn(tomsCopy(), packet(), receiptOf(tom));
    if (incoming.is !== 'new') throw new Error(incoming.is);
    expect(finalActs.has(incoming.change.kind)).toBe(true);
    const copy = applied(tomsCopy(), incoming.change);
    expect(copy.rounds[0]!.revealed).toHaveLength(1);
    expect(copy.passes.map(({ coderId }) => coderId).toSorted()).toEqual(
      [amara, tom, sofia].toSorted(),
    );
    expect(copy.decisions).toHaveLength(2);
    expect(incoming.preview.counts).toContainEqual({
      table: 'passes',
      added: 2,
      changed: 0,
      known: 1,
    });
  });

  it('is refused while the coder’s own pass is open, and takes back nothing they returned', () => {
    const copy = tomsCopy();
    const open = blindPass(copy, 11, 0, tom, [[knowledge, 2, 3]], null);
    expect(refusal({ ...copy, passes: [open] }, packet(), tom)).toBe('packet-own-pass-open');
    const lost = after({ ...copy, passes: [] }, packet(), tom);
    expect(lost.passes).toContainEqual(copy.passes[0]);
  });

  it('stands against what the coder has opened again meanwhile, open or submitted anew', () => {
    const before = tomsCopy();
    const [pass] = before.passes;
    const reopening = reopenPass(
      pass!,
      { ...before.rounds[0]!, revealed: [] },
      'Missed the end',
      noon,
      uuid(33, 1) as ReopeningId,
    );
    const open = applied(before, reopening);
    const written = {
      ...open,
      passes: open.passes.map((one) => ({ ...one, flags: Uint32Array.of(1) })),
    };
    const anew = applied(
      written,
      submitPass(written.passes[0]!, written.codes, '2025-11-20T13:00:00.000Z'),
    );
    for (const copy of [open, written, anew]) {
      const incoming = takeIn(copy, packet(), receiptOf(tom));
      if (incoming.is !== 'new') throw new Error(incoming.is);
      expect(incoming.preview.openedAgain).toBe(1);
      const now = applied(copy, incoming.change);
      expect(now.passes.find(({ id }) => id === pass!.id)).toEqual(pass);
      expect(now.passes).toHaveLength(3);
      expect(now.rounds[0]!.revealed).toHaveLength(1);
      expect(now.reopenings).toEqual(copy.reopenings);
    }
    const untouched = takeIn(before, packet(), receiptOf(tom));
    expect(untouched.is === 'new' && untouched.preview.openedAgain).toBe(0);
    // Submitted otherwise without having been opened again: something is wrong with one of them.
    expect(refusal({ ...anew, reopenings: [] }, packet(), tom)).toBe('packet-pass-otherwise');
  });

  it('leaves the coder’s own proposal as they have it until it is adopted', () => {
    const copy = tomsCopy();
    const written = (study: StudySnapshot): StudySnapshot => ({
      ...study,
      codes: study.codes.map((one) =>
        one.proposedIn === null ? one : { ...one, definition: 'Written since' },
      ),
    });
    const own = ({ codes }: StudySnapshot) => codes.find(({ name }) => name === 'Trespassing');
    expect(own(after(written(copy), packet(), tom))?.definition).toBe('Written since');
    const lead = revealedStudy();
    const codes = lead.codes.map((one) => ({ ...one, proposedIn: null }));
    const adopted = review({ ...lead, codes }, order(21, amara, tom));
    expect(own(after(written(copy), adopted, tom))?.proposedIn).toBeNull();
  });

  it('brings the passes of somebody who joined the round after the copy was made', () => {
    const copy = tomsCopy();
    const rounds = copy.rounds.map((round) => ({ ...round, coderIds: [amara, tom] }));
    const now = after({ ...copy, rounds }, packet(), tom);
    expect(now.rounds[0]!.coderIds).toContain(sofia);
    expect(now.passes.map(({ coderId }) => coderId)).toContain(sofia);
  });

  it('that is older than one taken in already changes nothing that is newer', () => {
    const older = review(revealedStudy(), order(20, amara, tom, tuesday));
    const now = revealedStudy();
    const decisions = now.decisions.map((one) => ({ ...one, words: 'Said again' }));
    const newer = review({ ...now, decisions }, order(21, amara, tom, noon));
    const inTurn = after(after(tomsCopy(), older, tom), newer, tom);
    const turned = after(after(tomsCopy(), newer, tom), older, tom);
    expect(turned.decisions.every(({ words }) => words === 'Said again')).toBe(true);
    expect(inOrder({ ...turned, packets: [] })).toEqual(inOrder({ ...inTurn, packets: [] }));
  });

  it('is refused where the round is not known', () => {
    expect(refusal({ ...tomsCopy(), rounds: [] }, packet(), tom)).toBe('packet-no-round');
  });
});

describe('the adjudicator’s packets', () => {
  const asked = () => adjudication(revealedStudy(), order(22, amara, ruth));
  const ruths = () => studyFromPacket(asked(), receiptOf(ruth));
  const settledBy = (copy: StudySnapshot): StudySnapshot => ({
    ...copy,
    decisions: copy.decisions.map((one) => ({
      ...one,
      id: uuid(24, 7) as DecisionId,
      outcome: 'all' as const,
      keep: [knowledge],
      by: [ruth],
    })),
  });

  it('begin a copy with the flagged lines alone', () => {
    expect(ruths()).toMatchObject({ passes: [], operations: [] });
    expect(ruths().decisions.map(({ line }) => line)).toEqual([2]);
    expect(ruths().packets).toMatchObject([{ kind: 'review', direction: 'in', toId: ruth }]);
  });

  it('bring the decision back to where the flag was, and the consensus follows', () => {
    const packet = decided(settledBy(ruths()), order(23, ruth, amara));
    const study = after(revealedStudy(), packet);
    expect(study.decisions.filter(({ line }) => line === 2)).toMatchObject([
      { by: [ruth], outcome: 'all', keep: [knowledge] },
    ]);
    const [consensus] = study.consensuses;
    expect([...consensus!.open]).toEqual([]);
    expect(consensus!.codes).toEqual([knowledge]);
    expect(after(study, packet)).toBe(study);
  });

  it('keep what was settled here meanwhile, and say so', () => {
    const study = revealedStudy();
    const decisions = study.decisions.map((one) => ({ ...one, outcome: 'neither' as const }));
    const packet = decided(settledBy(ruths()), order(23, ruth, amara));
    const incoming = takeIn({ ...study, decisions }, packet, receiptOf(amara));
    expect(incoming).toMatchObject({ preview: { settledMeanwhile: 1 } });
    expect(after({ ...study, decisions }, packet).decisions).toEqual(decisions);
  });

  it('are too early where nothing was revealed', () => {
    const packet = decided(settledBy(ruths()), order(23, ruth, amara));
    const study = revealedStudy();
    const rounds = study.rounds.map((round) => ({ ...round, revealed: [] }));
    expect(refusal({ ...study, rounds }, packet)).toBe('packet-too-early');
  });

  it('asked again, leave what the adjudicator has settled', () => {
    const copy = settledBy(ruths());
    const again = adjudication(revealedStudy(), order(24, amara, ruth, noon));
    expect(after(copy, again, ruth).decisions).toEqual(copy.decisions);
  });
});

describe('an assignment', () => {
  it('adds a round to a copy made for the same coder, and a newer codebook', () => {
    const study = teamStudy();
    const [version] = study.codebookVersions;
    const codes = version!.codes.map((code) => ({ ...code, definition: 'Made clearer' }));
    const versionId = uuid(14, 2) as CodebookVersion['id'];
    const next = plan([study.transcripts[1]!.id], {
      id: uuid(2, 4) as RoundId,
      number: 3,
      codebookVersionId: versionId,
    });
    const second = {
      ...study,
      rounds: [...study.rounds, next],
      codebookVersions: [version!, { ...version!, id: versionId, number: 2, codes }],
    };
    const packet = assignment(second, { ...order(40, amara, tom), roundId: next.id });
    const copy = after(tomsCopy(), packet, tom);
    expect(copy.rounds.map(({ number }) => number).toSorted()).toEqual([2, 3]);
    expect(copy.codes.filter(({ proposedIn }) => !proposedIn)).toEqual(codes);
    expect(copy.codes.map(({ name }) => name)).toContain('Trespassing');
    // The first assignment again does not bring the old codebook back.
    const first = assignment(study, order(41, amara, tom, planned));
    expect(after(copy, first, tom).codes).toEqual(copy.codes);
  });

  it('is refused where the study is whole, with the work of others', () => {
    const packet = assignment(teamStudy(), order(40, amara, tom));
    expect(refusal(leadsStudy(), packet, tom)).toBe('packet-codes-here');
    expect(refusal(leadsStudy(), packet, sofia)).toBe('packet-codes-here');
    expect(refusal(leadsStudy(), packet, amara)).toBe('packet-own');
    expect(refusal(copyOf(teamStudy(), sofia), packet, sofia)).toBe('packet-not-for-you');
  });

  it('begins a copy that knows whom it is for; other packets begin none', () => {
    const copy = copyOf(teamStudy(), tom);
    expect(copy.packets).toMatchObject([{ kind: 'assignment', direction: 'in', toId: tom }]);
    const packet = { ...returnOf(tomsCopy(), 1, tom) };
    expect(() => studyFromPacket(packet, receiptOf(amara))).toThrow(
      expect.objectContaining({ code: 'packet-no-study-here' }),
    );
    const cut = assignment(teamStudy(), order(40, amara, tom));
    expect(() =>
      studyFromPacket({ ...cut, records: { ...cut.records, rounds: [] } }, receiptOf(tom)),
    ).toThrow(expect.objectContaining({ code: 'packet-damaged' }));
    expect(packet.head.id satisfies PacketId).toBe(uuid(30, 1));
  });
});
