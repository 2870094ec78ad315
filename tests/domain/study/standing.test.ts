import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { codeRecord, type Code } from '#lib/domain/model/code.ts';
import { participantRecord } from '#lib/domain/model/participant.ts';
import { transcriptRecord, type Transcript } from '#lib/domain/model/transcript.ts';
import { nextStep } from '#lib/domain/study/next-step.ts';
import { isLookedThrough, isUntouched, ownWork } from '#lib/domain/study/own-work.ts';
import { nothingPlanned } from '#lib/domain/study/plan-standing.ts';
import { stages } from '#lib/domain/study/stages.ts';
import { standing, type StudyHeads } from '#lib/domain/study/standing.ts';
import { alone } from '#lib/domain/study/team-standing.ts';
import { waiting } from '#lib/domain/study/waiting.ts';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function transcript(number: number, linked: boolean): Transcript {
  return v.parse(transcriptRecord.schema, {
    id: uuid(number),
    name: `Interview ${number}`,
    order: number,
    versionId: uuid(100 + number),
    file: null,
    importedAt: '2026-03-01T09:00:00.000Z',
    speakers: [
      { label: 'I', role: 'interviewer', participantId: null },
      { label: 'P', role: 'participant', participantId: linked ? uuid(900 + number) : null },
    ],
    lineCount: 10,
    wordCount: 120,
    textHash: 'a'.repeat(64),
    frozenAt: null,
    gathered: 'interview' as const,
    settledCoderId: null,
  });
}

const looked = (...lines: number[]) => {
  const bits = new Uint8Array(2);
  for (const line of lines) bits[line >> 3]! |= 1 << (line & 7);
  return bits;
};
const place = (at: string, line: number, ...lines: number[]) => ({
  line,
  at,
  looked: looked(...lines),
});
const pass = (...spans: [number, number][]) => ({
  codes: [],
  code: new Uint32Array(spans.length),
  quoteCode: new Uint32Array(),
  quoteFrom: new Uint32Array(),
  quoteTo: new Uint32Array(),
  from: Uint32Array.from(spans, ([from]) => from),
  to: Uint32Array.from(spans, ([, to]) => to),
  flags: new Uint32Array(),
  submitted: null,
});
/** Lines 0, 4 and 8 are the interviewer's. */
const codable = Uint8Array.from({ length: 10 }, (_, line) => (line % 4 === 0 ? 0 : 1));
const everyCodable = [1, 2, 3, 5, 6, 7, 9];

const heads = (changes: Partial<StudyHeads>): StudyHeads => ({
  plan: nothingPlanned,
  transcripts: [],
  participants: [],
  attributes: [],
  codes: [],
  work: [],
  memos: 0,
  team: alone,
  ...changes,
});

describe('own work on a transcript', () => {
  it('counts lines that may be coded only, and takes coded lines as looked at', () => {
    const work = ownWork(
      transcript(1, true),
      pass([1, 3], [2, 4], [8, 9]),
      place('2026-03-02T10:00:00.000Z', 5, 0, 5),
      codable,
    );
    expect(work).toMatchObject({ codable: 7, coded: 3, looked: 4, line: 5 });
  });

  it('counts every line where it is not known which may be coded', () => {
    expect(ownWork(transcript(1, true), undefined, place('x', 0, 0, 9))).toMatchObject({
      codable: 10,
      looked: 2,
    });
  });

  it('is looked through when all codable lines were, or when the pass was submitted', () => {
    const through = ownWork(transcript(1, true), pass(), place('x', 9, ...everyCodable), codable);
    const submitted = {
      ...pass([1, 2]),
      submitted: { at: '2026-03-02T10:00:00.000Z', hash: 'b'.repeat(64), counted: null },
    };
    expect(isLookedThrough(through)).toBe(true);
    expect(isLookedThrough(ownWork(transcript(1, true), submitted, undefined, codable))).toBe(true);
    expect(isLookedThrough(ownWork(transcript(1, true), pass([1, 2]), undefined, codable))).toBe(
      false,
    );
  });

  it('does not call an unopened transcript without codable lines looked through', () => {
    const work = ownWork(transcript(1, true), undefined, undefined, new Uint8Array(10));
    expect(isUntouched(work)).toBe(true);
    expect(isLookedThrough(work)).toBe(false);
  });
});

