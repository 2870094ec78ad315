import { effectiveCodes } from '../domain/codebook/effective-codes.ts';
import { ActError } from '../domain/errors.ts';
import type { QuoteSpan } from '../domain/findings/quotes.ts';
import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Memo, MemoLink } from '../domain/model/memo.ts';
import type { QuoteId } from '../domain/model/quote.ts';
import type { Signed } from '../domain/model/signed.ts';
import type { DomainLink, SubthemeId } from '../domain/model/subtheme.ts';
import type { ThemeId } from '../domain/model/theme.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import {
  addSubtheme,
  changeSubtheme,
  listUnder,
  placeSubtheme,
  removeSubtheme,
} from '../domain/themes/change-subthemes.ts';
import {
  addTheme,
  changeTheme,
  moveTheme,
  removeTheme,
  type ThemeWords,
} from '../domain/themes/change-themes.ts';
import { linkedDomains, type LinkedDomain } from '../domain/themes/domain-evidence.ts';
import { linkDomain } from '../domain/themes/link-domain.ts';
import type { OutlineMove } from '../domain/themes/outline-moves.ts';
import { themesOutline, type ThemesOutline } from '../domain/themes/outline.ts';
import { placeCode } from '../domain/themes/place-codes.ts';
import {
  subthemeDomainMatrix,
  type SubthemeDomainMatrix,
} from '../domain/themes/subtheme-domain-matrix.ts';
import {
  chooseForSubtheme,
  dropFromSubtheme,
  stepQuote,
} from '../domain/themes/subtheme-quotes.ts';
import { subthemeWithId, themeWithId } from '../domain/themes/theme-records.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { Findings, FindingTexts, type FindingsFrame } from './findings.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { readMemos, type MemoRecords } from './memo-records.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { quoteSource } from './quote-source.ts';

