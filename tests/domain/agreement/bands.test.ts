import { expect, it } from 'vitest';
import { bandOf, bandsOf } from '#lib/domain/agreement/bands.ts';

it.each([
  [-0.01, 'poor'],
  [0, 'slight'],
  [0.2, 'slight'],
  [0.21, 'fair'],
  [0.41, 'moderate'],
  [0.61, 'substantial'],
  [0.81, 'almost-perfect'],
] as const)('calls %f %s after Landis and Koch (1977)', (value, band) => {
  expect(bandOf(value, 'landis-koch')).toBe(band);
});

it.each([
  [0.666, 'no-conclusions'],
  [0.667, 'tentative'],
  [0.8, 'reliable'],
] as const)('calls %f %s after Krippendorff (2004)', (value, band) => {
  expect(bandOf(value, 'krippendorff')).toBe(band);
});

it('applies to the lower bound as well as to the figure', () => {
  const value = { defined: true, value: 0.7 } as const;
  const interval = { defined: true, from: 0.5, to: 0.9 } as const;
  expect(bandsOf({ value, interval }, 'landis-koch')).toEqual({
    figure: 'substantial',
    lower: 'moderate',
  });
  const none = { defined: false, reason: 'one-cluster' } as const;
  expect(bandsOf({ value, interval: none }, 'krippendorff')).toEqual({
    figure: 'tentative',
    lower: null,
  });
});
