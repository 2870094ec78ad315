import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forTerminal, jsonText, Unusable } from '#lib/cli/io.ts';
import { nodeIo, refused } from '#lib/cli/node-io.ts';
import { textFile } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-terminal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const io = () => nodeIo(folder, '0.1.0');
const words = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('files', () => {
  it('are read from where the command was typed', async () => {
    writeFileSync(join(folder, 'a.txt'), 'words');
    expect(new TextDecoder().decode(await io().read('a.txt'))).toBe('words');
  });

  it('are written whole into folders that are made, and nothing else stands there', async () => {
    const files = ['x/a.txt', 'x/b.txt'].map((path) => ({ path, bytes: textFile(path) }));
    await io().write(files, false);
    expect(readdirSync(join(folder, 'x')).toSorted()).toEqual(['a.txt', 'b.txt']);
    expect(words('x/b.txt')).toBe('x/b.txt');
  });

  it('are not written over unless that is said; then none of them is written', async () => {
    writeFileSync(join(folder, 'b.txt'), 'mine');
    const files = ['a.txt', 'b.txt'].map((path) => ({ path, bytes: textFile('new') }));
    await expect(io().write(files, false)).rejects.toThrow('b.txt is there already; --force');
    expect(readdirSync(folder)).toEqual(['b.txt']);
    expect(words('b.txt')).toBe('mine');
    await io().write(files, true);
    expect([words('a.txt'), words('b.txt')]).toEqual(['new', 'new']);
    expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'b.txt']);
  });

  it('of names that begin alike for long are all written, whatever follows', async () => {
    const long = `Stopping medicines - quotations, ${'How it sounds from the other chair '.repeat(4)}`;
    const paths = ['one.docx', 'one.csv', 'two.csv', 'two.docx'].map((end) => `${long}${end}`);
    await io().write(
      paths.map((path) => ({ path, bytes: textFile(path) })),
      false,
    );
    expect(readdirSync(folder).toSorted()).toEqual(paths.toSorted());
    for (const path of paths) expect(words(path)).toBe(path);
  });

  it('of which one cannot be written leave nothing behind', async () => {
    mkdirSync(join(folder, 'taken'));
    const files = ['a.txt', 'taken'].map((path) => ({ path, bytes: textFile('new') }));
    await expect(io().write(files, true)).rejects.toThrow('taken is a folder');
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('that cannot be read are named in a sentence', async () => {
    await expect(io().read('gone.txt')).rejects.toThrow('gone.txt is not there.');
    await expect(io().read('.')).rejects.toThrow('is a folder, not a file.');
    writeFileSync(join(folder, 'file'), '');
    await expect(io().read('file/a.txt')).rejects.toThrow('a part of its path is a file');
  });

  it.each([
    ['EACCES', 'the system does not allow it'],
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
  ])('that the system refuses (%s) are named with the reason', (code, reason) => {
    const sentence = refused(Object.assign(new Error('no'), { code }), '/a/b.txt');
    expect(sentence).toBeInstanceOf(Unusable);
    expect(String(sentence)).toMatch(new RegExp(`b\\.txt .*${reason}`));
    const bug = new TypeError('ours');
    expect(refused(bug, 'b.txt')).toBe(bug);
  });

  it('whose folder is a file are refused', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    const files = [{ path: 'file/a.txt', bytes: textFile('new') }];
    await expect(io().write(files, false)).rejects.toThrow(/a\.txt is (not in a folder|there)/);
    expect(words('file')).toBe('mine');
  });
});

describe('words for a terminal', () => {
  it('hold nothing that moves its cursor, colours it or turns words round', () => {
    expect(forTerminal('a\u001b[31m\u009b2Jb\nc\u202ed\u0007')).toBe('a[31m2Jb cd');
  });

  it('are whole in JSON, such signs written out', () => {
    const text = 'a\u001b\u009b\u202e\u2028b';
    expect(jsonText(text)).not.toMatch(/[\u001b\u009b\u202e\u2028]/);
    expect(JSON.parse(jsonText(text))).toBe(text);
  });
});
