import type { Transcript } from '../domain/model/transcript.ts';
import { readBy, type ReadBy } from '../domain/reading/read-by.ts';
import { readingGate, visibleReadings } from '../domain/reading/visible-readings.ts';
import type { Coder } from '../domain/model/coder.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Who of the team has read what, as the coder at the keyboard may know it. */
export class WhoRead {
  readonly #read: LiveQuery<WhoHasRead>;

  constructor(study: OpenStudy) {
    this.#read = new LiveQuery(() => readWho(study));
  }

  /** `undefined` until read. */
  get current(): WhoHasRead | undefined {
    return this.#read.current;
  }
}

interface WhoHasRead {
  /** In the study's order. */
  readonly transcripts: readonly Transcript[];
  readonly people: readonly Coder[];
  readonly by: ReadBy;
}

async function readWho({ db, here }: OpenStudy): Promise<WhoHasRead> {
  const [stored, coders, readings, passes, rounds] = await Promise.all([
    db.transcripts.toArray(),
    db.coders.toArray(),
    db.readings.toArray(),
    db.passes.toArray(),
    db.rounds.toArray(),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  const transcripts = stored.toSorted((a, b) => a.order - b.order);
  const people = coders.toSorted((a, b) => (a.initials < b.initials ? -1 : 1));
  const seen = visibleReadings(viewer, readings, passes, rounds);
  return {
    transcripts,
    people,
    by: readBy(transcripts, people, seen, readingGate(viewer, passes, rounds)),
  };
}
