import { describe, expect, it } from 'vitest';
import { nameFinder } from '#lib/domain/themes/find-names.ts';
import { placeSubtheme } from '#lib/domain/themes/change-subthemes.ts';
import { moveTheme } from '#lib/domain/themes/change-themes.ts';
import {
  entryKey,
  moveByStep,
  moveOnto,
  type OutlineEntry,
  type OutlineMove,
  type OutlineStep,
  type OutlineTarget,
} from '#lib/domain/themes/outline-moves.ts';
import { placeCode } from '#lib/domain/themes/place-codes.ts';
import { placesFor } from '#lib/domain/themes/places-for.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { tenMinutes } from '../../fixtures/small-study.ts';
import {
  a,
  after,
  alerts,
  b,
  c,
  drawn,
  loose,
  outlineOf,
  theme1,
  theme2,
  themesStudy,
} from './themes-study.ts';

const study = themesStudy();
const subtheme = (id: typeof a, under: typeof theme1 | null): OutlineEntry => ({
  on: 'subtheme',
  id,
  under,
});

function done(of: StudySnapshot, move: OutlineMove | null): StudySnapshot {
  if (move === null) return of;
  switch (move.on) {
    case 'theme':
      return after(of, moveTheme(of.themes, move.id, move.position));
    case 'subtheme':
      return after(of, placeSubtheme(of, move.id, move.place));
    case 'code':
      return after(of, placeCode({ ...of, merged: (id) => id }, move.id, move.place));
  }
}
const stepped = (entry: OutlineEntry, step: OutlineStep, of = study) =>
  done(of, moveByStep(outlineOf(of), entry, step));
const put = (
  entry: OutlineEntry,
  onto: OutlineTarget,
  part: 'before' | 'on' | 'after' = 'on',
  keep = false,
  of = study,
) => done(of, moveOnto(outlineOf(of), entry, onto, part, keep));

describe('moving by keys', () => {
  it.each([
    [{ on: 'theme', id: theme1 }, 'down', 'Ways[C] Time[A,B] –[D]'],
    [{ on: 'theme', id: theme1 }, 'up', 'Time[A,B] Ways[C] –[D]'],
    [subtheme(a, theme1), 'down', 'Time[B,A] Ways[C] –[D]'],
    [subtheme(b, theme1), 'up', 'Time[B,A] Ways[C] –[D]'],
    [subtheme(b, theme1), 'down', 'Time[A] Ways[B,C] –[D]'],
    [subtheme(c, theme2), 'up', 'Time[A,B,C] Ways[] –[D]'],
    [subtheme(c, theme2), 'down', 'Time[A,B] Ways[C] –[D]'],
    [subtheme(a, theme1), 'out', 'Time[B] Ways[C] –[A,D]'],
    [subtheme(loose, null), 'in', 'Time[A,B] Ways[C,D] –[]'],
    [subtheme(loose, null), 'up', 'Time[A,B] Ways[C,D] –[]'],
  ] as const)('%j goes %s', (entry, step, expected) => {
    expect(drawn(stepped(entry, step))).toBe(expected);
  });

  it('takes a code up, down, into the next subtheme, and out', () => {
    const codes = (of: StudySnapshot) =>
      of.subthemes.toSorted((x, y) => x.order - y.order).map(({ codeIds }) => codeIds);
    const entry = { on: 'code', id: tenMinutes, under: a } as const;
    expect(codes(stepped(entry, 'down'))).toEqual([[], [tenMinutes], [], []]);
    expect(codes(stepped(entry, 'up'))).toEqual([[tenMinutes], [], [], []]);
    expect(codes(stepped(entry, 'out'))).toEqual([[], [], [], []]);
    const two = done(study, {
      on: 'code',
      id: alerts,
      place: { under: a, from: null },
      entry,
    });
    expect(codes(stepped(entry, 'down', two))[0]).toEqual([alerts, tenMinutes]);
    expect(moveByStep(outlineOf(study), { on: 'code', id: alerts, under: null }, 'up')).toBeNull();
  });
});

