import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox } from 'playwright-core';
import { chromiumFlags, findChromium, findFirefox } from '../../../scripts/browsers.mjs';

export const atDesk = { width: 1280, height: 800 };
export const wide = { width: 1920, height: 1080 };

/** A new folder for a browser's profile, and the way to be rid of it. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `concord-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * A browser with a profile on disk, as a person has it: Playwright's usual contexts are off the
 * record, and keep nothing.
 *
 * @param {'chromium' | 'firefox'} name
 * @param {string} profile a folder
 * @param {{ proxy?: string, flags?: readonly string[] }} [options]
 */
export async function openBrowser(name, profile, { proxy, flags = [] } = {}) {
  return name === 'chromium' ? openChromium(profile, proxy, flags) : openFirefox(profile);
}

async function openChromium(profile, proxy, flags) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: [...chromiumFlags, ...(proxy ? [`--proxy-server=${proxy}`] : []), ...flags],
    viewport: atDesk,
    acceptDownloads: true,
  });
  await withoutFileDialogs(context);
  return { context, close: () => context.close() };
}

/** Nobody is there to answer the system's own dialog for saving: files go the way of downloads. */
function withoutFileDialogs(context) {
  return context.addInitScript(() => {
    delete globalThis.showSaveFilePicker;
  });
}

/** Through WebDriver BiDi, which has no persistent profiles: what is stored lives as long as the context. */
async function openFirefox(home) {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: findFirefox(),
    headless: true,
    env: { ...process.env, HOME: home },
  });
  const context = await browser.newContext({
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    viewport: atDesk,
    acceptDownloads: true,
  });
  return { context, close: () => browser.close() };
}
