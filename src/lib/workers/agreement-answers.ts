import { agreementReport } from '../domain/agreement/agreement-report.ts';
import { confusion } from '../domain/agreement/confusion.ts';
import {
  differenceFromConsensus,
  type ConsensusRecords,
} from '../domain/agreement/difference-from-consensus.ts';
import type { AgreementOptions, DataOptions } from '../domain/agreement/options.ts';
import {
  roundData,
  withDocument,
  type RoundData,
  type RoundRecords,
} from '../domain/agreement/round-data.ts';
import { unitsBehind, type UnitsWanted } from '../domain/agreement/units-behind.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { textOfLines } from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { observe } from '../storage/observe.ts';
import type {
  AgreementAnswer,
  AgreementRequest,
  Figures,
  ReadUnits,
} from './agreement-messages.ts';
import { takenApart } from './crossing-errors.ts';
import { roundRecords, versionsOf, type WordlessRound } from './round-records.ts';

type Question = Exclude<AgreementRequest, { readonly kind: 'open' }>;

/** Reliability data with what they were made from. */
interface Held {
  readonly records: RoundRecords;
  readonly data: RoundData;
}

/**
 * Answers questions about the agreement in one study. It holds the reliability data of the round at
 * hand, so that other coders, coefficients or intervals are computed from what was counted before, and
 * a reveal counts one transcript more.
 */
export class AgreementAnswers {
  readonly #db: Database;
  readonly #viewer: CoderId;
  readonly #tell: (answer: AgreementAnswer) => void;
  readonly #versions = new Map<TranscriptVersionId, TranscriptVersion>();
  #round: { readonly id: RoundId; readonly stop: () => void } | undefined;
  #records: Promise<WordlessRound | undefined> = Promise.resolve(undefined);
  /** By what they are made of; the units and the levels somebody looks at are few. */
  readonly #held = new Map<string, Held>();
  #shown: { readonly data: RoundData; readonly pair: readonly [CoderId, CoderId] } | undefined;

  constructor(db: Database, viewer: CoderId, tell: (answer: AgreementAnswer) => void) {
    this.#db = db;
    this.#viewer = viewer;
    this.#tell = tell;
  }

  async answer(question: Question): Promise<void> {
    const { id } = question;
    try {
      if (question.kind === 'figures') {
        const figures = await this.#figures(question.roundId, question.options);
        this.#tell({ kind: 'figures', id, ...figures });
      } else if (question.kind === 'settled') {
        const records = await this.#whole(question.roundId);
        const differences = differenceFromConsensus(records, question.level);
        this.#tell({ kind: 'settled', id, differences });
      } else {
        this.#tell({ kind: 'units', id, ...this.#units(question.wanted, question.count) });
      }
    } catch (error) {
      this.#tell({ kind: 'failed', id, error: takenApart(error) });
    }
  }

  close(): void {
    this.#round?.stop();
    this.#db.close();
  }

  async #figures(roundId: RoundId, options: AgreementOptions): Promise<Figures> {
    const data = this.#data(await this.#whole(roundId), options);
    const report = agreementReport(data, options);
    const [first, second] = report.coderIds;
    this.#shown = first && second ? { data, pair: [first, second] } : undefined;
    const segments = options.unit === 'segment';
    return { report, confusion: segments ? null : confusion(data, this.#shown?.pair ?? null) };
  }

  /** The records of a round with the words its passes are over. */
  async #whole(roundId: RoundId): Promise<ConsensusRecords> {
    if (this.#round?.id !== roundId) this.#follow(roundId);
    const records = await this.#records;
    if (!records) throw new RangeError(`no round ${roundId}`);
    return { ...records, versions: await versionsOf(this.#db, records, this.#versions) };
  }

  /** Reads the round, and again whenever it changes. */
  #follow(roundId: RoundId): void {
    this.#round?.stop();
    this.#held.clear();
    let settle: (records: WordlessRound | undefined) => void;
    let fail: (error: unknown) => void;
    let first = true;
    this.#records = new Promise((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    const query = () => roundRecords(this.#db, this.#viewer, roundId);
    const subscription = observe(query).subscribe({
      next: (records) => {
        settle(records);
        if (!first) {
          this.#records = Promise.resolve(records);
          this.#tell({ kind: 'changed' });
        }
        first = false;
      },
      error: (error: unknown) => fail(error),
    });
    this.#round = { id: roundId, stop: () => subscription.unsubscribe() };
  }

  #data(records: RoundRecords, options: DataOptions): RoundData {
    const key = [options.level, options.unit, options.universe, options.projection].join(' ');
    const before = this.#held.get(key);
    const asked = options.transcriptIds?.join(' ');
    const sameAsked = before?.data.options.transcriptIds?.join(' ') === asked;
    const changed = before && sameAsked ? changedTranscripts(before.records, records) : null;
    const [only] = changed ?? [];
    const data =
      before && changed?.length === 0
        ? before.data
        : before && changed?.length === 1 && only
          ? withDocument(before.data, records, options, only)
          : roundData(records, options);
    this.#held.set(key, { records, data });
    return data;
  }

  #units(wanted: UnitsWanted, count: number): ReadUnits {
    if (!this.#shown) return { units: [], of: 0 };
    const { data, pair } = this.#shown;
    const behind = unitsBehind(data, pair, wanted);
    const versionOf = new Map(data.documents.map((each) => [each.transcriptId, each.versionId]));
    const units = behind.slice(0, count).map((unit) => {
      const version = this.#versions.get(versionOf.get(unit.transcriptId)!);
      return { ...unit, text: version ? textOfLines(version, unit.from, unit.to) : '' };
    });
    return { units, of: behind.length };
  }
}

/**
 * Transcripts whose passes, or what is known of them, are no longer what they were; `null` where
 * something changed that all of them rest on.
 */
function changedTranscripts(
  before: RoundRecords,
  after: RoundRecords,
): readonly TranscriptId[] | null {
  const common = ({ study, round, codes }: RoundRecords) =>
    JSON.stringify([
      study.codeInterviewer,
      { ...round, revealed: null },
      codes.map(({ id, kind, status, into, parentId, order, domainIds }) => [
        id,
        kind,
        status,
        into,
        parentId,
        order,
        domainIds,
      ]),
    ]);
  if (isOneReading(before, after)) return [];
  if (common(before) !== common(after)) return null;
  const [then, now] = [transcriptStates(before), transcriptStates(after)];
  const ids = new Set([...then.keys(), ...now.keys()]);
  return [...ids].filter((id) => then.get(id) !== now.get(id));
}

/** Whether both came out of the database together. */
function isOneReading(a: RoundRecords, b: RoundRecords): boolean {
  return a.passes === b.passes && a.codes === b.codes && a.transcripts === b.transcripts;
}

function transcriptStates({
  transcripts,
  passes,
  round,
  inHand,
}: RoundRecords): ReadonlyMap<TranscriptId, string> {
  const revealed = new Set(round.revealed.map(({ transcriptId }) => transcriptId));
  const hashes = new Map<TranscriptId, string[]>();
  for (const { transcriptId, submitted } of passes) {
    hashes.set(transcriptId, [...(hashes.get(transcriptId) ?? []), submitted?.hash ?? '']);
  }
  return new Map(
    transcripts.map(({ id, order, versionId, speakers }) => [
      id,
      JSON.stringify([
        order,
        versionId,
        speakers,
        revealed.has(id),
        inHand?.has(id),
        hashes.get(id)?.toSorted(),
      ]),
    ]),
  );
}
