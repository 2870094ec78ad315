import { grouped } from '../codebook/grouped.ts';
import { isBlindRound } from '../coding/round-of.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Pass } from '../model/pass.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { Study } from '../model/study.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { byPlace } from '../study/order.ts';
import { codableLines } from '../transcript/lines.ts';
import { putColumn, wordsFor, type CodeRows } from './code-rows.ts';
import { columnPlan, type Column, type ColumnPlan } from './columns.ts';
import { countedReader, type CountedCode } from './counted-as.ts';
import { unitsAndRows, type DocumentData } from './document-data.ts';
import type { DataOptions } from './options.ts';

/** What agreement is computed from: records of one study that its reader may see. */
export interface RoundRecords {
  readonly study: Pick<Study, 'codeInterviewer'>;
  readonly round: Round;
  /** Of any rounds; those of this one that are submitted are used, as they were submitted. */
  readonly passes: readonly Pass[];
  readonly transcripts: readonly Transcript[];
  readonly versions: readonly TranscriptVersion[];
  /** The codebook of today: orders the columns, and says what codes count as where the pass does not. */
  readonly codes: readonly Code[];
  /** Transcripts over which their reader still has a pass to submit, who therefore sees no other's. */
  readonly inHand?: ReadonlySet<TranscriptId>;
}

/** A transcript of the round that is in no figure. */
export interface LeftOut {
  readonly transcriptId: TranscriptId;
  readonly reason:
    'not-asked-for' | 'not-revealed' | 'still-in-hand' | 'fewer-than-two-passes' | 'text-differs';
}

/** Reliability data of one round: for every unit, what each coder decided. Plain values throughout. */
export interface RoundData {
  readonly roundId: RoundId;
  readonly options: DataOptions;
  /** All coders of the round, in its order. */
  readonly coderIds: readonly CoderId[];
  readonly columns: readonly Column[];
  /** For each column, the domains it counted under; a branch counts under none of its own. */
  readonly domains: readonly (readonly CodeId[])[];
  /** Transcripts that two or more submitted, in the study's order. */
  readonly documents: readonly DocumentData[];
  readonly leftOut: readonly LeftOut[];
  /** Codes in use that stood under no domain, and so are in no column at level `domain`. */
  readonly unclassified: readonly CodeId[];
}

/**
 * The original submitted passes of one round as reliability data: of revealed transcripts that two or
 * more of its coders submitted. A line without a code is a decision; a coder without a submitted pass
 * is missing. Codes count as they counted when the pass was submitted. Of a calibration round, which
 * is coded together, and of a round of one there are none.
 */
export function roundData(records: RoundRecords, options: DataOptions): RoundData {
  const { round } = records;
  const sorted = sortedTranscripts(records, options);
  const plan = planOf(sorted.compared, records, options);
  return {
    roundId: round.id,
    options,
    coderIds: round.coderIds,
    columns: plan.columns,
    domains: plan.domains,
    documents: sorted.compared.map((each) => documentOf(each, records, options, plan)),
    leftOut: sorted.leftOut,
    unclassified: plan.unclassified,
  };
}

/**
 * The same data after one transcript changed: was revealed, or is asked for no more. Every other
 * document stays the very same, and with it all that was counted of it. Where the change brings
 * other columns, everything is made anew.
 */
export function withDocument(
  data: RoundData,
  records: RoundRecords,
  options: DataOptions,
  transcriptId: TranscriptId,
): RoundData {
  const sorted = sortedTranscripts(records, options);
  const plan = planOf(sorted.compared, records, options);
  if (!sameColumns(plan.columns, data.columns)) return roundData(records, options);
  const known = new Map(data.documents.map((each) => [each.transcriptId, each]));
  known.delete(transcriptId);
  return {
    ...data,
    options,
    documents: sorted.compared.map(
      (each) => known.get(each.transcript.id) ?? documentOf(each, records, options, plan),
    ),
    leftOut: sorted.leftOut,
    unclassified: plan.unclassified,
  };
}

/** The data of some transcripts only, such as one alone. */
export function onlyTranscripts(
  data: RoundData,
  transcriptIds: readonly TranscriptId[],
): RoundData {
  const wanted = new Set(transcriptIds);
  const documents = data.documents.filter(({ transcriptId }) => wanted.has(transcriptId));
  const dropped = data.documents.filter(({ transcriptId }) => !wanted.has(transcriptId));
  return {
    ...data,
    options: { ...data.options, transcriptIds },
    documents,
    leftOut: [
      ...data.leftOut,
      ...dropped.map(({ transcriptId }) => ({ transcriptId, reason: 'not-asked-for' as const })),
    ],
  };
}

