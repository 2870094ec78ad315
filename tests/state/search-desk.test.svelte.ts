import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchQuery } from '#lib/domain/search/query.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { SearchDesk } from '#lib/state/search-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Database } from '#lib/storage/database.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { SearchAnswers } from '#lib/workers/search-answers.ts';
import type { SearchRequest } from '#lib/workers/search-messages.ts';
import { StudySearch, type SearchWorker } from '#lib/workers/search-study.ts';
import {
  amara,
  environment,
  openP03,
  outside,
  singleP02,
  smallStudy,
  tenMinutes,
} from '../fixtures/small-study.ts';

let study: OpenStudy;
let desk: SearchDesk;
let stopWatching: () => void;

beforeEach(async () => {
  const shelf = new Shelf(`shelf-${Math.random()}`);
  const workbench = new Workbench(shelf, new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  desk = new SearchDesk(study, (hear) => new StudySearch(study.id, hear, { begin: beside }));
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.transcripts;
      for (const row of desk.rows) void desk.codesOn(row);
      for (const row of desk.rows) void desk.isNotToBeQuoted(row);
    });
  });
});

afterEach(() => {
  stopWatching();
  desk.end();
  study.close();
});

/** What answers in the worker, answering beside the page. */
function beside(): SearchWorker {
  let answers: SearchAnswers | undefined;
  const worker: SearchWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request: SearchRequest) => {
      if (request.kind === 'open') {
        answers = new SearchAnswers(new Database(request.study), (data) =>
          worker.onmessage?.(new MessageEvent('message', { data })),
        );
      } else void answers?.answer(request);
    },
    terminate: () => answers?.close(),
  };
  return worker;
}

const words: SearchQuery = {
  text: 'is',
  kind: 'words',
  wholeWords: true,
  matchCase: false,
  who: 'anyone',
};

async function complete() {
  await vi.waitFor(() => expect(desk.standing.state).toBe('complete'));
}

describe('the search desk', () => {
  it('shows every hit in the study’s order, counted by transcript', async () => {
    desk.ask(words);
    await complete();
    expect(desk.hits).toBe(9);
    expect(desk.lines).toBe(9);
    expect(desk.counts.map(({ hits }) => hits)).toEqual([3, 3, 3]);
    expect(desk.rows.map(({ transcript, line }) => `${transcript} ${line}`)).toEqual(
      ['P01', 'P02', 'P03'].flatMap((name) => [1, 2, 3].map((line) => `${name} ${line}`)),
    );
  });

  it('shows one transcript alone, and all again', async () => {
    desk.ask(words);
    await complete();
    desk.showOnly(singleP02);
    await vi.waitFor(() => expect(desk.rows).toHaveLength(3));
    expect(desk.choosable).toBe(3);
    desk.showOnly(null);
    await vi.waitFor(() => expect(desk.rows).toHaveLength(9));
  });

  it('sorts by neighbours, and keeps the order for the next query', async () => {
    desk.ask(words);
    await complete();
    desk.sortBy('right');
    await vi.waitFor(() => expect(desk.rows[0]?.right).toMatch(/^ all/));
    desk.ask({ ...words, text: 'it' });
    await vi.waitFor(() => expect(desk.rows).toHaveLength(9));
    expect(desk.rows[0]?.right).toMatch(/^ is new/);
  });

  it('names my own codes on a line, and never those of another’s pass', async () => {
    desk.ask(words);
    await complete();
    const codes = (id: string, line: number) => {
      const row = desk.rows.find((each) => each.transcriptId === id && each.line === line)!;
      return desk.codesOn(row).map((code) => code.id);
    };
    await vi.waitFor(() => expect(codes(singleP02, 1)).toEqual([environment, tenMinutes]));
    expect(codes(openP03, 1)).toEqual([outside]);
    expect(codes(openP03, 3)).toEqual([]);
  });

  it('tells of a row whether who speaks may not be quoted', async () => {
    desk.ask(words);
    await complete();
    const marked = () =>
      desk.rows.filter((row) => desk.isNotToBeQuoted(row)).map((row) => row.transcriptId);
    expect(marked()).toEqual([]);
    await study.db.participants.toCollection().modify((each) => {
      each.consent = { ...each.consent, state: 'withdrawn' };
    });
    await vi.waitFor(() => expect(new Set(marked())).toContain(singleP02));
    for (const row of desk.rows.filter((each) => desk.isNotToBeQuoted(each))) {
      expect(row.speaker).not.toBe('Int');
    }
  });

  it('says what is wrong with a pattern and asks nothing', () => {
    desk.ask({ ...words, kind: 'pattern', text: '[a-' });
    expect(desk.standing).toMatchObject({ state: 'bad-pattern' });
    expect(desk.rows).toEqual([]);
  });
});
