import * as v from 'valibot';
import { defineRecord, id, instant, uint8s, whole } from './record.ts';

/** What only this browser's copy of the study knows. Never travels in a study file. */
export const hereRecord = defineRecord({
  table: 'here',
  schema: v.object({
    id: v.literal('here'),
    writer: id('Writer'),
    /** Who is at the keyboard. */
    coderId: id('Coder'),
    /** Passphrases that hide a coder's work on this browser's screens, by coder. */
    passphrases: v.array(
      v.object({
        coderId: id('Coder'),
        salt: uint8s,
        /** PBKDF2 with SHA-256 of the passphrase. */
        derived: uint8s,
        iterations: whole,
      }),
    ),
    /** When the study was last written to a file, and how many operations it then held. */
    file: v.nullable(v.object({ at: instant, operations: whole })),
    /** Operations this copy held when it was opened from a file: they need no saving again. */
    openedWith: whole,
  }),
  indexes: [],
  migrations: [
    {
      to: 2,
      name: 'passphrases',
      up: (old) => ({ ...old, passphrases: [] }),
    },
  ],
  travels: false,
});

export type Here = v.InferOutput<typeof hereRecord.schema>;
