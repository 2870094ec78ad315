import * as v from 'valibot';
import { defineRecord, float64s, hash, id, instant, int16s, uint32s, whole } from './record.ts';
import { speaker } from './speaker.ts';

/** A version as it was first cut, of a file without line numbers. */
export const uncorrected = { lineLabel: null, speakers: null, corrected: null };

/**
 * The words of one transcript, whole and cut. Immutable once coding has begun.
 *
 * Turns and lines both tile the text: each begins where the one before ends, the first at 0, the
 * last ends with the text. White space at a cut belongs to the line before it. Offsets are UTF-16
 * units. A newline inside a turn is a paragraph break.
 */
export const transcriptVersionRecord = defineRecord({
  table: 'transcriptVersions',
  schema: v.object({
    id: id('TranscriptVersion'),
    transcriptId: id('Transcript'),
    /** Counted from one. */
    number: whole,
    text: v.string(),
    textHash: hash,
    cutting: v.picklist(['sentence', 'turn', 'paragraph', 'wrapped']),
    /** Signs a line, for `wrapped`; else `null`. */
    wrapWidth: v.nullable(whole),
    /** Where each turn begins. */
    turnFrom: uint32s,
    /** Index into the transcript's speakers; −1 where nobody is named. */
    turnSpeaker: int16s,
    /** Seconds from the start of the recording; NaN where unknown; `null` when no turn has a time. */
    turnStart: v.nullable(float64s),
    turnEnd: v.nullable(float64s),
    /** Where each line begins. Every turn begins a line. */
    lineFrom: uint32s,
    /** The number a line had in the file it came from, one entry a line, '' for none; `null` if no line had one. */
    lineLabel: v.nullable(v.array(v.string())),
    /** The speakers as they were, in a version no longer in use; `null`: those of the transcript. */
    speakers: v.nullable(v.array(speaker)),
    /** Who made this version after coding had begun, when and why; `null` for the first. */
    corrected: v.nullable(v.object({ at: instant, by: id('Coder'), reason: v.string() })),
  }),
  indexes: ['transcriptId'],
  migrations: [
    {
      to: 3,
      name: 'wrapped lines, line numbers of the file, corrections',
      up: (old) => ({ ...old, wrapWidth: null, ...uncorrected }),
    },
  ],
  travels: true,
});

export type TranscriptVersion = v.InferOutput<typeof transcriptVersionRecord.schema>;
export type TranscriptVersionId = TranscriptVersion['id'];
export type CuttingRule = TranscriptVersion['cutting'];
