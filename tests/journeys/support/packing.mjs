import { download } from './downloads.mjs';

/** The pieces of the results pack in their order: name, and number with caption as they are in it. */
export async function piecesShown(page) {
  const pieces = page.locator('ol.pieces > li');
  await pieces.first().waitFor();
  return pieces.evaluateAll((all) =>
    all.map((piece) => ({
      name: piece.querySelector('.name').textContent,
      caption: piece.querySelector('.about b')?.parentElement.textContent.trim() ?? '',
    })),
  );
}

/** Leaves a piece out of the pack, or takes it. */
export async function takePiece(page, name, taken) {
  const box = page.getByRole('checkbox', { name, exact: true });
  await box.press('Space');
  await page
    .locator(taken ? 'ol.pieces > li:not(.out)' : 'ol.pieces > li.out')
    .filter({ has: box })
    .waitFor();
}

/** Moves a piece one place down; the button keeps the focus. */
export async function movePieceDown(page, name) {
  const button = page.getByRole('button', { name: `${name}, down`, exact: true });
  await button.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: `${name}, place` })
    .waitFor();
  await button.and(page.locator(':focus')).waitFor();
}

/** Saves the whole pack. */
export async function savePack(page, extension, path) {
  const button = page.getByRole('button', { name: extension });
  await button.and(page.locator('[aria-disabled="false"]')).waitFor();
  return download(page, () => button.press('Enter'), path);
}
