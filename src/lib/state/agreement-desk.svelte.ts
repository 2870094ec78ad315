import { untrack } from 'svelte';
import type { DifferenceFromConsensus } from '../domain/agreement/difference-from-consensus.ts';
import { defaultOptions, type AgreementOptions } from '../domain/agreement/options.ts';
import type { UnitsWanted } from '../domain/agreement/units-behind.ts';
import { isBlindRound } from '../domain/coding/round-of.ts';
import { isRevealed } from '../domain/coding/visible-passes.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { Figures, ReadUnits } from '../workers/agreement-messages.ts';
import { StudyAgreement } from '../workers/study-agreement.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { codesSeenBy } from './visible-codebook.ts';

export type { Figures };

/** What figures are asked for. */
export interface AgreementAsked extends Pick<
  AgreementOptions,
  'level' | 'unit' | 'universe' | 'projection' | 'interval' | 'seed' | 'all'
> {
  /** `null`: the newest round that has something to show. */
  readonly roundId: RoundId | null;
  /** `null`: every transcript of the round. */
  readonly transcriptId: TranscriptId | null;
  /** Two of several coders; `null`: all. */
  readonly coderIds: readonly CoderId[] | null;
}

export const usuallyAsked: AgreementAsked = {
  ...defaultOptions,
  roundId: null,
  transcriptId: null,
  coderIds: null,
};

/** What the page can say of a round. */
export type AgreementStanding =
  /** No round of the study has two coders. */
  | 'no-round'
  /** Coded together: nothing to compare. */
  | 'calibration'
  | 'not-revealed'
  /** Read side by side, without a figure. */
  | 'reflexive'
  /** A consensus round, where the figures come after the talk unless somebody asks for them. */
  | 'to-be-asked'
  | 'figures';

export type Computing =
  | { readonly state: 'nothing-asked' }
  /** The figures before stay to be seen, if there are any. */
  | { readonly state: 'computing'; readonly before: Figures | null; readonly slow: boolean }
  | { readonly state: 'computed'; readonly figures: Figures }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: unknown };

/** Units that are read behind a number. */
export interface Behind {
  readonly wanted: UnitsWanted;
  readonly read: ReadUnits | null;
}

const page = 100;
/** Milliseconds after which a computation says that it goes on. */
const patience = 1000;

/** How far the coders of a round agree, from their passes as they were submitted. */
export class AgreementDesk {
  computing: Computing = $state.raw({ state: 'nothing-asked' });
  behind: Behind | null = $state.raw(null);
  /** For each coder whose pass has a consensus beside it. */
  fromConsensus: readonly DifferenceFromConsensus[] = $state.raw([]);

  readonly #study: OpenStudy;
  readonly #asked: () => AgreementAsked;
  readonly #work: StudyAgreement;
  readonly #store: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly #records: LiveQuery<Awaited<ReturnType<typeof read>>>;
  #shown = $state(false);
  /** Counts changes of what the figures rest on. */
  #changes = $state(0);
  #turn = 0;
  /** The round whose figures were computed last. */
  #computed: RoundId | null = null;

  /** @param asked read anew whenever it changes: the address says what is shown. */
  constructor(
    study: OpenStudy,
    asked: () => AgreementAsked,
    work: (changed: () => void) => StudyAgreement = (changed) =>
      new StudyAgreement(study.id, study.here.coderId, changed),
    store: Pick<Storage, 'getItem' | 'setItem'> | null = sessionStore(),
  ) {
    this.#study = study;
    this.#asked = asked;
    this.#store = store;
    this.#work = work(() => (this.#changes += 1));
    this.#records = new LiveQuery(() => read(study));
    this.#shown = store?.getItem(entryOf(study)) === 'shown';
  }

  /** `undefined` until read. */
  get records() {
    return this.#records.current;
  }

  get asked(): AgreementAsked {
    return this.#asked();
  }

  /** Rounds of several coders, newest first. */
  readonly rounds = $derived.by<readonly Round[]>(() =>
    (this.records?.rounds ?? [])
      .filter(({ coderIds }) => coderIds.length > 1)
      .toSorted((a, b) => b.number - a.number),
  );

  readonly round = $derived.by<Round | undefined>(
    () =>
      this.rounds.find(({ id }) => id === this.asked.roundId) ??
      this.rounds.find((round) => isBlindRound(round) && round.revealed.length > 0) ??
      this.rounds[0],
  );

  /** Transcripts of the round, in the study's order, and whether their passes may be read. */
  readonly transcripts = $derived.by(() => {
    const { round } = this;
    if (!round) return [];
    return (this.records?.transcripts ?? [])
      .filter(({ id }) => round.transcriptIds?.includes(id))
      .map((transcript) => ({ transcript, revealed: isRevealed(round, transcript.id) }));
  });

