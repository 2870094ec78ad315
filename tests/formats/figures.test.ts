import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Figure } from '#lib/domain/figures/figure.ts';
import { svgFigure } from '#lib/formats/svg/figure-writer.ts';
import { drawnFigures, twelveSubthemes } from '../fixtures/figures.ts';

const folder = new URL('../figures/', import.meta.url);
/** UPDATE_FIGURES=1 writes what is drawn now; look at each file before it is approved. */
const isUpdate = process.env['UPDATE_FIGURES'] === '1';

/** The elements of an SVG file, in order, with their attributes and the words inside them. */
function elementsOf(svg: string) {
  const parser = new SaxesParser();
  const elements: { name: string; attributes: Record<string, string>; words: string }[] = [];
  const open: typeof elements = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, words: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (words) => {
    const last = open.at(-1);
    if (last) last.words += words;
  });
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return elements;
}

const written = async (figure: Figure) => new TextDecoder().decode(await svgFigure.write(figure));

describe('the approved figures', () => {
  it.each(Object.keys(drawnFigures))('draws %s as it was approved, byte for byte', async (name) => {
    const bytes = await svgFigure.write(drawnFigures[name]!);
    const file = new URL(`${name}.svg`, folder);
    if (isUpdate) writeFileSync(file, bytes);
    expect(new TextDecoder().decode(bytes)).toBe(readFileSync(file, 'utf8'));
  });

  it('keeps no file that nothing draws', () => {
    const kept = readdirSync(folder).filter((name) => name.endsWith('.svg'));
    expect(kept.toSorted()).toEqual(
      Object.keys(drawnFigures)
        .map((name) => `${name}.svg`)
        .toSorted(),
    );
  });
});

describe('an SVG file', () => {
  it('stands by itself: well-formed, and nothing in it leads out of the file', async () => {
    for (const figure of Object.values(drawnFigures)) {
      const elements = elementsOf(await written(figure));
      expect(elements[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } });
      for (const { name, attributes } of elements) {
        expect(['image', 'use', 'script', 'style', 'foreignObject', 'a']).not.toContain(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (key === 'xmlns') continue;
          expect(`${key}="${value}"`).not.toMatch(/href|^on|https?:|url\((?!#)/);
        }
      }
    }
  });

  it('names every pattern it uses, once', async () => {
    const elements = elementsOf(await written(drawnFigures['theme-map']!));
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    const used = elements.flatMap(
      ({ attributes }) => /url\(#(.*)\)/.exec(attributes['fill'] ?? '')?.[1] ?? [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(used.length).toBeGreaterThan(10);
    expect(ids).toEqual(expect.arrayContaining([...new Set(used)]));
  });

  it('says the names, counts and links of the graph in words for those who hear it', async () => {
    const elements = elementsOf(await written(drawnFigures['theme-map']!));
    const told = elements.find(({ name }) => name === 'desc')!.words;
    for (const { name } of twelveSubthemes.nodes) expect(told).toContain(name);
    expect(told).toContain('Subtheme Leave to undo, 9 of 12 people, 17 passages.');
    expect(told).toContain('Social influences (7 people)');
    expect(told).toContain('Invented data.');
  });

  it('keeps words as text, those from right to left in their direction', async () => {
    const elements = elementsOf(await written(drawnFigures['theme-map-right-to-left']!));
    const words = elements.find(
      ({ words }) => words === 'מי מחליט על התרופה' || words === 'מי מחליט על',
    );
    expect(words).toMatchObject({ name: 'text', attributes: { direction: 'rtl' } });
    // Its right edge stands at the bar: there the words begin, since they are read from there.
    expect(words?.attributes['text-anchor']).toBeUndefined();
  });

  it('writes what is dangerous in XML as words', async () => {
    const svg = await written(drawnFigures['theme-map-long-names']!);
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('\u0007');
    expect(elementsOf(svg).some(({ words }) => words.includes('<b>&"short"</b>'))).toBe(true);
  });

  it('says on the figure that data are invented and which coding was counted', async () => {
    for (const name of ['theme-map', 'accumulation-curve', 'heat-map']) {
      const words = elementsOf(await written(drawnFigures[name]!))
        .filter((element) => element.name === 'text')
        .map((element) => element.words);
      expect(words.join(' ')).toContain('Settled coding of 11 of 12 transcripts. Invented data.');
    }
  });
});
