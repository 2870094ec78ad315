import { writeFileSync } from 'node:fs';

/**
 * What the program hands to the browser's downloads after `press`, written to `path`; gives the name
 * it would have. WebDriver BiDi tells nothing of downloads in Firefox, so there the file is taken
 * where the program lets go of it.
 */
export async function download(page, press, path) {
  const isFirefox = page.context().browser()?.browserType().name() === 'firefox';
  return isFirefox ? fromThePage(page, press, path) : fromTheBrowser(page, press, path);
}

async function fromTheBrowser(page, press, path) {
  const [handed] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    press(),
  ]);
  await handed.saveAs(path);
  return handed.suggestedFilename();
}

async function fromThePage(page, press, path) {
  await page.evaluate(() => {
    const blobs = new Map();
    globalThis.handed = new Promise((resolve) => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        const url = createObjectURL(blob);
        blobs.set(url, blob);
        return url;
      };
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
        resolve({ name: this.download, blob: blobs.get(this.href) });
      };
    });
  });
  await press();
  const { name, base64 } = await page.evaluate(async () => {
    const { name, blob } = await globalThis.handed;
    const reader = new FileReader();
    await new Promise((resolve) => {
      reader.onload = resolve;
      reader.readAsDataURL(blob);
    });
    return { name, base64: reader.result.slice(reader.result.indexOf(',') + 1) };
  });
  writeFileSync(path, Buffer.from(base64, 'base64'));
  return name;
}
