import { defaultOptions, type AgreementOptions } from '#lib/domain/agreement/options.ts';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { roundData, type RoundRecords } from '#lib/domain/agreement/round-data.ts';
import { packed } from '#lib/domain/coding/packed.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { ParticipantId } from '#lib/domain/model/participant.ts';
import type { Pass, PassId } from '#lib/domain/model/pass.ts';
import type { Round, RoundId } from '#lib/domain/model/round.ts';
import type { Transcript, TranscriptId } from '#lib/domain/model/transcript.ts';
import {
  uncorrected,
  type TranscriptVersion,
  type TranscriptVersionId,
} from '#lib/domain/model/transcript-version.ts';
import { countedAs } from '#lib/domain/rounds/submit-pass.ts';
import { cut } from '#lib/domain/transcript/cut.ts';
import { uuid } from '../../fixtures/small-study.ts';

/** Coders by letter, codes by name: K and S are domains, o is an own code under both, O is outside. */
export const coderId = (letter: string) => uuid(1, letter.charCodeAt(0)) as CoderId;
export const codeId = (name: string) => uuid(5, name.charCodeAt(0)) as CodeId;
export const transcriptId = (number: number) => uuid(6, number) as TranscriptId;
export const roundId = uuid(2, 1) as RoundId;
const at = '2025-11-14T10:00:00.000Z';
const noHash = '0'.repeat(64);

export function plantedCode(name: string, more: Partial<Code> = {}): Code {
  return {
    id: codeId(name),
    kind: 'own',
    frameworkKey: null,
    name,
    parentId: null,
    order: name.charCodeAt(0),
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
    createdAt: at,
    createdBy: null,
    ...more,
  };
}

export const codebook: readonly Code[] = [
  plantedCode('K', { kind: 'domain' }),
  plantedCode('S', { kind: 'domain' }),
  plantedCode('O', { kind: 'outside' }),
  plantedCode('o', { domainIds: [codeId('K'), codeId('S')] }),
  plantedCode('p', { parentId: codeId('o') }),
];

/**
 * One transcript: what each coder has on each line, as letters. `"K KS ."` is a K, a K and an S, and
 * a line left without a code; a coder who is not named has not submitted.
 */
export type Planted = Readonly<Record<string, string>> & { readonly people?: never };

export interface Plan {
  readonly coders: string;
  readonly transcripts: readonly Planted[];
  /** Speakers of each transcript, by number; by default one each. */
  readonly people?: readonly (readonly number[])[];
  readonly codes?: readonly Code[];
  readonly round?: Partial<Round>;
  /** Turns of every transcript; by default a turn a line. */
  readonly turns?: readonly string[];
  readonly cutting?: TranscriptVersion['cutting'];
}

export function plantedRound(plan: Plan): RoundRecords {
  const codes = plan.codes ?? codebook;
  const transcripts: Transcript[] = [];
  const versions: TranscriptVersion[] = [];
  const passes: Pass[] = [];
  plan.transcripts.forEach((planted, index) => {
    const rows = Object.values(planted).map((row) => row.split(' '));
    const turns = plan.turns ?? (rows[0] ?? []).map((_, line) => `Line ${line + 1} of it.`);
    const text = cut(turns, plan.cutting ?? 'turn');
    const id = transcriptId(index + 1);
    const people = plan.people?.[index] ?? [index + 1];
    const version: TranscriptVersion = {
      id: uuid(7, index + 1) as TranscriptVersionId,
      transcriptId: id,
      number: 1,
      textHash: noHash,
      cutting: plan.cutting ?? 'turn',
      wrapWidth: null,
      ...uncorrected,
      ...text,
      turnSpeaker: Int16Array.from(text.turnFrom, (_, turn) => turn % people.length),
      turnStart: null,
      turnEnd: null,
    };
    versions.push(version);
    transcripts.push({
      id,
      name: `P${index + 1}`,
      order: index,
      versionId: version.id,
      file: null,
      importedAt: at,
      speakers: people.map((number) => ({
        label: `P${number}`,
        role: number === 0 ? 'interviewer' : 'participant',
        participantId: number === 0 ? null : (uuid(4, number) as ParticipantId),
      })),
      lineCount: text.lineFrom.length,
      wordCount: 0,
      textHash: noHash,
      frozenAt: at,
      gathered: 'interview' as const,
      settledCoderId: null,
    });
    for (const [letter, row] of Object.entries(planted)) {
      const codings = row
        .split(' ')
        .flatMap((names, line) =>
          [...names]
            .filter((name) => name !== '.')
            .map((name) => ({ codeId: codeId(name), from: line, to: line + 1 })),
        );
      const columns = packed({ codings, quotations: [] });
      passes.push({
        id: uuid(8, passes.length + 1) as PassId,
        transcriptId: id,
        versionId: version.id,
        carried: null,
        coderId: coderId(letter),
        roundId,
        ...columns,
        flags: new Uint32Array(),
        submitted: { at, hash: noHash, counted: countedAs(columns.codes, codes) },
      });
    }
  });
  const ids = transcripts.map(({ id }) => id);
  return {
    study: { codeInterviewer: false },
    round: {
      id: roundId,
      number: 1,
      name: '',
      mode: 'reliability',
      calibration: false,
      transcriptIds: ids,
      drawn: null,
      coderIds: [...plan.coders].map(coderId),
      codebookVersionId: null,
      openedAt: at,
      revealed: ids.map((id) => ({ transcriptId: id, at, coderId: coderId(plan.coders[0]!) })),
      ...plan.round,
    },
    passes,
    transcripts,
    versions,
    codes,
  };
}

export function reportOf(plan: Plan, options: Partial<AgreementOptions> = {}) {
  const chosen = { ...defaultOptions, ...options };
  return agreementReport(roundData(plantedRound(plan), chosen), chosen);
}

/** The figures of one code. */
export function codeIn(report: ReturnType<typeof reportOf>, name: string, covers?: string) {
  const found = report.codes.find(
    ({ column }) => column.codeId === codeId(name) && (!covers || column.covers === covers),
  );
  if (!found) throw new RangeError(`no column ${name}`);
  return found;
}
