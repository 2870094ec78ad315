import assert from 'node:assert/strict';

export const journey = {
  name: 'offline and private: after one visit the program needs no network',
  browsers: ['chromium', 'firefox'],

  async run({ page, server, url, asked, faults }) {
    await page.goto(url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
        );
      }
    });
    await drawn(page);
    const title = await page.title();

    await assertTrustedTypes(page, faults);
    await server.close();
    const before = asked.length;

    await page.reload();
    await drawn(page);
    assert.equal(await page.title(), title, 'the first page after a reload without network');
    for (const path of ['coding/?study=none&line=12', 'coding?study=none']) {
      const answer = await page.goto(`${url}${path}`);
      await drawn(page);
      assert.equal(answer.status(), 200);
      assert.ok(page.url().endsWith(path.replace('coding?', 'coding/?')), page.url());
      await assertHardened(answer);
      await page.reload();
      await drawn(page);
    }
    assert.equal(asked.length, before, 'nothing reached the server once it was stopped');
  },
};

/** The shell alone is empty: a heading means that the program runs. */
function drawn(page) {
  return page.waitForFunction(() => document.querySelector('h1, h2') !== null);
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
