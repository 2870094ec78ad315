import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Change, Placed } from '../trail/change.ts';
import type { Anchor } from './anchor.ts';
import type { Beside } from './beside.ts';
import { carriedBeside } from './carried-beside.ts';
import { carriedPass } from './carried-pass.ts';
import type { Carrying } from './carrying.ts';

/** All that stands on lines of transcripts, in a study or in a packet. */
export interface Layers extends Beside {
  readonly earlierPasses: readonly EarlierPass[];
}

export interface CarriedLayers extends Pick<Change, 'put' | 'removed'> {
  readonly layers: Layers;
  /** What became of everything, of everybody: filter before showing. */
  readonly anchors: readonly Anchor[];
}

/**
 * What stands on the lines of one version of a transcript, on the next. Memos and decisions about split
 * codes say no version: those that are given are on the one before.
 *
 * @param at when the transcript was corrected.
 */
export function carriedLayers(layers: Layers, carrying: Carrying, at: string): CarriedLayers {
  const { before } = carrying;
  const carried = layers.passes
    .filter(({ versionId }) => versionId === before.id)
    .map((pass) => carriedPass(pass, carrying, at));
  const passes = carried.flatMap(({ pass, earlier }): Placed[] => [
    ...(earlier ? [{ table: 'earlierPasses' as const, record: earlier }] : []),
    { table: 'passes', record: pass },
  ]);
  const withPasses = afterwards(layers, { put: passes, removed: [] });
  const beside = carriedBeside(withPasses, carrying);
  return {
    layers: afterwards(withPasses, beside),
    put: [...passes, ...beside.put],
    removed: beside.removed,
    anchors: [...carried.flatMap(({ anchors }) => anchors), ...beside.anchors],
  };
}

/** Tables after a change; those it does not touch stay the very same. */
export function afterwards<Tables extends object>(
  tables: Tables,
  { put, removed }: Pick<Change, 'put' | 'removed'>,
): Tables {
  const touched = new Set<string>([...put, ...removed].map(({ table }) => table));
  const after = Object.entries(tables).map(([table, rows]: [string, readonly Row[]]) => {
    if (!touched.has(table)) return [table, rows];
    const came = new Map(
      put.flatMap(({ table: to, record }) => (to === table ? [[record.id as string, record]] : [])),
    );
    const gone = new Set(removed.flatMap((one) => (one.table === table ? [one.id] : [])));
    const stand = rows.filter(({ id }) => !gone.has(id) && !came.has(id));
    return [table, [...stand, ...came.values()]];
  });
  return Object.fromEntries(after) as Tables;
}

/** One change after another, as one: of a record that both put, the later form. */
export function bothChanges(
  first: Pick<Change, 'put' | 'removed'>,
  then: Pick<Change, 'put' | 'removed'>,
): Pick<Change, 'put' | 'removed'> {
  const name = ({ table, id }: { readonly table: string; readonly id: string }) => `${table} ${id}`;
  const placed = ({ table, record }: Placed) => name({ table, id: record.id });
  const later = new Set([...then.put.map(placed), ...then.removed.map(name)]);
  return {
    put: [...first.put.filter((one) => !later.has(placed(one))), ...then.put],
    removed: [...first.removed.filter((one) => !later.has(name(one))), ...then.removed],
  };
}

interface Row {
  readonly id: string;
}
