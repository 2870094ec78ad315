import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildFolder } from './built.mjs';
import { findChromium, installChromium } from './browsers.mjs';
import { firstScreenLimit, firstScreenScripts } from './first-screen.mjs';
import { ensureInstalled } from './installed.mjs';
import { commandOf, run } from './run.mjs';

const drills = 3;
const total = { passed: 0, failed: 0, skipped: 0 };

await ensureInstalled(say);
await tool('generated types', '@sveltejs/kit', ['sync'], 'svelte-kit');
// Two at a time: one core each on the smallest machine.
await Promise.all([
  (async () => {
    await tool('format', 'prettier', ['--check', '.']);
    await tool('lint', 'eslint', ['.']);
  })(),
  (async () => {
    await tool('types', 'svelte-check', ['--fail-on-warnings']);
    await tool('types of domain, without a browser', 'typescript', ['-p', 'src/lib/domain'], 'tsc');
    await tool(
      'types of formats, without a browser',
      'typescript',
      ['-p', 'src/lib/formats'],
      'tsc',
    );
    await tool('types of the terminal', 'typescript', ['-p', 'src/lib/cli'], 'tsc');
    await tool(
      'rooms',
      'dependency-cruiser',
      ['src', '--config', '.dependency-cruiser.js'],
      'depcruise',
    );
  })(),
]);
await unitTests();
if (await check('build', () => build({ quiet: true }))) {
  await check('size of the first screen', firstScreen);
  await inBrowsers();
}

const { passed, failed, skipped } = total;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
// A check that failed may have left a browser behind, which would keep this process waiting.
process.exit(failed > 0 ? 1 : 0);

function say(line) {
  console.log(line);
}

function count(outcome, name, words = '') {
  total[outcome] += 1;
  say(`${outcome}: ${name}${words ? `\n${words.trimEnd()}` : ''}`);
}

/** Counts one check; what it said is shown when it failed. */
async function check(name, work) {
  const started = performance.now();
  const { ok, output } = await work();
  const seconds = Math.round((performance.now() - started) / 1000);
  count(ok ? 'passed' : 'failed', `${name} (${seconds} s)`, ok ? '' : output);
  return ok;
}

/** One of the installed commands, run by this very Node. */
function tool(name, packageName, args, command) {
  return check(name, () =>
    run(process.execPath, [commandOf(packageName, command), ...args], { quiet: true }),
  );
}

/** Every test counts for itself. */
async function unitTests() {
  const folder = mkdtempSync(join(tmpdir(), 'concord-unit-'));
  const file = join(folder, 'outcome.json');
  say('Unit tests');
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { ok, output } = await run(process.execPath, [commandOf('vitest'), ...args], {
    quiet: true,
  });
  try {
    const outcome = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += outcome.numPassedTests;
    total.failed += outcome.numFailedTests;
    total.skipped += outcome.numPendingTests + outcome.numTodoTests;
    say(`unit tests: ${outcome.numPassedTests} passed, ${outcome.numFailedTests} failed`);
    if (!ok) say(output);
    // A file that does not load, or an error outside every test, is in none of these numbers.
    if (!ok && outcome.numFailedTests === 0) count('failed', 'unit tests as a whole');
  } catch {
    count('failed', 'unit tests', output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstScreen() {
  const bytes = firstScreenScripts(buildFolder).reduce((sum, script) => sum + script.bytes, 0);
  const output = `The first screen loads ${bytes} bytes of script; at most ${firstScreenLimit} are allowed.`;
  say(output);
  return { ok: bytes <= firstScreenLimit, output };
}

/** Journeys and drills need a real browser; where there is none they are skipped, unless CONCORD_REQUIRE_JOURNEYS is set. */
async function inBrowsers() {
  if (!findChromium() && !installChromium(say)) {
    const outcome = process.env.CONCORD_REQUIRE_JOURNEYS ? 'failed' : 'skipped';
    count(outcome, 'journeys', 'There is no Chrome, Chromium or Edge on this machine.');
    count(outcome, 'drill', 'There is no Chrome, Chromium or Edge on this machine.');
    return;
  }
  const { journeyRuns } = await import('./journeys.mjs');
  const { drill } = await import('./drill.mjs');
  say('Journeys and drills');
  const waiting = (await journeyRuns()).map(({ name, run: travel }) => async () => {
    const { outcome, reason, seconds = 0 } = await travel();
    count(outcome, `${name} (${Math.round(seconds)} s)`, reason);
  });
  for (let turn = 1; turn <= drills; turn++) {
    waiting.push(() => check(`drill ${turn} of ${drills}`, () => drill({ seed: turn })));
  }
  // Two at a time, each as soon as one is through: a browser waits most of the time.
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all([lane(), lane()]);
}
