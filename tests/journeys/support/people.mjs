import { openBrowser, temporaryFolder } from './browser.mjs';
import { listenAtDesk, visit } from './desk.mjs';
import { download } from './downloads.mjs';

/** Another person's browser: a profile of its own, on a machine of its own as far as Concord can tell. */
export async function anotherPerson(browser, name) {
  const profile = temporaryFolder(name);
  const { context, close } = await openBrowser(browser, profile.folder);
  await listenAtDesk(context);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    context,
    async leave() {
      await close();
      profile.remove();
    },
  };
}

/** Makes the packet that the button names; gives its path, its passphrase and the text for the mail. */
export async function makePacket(page, button, path, { leadCode } = {}) {
  await visit(page, 'rounds');
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  if (leadCode) await dialog.getByLabel(/submission code/i).fill(leadCode);
  const seal = dialog.getByRole('button', { name: 'Seal it and save the file' });
  await seal.and(page.locator('[aria-disabled="false"]')).waitFor();
  const fileName = await download(page, () => seal.click(), path);
  await dialog.getByText(fileName).first().waitFor();
  const passphrase = await dialog.getByLabel('Passphrase', { exact: true }).innerText();
  const mail = await dialog.getByLabel(/Text for the e-mail/).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return { path, fileName, passphrase, mail };
}

/** Opens a packet as far as its preview, from the first screen or from Rounds; gives the dialog. */
export async function openPacket(page, { path, passphrase }) {
  await page.getByRole('button', { name: 'Open a packet…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Packet', { exact: true }).setInputFiles(path);
  await dialog.getByLabel(/^Passphrase/).fill(passphrase);
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await dialog.locator('dl.facts').first().waitFor();
  return dialog;
}

/** Every word and number that the browser keeps of every study, with whatever else it keeps. */
export function everythingKept(page) {
  return page.evaluate(async () => {
    const spoken = (value) => (ArrayBuffer.isView(value) ? [...value].join(' ') : value);
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        found.push(`${store}: ${JSON.stringify(rows, (_, value) => spoken(value))}`);
      }
      db.close();
    }
    for (const store of [localStorage, sessionStorage]) found.push(JSON.stringify({ ...store }));
    return found.join('\n');
  });
}
