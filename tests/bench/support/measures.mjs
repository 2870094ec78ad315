import { buildFolder } from '../../../scripts/built.mjs';
import { firstScreenScripts } from '../../../scripts/first-screen.mjs';
import { plainList, plainScan, rawPut, rawRead } from './baselines.mjs';

export const runs = 5;
const keys = 40;
const frames = 150;
const commonWord = 'time';

/** Study to its home: from asking for the page to the frame that shows it. */
export async function home({ page, address }) {
  const value = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await page.goto('about:blank');
    await page.goto(address('home'));
    value.push(await page.evaluate(() => bench.painted(() => document.querySelector('main h1'))));
    const tables = ['studies', 'coders', 'codes', 'transcripts', 'places'];
    baseline.push(await page.evaluate(rawRead, { database: address.database, tables }));
  }
  return [{ what: 'study to its home', aim: 500, value, baseline, plain: 'raw IndexedDB read' }];
}

/** A transcript that is coded throughout, opened from the home by a link. */
export async function opening({ page, address, study, transcript = 0, aims = [150, 400] }) {
  const { name } = study.snapshot.transcripts[transcript];
  const shown = await linesShown({ page, address, study, transcript, on: 'coding' });
  const { first, whole, ...beside } = shown;
  const what = `${name}, ${shown.count} coded lines`;
  return [
    { what: `${what}: first screen`, aim: aims[0], value: first, ...beside },
    { what: `${what}: every stripe`, aim: aims[1], value: whole, ...beside },
  ].filter(({ aim }) => aim !== null);
}

/** A transcript opened on one of the pages that show its lines: until the first stands, and until all do. */
export async function linesShown({ page, address, study, transcript, on }) {
  const { id } = study.snapshot.transcripts[transcript];
  const version = study.snapshot.transcriptVersions[transcript];
  const count = version.lineFrom.length;
  const lines = linesOf(version);
  const first = [];
  const whole = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await page.goto(address('home'));
    await page.locator('main h1').waitFor();
    const times = await page.evaluate(
      async ({ href, count }) => {
        const started = performance.now();
        const first = await bench.follow(href, () => bench.rows() > 0);
        const whole = await bench.painted(() => bench.rows() === count);
        return { first, whole: whole - started };
      },
      { href: address(on, { transcript: id }), count },
    );
    first.push(times.first);
    whole.push(times.whole);
    await page.goto('about:blank');
    baseline.push(await page.evaluate(plainList, { lines, height: 700 }));
  }
  return { count, first, whole, baseline, plain: 'plain DOM list' };
}

/** Frames while a long transcript is scrolled. */
export async function scrolling({ page, address, study }) {
  const { id } = study.snapshot.transcripts[0];
  const lines = linesOf(study.snapshot.transcriptVersions[0]);
  await openDesk(page, address('coding', { transcript: id }), lines.length);
  const value = await page.evaluate(
    (frames) =>
      bench.framesOfScrolling(bench.scrollerOf(document.querySelector('[data-line]')), frames),
    frames,
  );
  await page.goto('about:blank');
  await page.evaluate(plainList, { lines, height: 700 });
  const baseline = await page.evaluate(
    (frames) => bench.framesOfScrolling(document.body.firstElementChild, frames),
    frames,
  );
  const plain = 'plain DOM list';
  return [{ what: 'scrolling, a frame', aim: 17, aimP95: 55, value, baseline, plain }];
}

/** From a chord's second key to the line repainted, and to "Saved". */
export async function coding({ page, address, study }) {
  const { id, lineCount } = study.snapshot.transcripts[0];
  await openDesk(page, address('coding', { transcript: id, line: 2 }), lineCount);
  await page.evaluate(() => {
    globalThis.times = bench.keyTimes();
  });
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('u');
    await page.waitForTimeout(60);
    await page.keyboard.press('d');
    await page.keyboard.press('x');
    await page.waitForFunction((count) => times.durable.length >= count, key + 1);
    await page.waitForTimeout(40);
  }
  const { painted, durable } = await page.evaluate(() => globalThis.times);
  const bytes = study.snapshot.passes[0].code.length * 12;
  const baseline = await page.evaluate(rawPut, { bytes, times: keys });
  const frame = await page.evaluate(async (times) => {
    const durations = [];
    for (let time = 0; time < times; time++) {
      const started = performance.now();
      document.querySelector('h1, h2').style.opacity = String(1 - (time % 2) * 0.01);
      durations.push((await bench.afterPaint()) - started);
    }
    return durations;
  }, keys);
  return [
    { what: 'key to painted', aimP95: 60, value: painted, baseline: frame, plain: 'one frame' },
    { what: 'key to durable', aimP95: 60, value: durable, baseline, plain: 'raw strict put' },
  ];
}

/**
 * A common word in all texts, asked for a second after the page stands, as typing takes; and once
 * more, when the texts have been read: first results, and how long the page could do nothing else.
 */
export async function searching({ page, address, study }) {
  const first = [];
  const again = [];
  const blocked = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await page.goto(address('search'));
    const field = page.getByLabel('Look for');
    await field.fill('patient');
    await page.waitForTimeout(1000);
    for (const [word, times] of [
      ['patient', first],
      [commonWord, again],
    ]) {
      await field.fill(word);
      const { found, longest } = await page.evaluate(searched, word);
      times.push(found);
      blocked.push(longest);
    }
  }
  await page.goto('about:blank');
  const texts = study.snapshot.transcriptVersions.map(({ text }) => text);
  for (let run = 0; run < runs; run++) {
    baseline.push((await page.evaluate(plainScan, { texts, word: commonWord })).duration);
  }
  const plain = 'plain string scan';
  return [
    { what: 'a common word in all text, first search', aim: 150, value: first, baseline, plain },
    { what: 'a common word in all text, next search', aim: 150, value: again, baseline, plain },
    { what: 'longest block while searching', aim: 50, value: blocked, baseline: null },
  ];
}

/** Runs in the page: until the first hits of this word stand, and a second longer. */
async function searched(word) {
  const started = performance.now();
  let found = 0;
  const longest = await bench.longestBlock(async () => {
    document.querySelector('search form').requestSubmit();
    found = await bench.painted(
      () => document.querySelector('main table mark')?.textContent.toLowerCase() === word,
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  return { found: found - started, longest };
}

/** Memory of the page once the garbage is gone: at the home, and with a transcript open. */
export async function heap({ page, address, study }) {
  const { id, lineCount } = study.snapshot.transcripts[0];
  const session = await page.context().newCDPSession(page);
  const megabytes = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  await page.goto(address('home'));
  await page.locator('main h1').waitFor();
  const atHome = await megabytes();
  await openDesk(page, address('coding', { transcript: id }), lineCount);
  const atDesk = await megabytes();
  await session.detach();
  const one = (what, value) => ({ what, unit: 'MB', aim: 400, value: [value], baseline: null });
  return [one('heap at the home', atHome), one('heap at the desk', atDesk)];
}

export async function scriptSize() {
  const bytes = firstScreenScripts(buildFolder).reduce((sum, script) => sum + script.bytes, 0);
  const value = [bytes / 1000];
  return [{ what: 'script of the first screen', unit: 'kB', aim: 120, value, baseline: null }];
}

export async function openDesk(page, href, count) {
  await page.goto(href);
  await page.evaluate((count) => bench.painted(() => bench.rows() === count), count);
}

function linesOf({ text, lineFrom }) {
  return Array.from(lineFrom, (from, line) => text.slice(from, lineFrom[line + 1] ?? text.length));
}
