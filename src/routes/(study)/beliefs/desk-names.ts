import { askedPeople, type AskedPeople } from '#lib/domain/findings/asked-of.ts';
import { settledPeople } from '#lib/domain/findings/settled-study.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { ParticipantId } from '#lib/domain/model/participant.ts';
import { mayBeQuoted } from '#lib/domain/participants/consent.ts';
import type { FindingsFrame } from '#lib/state/findings.svelte.ts';

/** What all statements and passages of the desk are named and counted by. */
export interface DeskNames {
  /** N of "n of N people". */
  readonly all: number;
  readonly labelOf: (id: ParticipantId) => string;
  readonly mayNotBeQuoted: (id: ParticipantId) => boolean;
  /** Counted once for a domain: it is the same for all of its statements. */
  readonly askedOf: (domainId: CodeId) => AskedPeople;
  /** Also of a transcript that is not settled. */
  readonly transcriptName: (id: string) => string;
}

export function deskNames({ settled, records }: FindingsFrame): DeskNames {
  const people = new Map(settled.participants.map((one) => [one.id, one]));
  const transcripts = new Map<string, string>(
    [...settled.settled, ...settled.unsettled].map(({ transcript }) => [
      transcript.id,
      transcript.name,
    ]),
  );
  const asked = new Map<CodeId, AskedPeople>();
  return {
    all: settledPeople(settled).size,
    labelOf: (id) => people.get(id)?.label ?? 'unknown',
    mayNotBeQuoted: (id) => {
      const person = people.get(id);
      return person !== undefined && mayBeQuoted(person.consent) === 'no';
    },
    askedOf: (domainId) => {
      const people = asked.get(domainId) ?? askedPeople([domainId], settled, records);
      asked.set(domainId, people);
      return people;
    },
    transcriptName: (id) => transcripts.get(id) ?? 'a transcript no longer here',
  };
}
