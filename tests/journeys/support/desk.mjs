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

/** The line where the coder is, counted from zero. */
export function currentLine(page) {
  return page.evaluate(() =>
    Number(document.querySelector('[data-line][tabindex="0"]').dataset.line),
  );
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

/** Opens the sample study from the first screen; ends on its home. */
export async function openSample(page, url) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.waitForURL(/\/home\//);
}

/** Another page of the study that is open. */
export async function visit(page, name) {
  const address = new URL(page.url());
  address.pathname = address.pathname.replace(/[^/]+\/$/, `${name}/`);
  address.search = `?study=${address.searchParams.get('study')}`;
  await page.goto(address.href);
}

/** What was done since the page was opened is on disk, and the top bar says so. */
export async function saved(page) {
  await page.waitForFunction(() =>
    document.querySelector('.saving')?.textContent.trim().startsWith('Saved'),
  );
}

/** Puts files on the import page and waits until all are read; says of each where it stands. */
export async function dropFiles(page, paths) {
  await visit(page, 'import');
  await page.getByTestId('transcript-files').first().setInputFiles(paths);
  await page.waitForFunction((count) => {
    const read = [...document.querySelectorAll('.files li')];
    return read.length === count && !read.some((row) => row.textContent.includes('being read'));
  }, paths.length);
  return page.evaluate(() =>
    [...document.querySelectorAll('.files li')].map((row) => ({
      name: row.querySelector('.name').textContent,
      sign: row.querySelector('.vh').textContent.replace(/:\s*$/, ''),
      words: row.querySelector('small').textContent,
    })),
  );
}

/** Imports what was dropped; ends when it is stored. */
export async function importDropped(page) {
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByText(/\d+ transcripts? imported/).waitFor();
}

/** Brings files into the study. */
export async function importFiles(page, paths) {
  const files = await dropFiles(page, paths);
  await importDropped(page);
  return files;
}

/** Opens the coding desk on the transcript of that name. */
export async function openTranscript(page, name) {
  await visit(page, 'coding');
  await atDesk(page);
  const chooser = page.locator('main select').first();
  await chooser.selectOption({ label: name });
  await page.getByRole('heading', { name }).waitFor();
  await atDesk(page);
}

/** Opens a study file from the first screen, as one of its coders; ends on its home. */
export async function openStudyFile(page, url, file, coder) {
  await page.goto(url);
  await page.getByLabel('Study file').setInputFiles(file);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ timeout: 120_000 });
  await dialog.getByLabel('Who is at the keyboard').selectOption({ label: coder });
  await dialog.getByRole('button', { name: /^Open the/ }).click();
  await page.waitForURL(/\/home\//, { timeout: 120_000 });
}

/** What was done in the study, the newest act first, as the page of the trail says it. */
export async function actsInTrail(page) {
  await visit(page, 'trail');
  const acts = page.locator('main tbody tr');
  await acts.first().waitFor();
  return acts.evaluateAll((rows) =>
    rows.map((row) => row.cells[2].innerText.replace(/\s+/g, ' ').trim()),
  );
}
