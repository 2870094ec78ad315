import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { nodeIo } from '#lib/cli/node-io.ts';
import { run } from '#lib/cli/run.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { exportSubjects } from '#lib/domain/reporting/tables/subjects.ts';
import { tableWriters } from '#lib/formats/table-writers.ts';
import { studyWithFindings } from '../fixtures/study-with-findings.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { amara, smallStudy, tom, uuid } from '../fixtures/small-study.ts';
import { studyFile, terminal, wordsOf } from './terminal.ts';

// A whole study in every format takes its time where other work goes on.
vi.setConfig({ testTimeout: 60_000 });

const sample = await studyFile(sampleSnapshot);
const small = await studyFile(smallStudy());
const quiet = (folder: string) => ({
  ...nodeIo(folder, '0.1.0'),
  out: () => undefined,
  err: () => undefined,
});
const tables = (study: Uint8Array, ...more: readonly string[]) =>
  terminal(['tables', 'a.concord', '--out', 'made', ...more], { 'a.concord': study });

describe('tables of a study', () => {
  it('are written one a file, each in the format suggested for it, and listed', async () => {
    const { status, out, written } = await tables(sample);
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toEqual([...written.keys()]);
    const names = [...written.keys()].map((path) => path.split(' - ').at(-1));
    expect(names).toContain('coded segments.xlsx');
    expect(names).toContain('codebook.docx');
    for (const path of written.keys()) expect(path).toMatch(/^made\/Stopping [^/]+$/);
  });

  it('are the same to the byte when they are written again', async () => {
    const csv = ['--format', 'csv,docx'];
    const [first, second] = [await tables(small, ...csv), await tables(small, ...csv)];
    expect([...second.written.keys()]).toEqual([...first.written.keys()]);
    for (const [path, bytes] of first.written) {
      expect(Buffer.compare(bytes, second.written.get(path)!)).toBe(0);
    }
  });

  it('are those asked for, in every format asked for', async () => {
    const { written } = await tables(
      small,
      ...['--table', 'codebook,segments', '--format', 'csv', '--format', 'md,html'],
    );
    expect([...written.keys()].map((path) => path.split(' - ').at(-1)).toSorted()).toEqual([
      'codebook.csv',
      'codebook.html',
      'codebook.md',
      'coded segments.csv',
      'coded segments.html',
      'coded segments.md',
    ]);
  });

  it('can be written in every format there is', async () => {
    const all = tableWriters.map(({ extensions }) => extensions[0].slice(1)).join(',');
    const { status, written } = await tables(small, '--format', all);
    expect(status).toBe(0);
    expect(written.size % tableWriters.length).toBe(0);
  });

  it('are all on the disk in several formats, however long themes are called', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-tables-'));
    try {
      const long =
        'How it sounds from the other chair, and what is left unsaid when the door is shut';
      const themes = sampleSnapshot.themes.map((one, at) => ({ ...one, name: `${long} ${at}` }));
      writeFileSync(join(folder, 'a.concord'), await studyFile({ ...sampleSnapshot, themes }));
      const args = ['--out', 'made', '--format', 'csv,docx,md', '--table', 'quote-table,themes'];
      expect(await run(['tables', 'a.concord', ...args], quiet(folder))).toBe(0);
      const names = readdirSync(join(folder, 'made'));
      expect(names).toHaveLength(3 * (themes.length + 1));
      for (const end of ['csv', 'docx', 'md']) {
        const quotations = names.filter((name) => name.includes(long) && name.endsWith(`.${end}`));
        expect(quotations).toHaveLength(themes.length);
      }
      expect(await run(['tables', 'a.concord', ...args, '--force'], quiet(folder))).toBe(0);
      expect(readdirSync(join(folder, 'made'))).toEqual(names);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are for a paper those of the results pack, without what is the team’s', async () => {
    const { status, out, err, written } = await tables(sample, '--for-paper', '--format', 'csv,md');
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toEqual([...written.keys()]);
    const names = [...written.keys()].map((path) => path.split(' - ').at(-1));
    expect(names).toEqual(expect.arrayContaining(['themes.csv', 'themes.md', 'agreement.md']));
    expect(names.filter((name) => name?.startsWith('quotations, ')).length).toBeGreaterThan(2);
    for (const name of ['memos.csv', 'participants.csv', 'coded segments.csv']) {
      expect(names).not.toContain(name);
    }
    const all = [...written.values()].map(wordsOf).join('\n');
    expect(all).not.toMatch(/Memo of|(Does not match|Question) \(L\d+/);
    expect(err).toMatch(/(Does not match|Question) \(L\d+/);
  });

  it('is a finding where one asked for has no rows; nothing is written of it', async () => {
    const { status, err, written } = await tables(small, '--table', 'threads,codebook');
    expect(status).toBe(1);
    expect(err).toContain('Without rows, and not written: threads.');
    expect(written.size).toBe(1);
  });

  it('is none where all are asked for and some have no rows', async () => {
    const { status, err } = await tables(small);
    expect(status).toBe(0);
    expect(err).toContain('threads');
  });

  it('are named by --list, with nothing on standard error', async () => {
    const { status, out, err } = await terminal(['tables', '--list']);
    expect([status, err]).toEqual([0, '']);
    expect(out.trim().split('\n')).toHaveLength(exportSubjects.length);
  });

  it.each([
    ['no table has the id', ['--table', 'charts'], 'There is no table “charts”'],
    ['no format has the name', ['--format', 'pdf'], 'There is no format “pdf”: docx, xlsx, csv'],
    ['a choice has no value', ['--choose', 'by'], '“by” is not a choice'],
  ])('are refused where %s', async (_, more, sentence) => {
    const { status, out, err, written } = await tables(small, ...more);
    expect([status, out, written.size]).toEqual([2, '', 0]);
    expect(err).toContain(sentence);
  });

  it('are refused where a file is there already, and written over it when that is said', async () => {
    const name = 'made/Stopping medicines (invented) - codebook.csv';
    const args = ['tables', 'a', '--out', 'made', '--table', 'codebook', '--format', 'csv'];
    const files = { a: small, [name]: new Uint8Array() };
    const refused = await terminal(args, files);
    expect([refused.status, refused.out, refused.written.size]).toEqual([2, '', 0]);
    const forced = await terminal([...args, '--force'], files);
    expect([forced.status, [...forced.written.keys()]]).toEqual([0, [name]]);
  });

  it('show one’s own open pass as open, and leave it out when that is asked for', async () => {
    const segments = async (...more: readonly string[]) => {
      const { written } = await tables(small, '--table', 'segments', '--format', 'csv', ...more);
      return wordsOf([...written.values()][0]);
    };
    expect(await segments()).toContain('P03 v1 L2 Outside the TDF');
    expect(await segments('--settled-only')).not.toContain('P03');
    expect(await segments('--as', 'TB')).toContain('P03 v1 L4 Kno');
  });

  it('take a choice as the address of a page has it', async () => {
    const file = await studyFile(studyWithFindings());
    const { written } = await terminal(
      ['tables', 'a', '--out', 'm', '--table', 'counts-by-case', '--format', 'csv'].concat([
        '--choose',
        'by=transcripts',
      ]),
      { a: file },
    );
    expect(wordsOf([...written.values()][0]).split('\r\n')[0]).toContain('P01');
  });

  it('of findings are refused in a copy for one coder; the others are written', async () => {
    const copy = await studyFile({ ...smallStudy(), packets: [assignmentTaken] });
    const all = await tables(copy);
    expect(all.status).toBe(0);
    expect(all.err).toContain('as TB (Tom Beddoes, coder)');
    expect(all.err).toContain('Tables of findings are the lead’s');
    expect([...all.written.keys()].some((path) => path.endsWith('codebook.docx'))).toBe(true);
    const named = await tables(copy, '--table', 'themes');
    expect([named.status, named.written.size]).toEqual([2, 0]);
    expect(named.err).toContain('This copy of the study was made for one person');
  });

  it('disarm what a spreadsheet would run', async () => {
    const { written } = await tables(small, '--table', 'participants', '--format', 'csv');
    expect(wordsOf([...written.values()][0])).toContain(`"'=cmd|’calc’"`);
  });

  it('stay in their folder, whatever study and matrix are called', async () => {
    const snapshot = smallStudy();
    const [study] = snapshot.studies;
    const hostile: StudySnapshot = {
      ...snapshot,
      studies: [{ ...study!, title: '../../etc/passwd\u001b[2J\u009b1m\u202e', invented: false }],
    };
    const { written } = await tables(await studyFile(hostile), '--format', 'csv');
    for (const path of written.keys()) {
      expect(path).toMatch(/^made\/etc - passwd\[2J1m - [^/\\]+\.csv$/);
    }
  });
});

const assignmentTaken: Packet = {
  id: uuid(40, 1) as Packet['id'],
  kind: 'assignment',
  direction: 'in',
  fromId: amara,
  toId: tom,
  roundId: smallStudy().rounds[0]!.id,
  transcriptIds: [],
  madeAt: '2025-11-14T10:00:00.000Z',
  at: '2025-11-14T10:00:00.000Z',
  fileName: 'a.packet.age',
  fileHash: 'a'.repeat(64),
  sealed: null,
  leadCode: null,
  leadCodeMatched: null,
};

describe('what is blind', () => {
  const planted = 'zanzibar';

  /** The small study with a word of Tom's wherever his open pass over P03 may hide one. */
  function plantedStudy(): StudySnapshot {
    const snapshot = smallStudy();
    const [first] = snapshot.codes;
    const openRound = snapshot.rounds[0]!.id;
    const proposed = {
      ...first!,
      ...{ id: uuid(5, 77), kind: 'own', name: `${planted} code`, definition: planted },
      ...{ frameworkKey: null, createdBy: tom, abbreviation: '', order: 9 },
      proposedIn: openRound,
    } as unknown as StudySnapshot['codes'][number];
    return {
      ...snapshot,
      codes: [...snapshot.codes, proposed],
      memos: snapshot.memos.map((memo) =>
        memo.coderId === tom ? { ...memo, text: `${planted} thought` } : memo,
      ),
      passes: snapshot.passes.map((pass) =>
        pass.coderId === tom && pass.submitted === null
          ? { ...pass, codes: pass.codes.map(() => proposed.id) }
          : pass,
      ),
    };
  }

  it('stands in no output of any command, and stands in its owner’s', async () => {
    const file = await studyFile(plantedStudy());
    const commands = [
      ['tables', 'a', '--out', 'm', '--format', 'csv,md,html,xlsx,docx'],
      ['agreement', 'a'],
      ['agreement', 'a', '--json', '--level', 'code'],
      ['check', 'a', '--json'],
      ['coreq', 'a'],
    ];
    const said = async (as: string) => {
      const parts: string[] = [];
      for (const args of commands) {
        const { out, err, written } = await terminal([...args, '--as', as], { a: file });
        parts.push(out, err, ...[...written].flatMap(([path, bytes]) => [path, ...texts(bytes)]));
      }
      return parts.join('\n').toLowerCase();
    };
    expect(await said('TB')).toContain(planted);
    expect(await said('AO')).not.toContain(planted);
  });
});

/** A file's words, packed or not. */
function texts(bytes: Uint8Array): readonly string[] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [wordsOf(bytes)];
}
