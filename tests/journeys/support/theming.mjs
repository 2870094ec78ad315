import { saved } from './desk.mjs';

/** A theme, by keyboard; it is the one chosen afterwards. */
export async function addTheme(page, name) {
  await page.keyboard.press('Shift+N');
  await answer(page, name);
  await isChosen(page, '#theme-name', name);
}

/**
 * A subtheme under the theme that is chosen, or that the chosen subtheme is under, with a code in it and
 * links to domains: of `fromCodings` the link is confirmed that the codings propose, of `confirmed` one
 * that is proposed first, and that of `proposed` waits.
 */
export async function addSubtheme(page, { name, code, fromCodings, confirmed, proposed }) {
  await page.keyboard.press('n');
  await answer(page, name);
  await isChosen(page, '#subtheme-name', name);
  const panel = page.getByRole('region', { name: 'What is chosen' });
  await panel.getByRole('button', { name: 'Add a code…' }).press('Enter');
  await answer(page, code);
  await panel.getByRole('button', { name: `Take off ${code}` }).waitFor();
  for (const domain of [confirmed, proposed]) {
    if (!domain) continue;
    await page.keyboard.press('l');
    await answer(page, domain);
    await stands(panel, domain, 'proposed');
  }
  for (const domain of [fromCodings, confirmed]) {
    if (!domain) continue;
    await panel.getByRole('button', { name: `Confirm ${domain}`, exact: true }).press('Enter');
    await stands(panel, domain, 'confirmed');
  }
  await saved(page);
}

/** Types into the field of the dialog that is open, and presses Enter. */
async function answer(page, words) {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

function isChosen(page, field, name) {
  return page.waitForFunction(
    ([at, words]) => document.querySelector(at)?.value === words,
    [field, name],
  );
}

function stands(panel, domain, state) {
  return panel
    .locator('li', { has: panel.page().locator('.name', { hasText: domain }) })
    .locator('.state', { hasText: state })
    .waitFor();
}

/** Another view of the themes. */
export async function seeAs(page, view) {
  await page
    .getByRole('group', { name: 'Seen as' })
    .getByRole('link', { name: view })
    .press('Enter');
  await page.locator('[aria-current="true"]', { hasText: view }).waitFor();
}

/** Every subtheme of the table view: its theme, people as "5 of 7", passages, confirmed domains. */
export async function subthemesInTable(page) {
  await seeAs(page, 'Table');
  await page.locator('main table tbody tr').first().waitFor();
  return page.evaluate(() => {
    const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    let theme = '';
    const rows = [...document.querySelectorAll('main table tbody tr')].map((row) => {
      const heads = [...row.querySelectorAll('th')].map((head) => words(head.querySelector('a')));
      if (heads.length > 1) theme = heads[0];
      const cells = [...row.querySelectorAll('td')];
      const domains = [...cells[0].querySelectorAll('.domain')].map((domain) =>
        [...domain.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map(words)
          .join(''),
      );
      const people = words(cells[2]).replace(' people', '');
      return [heads.at(-1), { theme, people, passages: Number(words(cells[3])), domains }];
    });
    return Object.fromEntries(rows);
  });
}

/** The same of the map view, from what its nodes are called. */
export async function subthemesOnMap(page) {
  await seeAs(page, 'Map');
  await page.locator('g.node').first().waitFor();
  return nodesCalled(
    await page
      .locator('g.node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label'))),
  );
}

/** Subthemes from the names that the nodes of a theme map have on the screen and in a file. */
export function nodesCalled(names) {
  const pattern =
    /^Subtheme (.+), (\d+ of \d+) people, (\d+) passages?\. Of (.+)\. (?:No domain|Domains: (.+))$/;
  return Object.fromEntries(
    names.flatMap((called) => {
      const [, name, people, passages, theme, domains] = pattern.exec(called) ?? [];
      if (name === undefined) return [];
      const linked = domains?.matchAll(/(.+?) \(\d+ (?:person|people)\)(?:, |$)/g) ?? [];
      return [
        [
          name,
          { theme, people, passages: Number(passages), domains: [...linked].map(([, one]) => one) },
        ],
      ];
    }),
  );
}

/** "5 of 7" of every subtheme in the matrix view, and the domains whose links are confirmed there. */
export async function subthemesInMatrix(page) {
  await seeAs(page, 'Matrix');
  await page.getByRole('grid', { name: 'Subthemes by domain: people' }).waitFor();
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('main table[role="grid"] tbody tr')];
    return Object.fromEntries(
      rows.map((row) => {
        const head = row.querySelector('th');
        const [theme, people] = /^(.+), (\d+ of \d+) people$/
          .exec(head.querySelector('small').textContent.trim())
          .slice(1);
        const name = head.querySelector('a').textContent.trim();
        const domains = [...row.querySelectorAll('td.confirmed a')].map(
          (link) =>
            link
              .getAttribute('aria-label')
              .slice(name.length + 2)
              .split(': ')[0],
        );
        return [name, { theme, people, domains }];
      }),
    );
  });
}
