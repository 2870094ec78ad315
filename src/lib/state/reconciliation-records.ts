import { effectiveCodes } from '../domain/codebook/effective-codes.ts';
import { codesInOrder } from '../domain/codebook/tree.ts';
import {
  isRevealed,
  transcriptsInHand,
  visibleCodes,
  visibleDecisions,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Consensus } from '../domain/model/consensus.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { acceptAgreements, type ToAccept } from '../domain/reconciliation/agreements.ts';
import {
  settleLine,
  unsettleLine,
  type LineSeen,
  type Settler,
  type SettlingStamp,
  type Verdict,
} from '../domain/reconciliation/settle.ts';
import type { Settling } from '../domain/reconciliation/settling.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What the reconciliation desk reads of a study: only what the coder at the keyboard may see. */
export type ReconciliationRecords = Awaited<ReturnType<typeof reconciliationRecords>>;

export async function reconciliationRecords({ db, here }: OpenStudy) {
  const [studies, coders, rounds, transcripts, codes, splits, passes, ruleChanges] =
    await Promise.all([
      db.studies.toArray(),
      db.coders.toArray(),
      db.rounds.toArray(),
      db.transcripts.toArray(),
      db.codes.toArray(),
      db.splitDecisions.toArray(),
      db.passes.toArray(),
      db.ruleChanges.toArray(),
    ]);
  const viewer = await viewerIn(db, here.coderId);
  return {
    study: studies[0],
    coder: coders.find(({ id }) => id === here.coderId),
    coders,
    rounds: rounds.toSorted((a, b) => a.number - b.number),
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    codes: codesInOrder(visibleCodes(viewer, codes, passes, rounds)),
    effective: effectiveCodes(codes, splits),
    passes: visiblePasses(viewer, passes, rounds),
    inHand: transcriptsInHand(here.coderId, passes, rounds),
    /** Only which rules are in the codebook. */
    ruleChanges: ruleChanges.map((change) => ({ ...change, checked: [] })),
  };
}

/** What other rounds decided, as far as the coder may see it. */
export async function decisionsOfOtherRounds({ db, here }: OpenStudy, roundId: RoundId | null) {
  const [rounds, passes] = await Promise.all([db.rounds.toArray(), db.passes.toArray()]);
  const others = rounds.filter(({ id, revealed }) => id !== roundId && revealed.length > 0);
  const decisions = await Promise.all(
    others.flatMap(({ id, revealed }) =>
      revealed.map(({ transcriptId }) =>
        db.decisions.where('[roundId+transcriptId]').equals([id, transcriptId]).toArray(),
      ),
    ),
  );
  return visibleDecisions(await viewerIn(db, here.coderId), decisions.flat(), passes, rounds);
}

/** Which line is settled, and by whom. */
export interface Settlement {
  readonly roundId: RoundId;
  readonly transcriptId: TranscriptId;
  readonly seen: LineSeen;
  readonly together: readonly CoderId[];
}

/** The change that settles or flags a line, from what is stored. To be called in a transaction. */
export async function settlement(
  db: Database,
  coderId: CoderId,
  { roundId, transcriptId, seen, together }: Settlement,
  version: TranscriptVersion,
  verdict: Verdict,
  stamp: SettlingStamp,
): Promise<Change> {
  const stored = await storedSettling(db, coderId, roundId, transcriptId);
  requireVersion(stored.settling, version);
  const settler = { ...stored.settler, together };
  return settleLine(stored.settling, version, seen, verdict, settler, stamp);
}

/** The change that opens a line again, from what is stored. To be called in a transaction. */
export async function unsettlement(
  db: Database,
  coderId: CoderId,
  { roundId, transcriptId, seen }: Omit<Settlement, 'together'>,
  version: TranscriptVersion,
): Promise<Change> {
  const { settling, settler } = await storedSettling(db, coderId, roundId, transcriptId);
  requireVersion(settling, version);
  return unsettleLine(settling, version, seen, settler);
}

/** The change that accepts the exact agreements of transcripts. To be called in a transaction. */
export async function acceptance(
  db: Database,
  coderId: CoderId,
  roundId: RoundId,
  transcriptIds: readonly TranscriptId[],
  newId: () => Consensus['id'],
): Promise<Change | null> {
  const ready: (ToAccept & { readonly settler: Settler })[] = [];
  for (const transcriptId of transcriptIds) {
    const { settling, settler } = await storedSettling(db, coderId, roundId, transcriptId);
    const version = await db.transcriptVersions.get(settling.transcript.versionId);
    if (!version) throw new ActError('transcript-gone');
    ready.push({ settling, version: cutOf(version), newId: newId(), settler });
  }
  const inHand = new Set(transcriptIds.filter((id, index) => ready[index]?.settler.inHand(id)));
  return ready.length === 0 ? null : acceptAgreements(ready, (id) => inHand.has(id));
}

/** Transcripts of a round that were revealed, in the order of the study. */
export function revealedOf<Named extends { readonly id: TranscriptId }>(
  round: Pick<Round, 'revealed'>,
  transcripts: readonly Named[],
): readonly Named[] {
  return transcripts.filter(({ id }) => isRevealed(round, id));
}

/** Reads one transcript's part of a round, however large the study is. */
async function storedSettling(
  db: Database,
  coderId: CoderId,
  roundId: RoundId,
  transcriptId: TranscriptId,
): Promise<{ readonly settling: Settling; readonly settler: Settler }> {
  const [coder, transcript, rounds, codes, splits, all, decisions, consensus] = await Promise.all([
    db.coders.get(coderId),
    db.transcripts.get(transcriptId),
    db.rounds.toArray(),
    db.codes.toArray(),
    db.splitDecisions.where('transcriptId').equals(transcriptId).toArray(),
    db.passes.where('transcriptId').equals(transcriptId).toArray(),
    db.decisions.where('[roundId+transcriptId]').equals([roundId, transcriptId]).toArray(),
    db.consensuses.where('[transcriptId+roundId]').equals([transcriptId, roundId]).first(),
  ]);
  const round = rounds.find(({ id }) => id === roundId);
  if (!transcript || !round || !coder) throw new ActError('transcript-gone');
  return {
    settling: {
      round,
      transcript,
      // A consensus is made of the passes, also where an adjudicator settles and does not see them.
      passes: visiblePasses(coderId, all, rounds),
      decisions,
      consensuses: consensus ? [consensus] : [],
      effective: effectiveCodes(codes, splits),
    },
    settler: { coder, inHand: transcriptsInHand(coderId, all, rounds) },
  };
}

function requireVersion(
  { transcript }: Pick<Settling, 'transcript'>,
  version: Pick<TranscriptVersion, 'id'>,
): void {
  if (transcript.versionId !== version.id) throw new ActError('transcript-changed');
}

/** Leaves the words behind: what is settled needs the cuts alone. */
function cutOf({ id, lineFrom }: TranscriptVersion): Pick<TranscriptVersion, 'id' | 'lineFrom'> {
  return { id, lineFrom };
}
