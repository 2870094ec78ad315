import { changesNothing, withAct, type CodingAct, type CountsAs } from '../domain/coding/act.ts';
import { emptyPass, type PassKey } from '../domain/coding/empty-pass.ts';
import { ActError } from '../domain/errors.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Pass, PassId } from '../domain/model/pass.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { imprinted } from './changes.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { nextOperation, type Stamp } from './operations.ts';

/** The pass a coder has over a transcript in a round, if it has begun. */
export function passOf(
  db: Database,
  { transcriptId, coderId, roundId }: PassKey,
): Promise<Pass | undefined> {
  return named(() =>
    db.passes
      .where('[transcriptId+coderId+roundId]')
      .equals([transcriptId, coderId, roundId])
      .first(),
  );
}

/**
 * Applies one act of coding: the changed pass and its operation are written together or not at all.
 * What the act does is decided inside the transaction, from what is stored, so that two quick keys
 * or two tabs cannot overwrite each other. The first coding freezes the transcript.
 *
 * `version` is what the coder sees and `codable` its codable lines; if the transcript has been cut
 * anew or corrected meanwhile, nothing is coded.
 *
 * @throws {ActError} 'pass-submitted', 'not-codable', 'transcript-gone', 'transcript-changed', 'no-part-in-it';
 * 'code-not-found' and 'code-not-active' when a code is put on that is not in use any more.
 * @throws {StorageError} when the browser will not store it. Nothing is changed in any case.
 */
export function applyToPass(
  db: Database,
  stamp: Stamp,
  key: PassKey,
  act: CodingAct,
  version: Pick<TranscriptVersion, 'id' | 'text' | 'textHash' | 'lineFrom'>,
  codable: Uint8Array,
  countsAs?: CountsAs,
): Promise<{ readonly pass: Pass; readonly operation: Operation | null }> {
  return named(() =>
    db.transaction('rw', tablesOf(db), async () => {
      const transcript = await db.transcripts.get(key.transcriptId);
      if (!transcript) throw new ActError('transcript-gone');
      const same =
        transcript.versionId === version.id &&
        transcript.textHash === version.textHash &&
        transcript.lineCount === version.lineFrom.length;
      if (!same) throw new ActError('transcript-changed');
      await requirePart(db, key);

      const stored = (await passOf(db, key)) ?? emptyPass(key, version.id, stamp.newId() as PassId);
      if (stored.submitted) throw new ActError('pass-submitted');
      // Lines of one version say nothing on another.
      if (stored.versionId !== version.id) throw new ActError('transcript-changed');

      const { pass, change, kind, from, to } = withAct(stored, act, codable, version, countsAs);
      if (changesNothing(change)) return { pass: stored, operation: null };
      if (kind !== 'uncode' && 'codeId' in act && change.put.code.length > 0) {
        await requireInUse(db, act.codeId);
      }

      const changes = transcript.frozenAt
        ? []
        : await imprinted(db, stamp, [
            {
              table: 'transcripts',
              id: transcript.id,
              record: { ...transcript, frozenAt: stamp.at },
            },
          ]);
      const operation = await nextOperation(db, stamp, {
        kind,
        transcriptId: key.transcriptId,
        codeIds: 'codeId' in act ? [act.codeId] : [],
        from,
        to,
        pass: { id: pass.id, ...change },
        changes,
        undoes: null,
      });
      await db.operations.add(operation);
      await db.passes.put(pass);
      return { pass, operation };
    }),
  );
}

function tablesOf({ passes, operations, transcripts, rounds, codes, imprints }: Database) {
  return [passes, operations, transcripts, rounds, codes, imprints];
}

/**
 * Undo or another tab may have taken the round away, or given it to others, since the transcript was
 * opened; to be called inside a transaction.
 *
 * @throws {ActError} 'no-part-in-it'
 */
export async function requirePart(db: Database, { roundId, coderId }: PassKey): Promise<void> {
  const round = await db.rounds.get(roundId);
  if (!round?.coderIds.includes(coderId)) throw new ActError('no-part-in-it');
}

/** Undo, a merge or another tab may have taken the code away since it was last offered. */
async function requireInUse(db: Database, codeId: CodeId): Promise<void> {
  const code = await db.codes.get(codeId);
  if (!code) throw new ActError('code-not-found');
  if (code.status !== 'active') throw new ActError('code-not-active');
}
