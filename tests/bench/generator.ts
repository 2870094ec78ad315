import { noFindings } from '#lib/domain/model/snapshot.ts';
import { createHash } from 'node:crypto';
import { packed, type Coding } from '#lib/domain/coding/packed.ts';
import { noBands, type AttributeId } from '#lib/domain/model/attribute.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import { noParticulars, type CoderId } from '#lib/domain/model/coder.ts';
import type { Matrix, MatrixId } from '#lib/domain/model/matrix.ts';
import { plainMemo, type MemoId, type Memo } from '#lib/domain/model/memo.ts';
import type { Operation, WriterId } from '#lib/domain/model/operation.ts';
import { noConsent, type Participant, type ParticipantId } from '#lib/domain/model/participant.ts';
import type { Pass, PassId } from '#lib/domain/model/pass.ts';
import type { Round, RoundId } from '#lib/domain/model/round.ts';
import type { Signed } from '#lib/domain/model/signed.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { noBehaviour, noPlan, type StudyId } from '#lib/domain/model/study.ts';
import type { Transcript, TranscriptId } from '#lib/domain/model/transcript.ts';
import {
  uncorrected,
  type TranscriptVersion,
  type TranscriptVersionId,
} from '#lib/domain/model/transcript-version.ts';
import { Chance } from './chance.ts';
import { turns } from './talk.ts';

/** How many interviews, and how many turns each; a turn is a line. */
export interface Size {
  readonly name: string;
  readonly interviews: number;
  readonly turns: number;
}

export const sizes = {
  S: { name: 'S', interviews: 11, turns: 400 },
  M: { name: 'M', interviews: 60, turns: 800 },
  L: { name: 'L', interviews: 200, turns: 1500 },
  long: { name: 'long', interviews: 1, turns: 10_000 },
} as const satisfies Record<string, Size>;

/** Every fifth turn is the interviewer's, and cannot be coded. */
const interviewerEvery = 5;
/** With the interviewer's turns left out, 60 % of all turns are coded. */
const codedShare = 0.6 / (1 - 1 / interviewerEvery);
/** One, two or three codes: 1.3 on average. */
const howMany = [0.75, 0.2, 0.05];
/** How often the second coder does as the first did. */
const sameAsFirst = 0.7;
/** Of the cells of the matrix that have passages, one in so many is charted. */
const chartedEvery = 5;
const matrixColumns = 19;
const at = '2025-11-14T10:00:00.000Z';

/**
 * A study of two coders who have coded everything. The first interview is still open, so that there
 * is one to go on with; all others are submitted, and the first coder's count as settled.
 *
 * @param framework the codes that a new study begins with; its domains are used
 * @param trail whether every coding has its row in the trail, as in a study coded by hand
 */
