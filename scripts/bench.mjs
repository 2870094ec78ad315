import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, buildFolder } from './built.mjs';
import { findChromium } from './browsers.mjs';
import { serve } from './server.mjs';

await ensureBuilt();
if (!findChromium()) throw new Error('The bench needs Chrome, Chromium or Edge.');

const { openBrowser, temporaryFolder } = await import('../tests/journeys/support/browser.mjs');
const { openStudyFile } = await import('../tests/journeys/support/desk.mjs');
const { agreement } = await import('../tests/bench/support/agreement-measures.mjs');
const { checks } = await import('../tests/bench/support/checks-measures.mjs');
const { counts } = await import('../tests/bench/support/counts-measures.mjs');
const { matrix } = await import('../tests/bench/support/matrix-measures.mjs');
const measures = await import('../tests/bench/support/measures.mjs');
const record = await import('../tests/bench/support/record-measures.mjs');
const { reconciling } = await import('../tests/bench/support/reconciliation-measures.mjs');
const files = await import('../tests/bench/support/file-measures.mjs');
const { stopwatch } = await import('../tests/bench/support/stopwatch.mjs');
const { writeStudy } = await import('../tests/bench/support/studies.mjs');
const { heading, rowOf } = await import('../tests/bench/support/table.mjs');

/** What is measured at each size once its file is open, one after the other in one profile. */
const plans = {
  S: [measures.home, measures.coding, counts, checks, matrix, measures.heap],
  M: [measures.home, measures.opening, measures.coding, measures.searching],
  L: [
    measures.scriptSize,
    measures.home,
    measures.opening,
    measures.scrolling,
    measures.coding,
    measures.searching,
    files.exporting,
    files.savingFile,
    agreement,
    reconciling,
    counts,
    checks,
    matrix,
    measures.heap,
    files.importing,
  ],
  long: [openingLong, measures.scrolling, record.reading, record.correcting, record.readingPdf],
};
const usual = ['S', 'L', 'long'];
const [, , ...words] = process.argv;
const wanted = words.filter((name) => name in plans);
/** Every coding has its row in the trail, as in a study coded by hand rather than imported. */
const trail = words.includes('--trail');
const only = words.filter((name) => !(name in plans) && name !== '--trail');

console.log(heading);
for (const size of wanted.length > 0 ? wanted : usual) await measured(size);

/** Opens a generated study in a browser of its own and prints each measure as it is taken. */
async function measured(size) {
  const temporary = temporaryFolder(`bench-${size}`);
  const server = await serve(buildFolder);
  const profile = join(temporary.folder, 'profile');
  mkdirSync(profile);
  const study = await writeStudy(size, { folder: temporary.folder, trail });
  const { context, close } = await openBrowser('chromium', profile);
  try {
    await context.addInitScript(stopwatch);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(120_000);
    const bench = { page, url: server.url, study, folder: temporary.folder };
    const wants = (measure) => only.length === 0 || only.includes(measure.name);
    if (wants(files.openingFile)) await printed(size, files.openingFile, bench);
    await openStudyFile(page, server.url, study.path, study.snapshot.coders[0].name);
    await serviceWorkerReady(page);
    bench.address = addresses(page.url());
    for (const measure of plans[size].filter(wants)) await printed(size, measure, bench);
  } finally {
    await close();
    await server.close();
    temporary.remove();
  }
}

async function printed(size, measure, bench) {
  const rows = await measure(bench).catch((error) => [{ what: measure.name, error }]);
  for (const row of rows) console.log(rowOf(size, row));
}

function openingLong(bench) {
  return measures.opening({ ...bench, aims: [null, 1000] });
}

/** Pages of the open study, and the name of its database. */
function addresses(home) {
  const { href, searchParams } = new URL(home);
  const database = searchParams.get('study');
  const address = (name, query = {}) =>
    new URL(`../${name}/?${new URLSearchParams({ study: database, ...query })}`, href).href;
  return Object.assign(address, { database });
}

/** From then on pages come from the cache, as they do on every day but the first. */
function serviceWorkerReady(page) {
  return page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}
