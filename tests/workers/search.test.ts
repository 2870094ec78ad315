import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Here } from '#lib/domain/model/here.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { compiledQuery, type Searchable } from '#lib/domain/search/query.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { SearchAnswers } from '#lib/workers/search-answers.ts';
import type { RowsWanted, SearchAnswer } from '#lib/workers/search-messages.ts';
import { amara, singleP02, smallStudy, uuid } from '../fixtures/small-study.ts';

const here = {
  id: 'here',
  writer: uuid(9, 1),
  coderId: amara,
  file: null,
  openedWith: 0,
} as Here;
const firstRows: RowsWanted = { order: 'place', transcriptId: null, count: 5 };

let db: Database;
let heard: SearchAnswer[];
let answers: SearchAnswers;
let study: StudySnapshot;

beforeEach(async () => {
  db = new Database(`search-${Math.random()}`);
  study = smallStudy();
  await restore(db, study, here);
  heard = [];
  answers = new SearchAnswers(db, (answer) => heard.push(answer));
});

afterEach(async () => {
  answers.close();
  await db.delete();
});

function query(text: string): Searchable {
  const compiled = compiledQuery({
    text,
    kind: 'words',
    wholeWords: false,
    matchCase: false,
    who: 'anyone',
  });
  if (!compiled.searchable) throw new Error(compiled.reason);
  return compiled;
}

function found(id: number) {
  const answered = heard.filter((answer) => answer.kind === 'found' && answer.id === id);
  return answered as Extract<SearchAnswer, { kind: 'found' }>[];
}

const counted = (id: number) =>
  found(id)
    .flatMap(({ counts }) => counts)
    .reduce((sum, { hits }) => sum + hits, 0);
const rowsOf = (id: number) => found(id).flatMap(({ rows }) => rows);

describe('answers to a search', () => {
  it('count every hit by transcript in the study’s order, and give no more rows than asked', async () => {
    await answers.answer({ kind: 'search', id: 1, query: query('e'), rows: firstRows });
    const texts = study.transcripts.map(
      ({ versionId }) => study.transcriptVersions.find(({ id }) => id === versionId)!.text,
    );
    const counts = found(1).flatMap(({ counts }) => counts);
    expect(counts.map(({ transcriptId }) => transcriptId)).toEqual(
      study.transcripts.map(({ id }) => id),
    );
    expect(counts.map(({ hits }) => hits)).toEqual(
      texts.map((text) => text.toLowerCase().split('e').length - 1),
    );
    expect(rowsOf(1)).toHaveLength(5);
    expect(found(1).at(-1)).toMatchObject({ complete: true, searched: 3, of: 3 });
  });

  it('give the rows of one transcript in another order when asked', async () => {
    await answers.answer({ kind: 'search', id: 1, query: query('e'), rows: firstRows });
    const rows: RowsWanted = { order: 'right', transcriptId: singleP02, count: 1000 };
    await answers.answer({ kind: 'rows', id: 1, rows });
    const last = heard.at(-1);
    if (last?.kind !== 'rows') throw new Error('no rows');
    expect(new Set(last.rows.map(({ transcriptId }) => transcriptId))).toEqual(
      new Set([singleP02]),
    );
    expect(last.rows.length).toBeGreaterThan(5);
  });

  it('end when a newer query comes', async () => {
    const first = answers.answer({ kind: 'search', id: 1, query: query('e'), rows: firstRows });
    const second = answers.answer({ kind: 'search', id: 2, query: query('a'), rows: firstRows });
    await Promise.all([first, second]);
    expect(found(1).some(({ complete }) => complete)).toBe(false);
    expect(found(2).at(-1)).toMatchObject({ complete: true });
  });

  it('know a transcript’s new words once it is written', async () => {
    await answers.answer({ kind: 'search', id: 1, query: query('zebra'), rows: firstRows });
    expect(counted(1)).toBe(0);
    const transcript = study.transcripts.find(({ id }) => id === singleP02)!;
    const version = study.transcriptVersions.find(({ id }) => id === transcript.versionId)!;
    await db.transcriptVersions.put({ ...version, text: `${version.text}zebra` });
    let id = 1;
    await vi.waitFor(async () => {
      id += 1;
      await answers.answer({ kind: 'search', id, query: query('zebra'), rows: firstRows });
      expect(counted(id)).toBe(1);
    });
    expect(rowsOf(id)[0]).toMatchObject({ transcriptId: singleP02, keyword: 'zebra' });
  });

  it('leave out a transcript that is removed, and follow a new name', async () => {
    await answers.answer({ kind: 'search', id: 1, query: query('e'), rows: firstRows });
    const before = counted(1);
    await db.transcripts.delete(singleP02);
    const [other] = study.transcripts;
    await db.transcripts.update(other!.id, { name: 'Pilot' });
    await answers.answer({ kind: 'search', id: 2, query: query('e'), rows: firstRows });
    expect(counted(2)).toBeLessThan(before);
    expect(found(2).at(-1)).toMatchObject({ of: 2 });
    expect(rowsOf(2)[0]).toMatchObject({ transcript: 'Pilot' });
  });
});
