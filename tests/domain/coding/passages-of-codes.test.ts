import { describe, expect, it } from 'vitest';
import {
  codesUnder,
  ownPass,
  passageCounts,
  type TranscriptPassages,
} from '#lib/domain/coding/passages-of-codes.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import {
  amara,
  code,
  environment,
  knowledge,
  openP03,
  person1,
  person2,
  settledP01,
  singleP02,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const study = smallStudy();
const byId = new Map(study.codes.map((each) => [each.id, each]));

describe('the codes under a domain', () => {
  it('are its constructs and the own codes classified under it, as well as itself', () => {
    const construct = code(uuid(5, 20) as CodeId, 'construct', 'Resources', {
      parentId: environment,
    });
    const codes = [...study.codes, construct];
    expect(codesUnder(byId.get(environment)!, codes)).toEqual(
      new Set([environment, tenMinutes, construct.id]),
    );
    expect(codesUnder(byId.get(tenMinutes)!, codes)).toEqual(new Set([tenMinutes]));
  });
});

describe('a coder’s own pass', () => {
  it('is never another’s, and of two rounds the later', () => {
    expect(ownPass(study.passes, tom, settledP01, study.rounds)?.id).toBe(uuid(12, 2));
    expect(ownPass(study.passes, tom, singleP02, study.rounds)).toBeUndefined();
    const later = { ...study.passes[3]!, roundId: uuid(2, 2) as RoundId };
    expect(ownPass([...study.passes, later], amara, openP03, study.rounds)).toBe(later);
  });
});

describe('counts of passages', () => {
  const speakers = [
    { label: 'Int', role: 'interviewer', participantId: null },
    { label: 'Ann', role: 'participant', participantId: person1 },
    { label: 'Bob', role: 'participant', participantId: person2 },
    { label: 'Woman', role: 'participant', participantId: null },
  ] as const;
  const passage = (from: number, to: number, codeId = knowledge) => ({
    codeId,
    from,
    to,
    quotations: [],
  });
  const group: TranscriptPassages = {
    transcript: { id: settledP01, speakers: [...speakers] },
    passages: [passage(0, 2), passage(1, 3, environment), passage(4, 5)],
    speakerOfLine: Int16Array.of(1, 1, 2, 0, 3),
  };
  const alone: TranscriptPassages = {
    transcript: { id: singleP02, speakers: speakers.slice(0, 2) },
    passages: [passage(7, 8)],
    speakerOfLine: null,
  };
  const silent: TranscriptPassages = { ...alone, passages: [] };

  it('count a line once however many of the codes it carries', () => {
    const counts = passageCounts([group]);
    expect(counts).toMatchObject({ passages: 3, lines: 4 });
    expect(counts.byTranscript).toEqual([{ transcriptId: settledP01, passages: 3, lines: 4 }]);
  });

  it('count people by who speaks in the passages, across transcripts', () => {
    const counts = passageCounts([group, alone, silent]);
    expect(
      counts.byPerson.map(({ person, passages }) => [person.label, person.participantId, passages]),
    ).toEqual([
      ['Ann', person1, 3],
      ['Bob', person2, 1],
      ['Woman', null, 1],
    ]);
    expect(counts.byTranscript).toHaveLength(2);
  });
});
