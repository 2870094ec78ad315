import { maskOf, type CodeRows } from './code-rows.ts';
import type { CodedSets, SetMeeting } from './coded-sets.ts';
import type { DocumentData } from './document-data.ts';

/** The sets of one document: told apart by their bits, and how often which met. */
interface DocumentSets {
  readonly key: string;
  readonly members: Uint32Array;
  readonly given: Float64Array;
  readonly meetings: readonly SetMeeting[];
  readonly units: number;
}

/**
 * The codes of each unit as sets, over several documents.
 *
 * @param columns that stand for codes, each once: no branches.
 */
export function countSets(
  documents: readonly DocumentData[],
  compared: readonly number[],
  columns: readonly number[],
): CodedSets {
  const words = documents[0]?.words ?? 1;
  const register = setRegister(words);
  const given: number[] = [];
  const meetings = meetingCounts();
  let units = 0;
  for (const document of documents) {
    const own = setsOf(document, compared, columns);
    units += own.units;
    const places = Array.from(own.given, (_, set) => register.place(own.members, set * words));
    own.given.forEach((count, set) => {
      const place = places[set]!;
      given[place] = (given[place] ?? 0) + count;
    });
    for (const { a, b, weight } of own.meetings) meetings.add(places[a]!, places[b]!, weight);
  }
  return {
    words,
    members: register.members(),
    given: Float64Array.from(given),
    meetings: meetings.found,
    units,
  };
}

const known = new WeakMap<DocumentData, DocumentSets>();

function setsOf(
  document: DocumentData,
  compared: readonly number[],
  columns: readonly number[],
): DocumentSets {
  const key = `${compared.join(' ')} ${columns.join(' ')}`;
  const before = known.get(document);
  if (before?.key === key) return before;
  const { words, units } = document;
  const mask = maskOf(columns, words);
  const rows = compared.flatMap((coder) => {
    const at = document.coders.indexOf(coder);
    return at === -1 ? [] : [document.rows[at]!];
  });
  const register = setRegister(words);
  const given: number[] = [];
  const meetings = meetingCounts();
  const set = new Uint32Array(words);
  const here: number[] = rows.map(() => 0);
  const placeOf = (row: CodeRows, unit: number) => {
    for (let word = 0; word < words; word += 1) set[word] = row[unit * words + word]! & mask[word]!;
    return register.place(set, 0);
  };
  let total = 0;
  for (let unit = 0; unit < units.standing.length && rows.length >= 2; unit += 1) {
    if (units.standing[unit] !== 0) continue;
    const counts = units.weight ? units.weight[unit]! : 1;
    total += counts;
    if (allAlike(rows, unit, words, mask)) {
      const place = placeOf(rows[0]!, unit);
      given[place] = (given[place] ?? 0) + counts * rows.length;
      continue;
    }
    for (let coder = 0; coder < rows.length; coder += 1) {
      const place = placeOf(rows[coder]!, unit);
      here[coder] = place;
      given[place] = (given[place] ?? 0) + counts;
    }
    for (let a = 0; a < here.length; a += 1) {
      for (let b = a + 1; b < here.length; b += 1) {
        if (here[a] === here[b]) continue;
        meetings.add(here[a]!, here[b]!, (2 * counts) / (here.length - 1));
      }
    }
  }
  const found = {
    key,
    members: register.members(),
    given: Float64Array.from(given),
    meetings: meetings.found,
    units: total,
  };
  known.set(document, found);
  return found;
}

function allAlike(rows: readonly CodeRows[], unit: number, words: number, mask: Uint32Array) {
  for (let word = 0; word < words; word += 1) {
    const bits = rows[0]![unit * words + word]!;
    for (let coder = 1; coder < rows.length; coder += 1) {
      if (((rows[coder]![unit * words + word]! ^ bits) & mask[word]!) !== 0) return false;
    }
  }
  return true;
}

/** Gives every set a number, the same for the same bits. */
function setRegister(words: number) {
  const places = new Map<number | string, number>();
  const members: number[] = [];
  let [lastKey, lastPlace]: [number | string, number] = ['', -1];
  const place = (bits: Uint32Array, at: number): number => {
    const key = words === 1 ? bits[at]! : bits.slice(at, at + words).join(' ');
    if (key === lastKey) return lastPlace;
    let found = places.get(key);
    if (found === undefined) {
      found = places.size;
      places.set(key, found);
      for (let word = 0; word < words; word += 1) members.push(bits[at + word]!);
    }
    lastKey = key;
    lastPlace = found;
    return found;
  };
  return { place, members: () => Uint32Array.from(members) };
}

/** Adds up how much of a meeting of two sets there is, whichever came first. */
function meetingCounts() {
  const found: { a: number; b: number; weight: number }[] = [];
  const places: Map<number, number>[] = [];
  const add = (one: number, other: number, weight: number) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const of = (places[a] ??= new Map<number, number>());
    const at = of.get(b);
    if (at === undefined) {
      of.set(b, found.length);
      found.push({ a, b, weight });
    } else found[at]!.weight += weight;
  };
  return { add, found };
}
