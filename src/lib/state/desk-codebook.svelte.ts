import { untrack } from 'svelte';
import { addCode, type NewCode } from '../domain/codebook/add-code.ts';
import { effectiveCodes, type EffectiveCodes } from '../domain/codebook/effective-codes.ts';
import { makesProposals, proposeCode } from '../domain/codebook/propose-code.ts';
import { ActError } from '../domain/errors.ts';
import type { Code, CodeId } from '../domain/model/code.ts';
import type { Pass } from '../domain/model/pass.ts';
import { passOf } from '../storage/passes.ts';
import { codesForDesk, planOf, type DeskCodes, type DeskContent } from './desk-content.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The codebook as it stands beside one transcript: codes in use, used lately, and made on the way. */
export class DeskCodebook {
  effective: EffectiveCodes = $state.raw(effectiveCodes([], []));
  readonly #study: OpenStudy;
  readonly #content: DeskContent;
  readonly #stored: LiveQuery<DeskCodes>;
  #taken: DeskCodes = $state.raw({ codes: [], decisions: [] });
  #used: readonly CodeId[] = $state.raw([]);

  constructor(study: OpenStudy, content: DeskContent) {
    this.#study = study;
    this.#content = content;
    this.#used = content.recent;
    this.#stored = new LiveQuery(() => codesForDesk(study.db, content.key));
    this.#take(content.codebook);
  }

  /** Codes of the study that this coder may see, whatever their status. */
  readonly codes = $derived.by<readonly Code[]>(() => this.#taken.codes);
  readonly byId = $derived(new Map(this.codes.map((code) => [code.id, code])));

  /** Codes used lately that are still in use, newest first. */
  readonly recent = $derived.by<readonly CodeId[]>(() =>
    this.#used.filter((id) => this.byId.get(id)?.status === 'active').slice(0, 9),
  );

  /** Takes up what was changed; gives whether anything was. To be called where Svelte is watching. */
  takeUp(): boolean {
    const codebook = this.#stored.current;
    return untrack(() => {
      if (!codebook || holdsTheSame(codebook, this.#taken)) return false;
      this.#take(codebook);
      return true;
    });
  }

  noteUsed(codeId: CodeId): void {
    this.#used = [codeId, ...this.#used.filter((id) => id !== codeId)];
  }

  /**
   * Adds a code of the researcher's own to the codebook, as a proposal inside the pass where the
   * other side must not see it.
   *
   * @param pass as the desk holds it: stored with the proposal if it is not yet.
   * @throws {ActError} 'code-name-taken', 'pass-submitted', 'transcript-gone', 'no-part-in-it'.
   */
  async make(code: NewCode, pass: Pass): Promise<CodeId> {
    const id = this.#study.newId<CodeId>();
    const { key } = this.#content;
    const stamp = { id, at: this.#study.now(), by: key.coderId };
    await this.#study.record(async (db) => {
      const plan = await planOf(db, key.roundId);
      if (!plan) throw new ActError('no-part-in-it');
      const stored = await passOf(db, key);
      if (stored?.submitted) throw new ActError('pass-submitted');
      const { codes } = await codesForDesk(db, key);
      if (!makesProposals(plan.round, key.transcriptId, plan.isAssignedCopy)) {
        return addCode(codes, code, stamp);
      }
      const transcript = await db.transcripts.get(key.transcriptId);
      if (!transcript) throw new ActError('transcript-gone');
      if (transcript.versionId !== pass.versionId) throw new ActError('transcript-changed');
      return proposeCode(codes, code, stamp, { pass: stored ?? pass, isNew: !stored, transcript });
    });
    this.#take(await codesForDesk(this.#study.db, key));
    return id;
  }

  #take(codebook: DeskCodes): void {
    this.#taken = codebook;
    this.effective = effectiveCodes(codebook.codes, codebook.decisions);
  }
}

/** The query also runs when a pass is written in which codes were proposed. */
function holdsTheSame(a: DeskCodes, b: DeskCodes): boolean {
  return sameRows(a.codes, b.codes) && sameRows(a.decisions, b.decisions);
}

function sameRows<Row>(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}
