import type { ThemeMap } from '../model/theme-map.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** A new record of the map begins with this. */
type NewMap = Pick<ThemeMap, 'id'>;

/** The one map of a study; where copies of it have met there may be two, and the first is meant. */
export function mapOf(maps: readonly ThemeMap[]): ThemeMap | undefined {
  return maps.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** Puts a node where a person wants its middle, in whole map units; `null` when it is there. */
export function moveNode(
  map: ThemeMap | undefined,
  key: string,
  place: { readonly x: number; readonly y: number },
  begin: NewMap,
): Change | null {
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  if (map?.moved.some((one) => one.key === key && one.x === x && one.y === y)) return null;
  const others = (map?.moved ?? []).filter((one) => one.key !== key);
  return laidOut({ ...newMap(begin), ...map, moved: [...others, { key, x, y }] });
}

/** Lets every node stand where the layout puts it; `null` when nothing was moved. */
export function resetLayout(map: ThemeMap | undefined): Change | null {
  return map && map.moved.length > 0 ? laidOut({ ...map, moved: [] }) : null;
}

/** Says what the width of a link stands for; `null` when it does. */
export function chooseWidths(
  map: ThemeMap | undefined,
  widths: ThemeMap['widths'],
  begin: NewMap,
): Change | null {
  const old = map ?? newMap(begin);
  return old.widths === widths ? null : laidOut({ ...old, widths });
}

function newMap({ id }: NewMap): ThemeMap {
  return { id, widths: 'people', moved: [] };
}

function laidOut(record: ThemeMap): Change {
  return { ...plainChange, kind: 'lay-out-map', put: [{ table: 'themeMaps', record }] };
}
