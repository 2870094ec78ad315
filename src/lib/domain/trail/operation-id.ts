import type { Change } from './change.ts';
import type { CoderId } from '../model/coder.ts';
import type { Operation, WriterId } from '../model/operation.ts';

/** An operation's id: sorts by counter within its writer. */
export function operationId(writer: WriterId, counter: number): string {
  return `${writer}:${String(counter).padStart(10, '0')}`;
}

/** The row of the trail for an act that only puts what was not there: the first of its writer. */
export function firstOperation(
  { kind, transcriptId, codeIds, from, to, put }: Change,
  { writer, coderId, at }: { writer: WriterId; coderId: CoderId; at: string },
): Operation {
  return {
    id: operationId(writer, 1),
    writer,
    counter: 1,
    form: 1,
    at,
    coderId,
    kind,
    transcriptId,
    codeIds: [...codeIds],
    from,
    to,
    pass: null,
    changes: put.map(({ table, record }) => ({ table, id: record.id, before: null })),
    undoes: null,
  };
}