describe('the next step', () => {
  const untouched = (one: Transcript) => ownWork(one, undefined, undefined, codable);
  const step = (transcripts: Transcript[], work = transcripts.map(untouched)) =>
    nextStep(standing(heads({ transcripts, work })));

  it('is to import in an empty study', () => {
    expect(step([])).toEqual({ kind: 'import' });
  });

  it('is to say who speaks before coding begins, with the first such transcript', () => {
    expect(step([transcript(1, true), transcript(2, false), transcript(3, false)])).toEqual({
      kind: 'link-speakers',
      transcriptId: uuid(2),
      speakers: 2,
      transcripts: 2,
    });
  });

  it('leaves unidentified speakers alone once coding has begun', () => {
    const [one, two] = [transcript(1, false), transcript(2, true)];
    const begun = ownWork(one, pass([1, 2]), place('2026-03-02T10:00:00.000Z', 6, 1, 6), codable);
    expect(step([one, two], [begun, untouched(two)])).toMatchObject({ kind: 'go-on', line: 6 });
  });

  it('begins the first transcript when everybody is linked', () => {
    expect(step([transcript(1, true), transcript(2, true)])).toMatchObject({
      kind: 'begin',
      transcriptId: uuid(1),
    });
  });

  it('goes on in the transcript last worked on, from the line left there', () => {
    const [one, two] = [transcript(1, true), transcript(2, true)];
    const work = [
      ownWork(one, pass(), place('2026-03-02T10:00:00.000Z', 3, 3), codable),
      ownWork(two, pass([5, 7]), place('2026-03-03T10:00:00.000Z', 7, 7), codable),
    ];
    expect(step([one, two], work)).toEqual({
      kind: 'go-on',
      transcriptId: uuid(2),
      name: 'Interview 2',
      line: 7,
      left: 4,
    });
  });

  it('takes up the next interview when the ones begun are looked through', () => {
    const [one, two] = [transcript(1, true), transcript(2, true)];
    const through = ownWork(one, pass(), place('x', 9, ...everyCodable), codable);
    expect(step([one, two], [through, untouched(two)])).toMatchObject({
      kind: 'begin',
      transcriptId: uuid(2),
    });
  });

  it('is to submit the pass when every line was looked at, and then to export', () => {
    const one = transcript(1, true);
    const seen = place('x', 9, ...everyCodable);
    const through = ownWork(one, pass(), seen, codable);
    expect(step([one], [through])).toMatchObject({ kind: 'submit', transcriptId: uuid(1) });
    const submitted = { at: '2026-03-02T10:00:00.000Z', hash: 'b'.repeat(64), counted: null };
    const locked = ownWork(one, { ...pass(), submitted }, seen, codable);
    expect(step([one], [locked])).toEqual({ kind: 'export' });
  });

  it('is to submit what others code too before the next interview is begun', () => {
    const [one, two] = [transcript(1, true), transcript(2, true)];
    const seen = place('x', 9, ...everyCodable);
    const through = ownWork(one, pass(), seen, codable, true);
    expect(step([one, two], [through, untouched(two)])).toMatchObject({
      kind: 'submit',
      blind: true,
    });
  });

  it('is what the team does together once one’s own work is done', () => {
    const one = transcript(1, true);
    const submitted = { at: '2026-03-02T10:00:00.000Z', hash: 'b'.repeat(64), counted: null };
    const locked = ownWork(one, { ...pass(), submitted }, undefined, codable);
    const next = (team: Partial<typeof alone>) =>
      nextStep(
        standing(heads({ transcripts: [one], work: [locked], team: { ...alone, ...team } })),
      );
    expect(next({ toReveal: 2, openLines: 3 })).toEqual({ kind: 'reveal', transcripts: 2 });
    expect(next({ toAccept: 1, openLines: 3 })).toEqual({ kind: 'accept', transcripts: 1 });
    expect(next({ openLines: 3, flagged: 1 })).toEqual({ kind: 'settle', lines: 3 });
    expect(next({ toReturn: 1 })).toEqual({ kind: 'return', passes: 1 });
    expect(next({ role: 'adjudicator', flagged: 4, openLines: 3 })).toEqual({
      kind: 'settle-flagged',
      lines: 4,
    });
  });
});

