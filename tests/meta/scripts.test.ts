import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFingerprint, terminalSources } from '../../scripts/fingerprint.mjs';
import { firstScreenScripts } from '../../scripts/first-screen.mjs';
import { isInstalled } from '../../scripts/installed.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown) {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('whether packages are installed', () => {
  const wanted = {
    '': { name: 'concord' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  };
  const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

  it('is so when all are there but those for another system', () => {
    write('package-lock.json', { packages: wanted });
    write('node_modules/.package-lock.json', { packages: installed });
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ['nothing is there', undefined],
    ['one is missing', {}],
    ['one has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['one has other bytes', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
    ['one is there that is not asked for', { ...installed, 'node_modules/b': { version: '1' } }],
  ])('is not so when %s', (_, packages) => {
    write('package-lock.json', { packages: wanted });
    if (packages) write('node_modules/.package-lock.json', { packages });
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('the fingerprint of the sources', () => {
  it('changes with a file’s words and with its name, and not with what is built', () => {
    write('src/a.ts', 'one');
    const before = sourceFingerprint(folder);
    write('build/index.html', 'made');
    expect(sourceFingerprint(folder)).toBe(before);
    write('src/a.ts', 'two');
    const changed = sourceFingerprint(folder);
    expect(changed).not.toBe(before);
    rmSync(join(folder, 'src/a.ts'));
    write('src/b.ts', 'two');
    expect(sourceFingerprint(folder)).not.toBe(changed);
  });
});

describe('the fingerprint of the terminal’s program', () => {
  it('changes with what it is made from, and not with a page of the screen', () => {
    write('src/lib/cli/main.ts', 'one');
    const before = sourceFingerprint(folder, terminalSources);
    write('src/routes/+page.svelte', 'a page');
    expect(sourceFingerprint(folder, terminalSources)).toBe(before);
    write('src/lib/domain/a.ts', 'two');
    expect(sourceFingerprint(folder, terminalSources)).not.toBe(before);
  });
});

describe('the size of the first screen', () => {
  it('counts each script once, with all it imports, and not what is loaded later', () => {
    write('index.html', '<link href="./_app/entry.js"><script>import("./_app/entry.js")</script>');
    write(
      '_app/entry.js',
      'import{a}from"./chunks/a.js";import"./chunks/b.js";import("./late.js")',
    );
    write('_app/chunks/a.js', 'export{b as a}from"./b.js"');
    write('_app/chunks/b.js', 'export const b=1');
    write('_app/late.js', 'export default 1');
    const scripts = firstScreenScripts(folder);
    expect(scripts.map(({ file }) => file).sort()).toEqual([
      '_app/chunks/a.js',
      '_app/chunks/b.js',
      '_app/entry.js',
    ]);
    expect(scripts.every(({ bytes }) => bytes > 0)).toBe(true);
  });
});

describe('the guard against an old Node', () => {
  it('uses nothing that a Node of 2012 could not read', () => {
    const script = readFileSync(new URL('../../scripts/node-version.cjs', import.meta.url), 'utf8');
    expect(script).not.toMatch(/=>|`|\b(const|let|class|import|async|await)\b|\?\.|\?\?|,\s*\)/);
  });

  it('stands before every command that needs a new Node', () => {
    const { scripts } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { scripts: Record<string, string> };
    for (const name of ['start', 'test', 'concord', 'archive', 'journeys', 'drill', 'bench']) {
      expect(scripts[name]).toBe(`node scripts/node-version.cjs && node scripts/${name}.mjs`);
    }
  });
});