  readonly standing = $derived.by<AgreementStanding>(() => {
    const { round } = this;
    if (!round) return 'no-round';
    if (!isBlindRound(round)) return 'calibration';
    if (!this.transcripts.some(({ revealed }) => revealed)) return 'not-revealed';
    if (round.mode === 'reflexive') return 'reflexive';
    return round.mode === 'consensus' && !this.#shown ? 'to-be-asked' : 'figures';
  });

  readonly options = $derived.by<AgreementOptions>(() => {
    const { roundId: _round, transcriptId, ...asked } = this.asked;
    const here = this.transcripts.some(({ transcript }) => transcript.id === transcriptId);
    return {
      ...defaultOptions,
      ...asked,
      transcriptIds: transcriptId !== null && here ? [transcriptId] : null,
    };
  });

  /** The newest figures there are, also while others are being computed. */
  readonly figures = $derived.by<Figures | null>(() => {
    if (this.standing !== 'figures') return null;
    if (this.computing.state === 'computed') return this.computing.figures;
    return this.computing.state === 'computing' ? this.computing.before : null;
  });

  /** Shows the figures of consensus rounds, in this tab, until it is closed. */
  showFigures(): void {
    this.#shown = true;
    this.#store?.setItem(entryOf(this.#study), 'shown');
  }

  /** Computes what is asked for when it changed; to be called where Svelte is watching. */
  takeUp(): void {
    const { round, standing, options } = this;
    void this.#changes;
    untrack(() => {
      this.behind = null;
      if (!round || standing !== 'figures') this.#rest();
      else void this.#compute(round.id, options);
    });
  }

  /** Computes again after it was stopped or failed. */
  again(): void {
    this.#changes += 1;
  }

  /** Gives up what is being computed. */
  stop(): void {
    this.#turn += 1;
    this.#work.end();
    this.computing = { state: 'stopped' };
  }

  /** Reads what is behind a number of the figures. */
  async read(wanted: UnitsWanted): Promise<void> {
    this.behind = { wanted, read: null };
    await this.#readOn(wanted, page);
  }

  async readMore(): Promise<void> {
    const { behind } = this;
    if (behind?.read) await this.#readOn(behind.wanted, behind.read.units.length + page);
  }

  putAway(): void {
    this.behind = null;
  }

  /** Lets the worker go. */
  end(): void {
    this.#rest();
    this.#work.end();
  }

  #rest(): void {
    this.#turn += 1;
    this.fromConsensus = [];
    this.computing = { state: 'nothing-asked' };
  }

  async #compute(roundId: RoundId, options: AgreementOptions): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (this.#computed !== roundId) this.fromConsensus = [];
    const before = this.#computed === roundId ? this.figures : null;
    this.computing = { state: 'computing', before, slow: false };
    const timer = setTimeout(() => {
      if (turn === this.#turn) this.computing = { state: 'computing', before, slow: true };
    }, patience);
    try {
      const figures = await this.#work.figures(roundId, options);
      if (turn !== this.#turn) return;
      this.#computed = roundId;
      this.computing = { state: 'computed', figures };
      const differences = await this.#work.fromConsensus(roundId, options.level);
      if (turn !== this.#turn) return;
      this.fromConsensus = differences.filter(({ transcripts }) => transcripts > 0);
    } catch (error) {
      if (turn === this.#turn) this.computing = { state: 'failed', error };
    } finally {
      clearTimeout(timer);
    }
  }

  async #readOn(wanted: UnitsWanted, count: number): Promise<void> {
    const read = await this.#work.units(wanted, count);
    if (this.behind?.wanted === wanted) this.behind = { wanted, read };
  }
}

/** Nothing that any pass holds; of codes, what the coder at the keyboard may see. */
async function read({ db, here }: OpenStudy) {
  const [studies, rounds, coders, transcripts, codebookVersions] = await Promise.all([
    db.studies.toArray(),
    db.rounds.toArray(),
    db.coders.toArray(),
    db.transcripts.toArray(),
    db.codebookVersions.toArray(),
  ]);
  const revealed = rounds.flatMap((round) =>
    round.revealed.map(({ transcriptId }) => transcriptId),
  );
  return {
    study: studies[0],
    rounds,
    coders,
    codebookVersions,
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    codes: await codesSeenBy(db, here.coderId, revealed),
  };
}

function entryOf(study: OpenStudy): string {
  return `concord-figures-${study.id}`;
}

function sessionStore(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch (error) {
    // Some browsers refuse the very word where storage is blocked.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
