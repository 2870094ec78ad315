import * as v from 'valibot';
import { id, instant } from './record.ts';

/** Who did something, and when. */
export const signed = v.object({ by: id('Coder'), at: instant });

export type Signed = v.InferOutput<typeof signed>;
