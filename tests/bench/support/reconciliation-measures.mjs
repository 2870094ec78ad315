import { rawPut } from './baselines.mjs';

const lines = 30;

/**
 * A large round that nothing is settled in yet: until the first difference stands, until all are
 * counted; and from Enter to the next difference painted, and to "Saved".
 */
export async function reconciling({ page, address, study }) {
  await page.goto(address('home'));
  await page.locator('main h1').waitFor();
  await page.evaluate(() => {
    globalThis.times = { painted: [], durable: [], enter: { painting: null, saving: null } };
    // Before the desk hears of a key: it may have drawn everything by the time others hear.
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'Enter') times.enter.painting = times.enter.saving = timeStamp;
      },
      { capture: true },
    );
  });
  const opened = await page.evaluate(async (href) => {
    const started = performance.now();
    const first = await bench.follow(href, () => document.querySelector('.decide [data-choice]'));
    const all = await bench.painted(
      () => !/ of .* read…/.test(document.querySelector('nav[data-pane]').textContent),
    );
    return { first, all: all - started };
  }, address('reconciliation'));
  await page.waitForFunction(() => /Accept them/.test(document.querySelector('main').textContent));
  await page.evaluate(() => {
    const watch = (element, heard) =>
      new MutationObserver(heard).observe(element, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    watch(document.querySelector('h1[data-here]'), async () => {
      if (times.enter.painting === null) return;
      const since = times.enter.painting;
      times.enter.painting = null;
      times.painted.push((await bench.afterPaint()) - since);
    });
    const saving = document.querySelector('.saving');
    watch(saving, () => {
      if (times.enter.saving === null || !saving.textContent.trim().startsWith('Saved')) return;
      times.durable.push(performance.now() - times.enter.saving);
      times.enter.saving = null;
    });
  });
  for (let line = 0; line < lines; line++) {
    await page.keyboard.press('1');
    await page.waitForTimeout(60);
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => times.durable.length >= count, line + 1);
    await page.waitForTimeout(150);
  }
  const { painted, durable } = await page.evaluate(() => globalThis.times);
  const bytes = study.snapshot.passes[0].code.length * 12;
  const baseline = await page.evaluate(rawPut, { bytes, times: lines });
  return [
    { what: 'first difference of a round', aim: 1500, value: [opened.first], baseline: null },
    { what: 'all differences of a round', aim: 6000, value: [opened.all], baseline: null },
    { what: 'settled, to the next difference', aimP95: 50, value: painted, baseline: null },
    {
      what: 'settled, to durable',
      aimP95: 150,
      value: durable,
      baseline,
      plain: 'raw strict put',
    },
  ];
}
