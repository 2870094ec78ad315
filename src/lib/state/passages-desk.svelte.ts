import { effectiveCodes, type EffectiveCodes } from '../domain/codebook/effective-codes.ts';
import { codesInOrder } from '../domain/codebook/tree.ts';
import { noCodings } from '../domain/coding/packed.ts';
import { passages, type Passage } from '../domain/coding/passages.ts';
import {
  codesUnder,
  ownPass,
  passageCounts,
  type TranscriptPassages,
} from '../domain/coding/passages-of-codes.ts';
import { settledCoding, type SettledCoding } from '../domain/coding/settled-coding.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { speakerOfLine } from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Whose coding is read: the coder's own passes, or what counts for the study's findings. */
export type CodingShown = 'own' | 'settled';

/** What passages are asked for. */
export interface PassagesAsked {
  readonly codeId: CodeId | null;
  /** Takes a domain's constructs, and own codes classified under it, with it. */
  readonly withUnder: boolean;
  readonly coding: CodingShown;
}

/** A coding that is there to be read, of one transcript. */
export interface ReadCoding {
  readonly transcript: Transcript;
  readonly coding: Exclude<SettledCoding, { readonly source: 'none' }>;
}

/** A passage to be shown: where it is and the text it lies in. */
export interface ShownPassage {
  readonly transcript: Transcript;
  readonly passage: Passage;
  /** `undefined` until read. */
  readonly version: TranscriptVersion | undefined;
}

const page = 100;

/** Every passage of a code, or of a domain with all that stands under it. */
export class PassagesDesk {
  #limit = $state(page);
  readonly #study: OpenStudy;
  readonly #asked: () => PassagesAsked;
  readonly #records: LiveQuery<Awaited<ReturnType<typeof read>>>;

  /** @param asked read anew whenever it changes: the address says what is shown. */
  constructor(study: OpenStudy, asked: () => PassagesAsked) {
    this.#study = study;
    this.#asked = asked;
    this.#records = new LiveQuery(() => read(study));
  }

  /** `undefined` until read. */
  get records() {
    return this.#records.current;
  }

  get asked(): PassagesAsked {
    return this.#asked();
  }

  readonly codes = $derived(this.records?.codes ?? []);
  readonly code = $derived(this.codes.find(({ id }) => id === this.asked.codeId));
  /** The codes asked for. */
  readonly wanted = $derived.by<ReadonlySet<CodeId>>(() => {
    if (!this.code) return new Set();
    return this.asked.withUnder ? codesUnder(this.code, this.codes) : new Set([this.code.id]);
  });

  /** The coding read of each transcript that has one, in the study's order. */
  readonly codings = $derived.by<readonly ReadCoding[]>(() => {
    const records = this.records;
    if (!records) return [];
    return records.transcripts.flatMap((transcript) => {
      const coding =
        this.asked.coding === 'settled'
          ? settledCoding(transcript, records)
          : this.#own(transcript, records);
      return coding.source === 'none' ? [] : [{ transcript, coding }];
    });
  });

