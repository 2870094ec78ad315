import { noFindings, type FindingTable } from '#lib/domain/model/snapshot.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import { FormatError } from '#lib/domain/errors.ts';
import { noParticulars } from '#lib/domain/model/coder.ts';
import { schemaVersion } from '#lib/domain/model/index.ts';
import { plainMemo } from '#lib/domain/model/memo.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { withColumns, withoutColumns } from '#lib/formats/study-file/columns.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { knowledge, role, smallStudy, uuid } from '../fixtures/small-study.ts';
import { studyWithDecisions } from '../fixtures/study-with-decisions.ts';
import { studyWithRecords } from '../fixtures/study-with-records.ts';
import { studyWithPaper } from '../fixtures/study-with-paper.ts';
import { studyWithAllFindings, studyWithFindings } from '../fixtures/study-with-findings.ts';
import { firstRecord, remade } from './remade-study-file.ts';

const savedAt = '2025-11-14T12:00:00.000Z';
const program = '0.1.0';
const write = (snapshot: StudySnapshot) => studyFileWriter.write({ snapshot, program, savedAt });
const file = await write(smallStudy());

/** The error a file is refused with. */
async function refusal(bytes: Uint8Array): Promise<FormatError> {
  try {
    await studyFileReader.read(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

describe('a study file', () => {
  it('gives back the study it was written from', async () => {
    const { content, notes } = await studyFileReader.read(file);
    expect(content).toEqual({ snapshot: smallStudy(), program, savedAt });
    expect(notes).toEqual([]);
  });

  it('gives back any words and any columns', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(fc.double(), { minLength: 3, maxLength: 3 }),
        async (texts, looked, times) => {
          const study = smallStudy();
          const [memo] = study.memos;
          const [place] = study.places;
          const [version, ...versions] = study.transcriptVersions;
          const changed: StudySnapshot = {
            ...study,
            memos: texts.map((words, index) => ({
              ...memo!,
              id: uuid(13, index) as never,
              text: words,
            })),
            places: [{ ...place!, looked: Uint8Array.from(looked) }],
            transcriptVersions: [{ ...version!, turnStart: Float64Array.from(times) }, ...versions],
          };
          const { content } = await studyFileReader.read(await write(changed));
          expect(content.snapshot).toEqual(changed);
        },
      ),
      { numRuns: 20 },
    );
  }, 30_000);

  it('is the same bytes for the same study, in whatever order its records come', async () => {
    const study = smallStudy();
    const shuffled = { ...study, codes: study.codes.toReversed(), memos: study.memos.toReversed() };
    expect(Buffer.compare(await write(shuffled), file)).toBe(0);
  });

  it('says what it is in its first bytes', () => {
    expect(studyFileReader.recognises('x.concord', file.subarray(0, 200))).toBe(true);
    expect(studyFileReader.recognises('x.concord', zipSync({ a: strToU8('b') }))).toBe(false);
    expect(studyFileReader.recognises('x.concord', new Uint8Array())).toBe(false);
  });

  it('opens in any ZIP program: a manifest and one part a table, none of them "here"', () => {
    const parts = unzipSync(file);
    const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json']));
    expect(Object.keys(parts)).toHaveLength(1 + Object.keys(smallStudy()).length + 1);
    expect(parts['here.ndjson']).toBeUndefined();
    expect(manifest).toMatchObject({
      format: 'concord-study',
      version: 1,
      schemaVersion,
      savedAt,
      study: { id: smallStudy().studies[0]!.id, title: 'Stopping medicines', invented: true },
      clock: { [uuid(9, 1)]: 2 },
    });
    expect(manifest.parts).toContainEqual(
      expect.objectContaining({ name: 'transcripts.ndjson', count: 3 }),
    );
  });

  it('of schema version 1, kept since then, still opens', async () => {
    const kept = readFileSync('tests/fixtures/study-files/schema-1.concord');
    const { content } = await studyFileReader.read(kept);
    expect(content.snapshot.transcripts).toHaveLength(3);
    expect(content.snapshot.passes.map(({ code }) => code.length)).toEqual([1, 1, 2, 1, 1]);
    expect(content.snapshot.studies[0]?.title).toBe('Stopping medicines');
    for (const round of content.snapshot.rounds) {
      expect(round).toMatchObject({ revealed: [], drawn: null, codebookVersionId: null });
    }
    const locked = content.snapshot.passes.flatMap(({ submitted }) => submitted ?? []);
    expect(locked.map(({ counted }) => counted)).toEqual([null, null, null]);
    expect(content.snapshot.decisions).toEqual([]);
  });

  it('of schema version 2, kept since then, still opens', async () => {
    const kept = readFileSync('tests/fixtures/study-files/schema-2.concord');
    const { content, notes } = await studyFileReader.read(kept);
    expect(content.snapshot).toEqual(studyWithDecisions());
    expect(notes).toEqual([]);
    const [study] = content.snapshot.studies;
    expect(study).toMatchObject({
      behaviour: { who: '', what: 'offer a planned stop', toWhom: '', where: '', when: '' },
      ethics: { committee: '', date: null },
    });
    for (const coder of content.snapshot.coders) expect(coder).toMatchObject(noParticulars);
    for (const one of content.snapshot.participants) expect(one.consent).toEqual(noConsent);
    for (const pass of content.snapshot.passes) expect(pass.carried).toBeNull();
    for (const memo of content.snapshot.memos) expect(memo).toMatchObject(plainMemo);
    for (const version of content.snapshot.transcriptVersions) {
      expect(version).toMatchObject({ wrapWidth: null, lineLabel: null, corrected: null });
    }
    const { interviews, guideVersions, recruitments, readings, earlierPasses } = content.snapshot;
    expect([interviews, guideVersions, recruitments, readings, earlierPasses].flat()).toEqual([]);
  });

  it('of schema version 3, kept since then, still opens', async () => {
    const kept = readFileSync('tests/fixtures/study-files/schema-3.concord');
    const { content, notes } = await studyFileReader.read(kept);
    expect(content.snapshot).toEqual(studyWithRecords());
    expect(notes).toEqual([]);
    const { earlierPasses, passes, transcriptVersions } = content.snapshot;
    expect(earlierPasses).toHaveLength(2);
    for (const earlier of earlierPasses) {
      const pass = passes.find(({ id }) => id === earlier.passId)!;
      expect(pass.carried?.earlierId).toBe(earlier.id);
      expect(isAsSubmitted(pass)).toBe(true);
      expect(pass.submitted?.hash).toBe(earlier.submitted?.hash);
    }
    expect(transcriptVersions.find(({ number }) => number === 2)?.text).toContain('I knew it');
    expect(content.snapshot.studies[0]?.ownUnderDomains).toBe(false);
    expect(content.snapshot).toMatchObject(noFindings);
  });

  it('of schema version 4, kept since then, still opens', async () => {
    const kept = readFileSync('tests/fixtures/study-files/schema-4.concord');
    const { content, notes } = await studyFileReader.read(kept);
    expect(content.snapshot).toEqual(studyWithAllFindings());
    expect(notes).toEqual([]);
    const later = new Set(['papers', 'checklistAnswers', 'setAsides', 'manuscripts']);
    for (const table of Object.keys(noFindings) as FindingTable[]) {
      expect(content.snapshot[table], table).toHaveLength(later.has(table) ? 0 : 1);
    }
    expect(content.snapshot.quotes[0]?.edits).toEqual([]);
  });

  it('of schema version 5, kept since then, still opens', async () => {
    const kept = readFileSync('tests/fixtures/study-files/schema-5.concord');
    const { content, notes } = await studyFileReader.read(kept);
    expect(content.snapshot).toEqual(studyWithPaper());
    expect(notes).toEqual([]);
    for (const table of Object.keys(noFindings) as FindingTable[]) {
      expect(content.snapshot[table], table).toHaveLength(1);
    }
  });

  it('is refused when a decision stands on a line that is not there', async () => {
    const whole = await write(studyWithDecisions());
    const off = (change: (decision: Record<string, unknown>) => void) =>
      refusal(remade(whole, (parts) => firstRecord(parts, 'decisions', change)));
    expect(await off((decision) => (decision['line'] = 4))).toMatchObject({
      code: 'study-file-damaged',
      where: 'decisions.ndjson, record 1, line',
    });
    const versionId = smallStudy().transcripts[1]!.versionId;
    expect(await off((decision) => (decision['versionId'] = versionId))).toMatchObject({
      where: 'decisions.ndjson, record 1, versionId',
    });
  });

  it('notes what the records of rounds speak of and the file does not hold', async () => {
    const study = studyWithDecisions();
    const { notes } = await studyFileReader.read(
      await write({ ...study, codebookVersions: [], decisions: [], coders: [study.coders[0]!] }),
    );
    const said = notes.map(({ where, what }) => `${where}: ${what}`);
    const missing = (what: string) => `${what} is spoken of that is not in the file`;
    expect(said).toEqual([
      `passes.ndjson: ${missing('one coder')}`,
      `rounds.ndjson: ${missing('one coder')}`,
      `rounds.ndjson: ${missing('one codebook version')}`,
      `ruleChanges.ndjson: ${missing('one decision')}`,
      `packets.ndjson: ${missing('one coder')}`,
      `memos.ndjson: ${missing('one coder')}`,
    ]);
  });

  it('notes a submitted pass that is not what was submitted, in both forms of the hash', async () => {
    const whole = await write(studyWithDecisions());
    const [inForm2, inForm1] = [0, 1].map((index) =>
      remade(whole, (parts) => {
        const lines = parts['passes.ndjson']!.split('\n');
        const pass = JSON.parse(lines[index]!);
        lines[index] = JSON.stringify({ ...pass, flags: { $u32: 'AQAAAA==' } });
        parts['passes.ndjson'] = lines.join('\n');
      }),
    );
    for (const changed of [inForm2!, inForm1!]) {
      expect((await studyFileReader.read(changed)).notes).toEqual([
        {
          kind: 'assumed',
          where: 'passes.ndjson',
          what: 'one submitted pass is not what was submitted',
        },
      ]);
    }
  });
});

