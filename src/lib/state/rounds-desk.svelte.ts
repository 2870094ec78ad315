import { roundOf } from '../domain/coding/round-of.ts';
import { isRevealed, visibleConsensuses } from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import type { CodebookVersion, CodebookVersionId } from '../domain/model/codebook-version.ts';
import type { Attribute } from '../domain/model/attribute.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { nameSettled, toBeNamed, type Unnamed } from '../domain/rounds/name-settled.ts';
import { codebookHash } from '../domain/rounds/pin-codebook.ts';
import {
  changeRound,
  planRound,
  removeRound,
  type PlanFrame,
  type RoundChanges,
  type RoundPlan,
} from '../domain/rounds/plan-round.ts';
import { reveal } from '../domain/rounds/reveal.ts';
import { byRole } from '../domain/rounds/roles.ts';
import { roundProgress, type TranscriptProgress } from '../domain/rounds/round-progress.ts';
import { submissionCode } from '../domain/rounds/submission-code.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** One round as the coder at the keyboard may know it. */
export interface RoundView {
  readonly round: Round;
  /** In the study's order. */
  readonly progress: readonly TranscriptProgress[];
  /** Ready to be revealed. */
  readonly ready: readonly TranscriptId[];
  readonly version: CodebookVersion | null;
  /** The codebook is not any more what the round pins. */
  readonly isCodebookChanged: boolean;
  /** The code of the passes that the coder at the keyboard has submitted, and how many those are. */
  readonly code: string | null;
  readonly submitted: number;
  /** Revealed transcripts for which somebody has to say whose pass counts. */
  readonly unnamed: readonly Unnamed[];
}

export interface RoundsView {
  readonly me: CoderId;
  readonly isLead: boolean;
  /** Whom the copy was made for, if it was. */
  readonly assignedTo: CoderId | null;
  readonly attributes: readonly Attribute[];
  /** Newest first. */
  readonly rounds: readonly RoundView[];
  /** What a plan is held against. Of passes only whose they are and whether they are submitted. */
  readonly frame: PlanFrame;
}

/** The rounds of the team: planned, followed, revealed. */
export class RoundsDesk {
  readonly #study: OpenStudy;
  readonly #view: LiveQuery<RoundsView>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#view = new LiveQuery(() => readRounds(study.db, study.here.coderId));
  }

  /** `undefined` until read. */
  get current(): RoundsView | undefined {
    return this.#view.current;
  }

  /** A seed for a draw: four digits that chance chose, short enough to write down. */
  newSeed(): string {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    return String(1000 + (drawn % 9000));
  }

  /** @throws {ActError} what {@link planRound} refuses. */
  async plan(plan: RoundPlan): Promise<void> {
    const stamp = {
      by: this.#me,
      at: this.#study.now(),
      roundId: this.#study.newId<RoundId>(),
      versionId: this.#study.newId<CodebookVersionId>(),
    };
    await this.#study.record(async (db) => planRound(plan, await readFrame(db), stamp));
  }

  /** @throws {ActError} what {@link changeRound} refuses. */
  async change(id: RoundId, changes: RoundChanges): Promise<void> {
    const stamp = { by: this.#me, at: this.#study.now() };
    await this.#study.record(async (db) =>
      changeRound(await roundWithId(db, id), changes, await readFrame(db), stamp),
    );
  }

  /** @throws {ActError} what {@link removeRound} refuses. */
  async remove(id: RoundId): Promise<void> {
    await this.#study.record(async (db) => {
      const [packets, memos] = await Promise.all([db.packets.toArray(), db.memos.toArray()]);
      const beside = { packets, memos };
      return removeRound(await roundWithId(db, id), await readFrame(db), beside, this.#me);
    });
  }

  /** @throws {ActError} 'needs-the-lead', 'not-all-submitted'. */
  async reveal(id: RoundId, transcriptIds: readonly TranscriptId[]): Promise<void> {
    const at = this.#study.now();
    await this.#study.record(async (db) => {
      const [coders, passes] = await Promise.all([db.coders.toArray(), db.passes.toArray()]);
      return reveal(await roundWithId(db, id), transcriptIds, passes, coders, this.#me, at);
    });
  }

  /** @throws {ActError} 'needs-the-lead', 'transcript-gone'. */
  async nameSettled(id: TranscriptId, coderId: CoderId | null): Promise<void> {
    await this.#study.record(async (db) =>
      nameSettled(await db.coders.toArray(), this.#me, await db.transcripts.get(id), coderId),
    );
  }

  get #me(): CoderId {
    return this.#study.here.coderId;
  }
}