describe('charting', () => {
  const one = transcript(1, true);
  const submitted = { at: '2026-03-02T10:00:00.000Z', hash: 'b'.repeat(64), counted: null };
  const locked = ownWork(one, { ...pass(), submitted }, undefined, codable);
  const found = {
    settled: 1,
    charted: 0,
    setAside: 0,
    stale: 0,
    statements: 0,
    subthemes: 0,
    decided: 0,
    quotations: 0,
    confirmed: 0,
  };
  const next = (more: Partial<Parameters<typeof heads>[0]>) =>
    nextStep(standing(heads({ transcripts: [one], work: [locked], ...more })));

  it('has cells that changed since among what waits for a person', () => {
    const stale = { ...found, charted: 5, stale: 2 };
    const waits = waiting(standing(heads({ transcripts: [one], work: [locked], found: stale })));
    expect(waits).toContainEqual({ key: 'stale-cells', count: 2 });
  });

  it('comes next for the lead once coding is settled and nobody has charted', () => {
    expect(next({ found })).toEqual({ kind: 'chart', transcripts: 1 });
    expect(next({ found: { ...found, charted: 3 } })).toEqual({ kind: 'export' });
    expect(next({ found: { ...found, setAside: 1 } })).toEqual({ kind: 'export' });
    expect(next({ found: { ...found, settled: 0 } })).toEqual({ kind: 'export' });
    expect(next({ found, team: { ...alone, role: 'coder' } })).toEqual({ kind: 'export' });
    expect(next({ found: null })).toEqual({ kind: 'export' });
  });
});

describe('stages', () => {
  it('say where the next step lies, once', () => {
    const one = transcript(1, true);
    const begun = standing(
      heads({ transcripts: [one], work: [ownWork(one, undefined, undefined, codable)] }),
    );
    expect(stages(standing(heads({}))).filter(({ state }) => state === 'now')).toEqual([
      { key: 'transcripts', state: 'now' },
    ]);
    expect(stages(begun).filter(({ state }) => state === 'now')).toEqual([
      { key: 'coding', state: 'now' },
    ]);
    expect(stages(begun).find(({ key }) => key === 'transcripts')?.state).toBe('done');
  });
});

describe('what waits for a person', () => {
  const own = (changes: object): Code =>
    v.parse(codeRecord.schema, {
      id: uuid(500),
      kind: 'own',
      frameworkKey: null,
      name: 'who started it',
      parentId: null,
      order: 0,
      definition: '',
      include: '',
      exclude: '',
      example: '',
      colour: null,
      abbreviation: '',
      shortcut: null,
      domainIds: [],
      status: 'active',
      into: [],
      proposedIn: null,
      createdAt: '2026-03-01T09:00:00.000Z',
      createdBy: null,
      ...changes,
    });

  it('names only what there is, with its number', () => {
    const where = standing(
      heads({
        transcripts: [transcript(1, false)],
        codes: [own({}), own({ status: 'retired' }), own({ definition: 'Started elsewhere' })],
      }),
    );
    expect(waiting(where)).toEqual([
      { key: 'unlinked-speakers', count: 1 },
      { key: 'undefined-codes', count: 1 },
      { key: 'unclassified-codes', count: 2 },
    ]);
    expect(waiting(standing(heads({})))).toEqual([]);
  });

  it('counts who withdrew consent while their words are still there, for the lead alone', () => {
    const withdrawn = v.parse(participantRecord.schema, {
      id: uuid(901),
      label: 'P1',
      attributes: {},
      consent: { state: 'withdrawn', on: null, quoting: null, note: '' },
      order: 0,
    });
    const given = { ...withdrawn, id: uuid(902) as typeof withdrawn.id };
    const study = heads({
      transcripts: [transcript(1, true), transcript(2, true)],
      participants: [
        withdrawn,
        { ...given, consent: { ...given.consent, state: 'given' as const } },
      ],
    });
    expect(waiting(standing(study))).toEqual([{ key: 'consent-withdrawn', count: 1 }]);
    expect(waiting(standing({ ...study, transcripts: [transcript(2, true)] }))).toEqual([]);
    const forOne = { ...study, plan: { ...nothingPlanned, isForOne: true } };
    expect(waiting(standing(forOne))).toEqual([]);
  });
});
