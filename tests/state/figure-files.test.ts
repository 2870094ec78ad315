import { describe, expect, it } from 'vitest';
import { figureFiles, filesOfFigures, type Rasterise } from '#lib/state/figure-files.ts';
import { drawnFigures } from '../fixtures/figures.ts';

/** The smallest PNG: header and end, without a pixel. */
const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAAElFTkSuQmCC'),
  (character) => character.charCodeAt(0),
);
const figure = drawnFigures['recruitment-flow']!;
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function drawing() {
  const asked: { words: Promise<string>; width: number; height: number }[] = [];
  const rasterise: Rasterise = async (svg, width, height) => {
    asked.push({ words: svg.text(), width, height });
    return new Blob([picture]);
  };
  return { asked, rasterise };
}

describe('the files of a figure', () => {
  it('are a drawing, a picture of so many dots per inch, and its size for Word', async () => {
    const { asked, rasterise } = drawing();
    const files = await figureFiles(figure, { rasterise });
    expect(new TextDecoder().decode(files.svg)).toContain('>n = 65</text>');
    expect(await asked[0]?.words).toBe(new TextDecoder().decode(files.svg));
    expect(text(files.png).slice(37, 41)).toBe('pHYs');
    // 672 units are 7 inches, more than the 160 mm of the page.
    expect(figure.width).toBe(672);
    expect(files.emu.width).toBe(160 * 36_000);
    expect(files.emu.height / files.emu.width).toBeCloseTo(figure.height / figure.width, 5);
    expect(files.pixels).toEqual({ width: 1890, height: asked[0]?.height });
    expect(asked[0]?.width).toBe(1890);
  });

  it('are of the figure’s own size where the room is larger', async () => {
    const { rasterise } = drawing();
    const { emu } = await figureFiles(figure, { rasterise, room: { width: 400, height: 400 } });
    expect(emu).toEqual({ width: 672 * 9525, height: figure.height * 9525 });
  });

  it('fit the height of the room, also of a figure far higher than wide', async () => {
    const { rasterise, asked } = drawing();
    const long = { ...figure, height: figure.width * 30 };
    const { emu } = await figureFiles(long, { rasterise, dpi: 150 });
    expect(emu.height).toBe(220 * 36_000);
    expect(asked[0]?.width).toBeGreaterThan(100);
  });

  it('are made one figure after another, and no more once nobody wants them', async () => {
    const { rasterise } = drawing();
    const stop = new AbortController();
    const done: number[] = [];
    const names = ['heat-map', 'theme-map', 'accumulation-curve'];
    const figures = names.map((name) => [name, drawnFigures[name]!] as const);
    const made = await filesOfFigures(figures, { rasterise }, (count) => done.push(count));
    expect([...made.keys()]).toEqual(names);
    expect(done).toEqual([1, 2, 3]);
    const stopped = filesOfFigures(figures, { rasterise, signal: stop.signal }, () =>
      stop.abort(new RangeError('no longer wanted')),
    );
    await expect(stopped).rejects.toThrow('no longer wanted');
  });

  it('are the same bytes every time', async () => {
    const { rasterise } = drawing();
    expect(await figureFiles(figure, { rasterise })).toEqual(
      await figureFiles(figure, { rasterise }),
    );
  });
});
