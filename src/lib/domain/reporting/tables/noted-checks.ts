import { checkNotes } from '../../checks/check-notes.ts';
import type { CoderId } from '../../model/coder.ts';
import { assignedCoder } from '../../rounds/assigned-copy.ts';
import type { TableInBatches } from './batches.ts';
import { paperOf } from './paper-of.ts';
import type { TableSources } from './table-sources.ts';

/** Many tables are made of one moment of a study, and it is checked once. */
const checked = new WeakMap<TableSources, Map<CoderId, Promise<readonly string[]>>>();

/**
 * A table with what the checks found in its notes, as every export has it; in a copy that was made for one
 * person nothing is checked, for the paper is the lead's.
 */
export async function withCheckNotes(
  { head, ...rest }: TableInBatches,
  sources: TableSources,
  viewer: CoderId,
): Promise<TableInBatches> {
  const notes = await checkNotesOf(sources, viewer);
  return { ...rest, head: { ...head, notes: [...head.notes, ...notes] } };
}

/** What the checks found, as the notes of an export say it. */
export function checkNotesOf(sources: TableSources, viewer: CoderId): Promise<readonly string[]> {
  const known = checked.get(sources) ?? new Map<CoderId, Promise<readonly string[]>>();
  checked.set(sources, known);
  const notes = known.get(viewer) ?? madeNotes(sources, viewer);
  known.set(viewer, notes);
  return notes;
}

async function madeNotes(sources: TableSources, viewer: CoderId): Promise<readonly string[]> {
  if (assignedCoder(sources.records.packets) !== null) return [];
  return checkNotes(await paperOf(sources, viewer, 'quoted'));
}
