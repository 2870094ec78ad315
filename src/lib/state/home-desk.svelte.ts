import { codableLines } from '../domain/transcript/lines.ts';
import { isAtDesk } from '../domain/coding/looked.ts';
import { isBlindRound, roundOf } from '../domain/coding/round-of.ts';
import { isRevealed, visibleMemos } from '../domain/coding/visible-passes.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { Round } from '../domain/model/round.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import { inHand } from '../domain/study/next-step.ts';
import { isLookedThrough, ownWork, type OwnWork } from '../domain/study/own-work.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { isStillBlind } from '../domain/rounds/round-progress.ts';
import { matrixGrid } from '../domain/matrix/cells.ts';
import { visibleFindings } from '../domain/findings/visible-findings.ts';
import { planStanding } from '../domain/study/plan-standing.ts';
import { standing, type FoundStanding, type Standing } from '../domain/study/standing.ts';
import { alone, teamStanding, type TeamStanding } from '../domain/study/team-standing.ts';
import type { Database } from '../storage/database.ts';
import { readFindings, readSettledStudy } from '../storage/findings.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What the home shows: where the study stands for the coder at the keyboard. */
export interface HomeView {
  readonly study: Study;
  readonly coders: readonly Coder[];
  readonly standing: Standing;
}

/** Which lines of a transcript may be coded, one byte a line. */
type CodableOf = (transcript: Transcript) => Promise<Uint8Array | undefined>;

/**
 * The study's home. It reads heads, the coder's own passes and their places. Which lines may be coded
 * stands in the texts alone, and which memos the coder may read follows from everybody's passes: at first
 * only the texts that decide the next step are read, the rest once the home is on the screen, and what was
 * made of the settled coding last.
 */
export class HomeDesk {
  readonly #quick: LiveQuery<HomeView | undefined>;
  readonly #exact: LiveQuery<HomeView | undefined>;
  readonly #found: LiveQuery<FoundStanding | null>;

  /** By version and rule: a version never changes once coding has begun in it. */
  readonly #codable = new Map<string, Uint8Array>();

