import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder, sourceFingerprint, terminalSources } from './fingerprint.mjs';
import { ensureInstalled } from './installed.mjs';
import { commandOf, run } from './run.mjs';

/** Each build stands in a folder named after what it was made from. */
const builds = join(projectFolder, 'out', 'concord');

try {
  // Standard output is for results alone.
  await ensureInstalled(console.error, { toStderr: true });
  const script = await builtScript();
  // npm runs scripts in the project's folder; paths are meant from where the command was typed.
  const byNpm = process.env.npm_lifecycle_event === 'concord';
  const folder = (byNpm && process.env.INIT_CWD) || process.cwd();
  process.argv = [process.argv[0], script, folder, ...process.argv.slice(2)];
  await import(pathToFileURL(script).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 70;
}

/** The program's script, built when the sources are others than those of any build that is there. */
async function builtScript() {
  const name = sourceFingerprint(projectFolder, terminalSources).slice(0, 16);
  const script = join(builds, name, 'concord.mjs');
  if (existsSync(script)) return script;
  console.error('Building the program for the terminal (once, a few seconds)');
  await ensureGeneratedTypes();
  const unfinished = join(builds, `.${name}-${process.pid}`);
  const { ok, output } = await run(
    process.execPath,
    [commandOf('vite'), 'build', '--config', 'vite.config.cli.ts', '--outDir', unfinished],
    { quiet: true },
  );
  if (!ok) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`${output}\nThe program could not be built; the reason stands above.`);
  }
  const older = readdirSync(builds).filter((one) => !one.startsWith('.'));
  try {
    renameSync(unfinished, join(builds, name));
  } catch (error) {
    // Somebody else built the same meanwhile.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(script)) throw error;
  }
  for (const one of older) {
    if (one !== name) rmSync(join(builds, one), { recursive: true, force: true });
  }
  return script;
}

/** tsconfig.json builds on one that SvelteKit makes, which a fresh clone has not. */
async function ensureGeneratedTypes() {
  if (existsSync(join(projectFolder, '.svelte-kit', 'tsconfig.json'))) return;
  const sync = [commandOf('@sveltejs/kit', 'svelte-kit'), 'sync'];
  const { ok, output } = await run(process.execPath, sync, { quiet: true });
  if (!ok) throw new Error(`${output}\nThe program could not be built; the reason stands above.`);
}
