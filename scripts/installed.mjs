import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './fingerprint.mjs';
import { npm } from './run.mjs';

/** Installs the packages that package-lock.json names, unless exactly those are there. */
export async function ensureInstalled(say = console.log, { toStderr = false } = {}) {
  if (isInstalled(projectFolder)) return;
  say('Installing packages (once, about a minute)');
  // Everything is a dev dependency: the program has no server, so none of it is "production".
  await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { toStderr });
}

/** Whether node_modules holds what package-lock.json asks for, no more and no less. */
export function isInstalled(folder) {
  const installedLock = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const found = packagesIn(installedLock);
  for (const [path, { integrity, version, optional }] of wanted) {
    const there = found.get(path);
    // What is made for another system is left out by npm.
    if (!there && optional) continue;
    if (there?.version !== version || there?.integrity !== integrity) return false;
  }
  return [...found.keys()].every((path) => wanted.has(path));
}

/** Entries of a lock file by path, without the project's own. */
function packagesIn(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}
