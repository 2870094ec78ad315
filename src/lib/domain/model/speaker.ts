import * as v from 'valibot';
import { id } from './record.ts';

/** Somebody who speaks in a transcript. */
export const speaker = v.object({
  /** As it stands in the file; shown beside the lines. */
  label: v.string(),
  role: v.picklist(['interviewer', 'participant', 'other']),
  /** `null` for a participant means unidentified. */
  participantId: v.nullable(id('Participant')),
});

export type Speaker = v.InferOutput<typeof speaker>;
export type SpeakerRole = Speaker['role'];
