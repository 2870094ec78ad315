import type { Attribute } from '../model/attribute.ts';
import type { Charting } from '../model/charting.ts';
import type { Participant } from '../model/participant.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { retypeAttribute } from './changes.ts';
import { carriedToGroups } from './renamed-groups.ts';

/** What a person says of an attribute: everything but its place in the table. */
export type AttributeSettings = Pick<Attribute, 'name' | 'type' | 'values' | 'bands' | 'published'>;

/** Whether the values of a type have an order of their own that a team may change. */
export function hasOrder(type: Attribute['type']): boolean {
  return type === 'category' || type === 'band' || type === 'multiple';
}

/** Whether values of a type can be put into groups for tables. */
export function canBeGrouped(type: Attribute['type']): boolean {
  return type === 'number' || hasOrder(type);
}

/**
 * Settings that fit their type: no order where values have one already, groups by range for numbers
 * and by value for others.
 */
export function fittingSettings(settings: AttributeSettings): AttributeSettings {
  const { type } = settings;
  const bands = canBeGrouped(type) ? settings.bands : [];
  return {
    name: settings.name.trim(),
    type,
    published: settings.published,
    values: hasOrder(type) ? [...new Set(settings.values)] : [],
    bands: bands.map(({ label, from, to, values }) =>
      type === 'number'
        ? { label: label.trim(), from, to, values: [] }
        : { label: label.trim(), from: null, to: null, values: [...values] },
    ),
  };
}

/**
 * Changes an attribute, and the form of its values where the type changes; `null` when nothing differs.
 * What is written of a group that only got another name is written of it by that name then.
 *
 * @throws {RangeError} when a value does not fit the type; ask `unfitValues` first.
 */
export function changeAttribute(
  attribute: Attribute,
  settings: AttributeSettings,
  participants: readonly Participant[],
  chartings: readonly Charting[],
): Change | null {
  const kept = fittingSettings(settings);
  const { id, order } = attribute;
  const changed: Attribute = { id, ...kept, order };
  if (kept.type !== attribute.type) return retypeAttribute(changed, kept.type, participants);
  const { name, values, bands, published } = attribute;
  const before = { name, type: kept.type, published, values, bands };
  if (JSON.stringify(before) === JSON.stringify(kept)) return null;
  return {
    ...plainChange,
    kind: 'change-attributes',
    put: [
      { table: 'attributes', record: changed },
      ...carriedToGroups(chartings, attribute, changed, participants),
    ],
  };
}