/** What the team makes of its codes: themes, subthemes, their domains and the words that show them. */
export class ThemesDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;
  readonly #memos: LiveQuery<MemoRecords>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
    this.#memos = new LiveQuery(() => readMemos(study));
  }

  /** `undefined` until read. */
  get frame(): FindingsFrame | undefined {
    return this.#findings.frame;
  }

  /** `undefined` until read. */
  readonly outline: ThemesOutline | undefined = $derived(
    this.frame && themesOutline(this.frame.records, this.frame.settled),
  );

  /** What each subtheme is linked to, or might be. */
  readonly linked: ReadonlyMap<SubthemeId, readonly LinkedDomain[]> = $derived.by(() => {
    const [frame, outline] = [this.frame, this.outline];
    if (!frame || !outline) return new Map();
    return new Map(
      [...outline.bySubtheme].map(([id, one]) => [id, linkedDomains(one, frame.settled)]),
    );
  });

  /** `undefined` until read. */
  readonly matrix: SubthemeDomainMatrix | undefined = $derived(
    this.frame && this.outline && subthemeDomainMatrix(this.outline, this.frame.settled),
  );

  /** The memos linked to a theme or subtheme that the coder may read, the newest first. */
  memosOn(target: Extract<MemoLink, { readonly on: 'theme' | 'subtheme' }>): readonly Memo[] {
    const isIt = (link: MemoLink) =>
      target.on === 'theme'
        ? link.on === 'theme' && link.themeId === target.themeId
        : link.on === 'subtheme' && link.subthemeId === target.subthemeId;
    return (this.#memos.current?.memos ?? [])
      .filter(({ links }) => links.some(isIt))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  /** @throws {ActError} 'theme-name-taken', 'copy-for-one'. */
  async addTheme(name: string): Promise<ThemeId> {
    const id = this.#study.newId<ThemeId>();
    const signed = this.#signed();
    await this.#record(async (db) => addTheme(await db.themes.toArray(), name, { id, signed }));
    return id;
  }

  /** @throws {ActError} 'theme-name-taken', 'theme-gone', 'copy-for-one'. */
  async addSubtheme(name: string, themeId: ThemeId | null): Promise<SubthemeId> {
    const id = this.#study.newId<SubthemeId>();
    const signed = this.#signed();
    await this.#record(async (db) => {
      if (themeId !== null && !(await db.themes.get(themeId))) throw new ActError('theme-gone');
      return addSubtheme(await db.subthemes.toArray(), { name, themeId }, { id, signed });
    });
    return id;
  }

  /**
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'theme-name-taken', 'theme-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  changeTheme(id: ThemeId, said: Partial<ThemeWords>, seen?: readonly string[]): Promise<void> {
    return this.#record(async (db) => {
      const stored = await db.themes.toArray();
      const change = changeTheme(stored, id, said);
      requireSeenWords<ThemeWords>(themeWithId(stored, id), said, seen);
      return change;
    });
  }

  /**
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'theme-name-taken', 'subtheme-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  changeSubtheme(
    id: SubthemeId,
    said: Partial<ThemeWords>,
    seen?: readonly string[],
  ): Promise<void> {
    return this.#record(async (db) => {
      const stored = await db.subthemes.toArray();
      const change = changeSubtheme(stored, id, said);
      requireSeenWords<ThemeWords>(subthemeWithId(stored, id), said, seen);
      return change;
    });
  }

  /** @throws {ActError} 'theme-gone', 'copy-for-one'. */
  removeTheme(id: ThemeId): Promise<void> {
    return this.#record(async (db) =>
      removeTheme(await db.themes.toArray(), id, await targets(db)),
    );
  }

  /** @throws {ActError} 'subtheme-gone', 'copy-for-one'. */
  removeSubtheme(id: SubthemeId): Promise<void> {
    return this.#record(async (db) => removeSubtheme(id, await targets(db)));
  }

  /** Does what a key, a drag or a choice means. @throws {ActError} when one of them is gone; 'copy-for-one'. */
  move(move: OutlineMove): Promise<void> {
    return this.#record(async (db) => {
      const subthemes = await db.subthemes.toArray();
      switch (move.on) {
        case 'theme':
          return moveTheme(await db.themes.toArray(), move.id, move.position);
        case 'subtheme': {
          const themes = await db.themes.toArray();
          return placeSubtheme({ themes, subthemes }, move.id, move.place);
        }
        case 'code': {
          const codes = await db.codes.toArray();
          const { merged } = effectiveCodes(codes, await db.splitDecisions.toArray());
          return placeCode({ subthemes, codes, merged }, move.id, move.place);
        }
      }
    });
  }

  /** Lists a subtheme under another of its themes. @throws {ActError} 'subtheme-gone', 'copy-for-one'. */
  listUnder(id: SubthemeId, themeId: ThemeId): Promise<void> {
    return this.#record(async (db) => listUnder(await db.subthemes.toArray(), id, themeId));
  }

  /** Says what a link to a domain is; `null` takes it back. @throws {ActError} 'subtheme-gone', 'copy-for-one'. */
  linkDomain(id: SubthemeId, domainId: CodeId, state: DomainLink['state'] | null): Promise<void> {
    const signed = this.#signed();
    return this.#record(async (db) => {
      const records = { subthemes: await db.subthemes.toArray(), codes: await db.codes.toArray() };
      return linkDomain(records, id, domainId, state, signed);
    });
  }

  /**
   * Chooses words for a subtheme.
   * @param versionId of the text in which they were chosen.
   * @throws {ActError} 'transcript-gone', 'transcript-changed', 'not-to-be-quoted', 'subtheme-gone',
   * 'copy-for-one'.
   */
  chooseQuote(
    id: SubthemeId,
    span: QuoteSpan,
    versionId: Parameters<FindingTexts['of']>[0],
  ): Promise<void> {
    const by = { id: this.#study.newId<QuoteId>(), signed: this.#signed() };
    return this.#record(async (db) => {
      const { source, quotes } = await quoteSource(db, span, versionId);
      return chooseForSubtheme(await db.subthemes.toArray(), id, span, source, quotes, by);
    });
  }

  /** @throws {ActError} 'subtheme-gone', 'quote-gone', 'copy-for-one'. */
  dropQuote(id: SubthemeId, quoteId: QuoteId): Promise<void> {
    return this.#record(async (db) =>
      dropFromSubtheme(id, quoteId, {
        subthemes: await db.subthemes.toArray(),
        beliefs: await db.beliefs.toArray(),
        jointRows: await db.jointRows.toArray(),
        quotes: await db.quotes.toArray(),
      }),
    );
  }

  /** @throws {ActError} 'subtheme-gone', 'copy-for-one'. */
  stepQuote(id: SubthemeId, quoteId: QuoteId, step: 'up' | 'down'): Promise<void> {
    const seen = this.frame && new Set(this.frame.records.quotes.map((one) => one.id));
    return this.#record(async (db) =>
      stepQuote(await db.subthemes.toArray(), id, quoteId, step, (one) => seen?.has(one) ?? true),
    );
  }

  #signed(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }

  async #record(decide: (db: Database) => Promise<Change | null>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(db);
    });
  }
}

/** Everything that may speak of a theme or a subtheme, as it is stored. */
async function targets(db: Database) {
  return {
    subthemes: await db.subthemes.toArray(),
    matrices: await db.matrices.toArray(),
    chartings: await db.chartings.toArray(),
    beliefs: await db.beliefs.toArray(),
    jointRows: await db.jointRows.toArray(),
    threads: await db.threads.toArray(),
    themeMaps: await db.themeMaps.toArray(),
  };
}
