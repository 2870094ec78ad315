import { codedLines, progressOf } from '../coding/progress.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { Place } from '../model/place.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';

/** How far one coder is with one transcript, in lines that may be coded. */
export interface OwnWork {
  readonly transcriptId: TranscriptId;
  readonly name: string;
  readonly codable: number;
  /** Looked at: the current line once, or coded. */
  readonly looked: number;
  readonly coded: number;
  /** Lines flagged for discussion. */
  readonly flagged: number;
  readonly submitted: boolean;
  /** Coded by others too, who do not see it before the reveal. */
  readonly blind: boolean;
  /** Zero-based line the coder was last on; `null` when they never opened the transcript. */
  readonly line: number | null;
  /** When that was. */
  readonly at: string | null;
}

type OwnPass = PackedCodings & Pick<Pass, 'flags' | 'submitted'>;

/**
 * One coder's own work on a transcript, from their own pass and place alone.
 *
 * `codable` has one byte a line and may be left out where it is not known without reading the whole
 * text; every line then counts, so that work is never said to be finished too early.
 */
export function ownWork(
  transcript: Pick<Transcript, 'id' | 'name' | 'lineCount'>,
  pass: OwnPass | undefined,
  place: Pick<Place, 'line' | 'looked' | 'at'> | undefined,
  codable?: Uint8Array,
  blind = false,
): OwnWork {
  const { lineCount } = transcript;
  const progress = progressOf(
    codable ?? new Uint8Array(lineCount).fill(1),
    pass ? codedLines(pass, lineCount) : new Uint8Array(lineCount),
    place?.looked ?? new Uint8Array(),
  );
  return {
    transcriptId: transcript.id,
    name: transcript.name,
    codable: progress.codable,
    looked: progress.looked,
    coded: progress.coded,
    flagged: pass?.flags.length ?? 0,
    submitted: pass?.submitted != null,
    blind,
    line: place?.line ?? null,
    at: place?.at ?? null,
  };
}

/** Nothing coded and never opened. */
export function isUntouched(work: OwnWork): boolean {
  return work.line === null && work.coded === 0 && !work.submitted;
}

/** Every line that may be coded was looked at, or the pass was submitted. */
export function isLookedThrough(work: OwnWork): boolean {
  return work.submitted || (!isUntouched(work) && work.looked === work.codable);
}