export function benchStudy(
  size: Size,
  framework: { readonly id: string; readonly version: string; readonly codes: readonly Code[] },
  { seed = 1, trail = false }: { readonly seed?: number; readonly trail?: boolean } = {},
): StudySnapshot {
  const chance = new Chance(seed);
  const say = turns(chance);
  const coders = ['Ada Osei', 'Tom Beddoes'].map((name, index) => ({
    id: chance.id() as CoderId,
    initials: ['AO', 'TB'][index]!,
    name,
    role: index === 0 ? ('lead' as const) : ('coder' as const),
    ...noParticulars,
  }));
  const writers = coders.map(() => chance.id() as WriterId);
  const attributeId = chance.id() as AttributeId;
  const domains = framework.codes.filter(({ kind }) => kind === 'domain').map(({ id }) => id);
  const draw = chance.weighted(domains.map((_, rank) => 1 / (rank + 1) ** 0.8));

  const participants: Participant[] = [];
  const transcripts: Transcript[] = [];
  const transcriptVersions: TranscriptVersion[] = [];
  const passes: Pass[] = [];
  const memos: Memo[] = [];
  const operations: Operation[] = [];
  const settled: SettledLines[] = [];
  const [open, done] = [chance.id() as RoundId, chance.id() as RoundId];

  for (let number = 0; number < size.interviews; number++) {
    const label = `P${String(number + 1).padStart(3, '0')}`;
    const participant: Participant = {
      id: chance.id() as ParticipantId,
      label,
      attributes: { [attributeId]: ['GP', 'Nurse', 'Pharmacist', 'Patient'][number % 4]! },
      consent: noConsent,
      order: number,
    };
    const version = spoken(chance, say, size.turns);
    participants.push(participant);
    transcriptVersions.push(version);
    transcripts.push({
      id: version.transcriptId,
      name: label,
      order: number,
      versionId: version.id,
      file: { name: `${label}.txt`, hash: version.textHash },
      importedAt: at,
      speakers: [
        { label: 'Int', role: 'interviewer', participantId: null },
        { label, role: 'participant', participantId: participant.id },
      ],
      lineCount: version.lineFrom.length,
      wordCount: version.text.split(/\s+/).length - 1,
      textHash: version.textHash,
      frozenAt: at,
      gathered: 'interview',
      settledCoderId: coders[0]!.id,
    });
    const first = coded(chance, size.turns, domains, draw);
    const second = coded(chance, size.turns, domains, draw, first);
    if (number > 0) {
      const { transcriptId } = version;
      settled.push({ participantId: participant.id, transcriptId, lines: first });
    }
    [first, second].forEach((lines, index) => {
      const coderId = coders[index]!.id;
      const roundId = number === 0 ? open : done;
      const pass = passOf(chance, version, lines, { coderId, roundId, submitted: number > 0 });
      passes.push(pass);
      memos.push(...memosOf(chance, pass, size.turns));
      if (trail) operations.push(...actsOf(pass, lines, writers[index]!, operations));
    });
  }

  const coderIds = coders.map(({ id }) => id);
  const round = {
    name: '',
    mode: 'reliability' as const,
    calibration: false,
    drawn: null,
    coderIds,
    codebookVersionId: null,
    openedAt: at,
    revealed: [],
  };
  const doubled = transcripts.filter(({ order }) => order > 0).map(({ id }) => id);
  const rounds: Round[] = [
    {
      id: done,
      number: 1,
      ...round,
      transcriptIds: doubled,
      revealed: doubled.map((transcriptId) => ({ transcriptId, at, coderId: coderIds[0]! })),
    },
    { id: open, number: 2, ...round, transcriptIds: null },
  ];
  const matrix = matrixOf(chance, framework.codes);
  const written = { by: coderIds[0]!, at };
  const chartings = chartingsOf(settled, domains, { chance, say, written });
  return {
    studies: [
      {
        id: chance.id() as StudyId,
        title: `Bench ${size.name}`,
        behaviour: { ...noBehaviour, what: 'reviewing medicines with patients' },
        ...noPlan,
        aim: 'measuring the program',
        invented: true,
        framework: { id: framework.id, version: framework.version },
        codeInterviewer: false,
        ownUnderDomains: false,
        createdAt: at,
      },
    ],
    coders,
    rounds,
    attributes: [{ id: attributeId, name: 'Role', type: 'category', ...noBands, order: 0 }],
    participants,
    recruitments: [],
    guideVersions: [],
    codes: framework.codes,
    codebookVersions: [],
    ruleChanges: [],
    transcripts,
    transcriptVersions,
    interviews: [],
    readings: [],
    passes,
    earlierPasses: [],
    reopenings: [],
    decisions: [],
    consensuses: [],
    memos,
    splitDecisions: [],
    ...noFindings,
    matrices: [matrix],
    chartings,
    packets: [],
    places: [],
    operations,
    imprints: [],
  };
}

/** A transcript whose coding counts, with the domains on each line. */
interface SettledLines {
  readonly participantId: ParticipantId;
  readonly transcriptId: TranscriptId;
  readonly lines: readonly (readonly CodeId[])[];
}

/** People × all domains and as many constructs as make it full. */
function matrixOf(chance: Chance, codes: readonly Code[]): Matrix {
  const ofKind = (kind: Code['kind']) => codes.filter((code) => code.kind === kind);
  const columns = [...ofKind('domain'), ...ofKind('construct')].slice(0, matrixColumns);
  return {
    id: chance.id() as MatrixId,
    name: 'People × domains',
    rows: { by: 'participant' },
    columns: columns.map(({ id }) => ({ about: { on: 'code', codeId: id }, hidden: false })),
    sortedBy: null,
    order: 0,
    createdAt: at,
  };
}

function chartingsOf(
  settled: readonly SettledLines[],
  domains: readonly CodeId[],
  {
    chance,
    say,
    written,
  }: { readonly chance: Chance; readonly say: () => string; readonly written: Signed },
): Charting[] {
  const coded = settled.flatMap(({ participantId, transcriptId, lines }) =>
    domains.flatMap((codeId) => {
      const basis = lines.flatMap((codes, from) =>
        codes.includes(codeId) ? [{ transcriptId, from, to: from + 1 }] : [],
      );
      return basis.length === 0 ? [] : [{ participantId, codeId, basis }];
    }),
  );
  return coded
    .filter((_, index) => index % chartedEvery === 0)
    .map(({ participantId, codeId, basis }) => ({
      id: chance.id() as ChartingId,
      case: { on: 'participant', participantId },
      column: { on: 'code', codeId },
      kind: 'summary',
      summary: say(),
      links: basis.slice(0, 2).map((range) => ({ ...range, words: null })),
      basis,
      written,
      rightAt: written,
      checked: null,
    }));
}

