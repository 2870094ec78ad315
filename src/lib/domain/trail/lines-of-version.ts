import type { Operation } from '../model/operation.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';

/** When a version of a transcript came to be in use on this copy of the study. */
export interface VersionInUse {
  readonly version: Pick<TranscriptVersion, 'id' | 'transcriptId' | 'number' | 'corrected'>;
  /** The act that made it or brought it; `null` where the copy began with it. */
  readonly by: Pick<Operation, 'id' | 'at' | 'writer' | 'counter'> | null;
}

/**
 * Since when each version is in use. `operations` are those that put versions; a version that an act took
 * away again is in none of them any more, nor is the act.
 */
export function versionsInUse(
  versions: readonly VersionInUse['version'][],
  operations: readonly Pick<Operation, 'id' | 'at' | 'writer' | 'counter' | 'changes'>[],
): readonly VersionInUse[] {
  return versions.map((version) => {
    const made = operations
      .filter(({ changes }) =>
        changes.some(
          ({ table, id, before }) =>
            table === 'transcriptVersions' && id === version.id && before === null,
        ),
      )
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    return { version, by: made[0] ?? null };
  });
}

/** The version whose lines an act names, where it is no longer the one in use; else `null`. */
export function olderVersionOf(
  operation: Pick<Operation, 'id' | 'transcriptId' | 'at' | 'writer' | 'counter'>,
  inUse: readonly VersionInUse[],
): VersionInUse['version'] | null {
  const own = inUse
    .filter(({ version }) => version.transcriptId === operation.transcriptId)
    .toSorted((a, b) => a.version.number - b.version.number);
  const stood = own.findLast(({ by }) => by === null || !isBefore(operation, by)) ?? own[0];
  return !stood || stood === own.at(-1) ? null : stood.version;
}

function isBefore(
  one: Pick<Operation, 'at' | 'writer' | 'counter'>,
  other: Pick<Operation, 'at' | 'writer' | 'counter'>,
): boolean {
  return one.writer === other.writer ? one.counter < other.counter : one.at < other.at;
}
