/** Opens the first screen and starts a study; ends on its home. */
export async function startStudy(page, url, title = 'Reviewing medicines') {
  await page.goto(url);
  await page.getByRole('button', { name: 'New study' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('The behaviour you are studying').fill('GPs review medicines yearly');
  await page.getByLabel('Your name').fill('Ada Osei');
  await page.getByRole('button', { name: 'Start the study' }).click();
  await page.waitForURL(/\/home\//);
}

/** Waits until every line of the transcript stands at the desk. */
export async function atDesk(page) {
  await page.waitForFunction(() => {
    const grid = document.querySelector('[role="grid"][aria-rowcount]');
    const rows = grid?.querySelectorAll('[data-line]').length;
    return grid && Number(grid.getAttribute('aria-rowcount')) === rows;
  });
}

/** Names of codes by zero-based line, as the lines themselves say them; lines without codes are left out. */
export function codesByLine(page) {
  return page.evaluate(() => globalThis.codesByLine());
}

/**
 * Teaches the page to say what its lines carry, and to call `onsaved` with it whenever the words
 * "Saved" come to stand in the top bar.
 */
export async function listenAtDesk(context, onsaved) {
  if (onsaved) await context.exposeBinding('tellSaved', (_, codes) => onsaved(codes));
  await context.addInitScript(listener);
}

function listener() {
  globalThis.codesByLine = () => {
    const lines = {};
    for (const row of document.querySelectorAll('[data-line]')) {
      const words = [...row.querySelectorAll('.vh')].map(({ textContent }) => textContent.trim());
      const codes = words.find((text) => text.startsWith('codes: '));
      if (codes) lines[row.dataset.line] = codes.slice('codes: '.length).split(', ').sort();
    }
    return lines;
  };
  let before = '';
  new MutationObserver(() => {
    const now = document.querySelector('.saving')?.textContent?.trim() ?? '';
    const isNews = now.startsWith('Saved') && !before.startsWith('Saved');
    before = now;
    if (isNews) globalThis.tellSaved?.(globalThis.codesByLine());
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
