import { addCode, type NewCode } from '../domain/codebook/add-code.ts';
import {
  changeCode,
  classifyCode,
  renameCode,
  type CodeFields,
} from '../domain/codebook/change-code.ts';
import {
  isAssignedCopy,
  isOwnProposal,
  requireOwnProposals,
} from '../domain/codebook/leads-codebook.ts';
import { proposeCode } from '../domain/codebook/propose-code.ts';
import { emptyPass } from '../domain/coding/empty-pass.ts';
import type { PassId } from '../domain/model/pass.ts';
import { passOf } from '../storage/passes.ts';
import { proposingPass, readCodebook, versionsOf } from './codebook-records.ts';
import { codesSeenBy } from './visible-codebook.ts';
import { codebookChanges, concernsCodebook } from '../domain/codebook/codebook-changes.ts';
import { effectiveCodes, isAbout } from '../domain/codebook/effective-codes.ts';
import { mergeCodes } from '../domain/codebook/merge-codes.ts';
import {
  moveCode,
  placeAfterStep,
  type CodePlace,
  type Step,
} from '../domain/codebook/move-code.ts';
import { passagesByCode } from '../domain/codebook/passage-counts.ts';
import { restoreCode, retireCode } from '../domain/codebook/retire-code.ts';
import { requireNothingTold } from '../domain/codebook/while-blind.ts';
import { decideSplit, splitCode, undecideSplit } from '../domain/codebook/split-code.ts';
import {
  splitPassages,
  type CodingLayer,
  type SplitPassage,
} from '../domain/codebook/split-passages.ts';
import { ownPass } from '../domain/coding/passages-of-codes.ts';
import { settledCoding } from '../domain/coding/settled-coding.ts';
import type { Code, CodeId } from '../domain/model/code.ts';
import type { SplitDecision } from '../domain/model/split-decision.ts';
import { codeFinder } from '../domain/search/find-codes.ts';
import { textOfLines } from '../domain/transcript/lines.ts';
import type { Change } from '../domain/trail/change.ts';
import { visibleOperations } from '../domain/trail/visible-operations.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { framework } from './framework.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import type { CodingShown } from './passages-desk.svelte.ts';

/** A passage of a split code with what is needed to decide about it. */
export interface ShownSplitPassage {
  readonly passage: SplitPassage;
  readonly transcriptName: string;
  /** `undefined` until read. */
  readonly text: string | undefined;
}

/** The codebook and what one may do with it: the framework beside the researcher's own codes. */
export class CodebookDesk {
  readonly framework = framework;
  /** The code whose panel is open. */
  selected: CodeId | null = $state.raw(null);

