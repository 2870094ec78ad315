import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { readFile } from 'node:fs/promises';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const decoder = new TextDecoder();

/**
 * A Word file as another program reads it: its paragraphs in order with the names of their styles, the
 * references in it, its pictures, and which of its sections lie on their side.
 */
export async function wordFile(path) {
  const parts = unzipSync(new Uint8Array(await readFile(path)));
  const xml = (name) =>
    new JSDOM(decoder.decode(parts[name]), { contentType: 'text/xml' }).window.document;
  const named = new Map(
    [...xml('word/styles.xml').getElementsByTagNameNS(w, 'style')].map((style) => [
      style.getAttributeNS(w, 'styleId'),
      style.getElementsByTagNameNS(w, 'name')[0].getAttributeNS(w, 'val'),
    ]),
  );
  const document = xml('word/document.xml');
  const all = (name, within = document) => [...within.getElementsByTagNameNS(w, name)];
  const styleOf = (paragraph) => {
    const id = all('pStyle', paragraph)[0]?.getAttributeNS(w, 'val');
    assert.ok(id === undefined || named.has(id), `${id} is a style of the file`);
    return named.get(id) ?? 'Normal';
  };
  const words = (element) =>
    all('t', element)
      .map(({ textContent }) => textContent)
      .join('');
  const targets = new Map(
    [...xml('word/_rels/document.xml.rels').querySelectorAll('Relationship')].map((one) => [
      one.getAttribute('Id'),
      `word/${one.getAttribute('Target')}`,
    ]),
  );
  return {
    paragraphs: all('p').map((one) => ({ style: styleOf(one), words: words(one) })),
    /** Rows of all tables, as texts of their cells. */
    rows: all('tr').map((row) => all('tc', row).map(words)),
    bookmarks: new Map(
      all('bookmarkStart').map((start) => [start.getAttributeNS(w, 'name'), wordsWithin(start)]),
    ),
    references: all('instrText').flatMap((field) => {
      const name = /^\s*REF\s+(\S+)/.exec(field.textContent)?.[1];
      return name ? [{ name, shown: wordsShown(field) }] : [];
    }),
    pictures: [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName === 'blip')
      .map((blip) => parts[targets.get(blip.getAttributeNS(r, 'embed'))]),
    isTurned: all('pgSz').map((size) => size.getAttributeNS(w, 'orient') === 'landscape'),
  };

  /** What stands between the ends of a bookmark. */
  function wordsWithin(start) {
    const id = start.getAttributeNS(w, 'id');
    let shown = '';
    for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.localName === 'bookmarkEnd' && next.getAttributeNS(w, 'id') === id) return shown;
      shown += words(next);
    }
    assert.fail(`a bookmark ends: ${start.getAttributeNS(w, 'name')}`);
  }

  /** What a field shows until Word counts anew. */
  function wordsShown(field) {
    let shown = '';
    let isShown = false;
    for (let run = field.parentElement; run; run = run.nextElementSibling) {
      const type = all('fldChar', run)[0]?.getAttributeNS(w, 'fldCharType');
      if (type === 'end') return shown;
      if (isShown) shown += words(run);
      if (type === 'separate') isShown = true;
    }
    assert.fail(`a field ends: ${field.textContent}`);
  }
}

/** The text of a web page on disk, block by block, white space as one space. */
export async function webPageText(path) {
  const { document } = new JSDOM(await readFile(path, 'utf8')).window;
  const plain = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  return {
    blocks: [...document.querySelectorAll('h1, h2, h3, h4, p, caption, figcaption')].map(plain),
    rows: [...document.querySelectorAll('tr')].map((row) => [...row.cells].map(plain)),
  };
}
