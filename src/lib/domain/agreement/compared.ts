import type { CoderId } from '../model/coder.ts';
import { clustersOf } from './clusters.ts';
import type { DocumentData } from './document-data.ts';
import type { RoundData } from './round-data.ts';

/** Which coders are compared, on which documents, and which documents hang together. */
export interface Compared {
  /** Indexes into the round's coders, ascending: who is asked for and has a pass to compare. */
  readonly coders: readonly number[];
  readonly coderIds: readonly CoderId[];
  readonly absent: readonly CoderId[];
  /** Those that two or more of them submitted. */
  readonly documents: readonly DocumentData[];
  /** For each document, the number of its cluster. */
  readonly clusterOf: readonly number[];
  readonly clusters: number;
}

/** @param coderIds `null`: all coders of the round. */
export function comparedIn(data: RoundData, coderIds: readonly CoderId[] | null): Compared {
  const asked = data.coderIds.flatMap((id, index) =>
    coderIds === null || coderIds.includes(id) ? [index] : [],
  );
  const documents = data.documents.filter(
    (document) => asked.filter((coder) => document.coders.includes(coder)).length >= 2,
  );
  const present = asked.filter((coder) =>
    documents.some((document) => document.coders.includes(coder)),
  );
  const idsOf = (coders: readonly number[]) => coders.map((coder) => data.coderIds[coder]!);
  const clusterOf = clustersOf(documents);
  // Nobody to compare: those asked for are named all the same, without a figure.
  const coders = present.length < 2 ? asked : present;
  return {
    coders,
    coderIds: idsOf(coders),
    absent: idsOf(asked.filter((coder) => !coders.includes(coder))),
    documents,
    clusterOf,
    clusters: Math.max(-1, ...clusterOf) + 1,
  };
}
