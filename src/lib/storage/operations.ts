import type { CoderId } from '../domain/model/coder.ts';
import type { Operation, WriterId } from '../domain/model/operation.ts';
import { operationId } from '../domain/trail/operation-id.ts';
import type { Database } from './database.ts';

/** Who acts, and when; with a source of random ids. */
export interface Stamp {
  readonly at: string;
  readonly coderId: CoderId;
  readonly writer: WriterId;
  readonly newId: () => string;
}

/** A writer's newest operation. */
export function lastOperation(db: Database, writer: WriterId): Promise<Operation | undefined> {
  return writersOperations(db, writer).last();
}

/** A writer's operations, oldest first. */
export function writersOperations(db: Database, writer: WriterId) {
  return db.operations.where('id').between(`${writer}:`, `${writer};`);
}

/** The next row of the trail; to be called inside the transaction that adds it. */
export async function nextOperation(
  db: Database,
  stamp: Stamp,
  rest: Omit<Operation, 'id' | 'writer' | 'counter' | 'form' | 'at' | 'coderId'>,
): Promise<Operation> {
  const { writer, at, coderId } = stamp;
  const counter = ((await lastOperation(db, writer))?.counter ?? 0) + 1;
  return { id: operationId(writer, counter), writer, counter, form: 1, at, coderId, ...rest };
}
