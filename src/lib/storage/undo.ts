import { inverse, withoutChange } from '../domain/coding/act.ts';
import { ActError } from '../domain/errors.ts';
import type { CoderId } from '../domain/model/coder.ts';
import { isLocked } from '../domain/memos/memo-list.ts';
import type { Memo, MemoLink } from '../domain/model/memo.ts';
import type { Operation, WriterId } from '../domain/model/operation.ts';
import type { Pass } from '../domain/model/pass.ts';
import { isAtBarrier, redoTarget, undoTarget } from '../domain/trail/undo-target.ts';
import { imprinted, type Replacement } from './changes.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { nextOperation, writersOperations, type Stamp } from './operations.ts';
import { passOf } from './passes.ts';
import { carryPlaces, versionsInUse } from './places.ts';

/** An undo or redo that was carried out: its own row, and the act it took back or did again. */
export interface TakenBack {
  readonly operation: Operation;
  /** The act as it was first done. */
  readonly act: Operation;
}

/** The act that `undo` would take back, and the one that `redo` would do again. */
export async function undoable(
  db: Database,
  writer: WriterId,
  coderId: CoderId,
): Promise<{ readonly undo: Operation | null; readonly redo: Operation | null }> {
  return named(async () => {
    const newestFirst = reader(db, writer);
    const undo = await undoTarget(newestFirst, coderId);
    const redo = await redoTarget(newestFirst, coderId);
    return { undo, redo: redo && (await actOf(db, redo)) };
  });
}

/**
 * Takes back this writer's newest act. Undo adds to the trail and takes nothing from it.
 * @throws {ActError} 'nothing-to-undo', 'final-act', 'pass-submitted'; nothing is changed.
 */
export function undo(db: Database, stamp: Stamp): Promise<TakenBack> {
  return takeBack(db, stamp, 'undo');
}

/**
 * Does again what was last undone, if nothing else was done since.
 * @throws {ActError} 'nothing-to-redo', 'pass-submitted'; nothing is changed.
 */
export function redo(db: Database, stamp: Stamp): Promise<TakenBack> {
  return takeBack(db, stamp, 'redo');
}

function takeBack(db: Database, stamp: Stamp, way: 'undo' | 'redo'): Promise<TakenBack> {
  return named(() =>
    db.transaction('rw', db.tables, async () => {
      const newestFirst = reader(db, stamp.writer);
      const find = way === 'undo' ? undoTarget : redoTarget;
      const target = await find(newestFirst, stamp.coderId);
      if (!target) {
        if (way === 'redo') throw new ActError('nothing-to-redo');
        const final = await isAtBarrier(newestFirst, stamp.coderId);
        throw new ActError(final ? 'final-act' : 'nothing-to-undo');
      }

      if (target.pass) {
        const pass = await db.passes.get(target.pass.id);
        if (!pass) throw new ActError('transcript-gone');
        if (pass.submitted) throw new ActError('pass-submitted');
        await db.passes.put(withoutChange(pass, target.pass));
      }
      const imprints = await db.imprints.bulkGet(
        target.changes.flatMap(({ before }) => before ?? []),
      );
      const stood = new Map(imprints.map((imprint) => [imprint?.id, imprint?.record]));
      const restored = target.changes.map(({ table, id, before }) => ({
        table,
        id,
        record: before ? requireImprint(stood.get(before)) : null,
      }));
      await requireUnlocked(db, restored);
      const inUse = await versionsInUse(db, restored);
      const changes = await imprinted(db, stamp, [
        ...restored,
        ...(await emptiedSince(db, restored)),
      ]);
      await carryPlaces(db, inUse);
      const { kind, id, pass, transcriptId, codeIds, from, to } = target;
      const operation = await nextOperation(db, stamp, {
        kind: way,
        transcriptId,
        codeIds,
        from,
        to,
        pass: pass && { id: pass.id, ...inverse(pass) },
        changes,
        undoes: id,
      });
      await db.operations.add(operation);
      return { operation, act: kind === 'undo' ? await actOf(db, target) : target };
    }),
  );
}

/** The act an undo or redo goes back to. */
async function actOf(db: Database, operation: Operation): Promise<Operation> {
  let act = operation;
  while (act.undoes) {
    const earlier: Operation | undefined = await db.operations.get(act.undoes);
    if (!earlier) return act;
    act = earlier;
  }
  return act;
}

/**
 * Passes that give way to those restored: an undone first coding leaves its pass behind, empty, and
 * one coder has one pass over a transcript in a round.
 */
async function emptiedSince(
  db: Database,
  restored: readonly Replacement[],
): Promise<readonly Replacement[]> {
  const passes = restored.flatMap(({ table, record }) =>
    table === 'passes' && record ? [record as Pass] : [],
  );
  const standing = await Promise.all(passes.map((pass) => passOf(db, pass)));
  const ids = new Set(passes.map(({ id }) => id));
  return standing.flatMap((pass) =>
    pass && !ids.has(pass.id) ? [{ table: 'passes', id: pass.id, record: null }] : [],
  );
}

/**
 * A memo of a pass that was submitted since, here or in another copy, stays as it is; one that came or
 * went together with its pass goes with it, and where it stands goes with the text.
 */
async function requireUnlocked(db: Database, restored: readonly Replacement[]): Promise<void> {
  const touched = restored.filter(({ table }) => table === 'memos');
  if (touched.length === 0) return;
  const stand = await db.memos.bulkGet(touched.map(({ id }) => id as Memo['id']));
  const hasNewText = restored.some(({ table }) => table === 'transcriptVersions');
  const memos = touched.flatMap(({ record }, at) => {
    const [now, then] = [stand[at], record as Memo | null];
    return hasNewText && now && then && sayTheSame(now, then) ? [] : [now, then];
  });
  const over = memos.flatMap((memo) => memo?.transcriptId ?? []);
  const together = new Set(restored.flatMap(({ table, id }) => (table === 'passes' ? [id] : [])));
  const passes = (await db.passes.where('transcriptId').anyOf(over).toArray()).filter(
    ({ id }) => !together.has(id),
  );
  if (memos.some((memo) => memo && isLocked(memo, passes))) throw new ActError('pass-submitted');
}

/** Whether two forms of a memo differ in nothing but the lines they are about. */
function sayTheSame(now: Memo, then: Memo): boolean {
  const { about: _about, from: _from, to: _to, links, ...rest } = now;
  const { about: _a, from: _f, to: _t, links: others, ...other } = then;
  return (
    JSON.stringify([rest, links.map(leadsTo)]) === JSON.stringify([other, others.map(leadsTo)])
  );
}

/** What a link leads to, whichever of its lines. */
function leadsTo(link: MemoLink): unknown {
  return link.on === 'lines' || link.on === 'transcript' ? link.transcriptId : link;
}

function requireImprint(record: object | undefined): object {
  if (!record) throw new ActError('words-erased');
  return record;
}

/** A writer's operations, newest first, read in portions. */
function reader(db: Database, writer: WriterId) {
  return async (skip: number, count: number): Promise<Operation[]> =>
    writersOperations(db, writer).reverse().offset(skip).limit(count).toArray();
}
