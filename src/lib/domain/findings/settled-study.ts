import { codesById, type CodesById } from '../codebook/codebook.ts';
import { effectiveCodes } from '../codebook/effective-codes.ts';
import { noCodings } from '../coding/packed.ts';
import { settledCoding, type CodingLayers } from '../coding/settled-coding.ts';
import type { Range } from '../correction/carry-map.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { Study } from '../model/study.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
import { byPlace } from '../study/order.ts';
import type { PartOfViewer, WaitsFor } from './part-of-viewer.ts';

/** One transcript whose coding is settled, as all findings read it. */
export interface SettledTranscript {
  readonly transcript: Transcript;
  readonly source: 'consensus' | 'submitted';
  /** Whose pass it is; `null` for a consensus. */
  readonly coderId: CoderId | null;
  readonly versionId: TranscriptVersionId;
  /** Lines on which nothing is settled yet; they carry no codes. */
  readonly openLines: Uint32Array;
  /** Maximal runs of lines [from, to) that carry a code as it counts now, ascending, by code. */
  readonly runs: ReadonlyMap<CodeId, readonly Range[]>;
  /** Identified participants who speak in it, each once. */
  readonly people: readonly ParticipantId[];
  /**
   * Who says each line, an index into the speakers; `null` where the one participant of the transcript
   * says every line that can be coded.
   */
  readonly speakerOfLine: Int16Array | null;
  /** Whether the viewer has a pass of their own over it; it may differ from what is settled. */
  readonly hasOwnPass: boolean;
}

/** A transcript that no finding counts, and why. */
export interface UnsettledTranscript {
  readonly transcript: Transcript;
  /** `in-hand`: the viewer's own pass over it is open, or blind and not revealed yet; `not-settled`: nobody's coding counts yet. */
  readonly why: 'in-hand' | 'not-settled';
  readonly waitsFor: WaitsFor;
}

/**
 * The settled coding of a whole study, as one coder may see it: the one thing that the matrix, counts,
 * belief statements, themes, tables and figures are made from. Every transcript counts once.
 */
export interface SettledStudy {
  readonly study: Study;
  /** Those the viewer may see, whatever their standing. */
  readonly codes: readonly Code[];
  readonly byId: CodesById;
  /** The code at the end of a chain of merges. */
  readonly merged: (codeId: CodeId) => CodeId;
  /** In the study's order. */
  readonly participants: readonly Participant[];
  readonly attributes: readonly Attribute[];
  /** In the study's order. */
  readonly settled: readonly SettledTranscript[];
  readonly unsettled: readonly UnsettledTranscript[];
  readonly byTranscript: ReadonlyMap<TranscriptId, SettledTranscript>;
}

/** What {@link settledStudy} is made from. */
export interface SettledStudyRecords extends CodingLayers {
  readonly study: Study;
  readonly codes: readonly Code[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly participants: readonly Participant[];
  readonly attributes: readonly Attribute[];
  readonly transcripts: readonly Transcript[];
  /** What the viewer must not see yet of what was settled: `unseenSettled`. */
  readonly inHand: (transcriptId: TranscriptId) => boolean;
  /** Who says each line of the transcripts of which {@link needsSpeakers} holds. */
  readonly speakersOfLines: ReadonlyMap<TranscriptId, Int16Array>;
  /** What the viewer codes themselves; without it they have no part in any transcript. */
  readonly part?: PartOfViewer;
}

/** Whether who speaks in a transcript's passages can be told from its lines alone. */
export function needsSpeakers(
  { speakers }: Pick<Transcript, 'speakers'>,
  { codeInterviewer }: Pick<Study, 'codeInterviewer'>,
): boolean {
  return codeInterviewer || speakers.filter(({ role }) => role === 'participant').length > 1;
}

/** @param records only what the viewer may see (`visible-passes.ts`). */
export function settledStudy(records: SettledStudyRecords): SettledStudy {
  const { study, codes, splitDecisions, attributes, inHand, speakersOfLines, part } = records;
  const effective = effectiveCodes(codes, splitDecisions);
  const settled: SettledTranscript[] = [];
  const unsettled: UnsettledTranscript[] = [];
  for (const transcript of records.transcripts.toSorted(byPlace)) {
    const coding = inHand(transcript.id)
      ? ({ source: 'none' } as const)
      : settledCoding(transcript, records);
    if (coding.source !== 'consensus' && coding.source !== 'submitted') {
      unsettled.push({
        transcript,
        why: inHand(transcript.id) ? 'in-hand' : 'not-settled',
        waitsFor: part?.waitsFor(transcript.id) ?? 'rounds',
      });
      continue;
    }
    const place = { ...coding, transcriptId: transcript.id };
    const { quoteCode, quoteFrom, quoteTo } = noCodings;
    const unquoted = { ...coding.codings, quoteCode, quoteFrom, quoteTo };
    const runs = runsByCode(effective.packed(unquoted, place, noLines));
    settled.push({
      transcript,
      source: coding.source,
      coderId: coding.coderId,
      versionId: coding.versionId,
      openLines: coding.openLines,
      runs,
      people: peopleOf(transcript),
      speakerOfLine: needsSpeakers(transcript, study)
        ? (speakersOfLines.get(transcript.id) ?? null)
        : null,
      hasOwnPass: part?.hasPass(transcript.id) ?? false,
    });
  }
  return {
    study,
    codes,
    byId: codesById(codes),
    merged: effective.merged,
    participants: records.participants.toSorted(byPlace),
    attributes: attributes.toSorted(byPlace),
    settled,
    unsettled,
    byTranscript: new Map(settled.map((one) => [one.transcript.id, one])),
  };
}

/**
 * The passages of a coding by code, without quotations, codes in the order of their first; made for all
 * transcripts of a study at once, and therefore without sorting all of them.
 */
function runsByCode({ codes, code, from, to }: PackedCodings): Map<CodeId, readonly Range[]> {
  const runs = codes.map((): { from: number; to: number }[] => []);
  for (let row = 0; row < code.length; row += 1) {
    const here = runs[code[row]!]!;
    const last = here.at(-1);
    // Codings come in order, so only the last run can touch the next.
    if (last && from[row]! <= last.to) last.to = Math.max(last.to, to[row]!);
    else here.push({ from: from[row]!, to: to[row]! });
  }
  const found = runs.flatMap((ofCode, index) => {
    const [first] = ofCode;
    return first ? [{ codeId: codes[index]!, ofCode, first }] : [];
  });
  return new Map(
    found
      .sort(
        (a, b) =>
          a.first.from - b.first.from || a.first.to - b.first.to || (a.codeId < b.codeId ? -1 : 1),
      )
      .map(({ codeId, ofCode }) => [codeId, ofCode]),
  );
}

/** N of every "n of N": identified participants who speak in a transcript with settled coding, each once. */
export function settledPeople({
  settled,
}: Pick<SettledStudy, 'settled'>): ReadonlySet<ParticipantId> {
  return new Set(settled.flatMap(({ people }) => people));
}

const noLines = { lineFrom: new Uint32Array() };

function peopleOf({ speakers }: Pick<Transcript, 'speakers'>): readonly ParticipantId[] {
  const heard = speakers.flatMap(({ role, participantId }) =>
    role === 'participant' && participantId !== null ? [participantId] : [],
  );
  return [...new Set(heard)];
}