describe('a study file that is not whole', () => {
  it('is refused whichever byte was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const changed = file.slice();
          changed[at] = changed[at]! ^ change;
          expect(['study-file-damaged', 'not-a-study-file']).toContain(
            (await refusal(changed)).code,
          );
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  it('is refused wherever it ends too early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        await refusal(file.slice(0, length));
      }),
    );
    expect(await refusal(file.slice(0, -1))).toMatchObject({
      code: 'study-file-damaged',
      where: 'the end is missing',
    });
  });

  it('is refused with the name of the part that was changed', async () => {
    const at = Buffer.from(file).indexOf('transcriptVersions.ndjson') + 60;
    const changed = file.slice();
    changed[at] = changed[at]! ^ 1;
    expect(await refusal(changed)).toMatchObject({ where: 'transcriptVersions.ndjson' });
  });

  it('is told apart from other kinds of file', async () => {
    for (const other of [
      zipSync({ 'word/document.xml': strToU8('x') }),
      strToU8('Hello'),
      new Uint8Array(),
    ]) {
      expect((await refusal(other)).code).toBe('not-a-study-file');
    }
  });
});

describe('a study file of another release', () => {
  it('is refused when it is newer, in form or in records', async () => {
    const records = remade(file, (_, manifest) => (manifest.schemaVersion = schemaVersion + 1));
    const form = remade(file, (_, manifest) => (manifest.version = 2));
    expect((await refusal(records)).code).toBe('study-file-newer');
    expect((await refusal(form)).code).toBe('study-file-newer');
  });

  it('may lack a table that did not exist then', async () => {
    const older = remade(file, (parts, manifest) => {
      delete parts['splitDecisions.ndjson'];
      manifest.parts = manifest.parts.filter(({ name }) => name !== 'splitDecisions.ndjson');
    });
    expect((await studyFileReader.read(older)).content.snapshot.splitDecisions).toEqual([]);
  });
});

