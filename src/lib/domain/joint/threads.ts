import { ActError } from '../errors.ts';
import type { Signed } from '../model/signed.ts';
import type { Thread, ThreadId } from '../model/thread.ts';
import { nextOrder, steppedRecords } from '../study/order.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import type { ThreadEnd } from './thread-ends.ts';

export type ThreadStep = Thread['steps'][number];

/** What a person says in a thread. */
export type ThreadWords = Omit<Thread, 'id' | 'order' | 'written' | 'nextId'>;

/** An end at which nothing is said yet. */
export function noEnd(strand: ThreadEnd['strand']): ThreadEnd {
  return { strand, words: '', resultIds: [], findings: [], passages: [] };
}

/** The strand a thread goes into next: the other one than where it stands. */
export function otherStrand(strand: ThreadEnd['strand']): ThreadEnd['strand'] {
  return strand === 'quantitative' ? 'qualitative' : 'quantitative';
}

/** Begins a thread in one strand. */
export function beginThread(
  stored: readonly Thread[],
  start: ThreadEnd,
  id: ThreadId,
  written: Signed,
): Change {
  return changed([threadAfter(stored, start, id, written)]);
}

/** Says something else of a thread; `null` when nothing differs. @throws {ActError} 'finding-gone'. */
export function changeThread(
  stored: Thread | undefined,
  words: Partial<ThreadWords>,
  written: Signed,
): Change | null {
  if (!stored) throw new ActError('finding-gone');
  const record: Thread = { ...stored, ...words };
  if (JSON.stringify(record) === JSON.stringify(stored)) return null;
  return changed([{ ...record, written }]);
}

/**
 * Says something else of where a thread starts (`at` 0) or of one of its steps (from 1), beginning from
 * what is stored of it. `null` when nothing differs. @throws {ActError} 'finding-gone'.
 */
export function changeEnd(
  stored: Thread | undefined,
  at: number,
  words: (end: ThreadEnd) => Partial<ThreadStep>,
  written: Signed,
): Change | null {
  const end = at === 0 ? stored?.start : stored?.steps[at - 1];
  if (!stored || !end) throw new ActError('finding-gone');
  const { on, ...said } = words(end);
  if (at === 0) return changeThread(stored, { start: { ...stored.start, ...said } }, written);
  const steps = stored.steps.map((step, index) =>
    index === at - 1 ? { ...step, ...said, ...(on === undefined ? {} : { on }) } : step,
  );
  return changeThread(stored, { steps }, written);
}

/** A thread without one of its steps, counted from one. @throws {ActError} 'finding-gone'. */
export function removeStep(stored: Thread | undefined, at: number, written: Signed): Change | null {
  if (!stored?.steps[at - 1]) throw new ActError('finding-gone');
  return changeThread(stored, { steps: stored.steps.toSpliced(at - 1, 1) }, written);
}

/** A step into the other strand than where the thread stands. @throws {ActError} 'finding-gone'. */
export function addStep(stored: Thread | undefined, on: string | null, written: Signed): Change {
  if (!stored) throw new ActError('finding-gone');
  const last = stored.steps.at(-1) ?? stored.start;
  const step: ThreadStep = { ...noEnd(otherStrand(last.strand)), on };
  return changed([{ ...stored, steps: [...stored.steps, step], written }]);
}

/**
 * The question a result raised, as a thread of its own that the first one leads on to. It starts in the
 * strand where the first one stands, from what it came to.
 *
 * @throws {ActError} 'finding-gone'; 'thread-leads-on' when it leads on to one already.
 */
export function followOn(
  all: readonly Thread[],
  id: ThreadId,
  nextId: ThreadId,
  written: Signed,
): Change {
  const from = all.find((one) => one.id === id);
  if (!from) throw new ActError('finding-gone');
  if (from.nextId !== null) throw new ActError('thread-leads-on');
  const last = from.steps.at(-1) ?? from.start;
  const next = threadAfter(all, { ...noEnd(last.strand), words: from.result }, nextId, written);
  return changed([{ ...from, nextId }, next]);
}

/** Takes a thread away; the one that led on to it leads on no more. @throws {ActError} 'finding-gone'. */
export function removeThread(all: readonly Thread[], id: ThreadId): Change {
  if (!all.some((one) => one.id === id)) throw new ActError('finding-gone');
  return {
    ...plainChange,
    kind: 'remove-thread',
    put: all
      .filter(({ nextId }) => nextId === id)
      .map((record): Placed => ({ table: 'threads', record: { ...record, nextId: null } })),
    removed: [{ table: 'threads', id }],
  };
}

/** One place up or down; `null` at either end. */
export function moveThread(
  all: readonly Thread[],
  id: ThreadId,
  step: 'up' | 'down',
): Change | null {
  const moved = steppedRecords(all, id, step);
  return moved.length === 0 ? null : changed(moved);
}

function threadAfter(
  all: readonly Thread[],
  start: ThreadEnd,
  id: ThreadId,
  written: Signed,
): Thread {
  const order = nextOrder(all);
  return {
    id,
    question: '',
    start,
    steps: [],
    result: '',
    state: 'open',
    nextId: null,
    order,
    written,
  };
}

function changed(records: readonly Thread[]): Change {
  return {
    ...plainChange,
    kind: 'change-thread',
    put: records.map((record): Placed => ({ table: 'threads', record })),
  };
}
