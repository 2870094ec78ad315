import { expect, it } from 'vitest';
import { codebookChanges, concernsCodebook } from '#lib/domain/codebook/codebook-changes.ts';
import type { Operation, WriterId } from '#lib/domain/model/operation.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';

const writer = '60000000-0000-4000-8000-000000000001' as WriterId;
const operation = (counter: number, kind: string, undoes: number | null = null): Operation => ({
  id: `${writer}:${String(counter).padStart(10, '0')}`,
  writer,
  counter,
  form: 1,
  at: `2025-11-14T10:00:0${counter}.000Z`,
  coderId: '5b000000-0000-4000-8000-000000000001' as CoderId,
  kind,
  transcriptId: null,
  codeIds: [],
  from: null,
  to: null,
  pass: null,
  changes: [],
  undoes: undoes === null ? null : `${writer}:${String(undoes).padStart(10, '0')}`,
});
const shown = (operations: readonly Operation[]) =>
  codebookChanges(operations).map(({ operation: { kind }, undone }) =>
    undone ? `(${kind})` : kind,
  );

it('lists acts on the codebook newest first, and no others', () => {
  const operations = [operation(1, 'add-code'), operation(2, 'code'), operation(3, 'merge-codes')];
  expect(shown(operations)).toEqual(['merge-codes', 'add-code']);
  expect(operations.map(concernsCodebook)).toEqual([true, false, true]);
});

it('says of an act that it was undone, unless it was done again', () => {
  const undone = [operation(1, 'add-code'), operation(2, 'undo', 1)];
  expect(shown(undone)).toEqual(['(add-code)']);
  expect(shown([...undone, operation(3, 'redo', 2)])).toEqual(['add-code']);
  expect(shown([...undone, operation(3, 'redo', 2), operation(4, 'undo', 3)])).toEqual([
    '(add-code)',
  ]);
});