  /** Lines of the codes by transcript, quotations left out: counting needs no text. */
  readonly #runs = $derived.by(() => {
    const effective = this.records?.effective;
    if (!effective || this.wanted.size === 0) return [];
    return this.codings.map(({ transcript, coding }) => ({
      transcript,
      coding,
      passages: passagesOf(this.wanted, { transcript, coding }, effective, null),
    }));
  });

  /** Transcripts in which who speaks cannot be told without the text. */
  readonly #textsForPeople = $derived(
    this.#runs
      .filter(({ passages }) => passages.length > 0)
      .filter(({ transcript }) => this.records?.codeInterviewer || isGroup(transcript))
      .map(({ coding }) => coding.versionId),
  );
  readonly #shownRuns = $derived.by(() => {
    let left = this.#limit;
    return this.#runs
      .map((run) => {
        const taken = run.passages.slice(0, left);
        left -= taken.length;
        return { ...run, count: taken.length };
      })
      .filter(({ count }) => count > 0);
  });
  readonly #versionIds = $derived(
    [
      ...new Set([
        ...this.#textsForPeople,
        ...this.#shownRuns.map(({ coding }) => coding.versionId),
      ]),
    ].join(' '),
  );
  readonly #versions = $derived.by(() => {
    const ids = this.#versionIds;
    return new LiveQuery(() => versionsOf(this.#study.db, ids));
  });

  /** How often, where and by whom; `undefined` until all it needs is read. */
  readonly counts = $derived.by(() => {
    const versions = this.#versions.current;
    if (this.#textsForPeople.some((id) => !versions?.has(id))) return undefined;
    return passageCounts(
      this.#runs.map<TranscriptPassages>(({ transcript, coding, passages }) => ({
        transcript,
        passages,
        speakerOfLine: this.#textsForPeople.includes(coding.versionId)
          ? speakerOfLine(versions!.get(coding.versionId)!)
          : null,
      })),
    );
  });

  readonly shown = $derived.by<readonly ShownPassage[]>(() => {
    const effective = this.records?.effective;
    if (!effective) return [];
    return this.#shownRuns.flatMap(({ transcript, coding, passages, count }) => {
      const version = this.#versions.current?.get(coding.versionId);
      const whole = version
        ? passagesOf(this.wanted, { transcript, coding }, effective, version)
        : passages;
      return whole.slice(0, count).map((passage) => ({ transcript, passage, version }));
    });
  });
  readonly left = $derived(
    this.#runs.reduce((sum, { passages }) => sum + passages.length, 0) - this.shown.length,
  );

  /** After another code is asked for. */
  fromTheTop(): void {
    this.#limit = page;
  }

  showMore(): void {
    this.#limit += page;
  }

  #own(transcript: Transcript, { passes, rounds }: StudyRecords): SettledCoding {
    const pass = ownPass(passes, this.#study.here.coderId, transcript.id, rounds);
    if (!pass) return { source: 'none' };
    return {
      source: pass.submitted ? 'submitted' : 'open',
      coderId: pass.coderId,
      roundId: pass.roundId,
      versionId: pass.versionId,
      codings: pass,
      openLines: new Uint32Array(),
    };
  }
}

type StudyRecords = Awaited<ReturnType<typeof read>>;

/** Without a version, quotations are left out. */
function passagesOf(
  wanted: ReadonlySet<CodeId>,
  { transcript, coding }: ReadCoding,
  effective: EffectiveCodes,
  version: TranscriptVersion | null,
): readonly Passage[] {
  const { quoteCode, quoteFrom, quoteTo } = noCodings;
  const made = version ? coding.codings : { ...coding.codings, quoteCode, quoteFrom, quoteTo };
  const { coderId, roundId } = coding;
  const cut = version ?? { lineFrom: new Uint32Array() };
  const place = { transcriptId: transcript.id, coderId, roundId };
  const counted = effective.packed(made, place, cut);
  if (!counted.codes.some((codeId) => wanted.has(codeId))) return [];
  return passages(counted, cut).filter(({ codeId }) => wanted.has(codeId));
}

function isGroup({ speakers }: Transcript): boolean {
  return speakers.filter(({ role }) => role === 'participant').length > 1;
}

/** Only what the coder at the keyboard may see. */
async function read({ db, here }: OpenStudy) {
  const [studies, all, consensuses, rounds, transcripts, codes, decisions, coders, participants] =
    await Promise.all([
      db.studies.toArray(),
      db.passes.toArray(),
      db.consensuses.toArray(),
      db.rounds.toArray(),
      db.transcripts.toArray(),
      db.codes.toArray(),
      db.splitDecisions.toArray(),
      db.coders.toArray(),
      db.participants.toArray(),
    ]);
  const viewer = await viewerIn(db, here.coderId);
  return {
    codeInterviewer: studies[0]?.codeInterviewer ?? false,
    passes: visiblePasses(viewer, all, rounds),
    consensuses: visibleConsensuses(viewer, consensuses, all, rounds),
    rounds,
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    codes: codesInOrder(visibleCodes(viewer, codes, all, rounds)),
    effective: effectiveCodes(codes, decisions),
    coders,
    participants,
  };
}

async function versionsOf(db: Database, joinedIds: string) {
  const ids = joinedIds.split(' ').filter(Boolean) as TranscriptVersionId[];
  const versions = await db.transcriptVersions.bulkGet(ids);
  return new Map<TranscriptVersionId, TranscriptVersion>(
    versions.flatMap((version) => (version ? [[version.id, version]] : [])),
  );
}
