import { effectiveCodes } from '../domain/codebook/effective-codes.ts';
import { roundOf } from '../domain/coding/round-of.ts';
import { unpacked } from '../domain/coding/packed.ts';
import type { Code } from '../domain/model/code.ts';
import { unquotable } from '../domain/memos/quoted-lines.ts';
import type { Participant, ParticipantId } from '../domain/model/participant.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { ConcordanceRow, HitOrder } from '../domain/search/concordance.ts';
import { compiledQuery, type SearchQuery } from '../domain/search/query.ts';
import type { RowsWanted, TranscriptCount } from '../workers/search-messages.ts';
import { StudySearch, type SearchNews } from '../workers/search-study.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { codesSeenBy } from './visible-codebook.ts';

/** How far the search asked last has come. */
export type SearchStanding =
  | { readonly state: 'nothing-asked' }
  | { readonly state: 'bad-pattern'; readonly detail: string }
  | { readonly state: 'searching' | 'complete'; readonly searched: number; readonly of: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: unknown };

/** Rows shown at first and added by "show more", and the most that are ever shown. */
const page = 200;
export const mostRows = 2000;

/** What was asked of the whole study's texts, and what has been found so far. */
export class SearchDesk {
  asked: SearchQuery | null = $state.raw(null);
  standing: SearchStanding = $state.raw({ state: 'nothing-asked' });
  /** In the study's order; transcripts without a hit are left out. */
  counts: readonly TranscriptCount[] = $state.raw([]);
  rows: readonly ConcordanceRow[] = $state.raw([]);
  order: HitOrder = $state('place');
  /** The one transcript whose hits are shown, or `null` for all. */
  transcriptId: TranscriptId | null = $state.raw(null);

  #limit = $state(page);
  readonly #study: OpenStudy;
  readonly #search: StudySearch;
  readonly #transcripts: LiveQuery<Transcript[]>;
  readonly #people: LiveQuery<ReadonlyMap<ParticipantId, Participant>>;
  /** Transcripts with rows in view, joined, so that more rows of the same change nothing. */
  readonly #inView = $derived([...new Set(this.rows.map((row) => row.transcriptId))].join(' '));
  readonly #ownCodes = $derived.by(() => {
    const inView = this.#inView.split(' ') as TranscriptId[];
    return new LiveQuery(() => ownCodesByLine(this.#study, inView));
  });

  constructor(
    study: OpenStudy,
    search: (hear: (news: SearchNews) => void) => StudySearch = (hear) =>
      new StudySearch(study.id, hear),
  ) {
    this.#study = study;
    this.#search = search((news) => this.#heard(news));
    this.#search.prepare();
    this.#transcripts = new LiveQuery(async () =>
      (await study.db.transcripts.toArray()).toSorted((a, b) => a.order - b.order),
    );
    this.#people = new LiveQuery(
      async () => new Map((await study.db.participants.toArray()).map((each) => [each.id, each])),
    );
  }

  /** In the study's order; `undefined` until read. */
  get transcripts(): readonly Transcript[] | undefined {
    return this.#transcripts.current;
  }

  readonly hits = $derived(this.counts.reduce((sum, { hits }) => sum + hits, 0));
  readonly lines = $derived(this.counts.reduce((sum, { lines }) => sum + lines, 0));
  /** Hits that rows can be shown of: all, or those of the transcript chosen. */
  readonly choosable = $derived(
    this.transcriptId === null
      ? this.hits
      : (this.counts.find(({ transcriptId }) => transcriptId === this.transcriptId)?.hits ?? 0),
  );

  /** My own codes on a row's first line: never another's, whose pass may be open. */
  codesOn({ transcriptId, line }: ConcordanceRow): readonly Code[] {
    return this.#ownCodes.current?.get(transcriptId)?.get(line) ?? [];
  }

  /** Whether who speaks in a row may not be quoted. */
  isNotToBeQuoted({ transcriptId, speaker }: ConcordanceRow): boolean {
    const transcript = this.transcripts?.find(({ id }) => id === transcriptId);
    const speaking = transcript?.speakers.filter(({ label }) => label === speaker) ?? [];
    return unquotable(speaking, this.#people.current ?? new Map()).length > 0;
  }

  ask(query: SearchQuery): void {
    this.asked = query;
    this.counts = [];
    this.rows = [];
    this.transcriptId = null;
    this.#limit = page;
    const compiled = compiledQuery(query);
    if (compiled.searchable) {
      this.standing = { state: 'searching', searched: 0, of: 0 };
      this.#search.search(compiled, this.#wanted);
    } else if (compiled.reason === 'bad-pattern') {
      this.standing = { state: 'bad-pattern', detail: compiled.detail };
    } else {
      this.standing = { state: 'nothing-asked' };
    }
  }

  sortBy(order: HitOrder): void {
    this.order = order;
    this.#askRows();
  }

  showOnly(transcriptId: TranscriptId | null): void {
    this.transcriptId = transcriptId;
    this.#limit = page;
    this.#askRows();
  }

  showMore(): void {
    this.#limit = Math.min(this.#limit + page, mostRows);
    this.#askRows();
  }

  /** Lets the worker and its texts go. */
  end(): void {
    this.#search.end();
  }

  get #wanted(): RowsWanted {
    return { order: this.order, transcriptId: this.transcriptId, count: this.#limit };
  }

  #askRows(): void {
    if (this.standing.state === 'complete') this.#search.rows(this.#wanted);
  }

  #heard(news: SearchNews): void {
    if (news.kind === 'found') {
      const { searched, of, complete } = news;
      this.counts = [...this.counts, ...news.counts];
      this.rows = [...this.rows, ...news.rows];
      this.standing = { state: complete ? 'complete' : 'searching', searched, of };
    } else if (news.kind === 'rows') this.rows = news.rows;
    else if (news.kind === 'failed') this.standing = { state: 'failed', error: news.error };
    else this.standing = { state: 'stopped' };
  }
}

/** The codes of the coder at the keyboard, as they count now, by transcript and line. */
async function ownCodesByLine({ db, here }: OpenStudy, transcriptIds: readonly TranscriptId[]) {
  const { coderId } = here;
  const [rounds, codes] = await Promise.all([
    db.rounds.toArray(),
    codesSeenBy(db, coderId, transcriptIds),
  ]);
  const keys = transcriptIds.flatMap((transcriptId) => {
    const round = roundOf(rounds, transcriptId, coderId);
    return round ? [[transcriptId, coderId, round.id]] : [];
  });
  const passes = await db.passes.where('[transcriptId+coderId+roundId]').anyOf(keys).toArray();
  const decisions = await db.splitDecisions.toArray();
  const effective = effectiveCodes(codes, decisions);
  const byId = new Map(codes.map((code) => [code.id, code]));

  const byTranscript = new Map<TranscriptId, ReadonlyMap<number, readonly Code[]>>();
  for (const pass of passes) {
    const byLine = new Map<number, Code[]>();
    for (const coding of unpacked(pass).codings) {
      for (const { codeId, from, to } of effective.of(coding, pass)) {
        const code = byId.get(codeId);
        if (!code) continue;
        for (let line = from; line < to; line += 1) {
          const onLine = byLine.get(line);
          if (!onLine) byLine.set(line, [code]);
          else if (!onLine.includes(code)) onLine.push(code);
        }
      }
    }
    byTranscript.set(pass.transcriptId, byLine);
  }
  return byTranscript;
}
