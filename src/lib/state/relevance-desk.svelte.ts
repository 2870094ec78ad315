import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Relevance, RelevanceId } from '../domain/model/relevance.ts';
import { comBEvidence } from '../domain/relevance/com-b-evidence.ts';
import {
  decideRelevance,
  nothingDecided,
  type RelevanceWords,
} from '../domain/relevance/decide.ts';
import { domainEvidence } from '../domain/relevance/domain-evidence.ts';
import {
  concernsRelevance,
  earlierDecisions,
  standingImprints,
  type EarlierDecision,
} from '../domain/relevance/earlier-decisions.ts';
import { rankedDomains } from '../domain/relevance/ranking.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { comB } from './com-b.ts';
import { Findings, FindingTexts } from './findings.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What there is to decide from about every domain, and what was decided. */
export class RelevanceDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;
  readonly #stood: LiveQuery<readonly Relevance[]>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
    this.#stood = new LiveQuery(() => readEarlier(study.db));
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

  /** What was decided of a domain before what is decided now, the newest first; none until read. */
  earlier(domainId: CodeId): readonly EarlierDecision[] {
    const now = this.evidence.find(({ domain }) => domain.id === domainId)?.record ?? null;
    return earlierDecisions(domainId, now, this.#stood.current ?? []);
  }

  /** The calendar day on which it is now, here. */
  today(): string {
    return localDay(this.#study.now());
  }

  /**
   * Says something of a domain.
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'copy-for-one', 'words-changed-elsewhere'.
   */
  async say(
    domainId: CodeId,
    said: Partial<RelevanceWords>,
    seen?: readonly string[],
  ): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = (await db.relevances.toArray()).find((one) => one.domainId === domainId);
      requireSeenWords<RelevanceWords>(stored ?? nothingDecided, said, seen);
      return decideRelevance(domainId, stored, said, {
        newId: () => this.#study.newId<RelevanceId>(),
        at: this.#study.now(),
        coderId: this.#study.here.coderId,
        today: this.today(),
      });
    });
  }
}

/** Decisions as acts that stand found them; the trail is long, and read only where any was changed. */
async function readEarlier(db: OpenStudy['db']): Promise<readonly Relevance[]> {
  const imprints = await db.imprints
    .where('[table+recordId]')
    .between(['relevances', ''], ['relevances', '\uffff'])
    .toArray();
  if (imprints.length === 0) return [];
  const standing = standingImprints(await db.operations.filter(concernsRelevance).toArray());
  // What an act kept of a record of this table is of its kind, brought to this schema with it.
  return imprints.flatMap(({ id, record }) => (standing.has(id) ? [record as Relevance] : []));
}
