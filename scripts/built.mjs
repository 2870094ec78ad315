import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder, sourceFingerprint } from './fingerprint.mjs';
import { commandOf, run } from './run.mjs';

export const buildFolder = join(projectFolder, 'build');
/** What the sources were when build/ was last finished. */
const stamp = join(projectFolder, '.svelte-kit', 'built-from');

/** Builds when build/ is missing, unfinished, or made from other sources than those here. */
export async function ensureBuilt(say = console.log) {
  if (isBuilt()) return;
  say('Building the program');
  const { ok, output } = await build({ quiet: true });
  if (!ok) throw new Error(`${output}\nThe program could not be built; the reason stands above.`);
}

export function isBuilt() {
  return (
    existsSync(join(buildFolder, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourceFingerprint()
  );
}

export async function build({ quiet = false } = {}) {
  rmSync(stamp, { force: true });
  const fingerprint = sourceFingerprint();
  const outcome = await run(process.execPath, [commandOf('vite'), 'build'], { quiet });
  if (outcome.ok) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, fingerprint);
  }
  return outcome;
}
