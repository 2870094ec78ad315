import type { Code } from '../domain/model/code.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Operation, WriterId } from '../domain/model/operation.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import { olderVersionOf, type VersionInUse } from '../domain/trail/lines-of-version.ts';
import { subjectOf, type Subject } from '../domain/trail/subject.ts';
import {
  hidesActsOnFindings,
  visibleOperations,
  type TrailStudy,
} from '../domain/trail/visible-operations.ts';
import { visibleCodes, visiblePasses } from '../domain/coding/visible-passes.ts';
import type { Database } from '../storage/database.ts';
import { writersOf } from '../storage/counters.ts';
import { operationId } from '../domain/trail/operation-id.ts';
import { writersOperations } from '../storage/operations.ts';
import { viewerIn } from '../storage/viewer.ts';
import { idOf, type Viewer } from '../domain/coding/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { setAsideReasons } from './set-aside-reasons.ts';
import { readVersionsInUse } from './trail-versions.ts';

/** One act of the trail with the names of what it speaks of. */
export interface TrailEntry {
  readonly operation: Operation;
  /** For an undo or redo, the kind of the act it goes back to. */
  readonly actKind: string;
  readonly coder: Coder | undefined;
  readonly codes: readonly Code[];
  readonly transcript: Transcript | undefined;
  /** The version whose lines it names, counted from one, where it is no longer the one in use. */
  readonly ofVersion: number | null;
  /** Why a pass was opened again, a transcript corrected, or a finding of a check set aside. */
  readonly reason: string | undefined;
}

interface TrailPage {
  readonly entries: readonly TrailEntry[];
  readonly hasOlder: boolean;
  /** Whether others' acts on findings are left out while the reader codes. */
  readonly hidesFindings: boolean;
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
    return new LiveQuery(async () =>
      readTrail(db, await viewerIn(db, here.coderId), subject, length),
    );
  }
}

async function readTrail(
  db: Database,
  viewer: Viewer,
  subject: Subject | null,
  length: number,
): Promise<TrailPage> {
  const blinding = await readBlinding(db);
  const newest = await newestFirst(db);
  const found: Operation[] = [];
  while (found.length <= length) {
    const operations = await newest(portion);
    if (operations.length === 0) break;
    const wanted = operations.filter((one) => subject === null || subjectOf(one) === subject);
    found.push(...visibleOperations(viewer, wanted, blinding));
  }
  const shown = found.slice(0, length);
  const hidesFindings = hidesActsOnFindings(idOf(viewer), blinding);
  const entries = await withNames(db, viewer, shown, { ...blinding, hidesFindings });
  return { entries, hasOlder: found.length > length, hidesFindings };
}

/** What decides which acts, codes and reasons may be read. */
interface Blinding extends TrailStudy {
  readonly codes: readonly Code[];
}

async function readBlinding(db: Database): Promise<Blinding> {
  const [passes, rounds, codes, transcripts, consensuses] = await Promise.all([
    db.passes.toArray(),
    db.rounds.toArray(),
    db.codes.toArray(),
    db.transcripts.toArray(),
    db.consensuses.toArray(),
  ]);
  return { passes, rounds, codes, transcripts, consensuses };
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
  viewer: Viewer,
  operations: readonly Operation[],
  { passes, rounds, codes, hidesFindings }: Blinding & { readonly hidesFindings: boolean },
): Promise<readonly TrailEntry[]> {
  // What was found, and why it is not mended, tells of the settled coding.
  const mayKnow = ({ coderId }: Operation) => !hidesFindings || coderId === idOf(viewer);
  const [coders, transcripts, reopenings, setAside] = await Promise.all([
    db.coders.toArray(),
    db.transcripts.bulkGet([
      ...new Set(operations.flatMap(({ transcriptId }) => transcriptId ?? [])),
    ]),
    db.reopenings.toArray(),
    setAsideReasons(db, operations),
  ]);
  const inUse = await readVersionsInUse(
    db,
    transcripts.flatMap((one) => one?.id ?? []),
  );
  const coderOf = new Map(coders.map((coder) => [coder.id, coder]));
  const codeOf = new Map(
    visibleCodes(viewer, codes, passes, rounds).map((code) => [code.id, code]),
  );
  const transcriptOf = new Map(transcripts.map((one) => [one?.id, one]));
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(({ id }) => id));
  const reasonOf = new Map<string, string>(
    reopenings.filter(({ passId }) => readable.has(passId)).map(({ id, reason }) => [id, reason]),
  );
  return Promise.all(
    operations.map(async (operation) => ({
      operation,
      actKind: await actKind(db, operation),
      coder: coderOf.get(operation.coderId),
      codes: operation.codeIds.flatMap((id) => codeOf.get(id) ?? []),
      transcript: operation.transcriptId ? transcriptOf.get(operation.transcriptId) : undefined,
      ofVersion: olderVersionOf(operation, inUse)?.number ?? null,
      reason:
        reasonFor(operation, reasonOf) ??
        reasonOfCorrection(operation, inUse) ??
        (mayKnow(operation) ? setAside.get(operation.id) : undefined),
    })),
  );
}

/** The reason a pass was opened again with, where the reader may know it. */
function reasonFor(
  { changes }: Operation,
  reasonOf: ReadonlyMap<string, string>,
): string | undefined {
  const opened = changes.find(({ table }) => table === 'reopenings');
  return opened && reasonOf.get(opened.id);
}

/** Why the transcript was corrected by this act. */
function reasonOfCorrection(
  { kind, id }: Operation,
  inUse: readonly VersionInUse[],
): string | undefined {
  if (kind !== 'correct-transcript') return undefined;
  return inUse.find(({ by }) => by?.id === id)?.version.corrected?.reason;
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