describe('putting one thing on another', () => {
  it('puts a subtheme under a theme, beside another, and under none', () => {
    expect(drawn(put(subtheme(a, theme1), { on: 'theme', id: theme2 }))).toBe(
      'Time[B] Ways[C,A] –[D]',
    );
    expect(drawn(put(subtheme(a, theme1), subtheme(c, theme2), 'before'))).toBe(
      'Time[B] Ways[A,C] –[D]',
    );
    expect(drawn(put(subtheme(a, theme1), subtheme(b, theme1), 'after'))).toBe(
      'Time[B,A] Ways[C] –[D]',
    );
    expect(drawn(put(subtheme(a, theme1), { on: 'no-theme' }))).toBe('Time[B] Ways[C] –[A,D]');
  });

  it('keeps it where it stands as well, when asked', () => {
    const both = put(subtheme(a, theme1), { on: 'theme', id: theme2 }, 'on', true);
    expect(drawn(both)).toBe('Time[B,A] Ways[C,A] –[D]');
    expect(both.subthemes.find(({ id }) => id === a)?.themeIds).toEqual([theme1, theme2]);
  });

  it('gives the new theme the place of the one it leaves', () => {
    const both = put(subtheme(a, theme1), { on: 'theme', id: theme2 }, 'on', true);
    const left = put(subtheme(a, theme1), { on: 'no-theme' }, 'on', false, both);
    expect(left.subthemes.find(({ id }) => id === a)?.themeIds).toEqual([theme2]);
  });

  it('puts a code into a subtheme, before another, and back into the pool', () => {
    const codes = (of: StudySnapshot, id: typeof a) =>
      of.subthemes.find((one) => one.id === id)?.codeIds;
    const pooled = { on: 'code', id: alerts, under: null } as const;
    const placed = { on: 'code', id: tenMinutes, under: a } as const;
    expect(codes(put(pooled, subtheme(b, theme1)), b)).toEqual([alerts]);
    expect(codes(put(pooled, placed, 'before'), a)).toEqual([alerts, tenMinutes]);
    expect(codes(put(pooled, placed, 'after'), a)).toEqual([tenMinutes, alerts]);
    expect(codes(put(placed, { on: 'pool' }), a)).toEqual([]);
    const both = put(placed, subtheme(b, theme1), 'on', true);
    expect([codes(both, a), codes(both, b)]).toEqual([[tenMinutes], [tenMinutes]]);
  });

  it('means nothing where kinds do not go together, or on itself', () => {
    const outline = outlineOf(study);
    const theme = { on: 'theme', id: theme1 } as const;
    expect(moveOnto(outline, theme, subtheme(a, theme1), 'on', false)).toBeNull();
    expect(moveOnto(outline, theme, theme, 'after', false)).toBeNull();
    const placed = { on: 'code', id: tenMinutes, under: a } as const;
    expect(moveOnto(outline, placed, theme, 'on', false)).toBeNull();
    expect(moveOnto(outline, placed, subtheme(a, theme1), 'on', false)).toBeNull();
  });
});

it('names every place something can be put under, and where it stands already', () => {
  const outline = outlineOf(study);
  expect(placesFor(outline, subtheme(a, theme1)).map(({ name, stands }) => [name, stands])).toEqual(
    [
      ['Time', true],
      ['Ways', false],
    ],
  );
  const places = placesFor(outline, { on: 'code', id: tenMinutes, under: a });
  expect(places.map(({ name, about, stands }) => [name, about, stands])).toEqual([
    ['A', 'Time', true],
    ['B', 'Time', false],
    ['C', 'Ways', false],
    ['D', 'under no theme', false],
  ]);
  expect(new Set(places.map(({ target }) => entryKey(target))).size).toBe(4);
});

it('finds names as one types: what begins with it, what holds it, what is like it', () => {
  const find = nameFinder(
    ['Family ways', 'The cost of trying', 'Costs'].map((name) => ({ name, about: '' })),
  );
  expect(find('cost').map(({ name }) => name)).toEqual(['Costs', 'The cost of trying']);
  expect(find('famly')[0]?.name).toBe('Family ways');
  expect(find(' ')).toHaveLength(3);
  expect(find('zzzz')).toEqual([]);
});
