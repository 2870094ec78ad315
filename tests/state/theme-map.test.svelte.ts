import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withMoved } from '#lib/domain/figures/theme-map-layout.ts';
import type { Figure } from '#lib/domain/figures/figure.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import type { Rasterise } from '#lib/state/figure-files.ts';
import { SaveFigure } from '#lib/state/save-figure.svelte.ts';
import { ThemeMapDesk } from '#lib/state/theme-map-desk.svelte.ts';
import { ThemesDesk } from '#lib/state/themes-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { a, themesStudy } from '../domain/themes/themes-study.ts';
import { drawnFigures } from '../fixtures/figures.ts';
import { amara, tom } from '../fixtures/small-study.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;

async function opened(more: object = {}, coder = amara) {
  const workbench = new Workbench(new Shelf(`theme-map-shelf-${++serial}`), new Witness(null));
  const snapshot = { ...themesStudy(), ...more };
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
}

afterEach(() => study.close());

describe('the theme map of a study', () => {
  const key = `subtheme ${a}`;
  let desk: ThemeMapDesk;
  beforeEach(async () => {
    await opened();
    desk = new ThemeMapDesk(study, new ThemesDesk(study));
  });

  it('keeps where a node was put and what widths show, and lays all out anew when asked', async () => {
    const layout = await whenRead(() => desk.layout);
    expect(desk.moved).toEqual([]);
    await desk.move(key, { x: 400, y: 320 });
    await whenRead(() => desk.moved[0]);
    const node = withMoved(layout, desk.moved).find((one) => one.node.key === key)!;
    expect([node.x + node.width / 2, node.y + node.height / 2]).toEqual([400, 320]);
    await desk.chooseWidths('passages');
    await whenRead(() => (desk.widths === 'passages' ? true : undefined));
    expect(await study.db.themeMaps.count()).toBe(1);
    await desk.reset();
    await whenRead(() => (desk.moved.length === 0 ? true : undefined));
    expect(desk.widths).toBe('passages');
  });

  it('takes a move back like any other act', async () => {
    await desk.move(key, { x: 400, y: 320 });
    await desk.move(key, { x: 500, y: 320 });
    await study.undo();
    expect((await study.db.themeMaps.toArray())[0]?.moved).toEqual([{ key, x: 400, y: 320 }]);
    await study.undo();
    expect(await study.db.themeMaps.count()).toBe(0);
  });

  it('is named after the study and says what was counted', async () => {
    expect(await whenRead(() => desk.words)).toEqual({
      title: 'Stopping medicines (invented): theme map',
      notes: ['Settled coding of 2 of 3 transcripts.', 'Invented data.'],
    });
  });
});

it('leaves the map of a copy made for one person as the lead laid it out', async () => {
  await opened({ packets: [{ ...sentOut(1, tom), direction: 'in' as const }] }, tom);
  const desk = new ThemeMapDesk(study, new ThemesDesk(study));
  for (const act of [
    () => desk.move('theme x', { x: 1, y: 2 }),
    () => desk.reset(),
    () => desk.chooseWidths('passages'),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'copy-for-one' });
  }
  expect(await study.db.themeMaps.count()).toBe(0);
});

describe('saving a figure', () => {
  let saved: { file: Blob; name: string }[];
  let asked: { width: number; height: number }[];
  const figure = drawnFigures['theme-map']!;
  /** The smallest PNG: header and end, without a pixel. */
  const picture = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAAElFTkSuQmCC'),
    (character) => character.charCodeAt(0),
  );
  const draw: Rasterise = async (_, width, height) => {
    asked.push({ width, height });
    return new Blob([picture]);
  };
  const saving = (of: Figure = figure, rasterise = draw) =>
    new SaveFigure(
      study,
      () => of,
      rasterise,
      async (file, name) => {
        saved.push({ file, name });
      },
    );

  beforeEach(async () => {
    [saved, asked] = [[], []];
    await opened();
    await whenRead(() => study.study);
  });

  it('writes a drawing whose words are words, under a name that says it is invented', async () => {
    const desk = saving();
    expect(desk.fileName).toBe('Stopping medicines (invented) - theme map.svg');
    await desk.save();
    expect(desk.saving).toEqual({ state: 'saved', fileName: desk.fileName });
    expect(saved[0]?.file.type).toBe('image/svg+xml');
    expect(await saved[0]?.file.text()).toContain('>Leave to undo</text>');
    expect(asked).toEqual([]);
  });

  it('writes a picture of the size asked for, which says its resolution', async () => {
    const desk = saving();
    desk.choose({ format: 'png', width: 90, dpi: 600 });
    await desk.save();
    expect(asked[0]?.width).toBe(2126);
    expect(asked[0]?.height).toBe(Math.round((2126 * figure.height) / figure.width));
    expect(saved[0]?.name).toBe('Stopping medicines (invented) - theme map.png');
    const text = String.fromCharCode(...new Uint8Array(await saved[0]!.file.arrayBuffer()));
    expect(text.slice(37, 41)).toBe('pHYs');
  });

  it('begins no picture that is too large, and saves nothing', async () => {
    const desk = saving({ ...figure, height: figure.width * 40 });
    desk.choose({ format: 'png', width: 300, dpi: 600 });
    expect(desk.size).toMatchObject({ possible: false, why: 'too-large' });
    await desk.save();
    expect(desk.saving).toMatchObject({ state: 'failed', error: { code: 'picture-not-drawn' } });
    expect([saved, asked]).toEqual([[], []]);
  });

  it('says when the browser could not draw it, and can be asked again', async () => {
    const desk = saving(figure, () => Promise.reject(new RangeError('no memory')));
    desk.choose({ format: 'png' });
    await desk.save();
    expect(desk.saving.state).toBe('failed');
    desk.choose({ format: 'svg' });
    expect(desk.saving.state).toBe('idle');
    await desk.save();
    expect(saved).toHaveLength(1);
  });
});
