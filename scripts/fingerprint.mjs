import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was typed. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** All that decides what a build says. */
const sources = [
  'codebooks',
  'package.json',
  'package-lock.json',
  'scripts/fingerprint.mjs',
  'src',
  'static',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
];

/** What of it the terminal's program is made from. */
export const terminalSources = [
  'codebooks',
  'package.json',
  'package-lock.json',
  'scripts/fingerprint.mjs',
  'src/lib/cli',
  'src/lib/domain',
  'src/lib/formats',
  'tsconfig.json',
  'vite.config.cli.ts',
];

/**
 * SHA-256 over names and contents of everything a build is made from: equal sources, equal
 * fingerprint, on every machine. Line ends are those of the checkout.
 */
export function sourceFingerprint(folder = projectFolder, from = sources) {
  const sum = createHash('sha256');
  for (const path of from.flatMap((source) => filesUnder(folder, source))) {
    sum
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return sum.digest('hex');
}

/** Paths under `path`, sorted, with forward slashes; the path itself when it is a file. */
export function filesUnder(folder, path) {
  const stat = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => filesUnder(folder, path === '.' ? name : `${path}/${name}`));
}