/** @throws {ActError} 'round-gone' when another window has taken it away. */
async function roundWithId(db: Database, id: RoundId): Promise<Round> {
  const round = await db.rounds.get(id);
  if (!round) throw new ActError('round-gone');
  return round;
}

async function readFrame(db: Database): Promise<PlanFrame> {
  const [coders, rounds, passes, transcripts, participants, codes, codebookVersions] =
    await Promise.all([
      db.coders.toArray(),
      db.rounds.toArray(),
      db.passes.toArray(),
      db.transcripts.toArray(),
      db.participants.toArray(),
      db.codes.toArray(),
      db.codebookVersions.toArray(),
    ]);
  return { coders, rounds, passes, transcripts, participants, codes, codebookVersions };
}

async function readRounds(db: Database, me: CoderId): Promise<RoundsView> {
  const [frame, packets, attributes, consensuses] = await Promise.all([
    readFrame(db),
    db.packets.toArray(),
    db.attributes.toArray(),
    db.consensuses.toArray(),
  ]);
  const { coders, rounds, passes, codes, codebookVersions } = frame;
  const transcripts = frame.transcripts.toSorted((a, b) => a.order - b.order);
  const viewer = await viewerIn(db, me);
  const settled = visibleConsensuses(viewer, consensuses, passes, rounds);
  const unnamed = toBeNamed(viewer, transcripts, passes, settled, rounds);
  const hash = codebookHash(codes);

  const views = rounds.map((round): RoundView => {
    const ids = transcripts.map(({ id }) => id).filter((id) => isIn(round, id, rounds));
    const progress = roundProgress(round, ids, passes, packets);
    const version = codebookVersions.find(({ id }) => id === round.codebookVersionId) ?? null;
    const own = passes.filter(
      (pass) => pass.roundId === round.id && pass.coderId === me && pass.submitted,
    );
    return {
      round,
      progress,
      ready: progress.flatMap(({ isReady, transcriptId }) => (isReady ? [transcriptId] : [])),
      version,
      isCodebookChanged: version !== null && version.hash !== hash,
      code: submissionCode(own),
      submitted: own.length,
      unnamed: unnamed.filter(({ transcriptId }) => isRevealed(round, transcriptId)),
    };
  });
  return {
    me,
    isLead: coders.find(({ id }) => id === me)?.role === 'lead',
    assignedTo: assignedCoder(packets),
    attributes: attributes.toSorted((a, b) => a.order - b.order),
    rounds: views.toSorted((a, b) => b.round.number - a.round.number),
    frame: { ...frame, transcripts, coders: coders.toSorted(byRole), passes: passes.map(headOf) },
  };
}

/** Whether the round is about the transcript: it names it, or is the round its coder codes it in. */
function isIn(round: Round, id: TranscriptId, rounds: readonly Round[]): boolean {
  if (round.transcriptIds) return round.transcriptIds.includes(id);
  return round.coderIds.some((coderId) => roundOf(rounds, id, coderId)?.id === round.id);
}

function headOf({ id, transcriptId, coderId, roundId, submitted }: PlanFrame['passes'][number]) {
  return { id, transcriptId, coderId, roundId, submitted };
}
