import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodingAct } from '#lib/domain/coding/act.ts';
import { hasLooked } from '#lib/domain/coding/looked.ts';
import { unpacked } from '#lib/domain/coding/packed.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { Place } from '#lib/domain/model/place.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import { codableLines } from '#lib/domain/transcript/lines.ts';
import { applyChange } from '#lib/storage/changes.ts';
import { Database } from '#lib/storage/database.ts';
import type { Stamp } from '#lib/storage/operations.ts';
import { applyToPass, passOf } from '#lib/storage/passes.ts';
import { keepPlace, keepReading, placeOf } from '#lib/storage/places.ts';
import { restore, snapshot } from '#lib/storage/snapshot.ts';
import { redo, undo } from '#lib/storage/undo.ts';
import { correctionOf } from '../fixtures/corrected.ts';
import {
  amara,
  environment,
  openP03,
  outside,
  round1,
  settledP01,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import { inOrder } from '../fixtures/team-study.ts';

const here = uuid(20, 1) as Stamp['writer'];
const elsewhere = uuid(20, 2) as Stamp['writer'];
const key = { transcriptId: openP03, coderId: amara, roundId: round1 };
/** A sentence before the second: the last two lines stand one further on. */
const inserted = [['it is new. ', 'it is new. So they say. ']] as const;
let serial = 0;
const stamp = (more: Partial<Stamp> = {}): Stamp => ({
  at: `2026-01-01T10:00:${String(serial % 60).padStart(2, '0')}.000Z`,
  coderId: amara,
  writer: here,
  newId: () => uuid(21, ++serial),
  ...more,
});

let db: Database;

beforeEach(async () => {
  db = new Database(`corrections-${++serial}`);
  await restore(db, smallStudy(), {
    id: 'here',
    writer: here,
    coderId: amara,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
});
afterEach(() => db.delete());

const correct = (by: Partial<Stamp> = {}) =>
  applyChange(db, stamp(by), async () => {
    const study = (await snapshot(db)) as StudySnapshot;
    return correctionOf(study, openP03, inserted, { number: ++serial }).change;
  });

/** What a screen knows of the text. */
async function seen() {
  const transcript = (await db.transcripts.get(openP03))!;
  const version = (await db.transcriptVersions.get(transcript.versionId))!;
  return { version, codable: codableLines(version, transcript, { codeInterviewer: false }) };
}
const code = (line: number): CodingAct => ({
  kind: 'code',
  codeId: environment,
  from: line,
  to: line + 1,
});
async function coded(act: CodingAct, on?: Awaited<ReturnType<typeof seen>>, by = stamp()) {
  const { version, codable } = on ?? (await seen());
  return applyToPass(db, by, { ...key, coderId: by.coderId }, act, version, codable);
}
const codings = async (coderId = amara) =>
  unpacked((await passOf(db, { ...key, coderId }))!).codings;

describe('a correction', () => {
  it('is taken back to the letter, and done again', async () => {
    const before = await snapshot(db);
    await correct();
    expect((await db.transcripts.get(openP03))!.lineCount).toBe(5);
    const after = await snapshot(db);
    await undo(db, stamp());
    const records = ({ operations: _o, imprints: _i, ...rest }: Awaited<typeof before>) =>
      inOrder({ ...rest, operations: [], imprints: [] } as unknown as StudySnapshot);
    expect(records(await snapshot(db))).toEqual(records(before));
    await redo(db, stamp());
    expect(records(await snapshot(db))).toEqual(records(after));
  });

  it('is taken back before the codings that were made on the text before it', async () => {
    await coded(code(3));
    await correct();
    expect(await codings()).toContainEqual({ codeId: environment, from: 4, to: 5 });
    expect((await undo(db, stamp())).act.kind).toBe('correct-transcript');
    expect((await undo(db, stamp())).act.kind).toBe('code');
    expect(await codings()).toEqual([{ codeId: outside, from: 1, to: 2 }]);
  });
});

describe('a desk that still shows the text before', () => {
  it('writes nothing into a carried pass', async () => {
    const stale = await seen();
    await correct();
    const before = await passOf(db, key);
    await expect(coded(code(3), stale)).rejects.toMatchObject({ code: 'transcript-changed' });
    expect(await passOf(db, key)).toEqual(before);
    await coded(code(4));
    expect(await codings()).toContainEqual({ codeId: environment, from: 4, to: 5 });
  });

  it('of another coder writes nothing either', async () => {
    const stale = await seen();
    await correct();
    await expect(coded(code(3), stale, stamp({ coderId: tom }))).rejects.toMatchObject({
      code: 'transcript-changed',
    });
    expect(await codings(tom)).toEqual([expect.objectContaining({ from: 4, to: 5 })]);
  });

  it('never meets a pass on other lines than those of the version in use', async () => {
    const { version, codable } = await seen();
    const pass = (await passOf(db, key))!;
    await db.passes.put({ ...pass, versionId: uuid(7, 9) as Pass['versionId'] });
    await expect(applyToPass(db, stamp(), key, code(1), version, codable)).rejects.toMatchObject({
      code: 'transcript-changed',
    });
  });

  it('does not say where the coder is', async () => {
    const stale = await seen();
    await correct();
    const place = { id: uuid(11, 9) as Place['id'], transcriptId: openP03, coderId: amara };
    const before = await placeOf(db, openP03, amara);
    await keepPlace(
      db,
      { ...place, line: 0, looked: Uint8Array.of(0b1111), at: stamp().at },
      stale.version.id,
    );
    await keepReading(db, { ...place, readLine: 1, at: stamp().at }, stale.version.id);
    expect(await placeOf(db, openP03, amara)).toEqual(before);
  });
});

it('an act on the corrected text is taken back wherever it was corrected', async () => {
  await correct({ writer: elsewhere, at: '2026-01-01T09:30:00.000Z' });
  await coded(code(4), undefined, stamp({ at: '2026-01-01T09:40:00.000Z' }));
  await undo(db, stamp());
  expect(await codings()).toEqual([{ codeId: outside, from: 1, to: 2 }]);
});

/** What others did lies in the file a copy was opened from, so it came before, whatever their clocks say. */
describe('where the clock of another browser is ahead', () => {
  const ahead = { writer: elsewhere, at: '2026-01-02T09:00:00.000Z' };

  it('a correction is taken back', async () => {
    await coded(code(3), undefined, stamp(ahead));
    const before = await passOf(db, key);
    await correct();
    await undo(db, stamp());
    expect(await passOf(db, key)).toEqual(before);
    await redo(db, stamp());
    expect((await db.transcripts.get(openP03))!.lineCount).toBe(5);
  });

  it('coding on a text they corrected is taken back', async () => {
    await correct(ahead);
    await coded(code(4));
    await undo(db, stamp());
    expect(await codings()).toEqual([{ codeId: outside, from: 1, to: 2 }]);
  });
});

it('words of a memo of a submitted pass stay, though a new text came with them', async () => {
  const [memo] = await db.memos.where('transcriptId').equals(settledP01).toArray();
  const { version } = await seen();
  await applyChange(db, stamp(), () => ({
    ...plainChange,
    kind: 'receive-packet',
    put: [
      { table: 'transcriptVersions', record: version },
      { table: 'memos', record: { ...memo!, text: 'He laughed twice.' } },
    ],
  }));
  await expect(undo(db, stamp())).rejects.toMatchObject({ code: 'pass-submitted' });
  expect((await db.memos.get(memo!.id))!.text).toBe('He laughed twice.');
});

it('a correction is taken back though a memo of a submitted pass is linked to its lines', async () => {
  const link = { on: 'lines' as const, transcriptId: openP03, from: 2, to: 3 };
  const [memo] = await db.memos.where('transcriptId').equals(settledP01).toArray();
  await db.memos.put({ ...memo!, links: [link] });
  await correct();
  expect((await db.memos.get(memo!.id))!.links).toEqual([{ ...link, from: 3, to: 4 }]);
  await undo(db, stamp());
  expect((await db.memos.get(memo!.id))!.links).toEqual([link]);
});

describe('where a coder is', () => {
  const place = async () => (await placeOf(db, openP03, amara))!;
  const lookedAt = ({ looked }: Place) => [0, 1, 2, 3, 4].filter((line) => hasLooked(looked, line));

  it('goes with the words of the line, and what was looked at with what was', async () => {
    await keepReading(db, { ...(await place()), readLine: 3 }, (await seen()).version.id);
    expect(lookedAt(await place())).toEqual([1, 2]);
    await correct();
    expect(await place()).toMatchObject({ line: 3, readLine: 4 });
    expect(lookedAt(await place())).toEqual([1, 3]);
    await undo(db, stamp());
    expect(await place()).toMatchObject({ line: 2, readLine: 3 });
    expect(lookedAt(await place())).toEqual([1, 2]);
  });
});