function spoken(chance: Chance, say: () => string, count: number): TranscriptVersion {
  const starts = new Uint32Array(count);
  let text = '';
  for (let turn = 0; turn < count; turn++) {
    starts[turn] = text.length;
    text += turn === count - 1 ? say() : `${say()}\n`;
  }
  return {
    id: chance.id() as TranscriptVersionId,
    transcriptId: chance.id() as TranscriptId,
    number: 1,
    text,
    textHash: sha256(text),
    cutting: 'turn',
    wrapWidth: null,
    turnFrom: starts,
    turnSpeaker: Int16Array.from(starts, (_, turn) => (turn % interviewerEvery === 0 ? 0 : 1)),
    turnStart: null,
    turnEnd: null,
    lineFrom: starts.slice(),
    ...uncorrected,
  };
}

/**
 * The codes on each line, as indexes of domains. No code stands on two lines that touch: those would
 * be one coding, and the number of codings is what a size promises.
 */
function coded(
  chance: Chance,
  count: number,
  domains: readonly CodeId[],
  draw: () => number,
  other?: readonly (readonly CodeId[])[],
): CodeId[][] {
  const amount = chance.weighted(howMany);
  const lines: CodeId[][] = [];
  for (let line = 0; line < count; line++) {
    const before = lines[line - 1] ?? [];
    const here = new Set<CodeId>();
    if (line % interviewerEvery !== 0) {
      const copied = other !== undefined && chance.happens(sameAsFirst);
      const wanted = copied
        ? (other[line]?.length ?? 0)
        : chance.happens(codedShare)
          ? 1 + amount()
          : 0;
      for (const codeId of copied ? (other[line] ?? []) : []) {
        if (!before.includes(codeId)) here.add(codeId);
      }
      while (here.size < wanted) {
        const codeId = domains[draw()]!;
        if (!before.includes(codeId)) here.add(codeId);
      }
    }
    lines.push([...here]);
  }
  return lines;
}

function passOf(
  chance: Chance,
  version: TranscriptVersion,
  lines: readonly (readonly CodeId[])[],
  who: { readonly coderId: CoderId; readonly roundId: RoundId; readonly submitted: boolean },
): Pass {
  const codings = lines.flatMap((codes, line) =>
    codes.map((codeId): Coding => ({ codeId, from: line, to: line + 1 })),
  );
  const quotations = codings
    .filter(() => chance.happens(0.05))
    .map(({ codeId, from }) => {
      const start = version.lineFrom[from]!;
      const end = (version.lineFrom[from + 1] ?? version.text.length + 1) - 1;
      return { codeId, from: start, to: Math.min(end, start + 12) };
    });
  const columns = packed({ codings, quotations });
  const flags = Uint32Array.from(
    lines.map((_, line) => line).filter((line) => lines[line]!.length > 0 && line % 200 === 3),
  );
  const { coderId, roundId, submitted } = who;
  return {
    id: chance.id() as PassId,
    transcriptId: version.transcriptId,
    versionId: version.id,
    coderId,
    roundId,
    ...columns,
    flags,
    submitted: submitted ? { at, hash: sha256(JSON.stringify(columns)), counted: null } : null,
    carried: null,
  };
}

/** A memo on one line in fifty. */
function memosOf(chance: Chance, pass: Pass, count: number): Memo[] {
  return Array.from({ length: Math.floor(count / 50) }, (_, index) => ({
    id: chance.id() as MemoId,
    about: 'line',
    coderId: pass.coderId,
    transcriptId: pass.transcriptId,
    roundId: pass.roundId,
    from: index * 50 + 1,
    to: index * 50 + 2,
    codeId: null,
    ...plainMemo,
    text: 'Compare with what the nurses said; not the same thing – naïve?',
    createdAt: at,
    changedAt: at,
  }));
}

/** One row of the trail for each coding, counted on from those the writer has already. */
function actsOf(
  pass: Pass,
  lines: readonly (readonly CodeId[])[],
  writer: WriterId,
  earlier: readonly Operation[],
): Operation[] {
  let counter = earlier.findLast((operation) => operation.writer === writer)?.counter ?? 0;
  const nothing = packed({ codings: [], quotations: [] });
  return lines.flatMap((codes, line) =>
    codes.map((codeId): Operation => {
      counter += 1;
      const [from, to] = [line, line + 1];
      return {
        id: `${writer}:${String(counter).padStart(10, '0')}`,
        writer,
        counter,
        form: 1,
        at,
        coderId: pass.coderId,
        kind: 'code',
        transcriptId: pass.transcriptId,
        codeIds: [codeId],
        from,
        to,
        pass: {
          id: pass.id,
          took: nothing,
          put: packed({ codings: [{ codeId, from, to }], quotations: [] }),
          flagsTook: new Uint32Array(),
          flagsPut: new Uint32Array(),
        },
        changes: [],
        undoes: null,
      };
    }),
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
