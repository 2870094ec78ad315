import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hardeningHeaders } from '../../src/hardening.js';
import { packages, rooms } from '../../src/rooms.js';
import { filesUnder } from '../../scripts/fingerprint.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  engines: { node: string };
  devDependencies: Record<string, string>;
};

describe('the rooms', () => {
  it('are the folders of src/lib, each in the table and in the map', () => {
    const folders = readdirSync(join(project, 'src/lib'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existingFiles(`src/lib/${entry.name}`).length > 0)
      .map(({ name }) => name);
    const map = read('src/README.md');
    for (const room of folders) {
      expect(rooms).toHaveProperty(room);
      expect(map).toContain(`\`lib/${room}\``);
    }
  });

  it('let every package through only where it is reserved, and reserve only packages there are', () => {
    for (const name of Object.keys(packages)) {
      const known = name === 'd3' || name === 'saxes' || name in manifest.devDependencies;
      expect({ name, known }).toEqual({ name, known: true });
    }
  });
});

describe('what is installed', () => {
  it('is pinned to exact versions', () => {
    for (const version of Object.values(manifest.devDependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('comes from no named registry, so that any mirror will do', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('gives the two commands, and Node’s oldest version as package.json has it', () => {
    expect(readme).toContain('npm start');
    expect(readme).toContain('npm test');
    expect(readme).toContain(manifest.engines.node.replace('>=', ''));
  });

  it('names the headers a host should send', () => {
    for (const [name, value] of Object.entries(hardeningHeaders)) {
      expect(readme).toContain(`${name}: ${value}`);
    }
  });

  it('links only to files that are there', () => {
    for (const [, target] of readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)) {
      expect({ target, there: existsSync(join(project, target ?? '')) }).toEqual({
        target,
        there: true,
      });
    }
  });
});

describe('the tests', () => {
  it('each hold an expectation and none is focused', () => {
    for (const path of existingFiles('tests').filter((file) =>
      /\.test(\.svelte)?\.ts$/.test(file),
    )) {
      const source = read(path);
      expect({ path, expects: /\bexpect\b/.test(source) }).toEqual({ path, expects: true });
      expect(source).not.toMatch(/\b(it|test|describe)\.(only|todo)\b/);
    }
  });
});

describe('what is written here', () => {
  it('names no folder of one machine', () => {
    const files = ['README.md', 'src', 'scripts', 'tests', 'codebooks', '.ci']
      .flatMap(existingFiles)
      .filter((path) => !path.startsWith('tests/fixtures/transcripts/'));
    const machine = new RegExp(
      `(^|[^a-z.<])/(${['work', 'root', 'farm', 'home/[a-z]+'].join('|')})/`,
    );
    for (const path of files) {
      expect({ path, machine: machine.exec(read(path))?.[0] }).toEqual({
        path,
        machine: undefined,
      });
    }
  });
});

function existingFiles(folder: string): string[] {
  return filesUnder(project, folder);
}
