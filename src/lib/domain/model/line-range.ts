import * as v from 'valibot';
import { id, whole } from './record.ts';

/** Lines [from, to) of a transcript, in the version in use. A correction carries them. */
export const lineRange = v.object({ transcriptId: id('Transcript'), from: whole, to: whole });

export type LineRange = v.InferOutput<typeof lineRange>;
