/**
 * Units whose codes are taken as one set. Sets are told apart once and then counted: `members` holds
 * each as bits, `words` numbers of 32 bits a set.
 */
export interface CodedSets {
  readonly words: number;
  readonly members: Uint32Array;
  /** How many values of pairable units each set is. */
  readonly given: Float64Array;
  /** Pairs of sets that met on a unit, weighing 2 / (m − 1) where m coders decided on it. */
  readonly meetings: readonly SetMeeting[];
  /** Units with two or more values. */
  readonly units: number;
}

export interface SetMeeting {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** How far apart two sets are, from their sizes and how many members they share; 0 when they are equal. */
export type SetDistance = (sizeA: number, sizeB: number, shared: number) => number;

export function setSize({ members, words }: CodedSets, set: number): number {
  let size = 0;
  for (let word = 0; word < words; word += 1) size += ones(members[set * words + word]!);
  return size;
}

export function sharedMembers({ members, words }: CodedSets, a: number, b: number): number {
  let shared = 0;
  for (let word = 0; word < words; word += 1) {
    shared += ones(members[a * words + word]! & members[b * words + word]!);
  }
  return shared;
}

/** How many bits of 32 are set. */
function ones(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
