import type { CodeId } from '../domain/model/code.ts';
import type { RelevanceId } from '../domain/model/relevance.ts';
import { comBEvidence } from '../domain/relevance/com-b-evidence.ts';
import { decideRelevance, type RelevanceWords } from '../domain/relevance/decide.ts';
import { domainEvidence } from '../domain/relevance/domain-evidence.ts';
import { rankedDomains } from '../domain/relevance/ranking.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { comB } from './com-b.ts';
import { Findings, FindingTexts } from './findings.svelte.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What there is to decide from about every domain, and what was decided. */
export class RelevanceDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
  }

  /** `undefined` until read. */
  get frame() {
    return this.#findings.frame;
  }

  /** In the codebook's order; none until read. */
  readonly evidence = $derived(
    this.frame ? domainEvidence(this.frame.settled, this.frame.records) : [],
  );

  readonly ranked = $derived(rankedDomains(this.evidence));

  readonly byComponent = $derived(comBEvidence(comB, this.evidence));

  /** The calendar day on which it is now, here. */
  today(): string {
    return localDay(this.#study.now());
  }

  /** Says something of a domain. @throws {ActError} 'copy-for-one'. */
  async say(domainId: CodeId, said: Partial<RelevanceWords>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = (await db.relevances.toArray()).find((one) => one.domainId === domainId);
      return decideRelevance(domainId, stored, said, {
        newId: () => this.#study.newId<RelevanceId>(),
        at: this.#study.now(),
      });
    });
  }
}
