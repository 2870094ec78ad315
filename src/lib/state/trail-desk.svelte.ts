import type { Code } from '../domain/model/code.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Operation, WriterId } from '../domain/model/operation.ts';
import type { Round } from '../domain/model/round.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import { subjectOf, type Subject } from '../domain/trail/subject.ts';
import { visibleOperations } from '../domain/trail/visible-operations.ts';
import { visibleCodes, type PassHead } from '../domain/coding/visible-passes.ts';
import type { Database } from '../storage/database.ts';
import { writersOf } from '../storage/counters.ts';
import { operationId, writersOperations } from '../storage/operations.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** One act of the trail with the names of what it speaks of. */
export interface TrailEntry {
  readonly operation: Operation;
  /** For an undo or redo, the kind of the act it goes back to. */
  readonly actKind: string;
  readonly coder: Coder | undefined;
  readonly codes: readonly Code[];
  readonly transcript: Transcript | undefined;
}

interface TrailPage {
  readonly entries: readonly TrailEntry[];
  readonly hasOlder: boolean;
}

/** Acts shown at once, and added by each "older". */
export const pageLength = 100;

/** Acts read from one writer at a time. */
const portion = 200;

/** The trail, newest first, as the coder at the keyboard may read it. */
export class TrailDesk {
  readonly #study: OpenStudy;
  /** Only acts about this; `null` for all. */
  subject: Subject | null = $state(null);
  #length = $state(pageLength);
  readonly #page: LiveQuery<TrailPage>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#page = $derived(this.#read(this.subject, this.#length));
  }

  /** `undefined` until read. */
  get current(): TrailPage | undefined {
    return this.#page.current;
  }

  choose(subject: Subject | null): void {
    this.subject = subject;
    this.#length = pageLength;
  }

  showOlder(): void {
    this.#length += pageLength;
  }

  #read(subject: Subject | null, length: number): LiveQuery<TrailPage> {
    const { db, here } = this.#study;
    return new LiveQuery(() => readTrail(db, here.coderId, subject, length));
  }
}

async function readTrail(
  db: Database,
  viewer: CoderId,
  subject: Subject | null,
  length: number,
): Promise<TrailPage> {
  const rounds = await db.rounds.toArray();
  const passesOver = passReader(db);
  const newest = await newestFirst(db);
  const found: Operation[] = [];
  while (found.length <= length) {
    const operations = await newest(portion);
    if (operations.length === 0) break;
    const wanted = operations.filter((one) => subject === null || subjectOf(one) === subject);
    found.push(...(await visibleTo(viewer, wanted, passesOver, rounds)));
  }
  const shown = found.slice(0, length);
  const entries = await withNames(db, shown, async (codes) => {
    const proposing = await db.passes.bulkGet(codes.flatMap(({ proposedIn }) => proposedIn ?? []));
    const transcripts = new Set(proposing.flatMap((pass) => pass?.transcriptId ?? []));
    const passes = await Promise.all([...transcripts].map(passesOver));
    return visibleCodes(viewer, codes, passes.flat(), rounds);
  });
  return { entries, hasOlder: found.length > length };
}

async function visibleTo(
  viewer: CoderId,
  operations: readonly Operation[],
  passesOver: (id: TranscriptId) => Promise<readonly PassHead[]>,
  rounds: readonly Round[],
): Promise<readonly Operation[]> {
  const others = operations.filter(({ coderId }) => coderId !== viewer);
  const transcripts = new Set(others.flatMap(({ transcriptId }) => transcriptId ?? []));
  const passes = await Promise.all([...transcripts].map(passesOver));
  return visibleOperations(viewer, operations, passes.flat(), rounds);
}

/** The passes over a transcript, each transcript read once. */
function passReader(db: Database): (id: TranscriptId) => Promise<readonly PassHead[]> {
  const known = new Map<TranscriptId, Promise<readonly PassHead[]>>();
  return (id) => {
    const read = known.get(id) ?? db.passes.where('transcriptId').equals(id).toArray();
    known.set(id, read);
    return read;
  };
}

/** Reads the acts of all writers, newest first by their clocks, so many at a time. */
async function newestFirst(db: Database): Promise<(count: number) => Promise<Operation[]>> {
  const writers = await writersOf(db);
  const queues = await Promise.all(writers.map((writer) => WriterQueue.open(db, writer)));
  return async (count) => {
    const operations: Operation[] = [];
    while (operations.length < count) {
      const latest = queues
        .filter(({ head }) => head !== undefined)
        .toSorted((a, b) => ((a.head?.at ?? '') < (b.head?.at ?? '') ? 1 : -1))[0];
      if (!latest?.head) break;
      operations.push(latest.head);
      await latest.advance();
    }
    return operations;
  };
}

/** One writer's acts, newest first, read in portions. */
class WriterQueue {
  readonly #db: Database;
  readonly #writer: WriterId;
  #rows: readonly Operation[] = [];
  #at = 0;

  private constructor(db: Database, writer: WriterId) {
    this.#db = db;
    this.#writer = writer;
  }

  static async open(db: Database, writer: WriterId): Promise<WriterQueue> {
    const queue = new WriterQueue(db, writer);
    queue.#rows = await writersOperations(db, writer).reverse().limit(portion).toArray();
    return queue;
  }

  get head(): Operation | undefined {
    return this.#rows[this.#at];
  }

  async advance(): Promise<void> {
    const last = this.head;
    this.#at += 1;
    if (this.head || !last || last.counter <= 1) return;
    this.#rows = await this.#db.operations
      .where('id')
      .between(`${this.#writer}:`, operationId(this.#writer, last.counter))
      .reverse()
      .limit(portion)
      .toArray();
    this.#at = 0;
  }
}

async function withNames(
  db: Database,
  operations: readonly Operation[],
  visible: (codes: readonly Code[]) => Promise<readonly Code[]>,
): Promise<readonly TrailEntry[]> {
  const [coders, codes, transcripts] = await Promise.all([
    db.coders.toArray(),
    db.codes.bulkGet([...new Set(operations.flatMap(({ codeIds }) => codeIds))]),
    db.transcripts.bulkGet([
      ...new Set(operations.flatMap(({ transcriptId }) => transcriptId ?? [])),
    ]),
  ]);
  const coderOf = new Map(coders.map((coder) => [coder.id, coder]));
  const named = await visible(codes.filter((code) => code !== undefined));
  const codeOf = new Map(named.map((code) => [code.id, code]));
  const transcriptOf = new Map(transcripts.map((one) => [one?.id, one]));
  return Promise.all(
    operations.map(async (operation) => ({
      operation,
      actKind: await actKind(db, operation),
      coder: coderOf.get(operation.coderId),
      codes: operation.codeIds.flatMap((id) => codeOf.get(id) ?? []),
      transcript: operation.transcriptId ? transcriptOf.get(operation.transcriptId) : undefined,
    })),
  );
}

async function actKind(db: Database, operation: Operation): Promise<string> {
  let act = operation;
  while (act.undoes !== null) {
    const earlier = await db.operations.get(act.undoes);
    if (!earlier) break;
    act = earlier;
  }
  return act.kind;
}
