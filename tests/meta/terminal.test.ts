import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const project = new URL('../..', import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-spawned-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const concord = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(project, 'scripts/concord.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

it('runs bundled, from any folder, with results apart from everything else', () => {
  writeFileSync(join(folder, 'P01.txt'), 'INT: Where do you begin?\nP01: With the list.\n');
  const imported = concord('import', 'P01.txt', '--out', 'a.concord');
  expect(imported).toMatchObject({ status: 0, stdout: 'a.concord\n' });
  expect(imported.stderr).toContain('P01.txt: read as');

  const tables = concord('tables', 'a.concord', '--out', 'made', '--table', 'transcript,threads');
  expect(tables.status).toBe(1);
  expect(tables.stdout).toBe(`${join('made', 'a - coded transcript P01.docx')}\n`);
  expect(existsSync(join(folder, 'made', 'a - coded transcript P01.docx'))).toBe(true);

  const refused = concord('tables', 'P01.txt', '--out', 'made');
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('P01.txt: This is not a Concord study file.');
}, 120_000);
