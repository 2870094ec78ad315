import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compiledQuery, type Searchable } from '#lib/domain/search/query.ts';
import type { RowsWanted, SearchAnswer, SearchRequest } from '#lib/workers/search-messages.ts';
import { StudySearch, type SearchNews, type SearchWorker } from '#lib/workers/search-study.ts';

const rows: RowsWanted = { order: 'place', transcriptId: null, count: 200 };
const query = compiledQuery({
  text: 'rule',
  kind: 'words',
  wholeWords: true,
  matchCase: false,
  who: 'anyone',
}) as Searchable;

/** A worker that says only what a test lets it say. */
class QuietWorker implements SearchWorker {
  onmessage: SearchWorker['onmessage'] = null;
  onerror: SearchWorker['onerror'] = null;
  readonly asked: SearchRequest[] = [];
  ended = false;

  postMessage(request: SearchRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  say(answer: SearchAnswer): void {
    this.onmessage?.(new MessageEvent('message', { data: answer }));
  }
}

let workers: QuietWorker[];
let news: SearchNews[];
let search: StudySearch;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  news = [];
  search = new StudySearch('concord-1', (each) => news.push(each), {
    begin: () => {
      const worker = new QuietWorker();
      workers.push(worker);
      return worker;
    },
  });
});

afterEach(() => {
  search.end();
  vi.useRealTimers();
});

const found = (id: number, complete: boolean): SearchAnswer => ({
  kind: 'found',
  id,
  counts: [],
  rows: [],
  searched: 1,
  of: 1,
  complete,
});

describe('the search worker', () => {
  it('can be begun before anything is asked, and is then the one that is asked', () => {
    search.prepare();
    search.prepare();
    expect(workers).toHaveLength(1);
    expect(workers[0]?.asked).toEqual([{ kind: 'open', study: 'concord-1' }]);
    search.search(query, rows);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'search', id: 1 });
    expect(news).toEqual([]);
  });

  it('is begun with the first query, told its study, and kept', () => {
    expect(workers).toHaveLength(0);
    search.search(query, rows);
    search.search(query, rows);
    expect(workers).toHaveLength(1);
    expect(workers[0]!.asked.map(({ kind }) => kind)).toEqual(['open', 'search', 'search']);
    expect(workers[0]!.asked[0]).toEqual({ kind: 'open', study: 'concord-1' });
  });

  it('is heard only on the newest query', () => {
    search.search(query, rows);
    search.search(query, rows);
    workers[0]!.say(found(1, true));
    workers[0]!.say(found(2, true));
    expect(news).toMatchObject([{ kind: 'found', id: 2 }]);
  });

  it('is stopped when a pattern keeps it silent, and a fresh one takes the next query', () => {
    search.search(query, rows);
    workers[0]!.say({ kind: 'alive', id: 1 });
    vi.advanceTimersByTime(5000);
    expect(news).toEqual([{ kind: 'stopped', id: 1 }]);
    expect(workers[0]!.ended).toBe(true);
    search.search(query, rows);
    expect(workers).toHaveLength(2);
    expect(workers[1]!.asked.at(-1)).toMatchObject({ kind: 'search', id: 2 });
  });

  it('asks a newer query again that was stuck behind one that ran away', () => {
    search.search(query, rows);
    workers[0]!.say({ kind: 'alive', id: 1 });
    search.search(query, rows);
    vi.advanceTimersByTime(5000);
    expect(news).toEqual([]);
    expect(workers[1]!.asked.at(-1)).toMatchObject({ kind: 'search', id: 2 });
  });

  it('is left in peace while it says that it is at work, and once it is done', () => {
    search.search(query, rows);
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1000);
      workers[0]!.say(found(1, false));
    }
    workers[0]!.say(found(1, true));
    vi.advanceTimersByTime(60_000);
    expect(workers[0]!.ended).toBe(false);
    expect(news.some(({ kind }) => kind === 'stopped')).toBe(false);
  });

  it('tells of its failure and is begun anew', () => {
    search.search(query, rows);
    workers[0]!.onerror?.({ error: new TypeError('broken'), message: '' } as ErrorEvent);
    expect(news).toMatchObject([{ kind: 'failed', id: 1 }]);
    search.search(query, rows);
    expect(workers).toHaveLength(2);
  });
});
