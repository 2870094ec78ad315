import assert from 'node:assert/strict';
import {
  atDesk,
  codesByLine,
  currentLine,
  listenAtDesk,
  openSample,
  saved,
  visit,
} from './support/desk.mjs';

export const journey = {
  name: 'offline and private: after one visit the program needs no network',
  browsers: ['chromium', 'firefox'],

  async run({ page, context, server, url, asked, faults }) {
    await listenAtDesk(context);
    await openSample(page, url);
    await kept(page);
    await assertTrustedTypes(page, faults);
    const title = await page.title();

    await server.close();
    const before = asked.length;
    await page.reload();
    await page.getByRole('heading').first().waitFor();
    assert.equal(await page.title(), title, 'the home after a reload without network');

    await visit(page, 'coding');
    await atDesk(page);
    const codes = await codesByLine(page);
    const address = new URL(page.url());
    const deep = `${address.href}&line=12`;
    const withoutSlash = deep.replace('coding/?', 'coding?');
    for (const link of [deep, withoutSlash]) {
      const answer = await page.goto(link);
      await atDesk(page);
      assert.equal(new URL(page.url()).pathname, address.pathname);
      assert.equal(await currentLine(page), 11, 'the line the link names, counted from one');
      await assertHardened(answer);
      await page.keyboard.press('d');
      await page.keyboard.press('o');
      await saved(page);
      await page.reload();
      await atDesk(page);
    }
    assert.deepEqual(await codesByLine(page), codes, 'put on and taken off again, each on disk');
    assert.equal(asked.length, before, 'nothing reached the server once it was stopped');
  },
};

/** The service worker has the whole program and answers for this page. */
async function kept(page) {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller) return;
    await new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}

/** Text that is turned into markup or script has to pass a policy this program names. */
async function assertTrustedTypes(page, faults) {
  const refused = await page.evaluate(() => {
    try {
      document.createElement('div').insertAdjacentHTML('beforeend', '<b>x</b>');
      return 'accepted';
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(refused, 'TypeError', 'Trusted Types are enforced');
  // The news of it comes by the console, a moment later.
  await page.waitForTimeout(500);
  assert.match(faults.splice(0).join(), /trusted-types/, 'and a page that tries is noticed');
}

async function assertHardened(answer) {
  const headers = await answer.allHeaders();
  const wanted = {
    'connection-allowlist': '(response-origin)',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': "frame-ancestors 'none'",
  };
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, headers[name]]));
  assert.deepEqual(found, wanted, 'the cached page carries the hardening headers');
}
