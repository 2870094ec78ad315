import { describe, expect, it } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import { adjudication } from '#lib/domain/packet/adjudication.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import { decided } from '#lib/domain/packet/decided.ts';
import { tablesOfKind } from '#lib/domain/packet/content.ts';
import { packetFileName } from '#lib/domain/packet/packet-file-name.ts';
import { isLongEnough, passphraseOf } from '#lib/domain/packet/passphrase.ts';
import { returnable, returned } from '#lib/domain/packet/returned.ts';
import { review } from '#lib/domain/packet/review.ts';
import {
  amara,
  blindMemo,
  blindPass,
  blindRound,
  environment,
  knowledge,
  planned,
  proposal,
  ruth,
  sentOut,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';
import { order } from './packets.ts';

const monday = '2025-11-17T10:00:00.000Z';

/** Everybody has worked: the lead has submitted the first transcript and begun the second. */
function busyStudy(): StudySnapshot {
  const study = teamStudy();
  const passes = [
    blindPass(study, 1, 0, amara, [[knowledge, 1, 2]], monday),
    blindPass(study, 2, 1, amara, [[environment, 1, 2]], null),
    blindPass(study, 3, 0, tom, [[knowledge, 2, 3]], monday),
    blindPass(study, 4, 1, tom, [[environment, 2, 3]], null),
    blindPass(study, 5, 0, sofia, [[knowledge, 1, 4]], monday),
  ];
  return {
    ...study,
    transcripts: study.transcripts.map((one) => ({
      ...one,
      frozenAt: monday,
      file: { name: 'Amara’s recording of P01.docx', hash: 'f'.repeat(64) },
      settledCoderId: amara,
    })),
    passes,
    codes: [
      ...study.codes,
      proposal(1, 'Amara’s idea', amara, passes[1]!.id),
      proposal(2, 'Tom’s idea', tom, passes[2]!.id),
    ],
    memos: [
      blindMemo(study, 1, 0, amara, 'Amara wonders'),
      blindMemo(study, 2, 0, tom, 'Tom wonders'),
      blindMemo(study, 3, 1, tom, 'Tom wonders about P02'),
    ],
  };
}

describe('an assignment', () => {
  const packet = assignment(busyStudy(), order(1, amara, tom));

  it('holds the plan, the pinned codebook and the transcripts, and only these', () => {
    const { records } = packet;
    expect(records.rounds).toEqual([expect.objectContaining({ id: blindRound, revealed: [] })]);
    expect(records.codes).toEqual(busyStudy().codebookVersions[0]!.codes);
    expect(records.transcripts).toHaveLength(3);
    expect(records.transcriptVersions).toHaveLength(3);
    const filled = Object.entries(records).filter(([, rows]) => rows.length > 0);
    expect(filled.map(([table]) => table).toSorted()).toEqual(tablesOfKind.assignment.toSorted());
  });

  it('says nothing of when coding began, what file a transcript came from or whose pass counts', () => {
    for (const transcript of packet.records.transcripts) {
      expect(transcript).toMatchObject({ frozenAt: planned, file: null, settledCoderId: null });
    }
  });

  it('gives people’s labels and none of their attributes', () => {
    expect(packet.records.participants.map(({ label, attributes }) => [label, attributes])).toEqual(
      [
        ['P01', {}],
        ['P02', {}],
      ],
    );
  });

  it('is refused for somebody who does not code in the round, or a round without a codebook', () => {
    expect(() => assignment(busyStudy(), order(1, amara, ruth))).toThrow(
      expect.objectContaining({ code: 'no-part-in-it' }),
    );
    const study = busyStudy();
    const rounds = study.rounds.map((round) => ({ ...round, codebookVersionId: null }));
    expect(() => assignment({ ...study, rounds }, order(1, amara, tom))).toThrow(
      expect.objectContaining({ code: 'round-pins-no-codebook' }),
    );
  });
});

describe('a return', () => {
  const ids = (study: StudySnapshot) => study.transcripts.map(({ id }) => id);
  const leadCode = '7f3a91c20b4d';

  it('holds the coder’s submitted passes, their proposals and memos, and nobody else’s', () => {
    const study = busyStudy();
    const { head, records } = returned(study, {
      ...order(2, tom, amara),
      transcriptIds: ids(study),
      leadCode,
    });
    expect(records.passes.map(({ id }) => id)).toEqual([uuid(20, 3)]);
    expect(records.codes.map(({ name }) => name)).toEqual(['Tom’s idea']);
    expect(records.memos.map(({ text }) => text)).toEqual(['Tom wonders']);
    expect(head.transcripts.map(({ id }) => id)).toEqual([study.transcripts[0]!.id]);
    expect(head).toMatchObject({ leadCode, fromId: tom, toId: amara });
  });

  it('needs the lead’s code where the lead codes too, and carries none where they do not', () => {
    const study = busyStudy();
    const wanted = { ...order(2, tom, amara), transcriptIds: ids(study), leadCode: null };
    expect(() => returned(study, wanted)).toThrow(
      expect.objectContaining({ code: 'lead-code-missing' }),
    );
    const rounds = study.rounds.map((round) => ({ ...round, coderIds: [tom, sofia] }));
    expect(returned({ ...study, rounds }, { ...wanted, leadCode }).head.leadCode).toBeNull();
  });

  it('is refused when nothing has been submitted', () => {
    const study = busyStudy();
    const transcriptIds = [study.transcripts[1]!.id];
    expect(() => returned(study, { ...order(2, tom, amara), transcriptIds, leadCode })).toThrow(
      expect.objectContaining({ code: 'nothing-submitted' }),
    );
  });

  it('knows which passes were returned as they stand', () => {
    const study = busyStudy();
    const first = study.transcripts[0]!.id;
    const out = (madeAt: string) => ({
      ...sentOut(1, amara),
      kind: 'return' as const,
      fromId: tom,
      transcriptIds: [first],
      madeAt,
    });
    const none = { transcriptId: first, submittedAt: monday, returnedAt: null };
    expect(returnable(study, blindRound, tom)).toEqual([none]);
    // Opened again and submitted since: what went out is not what stands.
    const before = { ...study, packets: [out('2025-11-16T10:00:00.000Z')] };
    expect(returnable(before, blindRound, tom)).toEqual([none]);
    const later = '2025-11-18T10:00:00.000Z';
    expect(returnable({ ...study, packets: [out(later)] }, blindRound, tom)).toEqual([
      { ...none, returnedAt: later },
    ]);
  });
});

function revealedStudy(): StudySnapshot {
  const study = busyStudy();
  const [first] = study.transcripts;
  const revealed = [{ transcriptId: first!.id, at: monday, coderId: amara }];
  const decision = (line: number, more: Partial<Decision>): Decision => ({
    id: uuid(24, line) as DecisionId,
    roundId: blindRound,
    transcriptId: first!.id,
    versionId: first!.versionId,
    line,
    readings: [
      { coderId: amara, codeIds: [knowledge] },
      { coderId: tom, codeIds: [uuid(22, 2) as typeof knowledge] },
      { coderId: sofia, codeIds: [knowledge] },
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
    at: monday,
    ...more,
  });
  return {
    ...study,
    rounds: study.rounds.map((round) => ({ ...round, revealed })),
    decisions: [
      decision(1, {}),
      decision(2, { outcome: 'all', keep: [knowledge], words: 'Agreed by telephone' }),
    ],
    memos: [...study.memos, blindMemo(study, 4, 0, sofia, 'Beside the flag', { from: 2, to: 3 })],
  };
}

describe('a review for a coder', () => {
  const packet = review(revealedStudy(), order(3, amara, tom));

  it('holds everybody’s passes over what was revealed, with decisions, memos and proposals', () => {
    const { records } = packet;
    expect(records.passes.map(({ id }) => id)).toEqual([1, 3, 5].map((n) => uuid(20, n)));
    expect(records.decisions).toHaveLength(2);
    expect(records.memos.map(({ text }) => text)).toEqual([
      'Amara wonders',
      'Tom wonders',
      'Beside the flag',
    ]);
  });

  it('leaves out what is still blind: open passes, their memos and their proposals', () => {
    const text = JSON.stringify(packet);
    expect(text).toContain('Tom’s idea');
    expect(text).not.toContain('Amara’s idea');
    expect(text).not.toContain('Tom wonders about P02');
    expect(text).not.toContain(uuid(20, 2));
  });

  it('is refused before anything is revealed', () => {
    expect(() => review(busyStudy(), order(3, amara, tom))).toThrow(
      expect.objectContaining({ code: 'nothing-revealed' }),
    );
  });
});

describe('a review for the adjudicator', () => {
  const packet = adjudication(revealedStudy(), order(4, amara, ruth));

  it('holds the flagged lines and their transcript, and no pass', () => {
    const { records } = packet;
    expect(records.decisions.map(({ line }) => line)).toEqual([1]);
    expect(records.transcripts.map(({ name }) => name)).toEqual(['P01']);
    expect(records.rounds[0]!.transcriptIds).toEqual([records.transcripts[0]!.id]);
    expect(records.passes).toEqual([]);
    expect(JSON.stringify(packet)).not.toContain('Agreed by telephone');
  });

  it('holds memos on the flagged lines only, and a proposal only where a flagged line has it', () => {
    expect(packet.records.memos.map(({ text }) => text)).toEqual(['Amara wonders', 'Tom wonders']);
    const names = packet.records.codes.map(({ name }) => name);
    expect(names).toContain('Tom’s idea');
    expect(names).not.toContain('Amara’s idea');
  });

  it('is refused when nothing is flagged', () => {
    expect(() => adjudication(busyStudy(), order(4, amara, ruth))).toThrow(
      expect.objectContaining({ code: 'nothing-flagged' }),
    );
  });
});

describe('decisions sent back', () => {
  it('are those the adjudicator settled, and nothing else', () => {
    const study = revealedStudy();
    expect(() => decided(study, order(5, ruth, amara))).toThrow(
      expect.objectContaining({ code: 'nothing-decided' }),
    );
    const decisions = study.decisions.map((one) =>
      one.line === 1 ? { ...one, outcome: 'all' as const, keep: [knowledge], by: [ruth] } : one,
    );
    const { records } = decided({ ...study, decisions }, order(5, ruth, amara));
    expect(records.decisions.map(({ line }) => line)).toEqual([1]);
    const filled = Object.entries(records).filter(([, rows]) => rows.length > 0);
    expect(filled.map(([table]) => table)).toEqual(['decisions']);
  });
});

describe('the file’s name and its passphrase', () => {
  it('names study, round, kind and initials', () => {
    expect(packetFileName('Stopping: medicines?', 2, 'assignment', 'TB')).toBe(
      'Stopping - medicines-round2-assignment-TB.packet.age',
    );
  });

  it('makes four groups of characters that are not taken for each other', () => {
    expect(passphraseOf(Uint8Array.from({ length: 16 }, (_, at) => at))).toBe(
      '0123-4567-89ab-cdef',
    );
    expect(passphraseOf(new Uint8Array(16).fill(31))).toBe('zzzz-zzzz-zzzz-zzzz');
    expect(passphraseOf(new Uint8Array(16))).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-?){4}$/);
  });

  it('counts what is typed without the spaces at its ends', () => {
    expect(isLongEnough('  short  ')).toBe(false);
    expect(isLongEnough('twelve chars')).toBe(true);
  });
});