/** A transcript that can be compared, with the passes that are. */
interface Compared {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  /** In the order of the round's coders. */
  readonly passes: readonly Pass[];
}

interface Plan extends ColumnPlan {
  readonly counted: (pass: Pass) => readonly CountedCode[];
}

function planOf(
  compared: readonly Compared[],
  { codes }: RoundRecords,
  { level }: DataOptions,
): Plan {
  const counted = countedReader(codes);
  const used = new Set<CountedCode>();
  for (const { passes } of compared) {
    for (const pass of passes) for (const code of counted(pass)) used.add(code);
  }
  return { ...columnPlan(level, [...used], codes), counted };
}

function sortedTranscripts(
  { round, passes, transcripts, versions, inHand }: RoundRecords,
  { transcriptIds }: DataOptions,
): { readonly compared: readonly Compared[]; readonly leftOut: readonly LeftOut[] } {
  const compared: Compared[] = [];
  const leftOut: LeftOut[] = [];
  if (!isBlindRound(round)) return { compared, leftOut };
  const asked = transcriptIds && new Set(transcriptIds);
  const revealed = new Set(round.revealed.map(({ transcriptId }) => transcriptId));
  const byId = new Map(versions.map((version) => [version.id, version]));
  const submitted = grouped(
    passes.filter(
      ({ roundId, submitted, coderId }) =>
        roundId === round.id && submitted !== null && round.coderIds.includes(coderId),
    ),
    ({ transcriptId }) => transcriptId,
  );
  const named = round.transcriptIds && new Set(round.transcriptIds);
  const inRound = ({ id }: Transcript) => (named ? named.has(id) : submitted.has(id));
  const order = (coderId: CoderId) => round.coderIds.indexOf(coderId);
  for (const transcript of transcripts.filter(inRound).toSorted(byPlace)) {
    const { id } = transcript;
    const own = (submitted.get(id) ?? []).toSorted((a, b) => order(a.coderId) - order(b.coderId));
    const leave = (reason: LeftOut['reason']) => leftOut.push({ transcriptId: id, reason });
    const [first] = own;
    const version = first && byId.get(first.versionId);
    if (asked && !asked.has(id)) leave('not-asked-for');
    else if (!revealed.has(id)) leave('not-revealed');
    else if (inHand?.has(id)) leave('still-in-hand');
    else if (!first || own.length < 2) leave('fewer-than-two-passes');
    else if (!version || own.some(({ versionId }) => versionId !== version.id))
      leave('text-differs');
    else compared.push({ transcript, version, passes: own });
  }
  return { compared, leftOut };
}

function documentOf(
  { transcript, version, passes }: Compared,
  { study, round }: RoundRecords,
  options: DataOptions,
  plan: Plan,
): DocumentData {
  const words = wordsFor(plan.columns.length);
  const codable = codableLines(version, transcript, study);
  const coded = {
    version,
    codable,
    participant: study.codeInterviewer
      ? codableLines(version, transcript, { codeInterviewer: false })
      : codable,
    words,
    rows: passes.map((pass) =>
      lineRows(pass, plan.counted(pass), version.lineFrom.length, plan, words),
    ),
  };
  return {
    transcriptId: transcript.id,
    versionId: version.id,
    coders: passes.map(({ coderId }) => round.coderIds.indexOf(coderId)),
    people: transcript.speakers.flatMap(({ role, participantId }) =>
      role === 'participant' && participantId !== null ? [participantId] : [],
    ),
    words,
    ...unitsAndRows(coded, options),
  };
}

/** What a pass has on each line. */
export function lineRows(
  pass: Pick<Pass, 'code' | 'from' | 'to'>,
  counted: readonly CountedCode[],
  lines: number,
  plan: Pick<ColumnPlan, 'of'>,
  words: number,
): CodeRows {
  const columns = counted.map((code) => plan.of(code));
  const rows = new Uint32Array(lines * words);
  const { code, from, to } = pass;
  for (let row = 0; row < code.length; row += 1) {
    const end = Math.min(to[row]!, lines);
    for (const column of columns[code[row]!]!) putColumn(rows, words, column, from[row]!, end);
  }
  return rows;
}

function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ codeId, covers }, index) => {
      const other = b[index];
      return other?.codeId === codeId && other.covers === covers;
    })
  );
}