describe('a study file made to harm', () => {
  it('is refused when it would unpack to far more than a study', async () => {
    const bomb = remade(file, (parts) => (parts['memos.ndjson'] = ' '.repeat(60_000_000)));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await refusal(bomb)).code).toBe('unpacks-too-large');
  });

  it('cannot name a place to be written to: parts nobody asked for are not looked at', async () => {
    const slip = remade(file, (parts) => (parts['../../evil.ndjson'] = '{}\n'));
    expect((await studyFileReader.read(slip)).content.snapshot).toEqual(smallStudy());
  });

  it('cannot put anything on the prototype of objects', async () => {
    const polluting = remade(file, (parts) =>
      firstRecord(parts, 'participants', (record: { attributes: unknown }) => {
        record.attributes = JSON.parse(`{"__proto__": "x", "${role}": "GP"}`);
      }),
    );
    const { content } = await studyFileReader.read(polluting);
    expect(content.snapshot.participants[0]?.attributes).toEqual({ [role]: 'GP' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

interface Stretch {
  from: number;
  to: number;
  words?: { to: number };
}

/** A finding in JSON, as far as faults are made in it. */
interface Row extends Stretch {
  readonly basis: Stretch[];
  readonly links: Stretch[];
  readonly passages: Stretch[];
  readonly start: { readonly passages: Stretch[] };
}

describe('a study file with a fault in a record', () => {
  const faults: [string, string, (record: never) => void][] = [
    ['studies.ndjson, record 1, title', 'studies', (r: { title: unknown }) => (r.title = 7)],
    [
      'transcripts.ndjson, record 1, speakers.0.role',
      'transcripts',
      (r: { speakers: { role: string }[] }) => (r.speakers[0]!.role = 'boss'),
    ],
    [
      'imprints.ndjson, record 1, name',
      'imprints',
      (r: { record: { name: unknown } }) => (r.record.name = null),
    ],
    [
      'imprints.ndjson, record 1, table',
      'imprints',
      (r: { table: string }) => (r.table = 'nowhere'),
    ],
    ['passes.ndjson, record 1', 'passes', (r: { from: unknown }) => (r.from = { $u32: '!' })],
    [
      'passes.ndjson, record 1, from',
      'passes',
      (r: { from: unknown }) => (r.from = { $u8: 'AA==' }),
    ],
    [
      'passes.ndjson, record 1, from',
      'passes',
      (r: { to: unknown }) => (r.to = { $u32: '/wAAAA==' }),
    ],
    [
      'passes.ndjson, record 1, code',
      'passes',
      (r: { code: unknown }) => (r.code = { $u32: 'CQAAAA==' }),
    ],
    [
      'passes.ndjson, record 1, versionId',
      'passes',
      (r: { versionId: string }) => (r.versionId = uuid(7, 9)),
    ],
    [
      'transcripts.ndjson, record 1, versionId',
      'transcripts',
      (r: { versionId: string }) => (r.versionId = uuid(7, 2)),
    ],
    [
      'transcripts.ndjson, record 1, lineCount',
      'transcripts',
      (r: { lineCount: number }) => (r.lineCount = 5),
    ],
    [
      'transcriptVersions.ndjson, record 1, lineFrom',
      'transcriptVersions',
      (r: { text: string }) => (r.text = 'short'),
    ],
    ['codes.ndjson, record 2, id', 'codes', (r: { id: string }) => (r.id = uuid(5, 2))],
    ['operations.ndjson', 'operations', (r: { counter: number }) => (r.counter = 9)],
  ];
  it.each(faults)('says where: %s (%s)', async (where, table, change) => {
    const faulty = remade(file, (parts) => firstRecord(parts, table, change));
    expect(await refusal(faulty)).toMatchObject({ code: 'study-file-damaged', where });
  });

  const astray: [string, string, (record: Row) => void][] = [
    ['chartings.ndjson, record 1, links', 'chartings', (r: Row) => (r.basis[0]!.to = 5)],
    ['chartings.ndjson, record 1, links', 'chartings', (r: Row) => (r.links[0]!.words!.to = 99)],
    ['beliefs.ndjson, record 1, passages', 'beliefs', (r: Row) => (r.passages[0]!.from = 3)],
    ['threads.ndjson, record 1, passages', 'threads', (r: Row) => (r.start.passages[0]!.to = 5)],
    ['quotes.ndjson, record 1, from', 'quotes', (r: Row) => (r.to = 999)],
  ];
  it.each(astray)('says where findings stand on nothing: %s (%s)', async (where, table, change) => {
    const found = await write(studyWithFindings());
    expect((await studyFileReader.read(found)).notes).toEqual([]);
    const faulty = remade(found, (parts) => firstRecord(parts, table, change));
    expect(await refusal(faulty)).toMatchObject({ code: 'study-file-damaged', where });
  });

  it('notes an id that leads nowhere, and keeps it', async () => {
    const loose = remade(file, (parts) => {
      const lines = parts['codes.ndjson']!.split('\n');
      parts['codes.ndjson'] = lines
        .filter((line) => !line.includes(`"id":"${knowledge}"`))
        .join('\n');
    });
    const { content, notes } = await studyFileReader.read(loose);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: 'passes.ndjson',
      what: 'one code is spoken of that is not in the file',
    });
    expect(content.snapshot.passes[0]?.codes).toEqual([knowledge]);
  });
});

describe('columns in JSON', () => {
  it('come back as they were, empty ones too', () => {
    const record = {
      a: new Uint32Array([1, 2 ** 32 - 1]),
      b: new Int16Array([-1, 300]),
      c: new Float64Array([NaN, -0, Infinity]),
      d: new Uint8Array(),
      e: [{ f: new Uint32Array() }, 'text', null],
    };
    expect(withColumns(JSON.parse(JSON.stringify(withoutColumns(record))))).toEqual(record);
  });

  it('leave an object alone that only looks like one', () => {
    expect(withColumns({ $other: 'AA==' })).toEqual({ $other: 'AA==' });
    expect(withColumns({ constructor: 'AA==' })).toEqual({ constructor: 'AA==' });
  });
});
