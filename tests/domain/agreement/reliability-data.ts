import type { CodedSets } from '#lib/domain/agreement/coded-sets.ts';
import type { Contingency } from '#lib/domain/agreement/contingency.ts';
import type { Profiles } from '#lib/domain/agreement/profiles.ts';

/** One row a unit, one cell a coder; `null` where a coder left it out. */
export type Rows<Value> = readonly (readonly (Value | null)[])[];

/** @param values in their order; by default those that occur. */
export function profilesOf<Value>(rows: Rows<Value>, values = valuesIn(rows)): Profiles {
  return {
    categories: values.length,
    counts: rows.flatMap((row) =>
      values.map((value) => row.filter((given) => given === value).length),
    ),
    raters: rows.map((row) => row.filter((given) => given !== null).length),
    units: rows.map(() => 1),
  };
}

/** Of two coders, by their columns. */
export function tableOf<Value>(
  rows: Rows<Value>,
  values = valuesIn(rows),
  [a, b] = [0, 1],
): Contingency {
  const cells = values.flatMap((down) =>
    values.map((across) => rows.filter((row) => row[a] === down && row[b] === across).length),
  );
  return { categories: values.length, cells };
}

export function pairTables<Value>(rows: Rows<Value>, values = valuesIn(rows)): Contingency[] {
  const coders = rows[0]?.length ?? 0;
  const tables: Contingency[] = [];
  for (let a = 0; a < coders; a += 1) {
    for (let b = a + 1; b < coders; b += 1) tables.push(tableOf(rows, values, [a, b]));
  }
  return tables;
}

/** The rows that a table of two coders counts. */
export function rowsOfTable(table: readonly (readonly number[])[]): number[][] {
  return table.flatMap((cells, down) =>
    cells.flatMap((count, across) => Array.from({ length: count }, () => [down, across])),
  );
}

export function valuesIn<Value>(rows: Rows<Value>): Value[] {
  return [...new Set(rows.flat().filter((value): value is Value => value !== null))];
}

/** Sets as bits, in units that two or more decided on. */
export function setsOf<Value>(rows: Rows<readonly Value[]>): CodedSets {
  const members = [...new Set(rows.flat().flatMap((set) => set ?? []))];
  const places = new Map<number, number>();
  const given: number[] = [];
  const meetings: { a: number; b: number; weight: number }[] = [];
  let units = 0;
  for (const row of rows) {
    const sets = row.filter((set) => set !== null);
    if (sets.length < 2) continue;
    units += 1;
    const here = sets.map((set) => {
      const bits = set.reduce((all, one) => all | (1 << members.indexOf(one)), 0);
      const place = places.get(bits) ?? places.size;
      places.set(bits, place);
      given[place] = (given[place] ?? 0) + 1;
      return place;
    });
    for (const [at, a] of here.entries()) {
      for (const b of here.slice(at + 1)) meetings.push({ a, b, weight: 2 / (here.length - 1) });
    }
  }
  return {
    words: 1,
    members: Uint32Array.from(places.keys()),
    given: Float64Array.from(given),
    meetings,
    units,
  };
}
