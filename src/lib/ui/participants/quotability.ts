import type { Participant } from '../../domain/model/participant.ts';
import { mayBeQuoted } from '../../domain/participants/consent.ts';

/** Which participants are listed, by what they consented to. */
export type Quotability = 'all' | 'not-to-be-quoted' | 'not-recorded' | 'withdrawn';

export const isListed: Readonly<Record<Quotability, (participant: Participant) => boolean>> = {
  all: () => true,
  'not-to-be-quoted': ({ consent }) => mayBeQuoted(consent) === 'no',
  'not-recorded': ({ consent }) => mayBeQuoted(consent) === null,
  withdrawn: ({ consent }) => consent.state === 'withdrawn',
};
