import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/fingerprint.mjs';
import { atDesk, wide } from './browser.mjs';

const sizes = { 1280: atDesk, 1920: wide };

/**
 * Pictures of the page at two widths, light and dark, in the folder that CONCORD_PICTURES names
 * (relative to the project); none where it is not set.
 */
export async function takePictures(page, name) {
  const folder = process.env.CONCORD_PICTURES;
  if (!folder) return;
  mkdirSync(join(projectFolder, folder), { recursive: true });
  const before = page.viewportSize() ?? atDesk;
  for (const [width, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const file = `${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(projectFolder, folder, file) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
}
