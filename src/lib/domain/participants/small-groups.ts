import type { Attribute, AttributeId } from '../model/attribute.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import { groupedValues } from './grouping.ts';

/** Published values that together are held by few. */
export interface SmallGroup {
  /** One, two or three, of different attributes, in the order of the attributes. */
  readonly values: readonly { readonly attributeId: AttributeId; readonly value: string }[];
  readonly participantIds: readonly ParticipantId[];
}

export interface SmallGroups {
  /** Fewest attributes first; at most {@link mostListed}. */
  readonly groups: readonly SmallGroup[];
  /** How many there are in all. */
  readonly count: number;
  /** How many attributes were combined: fewer than three where the table is very large. */
  readonly upTo: number;
}

/** How many combinations are listed; the others are counted. */
export const mostListed = 300;
/** Beyond this many people times combinations of attributes, fewer attributes are combined. */
const mostLooks = 600_000;

/**
 * The combinations of one, two or three published attributes, as grouped for tables, whose values are
 * held by fewer than `k` people. Only the smallest: where two values point at somebody, three that hold
 * those two are not listed again. With `k` of 2, what is held by exactly one person.
 *
 * What is not known matches nothing: a person is counted by what is known of them, so that a
 * combination is listed even where others might share it. Of several values of one attribute each
 * stands by itself.
 */
export function smallGroups(
  attributes: readonly Attribute[],
  participants: readonly Participant[],
  k: number,
): SmallGroups {
  const all = columnsOf(attributes, participants);
  const upTo =
    [3, 2].find((size) => looks(all.length, size, participants.length) <= mostLooks) ?? 1;
  const found = new Found(participants, k);

  const columns = all.map((column) => found.singles(column));
  if (upTo === 1) return { groups: found.groups, count: found.count, upTo };
  const pairs = columns.map((a, first) =>
    columns.map((b, second) => (first < second ? found.pairs(a, b) : null)),
  );
  if (upTo === 2) return { groups: found.groups, count: found.count, upTo };
  for (const [first, a] of columns.entries()) {
    for (const [second, b] of columns.entries()) {
      const ab = pairs[first]?.[second];
      if (!ab?.open) continue;
      for (const [third, c] of columns.entries()) {
        const [ac, bc] = [pairs[first]?.[third], pairs[second]?.[third]];
        if (third > second && ac?.open && bc?.open) found.triples([a, b, c], ab, ac, bc);
      }
    }
  }
  return { groups: found.groups, count: found.count, upTo };
}

/** One attribute: its values by number, and which of them each person has. */
interface Column {
  readonly attributeId: AttributeId;
  readonly values: readonly string[];
  /** By person; empty where nothing is known. */
  readonly held: readonly (readonly number[])[];
}

/** How many people have each pair of values of two columns. */
interface PairCounts {
  readonly width: number;
  readonly counts: Uint32Array;
  /** Whether any pair is held by k or more, so that a third value may make it few. */
  readonly open: boolean;
}

function columnsOf(
  attributes: readonly Attribute[],
  participants: readonly Participant[],
): readonly Column[] {
  return attributes
    .filter(({ published }) => published)
    .map((attribute) => {
      const numbers = new Map<string, number>();
      const held = participants.map((person) =>
        groupedValues(attribute, person.attributes[attribute.id]).map((value) => {
          const known = numbers.get(value) ?? numbers.size;
          numbers.set(value, known);
          return known;
        }),
      );
      return { attributeId: attribute.id, values: [...numbers.keys()], held };
    });
}

function looks(columns: number, size: number, people: number): number {
  let combinations = 1;
  for (let chosen = 0; chosen < size; chosen += 1) {
    combinations = (combinations * Math.max(0, columns - chosen)) / (chosen + 1);
  }
  return combinations * people;
}

/** Counts combinations and keeps those held by few. */
class Found {
  readonly groups: SmallGroup[] = [];
  count = 0;
  readonly #participants: readonly Participant[];
  readonly #k: number;

  constructor(participants: readonly Participant[], k: number) {
    this.#participants = participants;
    this.#k = k;
  }

  /** The column with those of its values alone that k or more have. */
  singles(column: Column): Column {
    const counts = new Uint32Array(column.values.length);
    for (const held of column.held) for (const value of held) counts[value]! += 1;
    const kept = column.values
      .map((_, value) => value)
      .filter((value) => counts[value]! >= this.#k);
    for (const [value, n] of counts.entries()) if (n < this.#k) this.#keep([column], [value]);
    const numbers = new Map(kept.map((value, index) => [value, index]));
    return {
      ...column,
      values: kept.map((value) => column.values[value]!),
      held: column.held.map((held) => held.flatMap((value) => numbers.get(value) ?? [])),
    };
  }

  pairs(a: Column, b: Column): PairCounts {
    const width = b.values.length;
    const counts = new Uint32Array(a.values.length * width);
    for (const [person, held] of a.held.entries()) {
      for (const x of held) for (const y of b.held[person]!) counts[x * width + y]! += 1;
    }
    let open = false;
    for (let key = 0; key < counts.length; key += 1) {
      const n = counts[key]!;
      if (n >= this.#k) open = true;
      else if (n > 0) this.#keep([a, b], [Math.floor(key / width), key % width]);
    }
    return { width, counts, open };
  }

  triples(
    [a, b, c]: readonly [Column, Column, Column],
    ab: PairCounts,
    ac: PairCounts,
    bc: PairCounts,
  ): void {
    const k = this.#k;
    const counts = new Map<number, number>();
    for (const [person, held] of a.held.entries()) {
      for (const x of held) {
        for (const y of b.held[person]!) {
          const xy = x * ab.width + y;
          if (ab.counts[xy]! < k) continue;
          for (const z of c.held[person]!) {
            if (ac.counts[x * ac.width + z]! < k || bc.counts[y * bc.width + z]! < k) continue;
            const key = xy * c.values.length + z;
            counts.set(key, (counts.get(key) ?? 0) + 1);
          }
        }
      }
    }
    for (const [key, n] of counts) {
      if (n >= k) continue;
      const xy = Math.floor(key / c.values.length);
      this.#keep([a, b, c], [Math.floor(xy / ab.width), xy % ab.width, key % c.values.length]);
    }
  }

  #keep(columns: readonly Column[], values: readonly number[]): void {
    this.count += 1;
    if (this.groups.length >= mostListed) return;
    this.groups.push({
      values: columns.map(({ attributeId, values: words }, index) => ({
        attributeId,
        value: words[values[index]!]!,
      })),
      participantIds: this.#participants.flatMap(({ id }, person) =>
        columns.every((column, index) => column.held[person]!.includes(values[index]!)) ? id : [],
      ),
    });
  }
}
