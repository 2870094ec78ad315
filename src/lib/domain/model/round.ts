import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/**
 * A plan of who codes which transcripts with which codebook. A new study has one, of mode `single`,
 * over all transcripts. The lead writes it; it travels to the others in packets.
 */
export const roundRecord = defineRecord({
  table: 'rounds',
  schema: v.object({
    id: id('Round'),
    /** Counted from one; shown as "Round 1". */
    number: whole,
    /** What the team calls it, if anything. */
    name: v.string(),
    mode: v.picklist(['consensus', 'reliability', 'reflexive', 'single']),
    /** Coded together to settle how: never blind, and never part of any agreement. */
    calibration: v.boolean(),
    /** `null`: every transcript of the study that no other round names. */
    transcriptIds: v.nullable(v.array(id('Transcript'))),
    /** How the transcripts were drawn, when chance chose them; drawing again gives the same. */
    drawn: v.nullable(
      v.object({
        percent: whole,
        seed: v.string(),
        /** The attribute of people whose values each give their share; `null`: drawn from all. */
        attributeId: v.nullable(id('Attribute')),
        /** How many transcripts it was drawn from. */
        of: whole,
      }),
    ),
    coderIds: v.array(id('Coder')),
    /** The codebook everybody in the round codes with; `null` in a round that pins none. */
    codebookVersionId: v.nullable(id('CodebookVersion')),
    openedAt: instant,
    /** Transcripts whose passes were opened to the coders of the round: when, and by whom. */
    revealed: v.array(
      v.object({ transcriptId: id('Transcript'), at: instant, coderId: id('Coder') }),
    ),
  }),
  indexes: [],
  migrations: [
    {
      to: 2,
      name: 'calibration, how it was drawn, its codebook, what was revealed',
      up: (old) => ({
        ...old,
        name: '',
        calibration: false,
        drawn: null,
        codebookVersionId: null,
        revealed: [],
      }),
    },
  ],
  travels: true,
});

export type Round = v.InferOutput<typeof roundRecord.schema>;
export type RoundId = Round['id'];