  constructor({ db, here }: Pick<OpenStudy, 'db' | 'here'>) {
    const view = (isExact: boolean) => () =>
      readHome(db, here.coderId, (study) => this.#codableOf(db, study), isExact);
    this.#quick = new LiveQuery(view(false));
    this.#exact = new LiveQuery(view(true));
    this.#found = new LiveQuery(() => readFound(db, here.coderId));
  }

  /** `undefined` until read. */
  get current(): HomeView | undefined {
    const quick = this.#quick.current;
    const exact = quick && this.#exact.current;
    if (!exact) return quick;
    // It goes through all codings: whoever goes on to another page at once does not wait for it.
    return { ...exact, standing: { ...exact.standing, found: this.#found.current ?? null } };
  }

  #codableOf(db: Database, { codeInterviewer }: Study): CodableOf {
    return async (transcript) => {
      if (codeInterviewer || transcript.speakers.every(({ role }) => role === 'participant')) {
        return undefined;
      }
      const roles = transcript.speakers.map(({ role }) => role).join();
      const key = `${transcript.versionId} ${transcript.textHash} ${transcript.lineCount} ${roles}`;
      const known = this.#codable.get(key);
      if (known) return known;
      const version = await db.transcriptVersions.get(transcript.versionId);
      if (!version) return undefined;
      const codable = codableLines(version, transcript, { codeInterviewer });
      this.#codable.set(key, codable);
      return codable;
    };
  }
}

async function readHome(
  db: Database,
  coderId: Coder['id'],
  codableIn: (study: Study) => CodableOf,
  isExact: boolean,
): Promise<HomeView | undefined> {
  const [
    study,
    coders,
    rounds,
    transcripts,
    participants,
    attributes,
    codes,
    places,
    memos,
    guideVersions,
    recruitments,
    packets,
  ] = await Promise.all([
    db.studies.toCollection().first(),
    db.coders.toArray(),
    db.rounds.toArray(),
    db.transcripts.toArray(),
    db.participants.toArray(),
    db.attributes.toArray(),
    db.codes.toArray(),
    db.places.where('coderId').equals(coderId).toArray(),
    isExact ? countMemos(db, coderId) : null,
    db.guideVersions.toArray(),
    db.recruitments.toArray(),
    db.packets.toArray(),
  ]);
  if (!study) return undefined;

  const passes = await ownPasses(db, transcripts, rounds, coderId);
  const passOf = new Map(passes.map((pass) => [pass?.transcriptId, pass]));
  const placeOf = new Map(places.filter(isAtDesk).map((place) => [place.transcriptId, place]));
  const codableOf = codableIn(study);
  const exactWork = async (transcript: Transcript) =>
    ownWork(
      transcript,
      passOf.get(transcript.id),
      placeOf.get(transcript.id),
      await codableOf(transcript),
      isBlind(roundFor(transcript.id)),
    );

  const roundFor = (id: Transcript['id']) => roundOf(rounds, id, coderId);
  const ordered = transcripts.toSorted((a, b) => a.order - b.order);
  const own = ordered.filter(({ id }) => roundFor(id) !== undefined);
  const transcriptOf = new Map(ordered.map((transcript) => [transcript.id, transcript]));
  const works = new Map<Transcript['id'], OwnWork>(
    own.map((one) => [
      one.id,
      ownWork(one, passOf.get(one.id), placeOf.get(one.id), undefined, isBlind(roundFor(one.id))),
    ]),
  );
  for (const rough of inHand([...works.values()])) {
    const transcript = transcriptOf.get(rough.transcriptId);
    if (!transcript) continue;
    const work = await exactWork(transcript);
    works.set(transcript.id, work);
    if (!isExact && !isLookedThrough(work)) break;
  }

  return {
    study,
    coders,
    standing: standing({
      plan: planStanding(study, guideVersions, recruitments, assignedCoder(packets) !== null),
      transcripts: ordered,
      participants,
      attributes,
      codes: codes.filter((code) => code.proposedIn === null || code.createdBy === coderId),
      work: [...works.values()],
      memos,
      team: await readTeam(db, coderId, { coders, rounds, codes, own: passes }),
    }),
  };
}

/** What was made of the settled coding, as far as this coder may see it. */
async function readFound(db: Database, coderId: Coder['id']): Promise<FoundStanding | null> {
  const settled = await readSettledStudy(db, coderId);
  if (!settled) return null;
  const stored = await readFindings(db);
  const found = visibleFindings(stored, settled);
  const frame = { settled, records: { ...stored, ...found } };
  const stale = found.matrices.flatMap((matrix) =>
    matrixGrid(matrix, frame).rows.flatMap(({ cells }) =>
      cells.filter(({ state }) => state.kind === 'stale').map(({ key }) => key),
    ),
  );
  return {
    settled: settled.settled.length,
    charted: found.chartings.filter(({ kind }) => kind === 'summary').length,
    setAside: found.chartings.filter(({ kind }) => kind === 'set-aside').length,
    stale: new Set(stale).size,
    statements: found.beliefs.filter(({ mergedInto }) => mergedInto === null).length,
    subthemes: found.subthemes.length,
    decided: found.relevances.filter(({ decision }) => decision !== null).length,
    quotations: found.quotes.length,
    confirmed: found.checklistAnswers.filter(
      ({ list, confirmed }) => list === 'coreq' && confirmed !== null,
    ).length,
  };
}

/** The memos that the list of memos has for this coder. */
async function countMemos(db: Database, coderId: Coder['id']): Promise<number> {
  const [viewer, memos, passes, rounds] = await Promise.all([
    viewerIn(db, coderId),
    db.memos.toArray(),
    db.passes.toArray(),
    db.rounds.toArray(),
  ]);
  return visibleMemos(viewer, memos, passes, rounds).length;
}

/**
 * Where the rounds of several stand. Of others' passes those are read that tell whether a transcript
 * can be revealed, by the lead, and those in which a code was proposed.
 */
async function readTeam(
  db: Database,
  me: Coder['id'],
  {
    coders,
    rounds,
    codes,
    own,
  }: {
    readonly coders: readonly Coder[];
    readonly rounds: readonly Round[];
    readonly codes: readonly Code[];
    readonly own: readonly (Pass | undefined)[];
  },
): Promise<TeamStanding> {
  if (!rounds.some((round) => isBlind(round))) return alone;
  const isLead = coders.find(({ id }) => id === me)?.role === 'lead';
  const toReveal = isLead ? rounds.filter(isStillBlind).flatMap(unrevealedKeys) : [];
  const proposing = new Set(codes.flatMap(({ proposedIn }) => proposedIn ?? []));
  const [consensuses, decisions, packets, toCompare, proposed] = await Promise.all([
    db.consensuses.toArray(),
    db.decisions.toArray(),
    db.packets.toArray(),
    passesWithKeys(db, toReveal),
    db.passes.bulkGet([...proposing]),
  ]);
  const passes = new Map(
    [...own, ...toCompare, ...proposed].flatMap((pass) => (pass ? [[pass.id, pass]] : [])),
  );
  return teamStanding(me, {
    coders,
    rounds,
    codes,
    consensuses,
    decisions,
    packets,
    passes: [...passes.values()],
  });
}

type Key = readonly [Transcript['id'], Coder['id'], Round['id']];

function unrevealedKeys(round: Round): readonly Key[] {
  return (round.transcriptIds ?? [])
    .filter((id) => !isRevealed(round, id))
    .flatMap((id) => round.coderIds.map((coderId): Key => [id, coderId, round.id]));
}

function isBlind(round: Round | undefined): boolean {
  return round !== undefined && isBlindRound(round);
}

function passesWithKeys(db: Database, keys: readonly Key[]): Promise<(Pass | undefined)[]> {
  return db.transaction('r', db.passes, () =>
    Promise.all(
      keys.map((key) =>
        db.passes
          .where('[transcriptId+coderId+roundId]')
          .equals([...key])
          .first(),
      ),
    ),
  );
}

/** The coder's pass over each transcript, asked for one by one at once: a range would read others'. */
function ownPasses(
  db: Database,
  transcripts: readonly Transcript[],
  rounds: readonly Round[],
  coderId: Coder['id'],
): Promise<(Pass | undefined)[]> {
  return db.transaction('r', db.passes, () =>
    Promise.all(
      transcripts.map(({ id }) => {
        const round = roundOf(rounds, id, coderId);
        if (!round) return undefined;
        const key = [id, coderId, round.id];
        return db.passes.where('[transcriptId+coderId+roundId]').equals(key).first();
      }),
    ),
  );
}
