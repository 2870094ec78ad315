import { noConsent, type Participant } from '../model/participant.ts';
import { plainChange, type Change } from '../trail/change.ts';

export type Consent = Participant['consent'];

/** Whether anything is recorded of anybody's consent: until then nothing is said of it in tables. */
export function isConsentRecorded(participants: readonly Pick<Participant, 'consent'>[]): boolean {
  return participants.some(({ consent }) => !sameConsent(consent, noConsent));
}

/**
 * Whether a person's words may be quoted: as it is recorded; never where consent was not given or was
 * withdrawn. `null`: not recorded.
 */
export function mayBeQuoted({ state, quoting }: Consent): 'yes' | 'no' | null {
  return state === 'not-given' || state === 'withdrawn' ? 'no' : quoting;
}

/** Records consent, of one person or of several alike; `null` when nothing differs. */
export function recordConsent(
  participants: readonly Participant[],
  consent: Consent,
): Change | null {
  const kept = { ...consent, note: consent.note.trim() };
  const changed = participants.filter((one) => !sameConsent(one.consent, kept));
  if (changed.length === 0) return null;
  return {
    ...plainChange,
    kind: 'change-participant',
    put: changed.map((one) => ({
      table: 'participants' as const,
      record: { ...one, consent: kept },
    })),
  };
}

function sameConsent(a: Consent, b: Consent): boolean {
  return a.state === b.state && a.on === b.on && a.quoting === b.quoting && a.note === b.note;
}
