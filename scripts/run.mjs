import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from './fingerprint.mjs';

/**
 * Runs a program in the project's folder and waits for it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, toStderr?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 *   `quiet`: show nothing while it runs; `toStderr`: keep standard output for results.
 * @returns {Promise<{ ok: boolean, output: string }>} everything it wrote, when it was quiet
 */
export function run(
  command,
  args,
  { quiet = false, toStderr = false, env = process.env, shell = false } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : toStderr ? 2 : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}` }));
    child.on('close', (status) => resolve({ ok: status === 0, output }));
  });
}

/** Runs npm: the one that started this command, else the one on the path. */
export async function npm(args, { toStderr = false } = {}) {
  const own = process.env.npm_execpath;
  const { ok } = own?.endsWith('.js')
    ? await run(process.execPath, [own, ...args], { toStderr })
    : await run('npm', args, { toStderr, shell: process.platform === 'win32' });
  if (!ok) throw new Error(`npm ${args[0]} did not succeed; what it said stands above`);
}

/** The script behind a package's command, to be run with this very Node. */
export function commandOf(packageName, command = packageName) {
  const require = createRequire(join(projectFolder, 'package.json'));
  const file = join(projectFolder, 'node_modules', packageName, 'package.json');
  const { bin } = require(file);
  return join(file, '..', typeof bin === 'string' ? bin : bin[command]);
}