  readonly #study: OpenStudy;
  readonly #records: LiveQuery<Awaited<ReturnType<typeof readCodebook>>>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#records = new LiveQuery(() => readCodebook(study));
  }

  /** `undefined` until read. */
  get records() {
    return this.#records.current;
  }

  readonly codes = $derived(this.records?.codes ?? []);
  readonly code = $derived(this.codes.find(({ id }) => id === this.selected));
  readonly #finder = $derived(codeFinder(this.codes, framework));
  readonly #effective = $derived(effectiveCodes(this.codes, this.records?.decisions ?? []));

  /** The codings asked for by the person; `null` until they ask. */
  #asked: CodingShown | null = $state(null);
  readonly #settled = $derived.by<readonly CodingLayer[]>(() => {
    const records = this.records;
    return (records?.transcripts ?? []).flatMap((transcript) => {
      const settled = records ? settledCoding(transcript, records) : { source: 'none' as const };
      if (settled.source === 'none') return [];
      const { coderId, roundId, codings } = settled;
      return [{ place: { transcriptId: transcript.id, coderId, roundId }, codings }];
    });
  });
  readonly #own = $derived.by<readonly CodingLayer[]>(() => {
    const { passes = [], rounds = [], transcripts = [] } = this.records ?? {};
    return transcripts.flatMap(({ id }) => {
      const pass = ownPass(passes, this.#study.here.coderId, id, rounds);
      return pass ? [{ place: pass, codings: pass }] : [];
    });
  });
  /** What passages are counted in: this coder's own passes, until they ask for what is settled. */
  readonly counted = $derived<CodingShown>(this.#asked ?? 'own');
  /** Passages of each code. */
  readonly passages = $derived(
    passagesByCode(this.counted === 'settled' ? this.#settled : this.#own, this.#effective),
  );

  count(coding: CodingShown): void {
    this.#asked = coding;
  }

  /** Of the selected code, if it is split: its passages in this coder's passes and in the consensus. */
  readonly #splitPassages = $derived.by<readonly SplitPassage[]>(() => {
    const records = this.records;
    if (!records || this.code?.status !== 'split') return [];
    const mine = this.#study.here.coderId;
    const layers: CodingLayer[] = records.transcripts.flatMap(({ id }) => [
      ...records.passes
        .filter(({ transcriptId, coderId }) => transcriptId === id && coderId === mine)
        .map((pass) => ({ place: pass, codings: pass })),
      ...records.consensuses
        .filter(({ transcriptId }) => transcriptId === id)
        .map((codings) => ({ place: { ...codings, coderId: null }, codings })),
    ]);
    return splitPassages(this.code.id, layers, this.codes, records.decisions);
  });

  /** Versions whose words are shown, joined, so that one decision more reads nothing anew. */
  readonly #versionIds = $derived.by(() => {
    const wanted = new Set(this.#splitPassages.map(({ transcriptId }) => transcriptId));
    const transcripts = this.records?.transcripts ?? [];
    return transcripts
      .filter(({ id }) => wanted.has(id))
      .map(({ versionId }) => versionId)
      .join(' ');
  });
  readonly #versions = $derived(new LiveQuery(() => versionsOf(this.#study.db, this.#versionIds)));

  readonly splitPassages = $derived.by<readonly ShownSplitPassage[]>(() =>
    this.#splitPassages.map((passage) => {
      const { transcriptId } = passage;
      const transcript = this.records?.transcripts.find(({ id }) => id === transcriptId);
      const version = transcript && this.#versions.current?.get(transcript.versionId);
      return {
        passage,
        transcriptName: transcript?.name ?? '',
        text: version && textOfLines(version, passage.from, passage.to),
      };
    }),
  );

  find(query: string) {
    return this.#finder.find(query);
  }

  /** What was done to the codebook, newest first; reads the trail once it is looked at. */
  changes() {
    return new LiveQuery(async () => {
      const { db, here } = this.#study;
      const [operations, passes, rounds, codes, transcripts, consensuses] = await Promise.all([
        db.operations.filter(concernsCodebook).toArray(),
        db.passes.toArray(),
        db.rounds.toArray(),
        db.codes.toArray(),
        db.transcripts.toArray(),
        db.consensuses.toArray(),
      ]);
      const viewer = await viewerIn(db, here.coderId);
      const blinding = { passes, rounds, codes, transcripts, consensuses };
      return codebookChanges(visibleOperations(viewer, operations, blinding));
    });
  }

  /** Whether this copy was made for one coder: its codebook is the lead's. */
  readonly isAssignedCopy = $derived(isAssignedCopy(this.records?.packets ?? []));

  /** Whether a code made here is a proposal inside a pass that is not revealed. */
  readonly isProposing = $derived.by(() => {
    const { records } = this;
    return records !== undefined && records.proposingPass !== null;
  });

  /** Whether this coder may change the code here. */
  mayChange(code: Code): boolean {
    return !this.isAssignedCopy || isOwnProposal(code, this.#study.here.coderId);
  }

  /**
   * Adds an own code; while a blind pass is in hand, as a proposal inside it.
   *
   * @throws {ActError} 'code-name-taken'; 'codebook-is-the-leads' when a copy made for one coder holds
   * no open pass to propose in.
   */
  async add(added: NewCode): Promise<CodeId> {
    const id = this.#study.newId<CodeId>();
    const { coderId } = this.#study.here;
    const stamp = { id, at: this.#study.now(), by: coderId };
    await this.#record(async (db, codes) => {
      const key = await proposingPass(db, coderId);
      const transcript = key && (await db.transcripts.get(key.transcriptId));
      if (!key || !transcript) return addCode(codes, added, stamp);
      const stored = await passOf(db, key);
      const pass = stored ?? emptyPass(key, transcript.versionId, this.#study.newId<PassId>());
      return proposeCode(codes, added, stamp, { pass, isNew: !stored, transcript });
    });
    this.selected = id;
    return id;
  }

  /** @throws {ActError} 'code-name-taken'. */
  rename(id: CodeId, name: string): Promise<void> {
    return this.#change((codes) => renameCode(codes, id, name));
  }

  changeFields(id: CodeId, fields: CodeFields): Promise<void> {
    return this.#change((codes) => changeCode(codes, id, fields));
  }

  classify(id: CodeId, domainIds: readonly CodeId[]): Promise<void> {
    return this.#change((codes) => classifyCode(codes, id, domainIds));
  }

  /** @throws {ActError} 'code-in-its-own-branch'. */
  move(id: CodeId, place: CodePlace): Promise<void> {
    return this.#change((codes) => moveCode(codes, id, place));
  }

  step(id: CodeId, step: Step): Promise<void> {
    return this.#change((codes) => {
      const place = placeAfterStep(codes, id, step);
      return place && moveCode(codes, id, place);
    });
  }

  merge(id: CodeId, into: CodeId): Promise<void> {
    return this.#change((codes) => mergeCodes(codes, id, into));
  }

  /** @throws {ActError} 'code-name-taken'; 'codebook-still-blind' before the coder's rounds are revealed. */
  split(
    id: CodeId,
    parts: readonly ({ readonly existing: CodeId } | { readonly name: string })[],
  ): Promise<void> {
    const named = parts.map((part) =>
      'existing' in part ? part : { ...part, id: this.#study.newId<CodeId>() },
    );
    const by = { at: this.#study.now(), by: this.#study.here.coderId };
    return this.#change((codes) => splitCode(codes, id, named, by));
  }

  /** Gives a passage of a split code to parts of it, or with none back to the split code. */
  async decide(
    codeId: CodeId,
    { transcriptId, places, from, to }: SplitPassage,
    chosen: readonly CodeId[],
  ): Promise<void> {
    await this.#record(async (db, codes) => {
      const earlier = await db.splitDecisions.where('codeId').equals(codeId).toArray();
      if (chosen.length === 0) {
        const [first, ...others] = earlier.filter(
          (one) => one.from <= from && to <= one.to && places.some((place) => isAbout(one, place)),
        );
        return first ? undecideSplit([first, ...others]) : null;
      }
      const [first, ...others] = places.map(({ coderId, roundId }): SplitDecision => ({
        id: this.#study.newId<SplitDecision['id']>(),
        codeId,
        transcriptId,
        coderId,
        roundId,
        from,
        to,
        chosen: [...chosen],
      }));
      if (!first) throw new RangeError('a passage that stands in no coding');
      return decideSplit(codes, earlier, [first, ...others]);
    });
  }

  retire(id: CodeId): Promise<void> {
    return this.#change((codes) => retireCode(codes, id));
  }

  /** @throws {ActError} 'code-name-taken'. */
  restore(id: CodeId): Promise<void> {
    return this.#change((codes) => restoreCode(codes, id));
  }

  async #change(decide: (codes: readonly Code[]) => Change | null): Promise<void> {
    await this.#record((_, codes) => decide(codes));
  }

  /**
   * One act on the codebook, decided from the codes this coder may see: of another's proposals not
   * even the name stands in the way.
   */
  async #record(
    decide: (db: Database, codes: readonly Code[]) => Promise<Change | null> | Change | null,
  ): Promise<void> {
    const { coderId } = this.#study.here;
    await this.#study.record(async (db) => {
      const codes = await codesSeenBy(db, coderId);
      const change = await decide(db, codes);
      if (change && isAssignedCopy(await db.packets.toArray())) {
        requireOwnProposals(change, codes, coderId);
      }
      const coder = change && (await db.coders.get(coderId));
      if (coder) requireNothingTold(change, codes, coder, await db.rounds.toArray());
      return change;
    });
  }
}
