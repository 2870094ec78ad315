import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { inBandOrder } from './band-order.ts';
import { writtenValue, type AttributeValue } from './values.ts';

export type Band = Attribute['bands'][number];

/** What tables say of a number that no group holds: its exact value would give away what groups hide. */
export const inNoGroup = 'in no group';

/**
 * One value as tables show it: the label of the first group it fits. Where none does, a number of an
 * attribute with groups is {@link inNoGroup}, and anything else stands as it is written, a category being
 * a group of its own. `null`: not known. Several values go one by one: {@link groupedValues}.
 */
export function groupedValue(
  attribute: Pick<Attribute, 'type' | 'bands'>,
  value: string | number | undefined,
): string | null {
  if (value === undefined) return null;
  const band = attribute.bands.find((one) => isIn(one, value, attribute.type));
  if (band) return band.label;
  return attribute.type === 'number' && attribute.bands.length > 0
    ? inNoGroup
    : writtenValue(value);
}

/** All values as tables show them, each group once; none when nothing is known. */
export function groupedValues(
  attribute: Pick<Attribute, 'type' | 'bands'>,
  value: AttributeValue | undefined,
): readonly string[] {
  if (value === undefined) return [];
  const each = Array.isArray(value) ? value : [value];
  return [...new Set(each.flatMap((one) => groupedValue(attribute, one) ?? []))];
}

/**
 * The values an attribute has, in the order of tables: as the team ordered them, then others that
 * occur. Those the team named and nobody has are among them.
 */
export function orderedValues(
  attribute: Attribute,
  participants: readonly Pick<Participant, 'attributes'>[],
): readonly string[] {
  const named = attribute.values;
  const others = participants
    .flatMap(({ attributes }) => attributes[attribute.id] ?? [])
    .map(String)
    .filter((value) => !named.includes(value));
  return [...named, ...inBandOrder(others)];
}

/** The groups that occur or are named, in the order of tables: groups of the team first. */
export function orderedGroups(
  attribute: Attribute,
  participants: readonly Pick<Participant, 'attributes'>[],
): readonly string[] {
  const labels = attribute.bands.map(({ label }) => label);
  const values = orderedValues(attribute, participants);
  const ungrouped = values.flatMap((value) => {
    const one = attribute.type === 'number' ? Number(value) : value;
    const group = groupedValue(attribute, one) ?? value;
    return labels.includes(group) ? [] : [group];
  });
  if (attribute.type === 'number') return [...new Set([...labels, ...ungrouped])];
  // Groups of categories stand where the first of their values does.
  const first = (label: string) => {
    const band = attribute.bands.find((one) => one.label === label);
    const places = (band?.values ?? [])
      .map((value) => values.indexOf(value))
      .filter((at) => at >= 0);
    return places.length > 0 ? Math.min(...places) : values.length;
  };
  const placed = [
    ...labels.map((label) => ({ label, at: first(label) })),
    ...ungrouped.map((label) => ({ label, at: values.indexOf(label) })),
  ].toSorted((a, b) => a.at - b.at);
  return [...new Set(placed.map(({ label }) => label))];
}

/** What is amiss with groups. Gaps and values in no group may be meant; the others are mistakes. */
export type BandProblem =
  | { readonly kind: 'no-label'; readonly index: number }
  | { readonly kind: 'label-twice'; readonly label: string }
  | { readonly kind: 'empty-range'; readonly label: string }
  | {
      readonly kind: 'overlap';
      readonly label: string;
      readonly other: string;
      readonly at: number;
    }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  | { readonly kind: 'value-twice'; readonly value: string; readonly labels: readonly string[] }
  /** Numbers that tables give as {@link inNoGroup}. */
  | { readonly kind: 'in-no-group'; readonly values: readonly string[] }
  /** Other values, which tables show as they are. */
  | { readonly kind: 'not-grouped'; readonly values: readonly string[] };

/** Problems of the groups: for numbers overlaps and gaps, for others values in two groups or none. */
export function bandProblems(
  attribute: Pick<Attribute, 'id' | 'type' | 'bands'>,
  participants: readonly Pick<Participant, 'attributes'>[],
): readonly BandProblem[] {
  const { bands, type, id } = attribute;
  if (bands.length === 0) return [];
  const problems: BandProblem[] = [];
  const seen = new Set<string>();
  for (const [index, { label }] of bands.entries()) {
    if (label.trim() === '') problems.push({ kind: 'no-label', index });
    else if (seen.has(label)) problems.push({ kind: 'label-twice', label });
    seen.add(label);
  }
  problems.push(...(type === 'number' ? rangeProblems(bands) : sharedValues(bands)));

  const known = participants.flatMap(({ attributes }) => attributes[id] ?? []);
  const outside = known.filter((value) => !bands.some((band) => isIn(band, value, type)));
  if (outside.length > 0) {
    const kind = type === 'number' ? 'in-no-group' : 'not-grouped';
    problems.push({ kind, values: inBandOrder(outside.map(String)) });
  }
  return problems;
}

/** Whether groups may be kept: gaps and values in no group are only said. */
export function areBandsSound(problems: readonly BandProblem[]): boolean {
  return problems.every(({ kind }) => ['gap', 'in-no-group', 'not-grouped'].includes(kind));
}

function isIn(band: Band, value: string | number, type: Attribute['type']): boolean {
  if (type !== 'number') return band.values.includes(String(value));
  const n = Number(value);
  return (band.from === null || n >= band.from) && (band.to === null || n < band.to);
}

function rangeProblems(bands: readonly Band[]): readonly BandProblem[] {
  const problems: BandProblem[] = [];
  const ranges = bands
    .map(({ label, from, to }) => ({ label, from: from ?? -Infinity, to: to ?? Infinity }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  let reached: (typeof ranges)[number] | null = null;
  for (const range of ranges) {
    if (range.from >= range.to) {
      problems.push({ kind: 'empty-range', label: range.label });
      continue;
    }
    if (reached && range.from < reached.to) {
      const at = range.from === -Infinity ? Math.min(range.to, reached.to) : range.from;
      problems.push({ kind: 'overlap', label: reached.label, other: range.label, at });
    } else if (reached && range.from > reached.to) {
      problems.push({ kind: 'gap', from: reached.to, to: range.from });
    }
    if (!reached || range.to > reached.to) reached = range;
  }
  return problems;
}

function sharedValues(bands: readonly Band[]): readonly BandProblem[] {
  const labelsOf = new Map<string, string[]>();
  for (const { label, values } of bands) {
    for (const value of new Set(values)) {
      labelsOf.set(value, [...(labelsOf.get(value) ?? []), label]);
    }
  }
  return [...labelsOf].flatMap(([value, labels]) =>
    labels.length > 1 ? [{ kind: 'value-twice' as const, value, labels }] : [],
  );
}
