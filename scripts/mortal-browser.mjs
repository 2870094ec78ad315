import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from './browsers.mjs';

const patience = 20_000;

/**
 * Chromium as a process group of its own, on a profile that outlives it, so that it can be killed as
 * a power cut would: whole, at once, with nothing said to it before.
 */
export async function startMortalBrowser(profile) {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(
    findChromium(),
    [
      ...chromiumFlags,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=1280,800',
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await debuggingAddress(portFile);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  return { context, pid: child.pid, ended };
}

async function debuggingAddress(portFile) {
  for (const started = performance.now(); performance.now() - started < patience; await wait(20)) {
    if (!existsSync(portFile)) continue;
    const [port] = readFileSync(portFile, 'utf8').split('\n');
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error('The browser did not start.');
}

/** A child process that kills the browser's whole group after some milliseconds, whatever this one is doing. */
export function killLater(pid, milliseconds) {
  const killer = `setTimeout(() => { ${killGroup} }, Number(process.argv[2]))`;
  spawn(process.execPath, ['-e', killer, String(pid), String(milliseconds)], { stdio: 'ignore' });
}

const killGroup =
  process.platform === 'win32'
    ? `require('node:child_process').spawnSync('taskkill', ['/F', '/T', '/PID', process.argv[1]])`
    : `try { process.kill(-Number(process.argv[1]), 'SIGKILL') } catch {}`;
