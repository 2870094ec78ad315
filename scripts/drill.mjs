import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildFolder, ensureBuilt } from './built.mjs';
import { serve } from './server.mjs';

const usualKills = 20;
/** Milliseconds of coding before the kill. */
const [shortest, longest] = [100, 1000];
const chords = [...'klrconfigmvseb'];

/**
 * Codes by keyboard in the built program while another process kills the browser at moments chosen
 * by chance, and looks after each restart whether every coding that had been shown as saved is there.
 *
 * @param {{ kills?: number, seed?: number, say?: (line: string) => void }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function drill({ kills = usualKills, seed = 1, say = () => {} } = {}) {
  const { temporaryFolder } = await import('../tests/journeys/support/browser.mjs');
  const server = await serve(buildFolder);
  const profile = temporaryFolder('drill');
  const lines = [];
  const tell = (line) => {
    lines.push(line);
    say(line);
  };
  try {
    const lost = await killedAgainAndAgain(server.url, profile.folder, kills, chance(seed), tell);
    tell(`${kills} kills, ${lost} codings lost that had been shown as saved (seed ${seed})`);
    return { ok: lost === 0, output: lines.join('\n') };
  } catch (error) {
    return { ok: false, output: [...lines, error.stack ?? error].join('\n') };
  } finally {
    await server.close();
    profile.remove();
  }
}

async function killedAgainAndAgain(url, profile, kills, random, tell) {
  const { killLater, startMortalBrowser } = await import('./mortal-browser.mjs');
  const desk = await import('../tests/journeys/support/desk.mjs');
  let shown = {};
  let address = null;
  let lost = 0;
  for (let kill = 0; kill <= kills; kill++) {
    const { context, pid, ended } = await startMortalBrowser(profile);
    await desk.listenAtDesk(context, (codes) => (shown = codes));
    const page = context.pages()[0] ?? (await context.newPage());
    let found;
    try {
      address ??= await importedDesk(page, url, profile);
      await page.goto(address);
      await desk.atDesk(page);
      found = await desk.codesByLine(page);
    } catch (error) {
      const words = await page.locator('body').innerText().catch(String);
      killLater(pid, 0);
      throw new Error(`The desk did not open. The page says:\n${words}`, { cause: error });
    }
    const missing = missingFrom(found, shown);
    lost += missing.length;
    if (kill > 0) tell(`kill ${kill}: ${countOf(shown)} shown as saved, ${countOf(found)} found`);
    for (const { line, code } of missing) tell(`  lost: ${code} on line ${line + 1}`);
    shown = found;
    killLater(pid, kill < kills ? shortest + random() * (longest - shortest) : 0);
    if (kill < kills) await codeUntilDead(page, random, ended);
    await ended;
  }
  return lost;
}

/** A study with one long interview, on its way through the import as a person would take it. */
async function importedDesk(page, url, profile) {
  const { importFiles, openTranscript, startStudy } =
    await import('../tests/journeys/support/desk.mjs');
  const file = join(profile, 'Interview.txt');
  const turns = Array.from({ length: 900 }, (_, turn) =>
    turn % 8 === 0 ? `Int: And question ${turn}?` : `P01: I would say it is answer ${turn}.`,
  );
  writeFileSync(file, turns.join('\n'));
  await startStudy(page, url, 'Drill');
  await importFiles(page, [file]);
  await openTranscript(page, 'Interview');
  return page.url();
}

/** Only adds: what was shown as saved and is gone has then been lost, not taken off. */
async function codeUntilDead(page, random, ended) {
  let alive = true;
  ended.then(() => (alive = false));
  try {
    while (alive) {
      await page.keyboard.press('u');
      for (const key of chordsFor(random)) {
        await page.keyboard.press('d');
        await page.keyboard.press(key);
      }
      await wait(random() * 30);
    }
  } catch (error) {
    if (alive && !(await Promise.race([ended.then(() => true), wait(2000, false)]))) throw error;
  }
}

/** One or two different domains. */
function chordsFor(random) {
  const first = Math.floor(random() * chords.length);
  const second = (first + 1 + Math.floor(random() * (chords.length - 1))) % chords.length;
  return random() < 0.3 ? [chords[first], chords[second]] : [chords[first]];
}

function missingFrom(found, shown) {
  return Object.entries(shown).flatMap(([line, codes]) =>
    codes
      .filter((code) => !found[line]?.includes(code))
      .map((code) => ({ line: Number(line), code })),
  );
}

const countOf = (codes) => Object.values(codes).flat().length;

/** Repeatable chance (mulberry32), in [0, 1). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await ensureBuilt();
  const [kills, seed] = process.argv.slice(2).map(Number);
  const { ok, output } = await drill({
    kills: kills || usualKills,
    seed: seed || 1,
    say: console.log,
  });
  if (!ok) console.error(output.split('\n').at(-1));
  process.exitCode = ok ? 0 : 1;
}
