import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { joined, packed, type Codings } from '#lib/domain/coding/packed.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { Pass, PassId } from '#lib/domain/model/pass.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import type { TranscriptVersionId } from '#lib/domain/model/transcript-version.ts';
import type { Verdict } from '#lib/domain/reconciliation/settle.ts';
import type { SettledRound, Settling } from '#lib/domain/reconciliation/settling.ts';
import type { Change } from '#lib/domain/trail/change.ts';

const uuid = (kind: number, number: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const coder = (number: number) => uuid(1, number) as CoderId;
export const [a, b, c, adjudicator] = [1, 2, 3, 9].map(coder) as [
  CoderId,
  CoderId,
  CoderId,
  CoderId,
];
export const code = (letter: string) => uuid(2, letter.charCodeAt(0)) as CodeId;
export const decisionId = (number: number) => uuid(3, number) as DecisionId;
export const roundId = uuid(4, 1) as RoundId;
export const transcriptId = uuid(5, 1) as TranscriptId;
export const versionId = uuid(6, 1) as TranscriptVersionId;
export const consensusId = uuid(7, 1) as Consensus['id'];
export const at = '2026-02-01T10:00:00.000Z';

/** Codes on each line as one word of letters, lines apart by a space; "-" is a line without any. */
export function passOf(
  coderId: CoderId,
  lines: string,
  quotations: Codings['quotations'] = [],
): Pass {
  const codings = lines
    .split(' ')
    .flatMap((letters, line) =>
      letters === '-'
        ? []
        : [...letters].map((letter) => ({ codeId: code(letter), from: line, to: line + 1 })),
    );
  return {
    id: uuid(8, Number.parseInt(coderId.slice(-3), 16)) as PassId,
    transcriptId,
    versionId,
    coderId,
    roundId,
    ...packed({ codings: joined(codings), quotations }),
    flags: new Uint32Array(),
    carried: null,
    submitted: { at: '2026-01-20T10:00:00.000Z', hash: 'a'.repeat(64), counted: null },
  };
}

/** Ten characters a line. */
export const version = {
  id: versionId,
  lineFrom: Uint32Array.from({ length: 8 }, (_, line) => line * 10),
};

export function settling(
  passes: readonly Pass[],
  more: Partial<Settling> & {
    readonly codes?: readonly Code[];
    readonly splits?: readonly SplitDecision[];
  } = {},
): Settling {
  const { codes = [], splits = [], ...rest } = more;
  const round: SettledRound = {
    id: roundId,
    coderIds: passes.map(({ coderId }) => coderId),
    revealed: [{ transcriptId, at: '2026-01-21T10:00:00.000Z', coderId: a }],
  };
  return {
    round,
    transcript: { id: transcriptId, versionId },
    passes,
    decisions: [],
    consensuses: [],
    effective: effectiveCodes(codes, splits),
    ...rest,
  };
}

export const plain: Verdict = {
  outcome: 'all',
  coderId: null,
  codeIds: [],
  off: [],
  reason: null,
  words: '',
  rule: '',
  ruleCodeIds: [],
};

export const lead = { coder: { id: a, role: 'lead' as const }, inHand: () => false };

/** The decisions and consensuses after a change: what storage does, without its transaction. */
export function after(before: Settling, { put, removed }: Change): Settling {
  const gone = new Set([...removed, ...put.map(({ record }) => record)].map(({ id }) => id));
  const added = <Table extends 'decisions' | 'consensuses'>(table: Table) =>
    put.flatMap((placed) => (placed.table === table ? [placed.record] : []));
  return {
    ...before,
    decisions: [
      ...before.decisions.filter(({ id }) => !gone.has(id)),
      ...(added('decisions') as Decision[]),
    ],
    consensuses: [
      ...before.consensuses.filter(({ id }) => !gone.has(id)),
      ...(added('consensuses') as Consensus[]),
    ],
  };
}

/** What a consensus says, as {@link passOf} reads it; "?" is an open line. */
export function wordsOf(consensus: Consensus, lines = version.lineFrom.length): string {
  return Array.from({ length: lines }, (_, line) => {
    if (consensus.open.includes(line)) return '?';
    const letters = [...consensus.code.keys()]
      .filter((row) => consensus.from[row]! <= line && line < consensus.to[row]!)
      .map((row) => consensus.codes[consensus.code[row]!]!)
      .map((codeId) => String.fromCharCode(Number.parseInt(codeId.slice(-4), 16)));
    return letters.toSorted().join('') || '-';
  }).join(' ');
}
