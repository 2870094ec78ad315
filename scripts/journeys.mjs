import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findChromium, findFirefox } from './browsers.mjs';
import { buildFolder, ensureBuilt } from './built.mjs';
import { projectFolder } from './fingerprint.mjs';
import { serve } from './server.mjs';

const folder = join(projectFolder, 'tests', 'journeys');
/** The program has to run under any path, so the journeys never use the root. */
const base = '/some/where/concord/';
const longest = 180_000;

/**
 * Every journey whose file name contains one of `wanted` (all, when empty) in each browser it can run
 * in, to be run one by one. A journey says in `browsers` where it can run; Chromium alone if it says
 * nothing. The longest come first, so that nobody waits for one at the end.
 *
 * @param {readonly string[]} [wanted]
 * @returns {Promise<{ name: string, run: () => Promise<{ outcome: 'passed' | 'failed' | 'skipped', reason?: string, seconds?: number }> }[]>}
 */
export async function journeyRuns(wanted = []) {
  const browsers = { chromium: findChromium(), firefox: findFirefox() };
  const journeys = await Promise.all(
    journeyFiles(wanted).map(
      async (file) => (await import(pathToFileURL(join(folder, file)).href)).journey,
    ),
  );
  return journeys
    .toSorted((a, b) => (b.longest ?? longest) - (a.longest ?? longest))
    .flatMap((journey) =>
      (journey.browsers ?? ['chromium']).map((browser) => ({
        name: `${journey.name} (${browser})`,
        run: async () =>
          browsers[browser]
            ? outcomeOf(journey, browser)
            : { outcome: 'skipped', reason: `${browser} is not on this machine` },
      })),
    );
}

function journeyFiles(wanted) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.journey.mjs'))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort();
}

async function outcomeOf(journey, browser) {
  const started = performance.now();
  try {
    await inTime(travel(journey, browser), journey.longest ?? longest);
    return { outcome: 'passed', seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    const seconds = (performance.now() - started) / 1000;
    return { outcome: 'failed', reason: error.stack ?? String(error), seconds };
  }
}

async function inTime(work, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    const message = `It was not at its end after ${milliseconds / 1000} seconds.`;
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One journey in a fresh profile, with a server of its own, watched for what no page may do. */
async function travel(journey, browser) {
  const { openBrowser, temporaryFolder } = await import('../tests/journeys/support/browser.mjs');
  const { recordingProxy, watched } = await import('../tests/journeys/support/watch.mjs');
  const asked = [];
  const server = await serve(buildFolder, { base, onrequest: (request) => asked.push(request) });
  const proxy = await recordingProxy();
  const profile = temporaryFolder(browser);
  const opened = await openBrowser(browser, profile.folder, { proxy: proxy.address });
  try {
    const faults = await watched(opened.context, new URL(server.url).origin);
    const page = opened.context.pages()[0] ?? (await opened.context.newPage());
    try {
      await journey.run({ ...opened, page, browser, server, url: server.url, asked, faults });
    } catch (error) {
      error.stack = `${error.stack}\n${await onScreen(opened.context)}`;
      throw error;
    }
    const elsewhere = proxy.asked.map((line) => `asked ${line}`);
    const found = [...faults, ...elsewhere];
    if (found.length > 0) throw new Error(`What no page may do:\n${found.join('\n')}`);
  } finally {
    await opened.close().catch(() => undefined);
    await server.close();
    proxy.close();
    profile.remove();
  }
}

/** What a person would see on every page that is open, in few words: what failed may be told from it. */
async function onScreen(context) {
  const shown = await Promise.all(
    context.pages().map(async (page) => {
      const words = page.locator('body').innerText({ timeout: 2000 });
      const text = await words.catch((error) => `nothing to read: ${error.message}`);
      return `On screen at ${new URL(page.url()).pathname}: ${text.replace(/\s+/g, ' ').slice(0, 600)}`;
    }),
  );
  return shown.join('\n');
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await ensureBuilt();
  const outcomes = [];
  for (const { name, run } of await journeyRuns(process.argv.slice(2))) {
    const { outcome, reason = '' } = await run();
    outcomes.push(outcome);
    console.log(`  ${outcome}: ${name}${reason && `\n${reason}`}`);
  }
  const count = (kind) => outcomes.filter((outcome) => outcome === kind).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  process.exitCode = count('failed') > 0 ? 1 : 0;
}
