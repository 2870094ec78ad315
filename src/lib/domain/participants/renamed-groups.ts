import type { Attribute } from '../model/attribute.ts';
import type { Charting } from '../model/charting.ts';
import { keyOf } from '../model/finding-target.ts';
import type { Participant } from '../model/participant.ts';
import type { Placed } from '../trail/change.ts';
import { groupedValue, orderedValues } from './grouping.ts';

/**
 * What is written of groups of an attribute that were only given another name, under that name. A group
 * that holds other values than before is another group: what was written of it stays where it is, and so
 * does what would stand where something is written already.
 */
export function carriedToGroups(
  chartings: readonly Charting[],
  before: Attribute,
  after: Attribute,
  participants: readonly Pick<Participant, 'attributes'>[],
): readonly Placed[] {
  const renamed = renamedGroups(before, after, participants);
  if (renamed.size === 0) return [];
  const carried = chartings.map((one): Charting => {
    if (one.case.on !== 'group' || one.case.attributeId !== before.id) return one;
    const group = renamed.get(one.case.group);
    return group === undefined ? one : { ...one, case: { ...one.case, group } };
  });
  // What cannot be carried stays, and may be in the way of another then.
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const staying = new Set(carried.flatMap((one, at) => (one === chartings[at] ? cell(one) : [])));
    for (const [at, one] of carried.entries()) {
      const stored = chartings[at]!;
      if (one === stored || !staying.has(cell(one))) continue;
      carried[at] = stored;
      isSettled = false;
    }
  }
  return carried.flatMap((record, at): Placed[] =>
    record === chartings[at] ? [] : [{ table: 'chartings', record }],
  );
}

/** The new label of every group that holds the same values under another one. */
function renamedGroups(
  before: Attribute,
  after: Attribute,
  participants: readonly Pick<Participant, 'attributes'>[],
): ReadonlyMap<string, string> {
  const others = [...before.bands, ...after.bands].flatMap(({ values }) => values);
  const values = [
    ...new Set([
      ...orderedValues(before, participants),
      ...orderedValues(after, participants),
      ...others,
    ]),
  ];
  const [old, now] = [before, after].map((one) =>
    one.type === 'number' ? rangesByLabel(one) : valuesByLabel(one, values),
  ) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
  const labelOf = new Map([...now].map(([label, held]) => [held, label]));
  return new Map(
    [...old].flatMap(([label, held]) => {
      const found = labelOf.get(held);
      return found === undefined || found === label ? [] : [[label, found]];
    }),
  );
}

/** Which numbers each group holds, by its label. */
function rangesByLabel({ bands }: Attribute): ReadonlyMap<string, string> {
  return new Map(bands.map(({ label, from, to }) => [label, `${from} ${to}`]));
}

/** Which of some values each group holds, by its label. */
function valuesByLabel(
  attribute: Attribute,
  values: readonly string[],
): ReadonlyMap<string, string> {
  const held = new Map<string, string[]>();
  for (const value of values) {
    const label = groupedValue(attribute, value) ?? value;
    held.set(label, [...(held.get(label) ?? []), value]);
  }
  return new Map([...held].map(([label, each]) => [label, JSON.stringify(each.toSorted())]));
}

function cell({ case: one, column }: Charting): string {
  return `${keyOf(one)} × ${keyOf(column)}`;
}
