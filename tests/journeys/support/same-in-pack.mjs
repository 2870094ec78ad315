import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { webPageText, wordFile } from './pack-files.mjs';

/** Lines that are captions with a number. */
export const captionsIn = (lines) =>
  lines.filter((line) => /^(?:Table|Figure|Appendix) [\dA-Z]+\. /.test(line));

/**
 * The Word file has the pieces under headings and captions in Word's own styles, numbered as on screen;
 * fields that refer to captions that are there; drawn figures; and pages of both kinds.
 *
 * @param page what the page shows: `captions` in order; `headings`, of which some in their order; what is
 * `leftOut`; the row of a `quotation`; `phrases`, each in one paragraph or cell.
 */
export async function assertWordPack(path, { captions, headings, leftOut, quotation, phrases }) {
  const file = await wordFile(path);
  const styled = (style) =>
    file.paragraphs.flatMap((one) => (one.style === style ? [one.words] : []));
  const first = styled('heading 1');
  assert.deepEqual(
    first.filter((heading) => headings.includes(heading)),
    headings,
  );
  assert.ok(!first.includes(leftOut), `${leftOut} is left out`);
  assert.ok(styled('heading 2').includes('Software'), 'the methods have headings of their own');
  assert.deepEqual(captionsIn(styled('caption')), captions);

  assert.ok(file.references.length >= captions.length, 'every piece is referred to');
  for (const { name, shown } of file.references) assert.equal(file.bookmarks.get(name), shown);
  const labels = captions.map((caption) => caption.split('. ')[0]);
  assert.deepEqual([...file.bookmarks.values()], labels);

  const figures = captions.filter((caption) => caption.startsWith('Figure'));
  assert.equal(file.pictures.length, figures.length);
  for (const picture of file.pictures) {
    assert.equal(String.fromCharCode(...picture.subarray(1, 4)), 'PNG');
    assert.ok(picture.length > 5000, 'something is drawn');
  }
  assert.deepEqual([...new Set(file.isTurned)].toSorted(), [false, true], 'upright and turned');

  assertQuoted(file.rows, quotation);
  const texts = [...file.paragraphs.map(({ words }) => words), ...file.rows.flat()];
  for (const phrase of phrases) {
    assert.ok(
      texts.some((text) => text.search(phrase) >= 0),
      `${phrase} stands in the pack`,
    );
  }
}

/** The same captions, numbers and quotation in Markdown. */
export function assertMarkdownPack(path, { captions, quotation }) {
  const text = readFileSync(path, 'utf8').replaceAll('\\', '');
  assert.deepEqual(captionsIn(text.split('\n')), captions);
  assert.ok(text.includes(`| ${quotation.join(' | ')} |`));
}

/** The same captions, numbers and quotation as a page for the web. */
export async function assertWebPack(path, { captions, quotation }) {
  const { blocks, rows } = await webPageText(path);
  assert.deepEqual(captionsIn(blocks), captions);
  assertQuoted(rows, quotation);
}

/** @param quotation number, words as they are printed, attribution. */
function assertQuoted(rows, quotation) {
  const row = rows.find((cells) => cells.includes(quotation[1])) ?? [];
  const at = row.indexOf(quotation[1]) - 1;
  assert.deepEqual(row.slice(at, at + quotation.length), quotation);
}
