import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patternTiles } from '#lib/domain/figures/patterns.ts';
import { shades } from '#lib/domain/figures/figure.ts';
import { colourOf, domainColours, shadeColours } from '#lib/formats/svg/light-colours.ts';
import { domainLooks } from '#lib/ui/domain-look.ts';

const cssOf = (name: string) =>
  readFileSync(new URL(`../../src/lib/ui/${name}`, import.meta.url), 'utf8');

/** Relative luminance of a colour "#rrggbb" (WCAG 2.2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('colours of figures in files', () => {
  it('are those of the screen’s light theme for every domain', () => {
    const css = cssOf('palette.css');
    for (const { key, cssClass } of domainLooks) {
      const rule = new RegExp(`\\.${cssClass} \\{([^}]*)\\}`).exec(css)![1]!;
      const light = (name: string) =>
        new RegExp(`--${name}: var\\(--light, (#[0-9a-f]{6})\\)`).exec(rule)![1];
      expect(domainColours.get(key)).toEqual({
        stripe: light('stripe'),
        fill: light('fill'),
        label: light('label'),
      });
      expect(patternTiles.has(key)).toBe(true);
    }
  });

  it('are those of the tokens for words, lines and accent', () => {
    const css = cssOf('tokens.css');
    for (const name of ['ink', 'ink-2', 'ink-3', 'hairline', 'edge', 'inset', 'accent'] as const) {
      expect(css).toContain(`--${name}: var(--light, ${colourOf(name)})`);
    }
  });

  it('give every domain a pattern of its own', () => {
    expect(new Set(patternTiles.values()).size).toBe(patternTiles.size);
  });

  it('of shades grow darker in grey, and the numbers on them can be read', () => {
    expect(shadeColours).toHaveLength(shades);
    const greys = shadeColours.map(luminance);
    expect(greys).toEqual(greys.toSorted((a, b) => b - a));
    for (const [step, colour] of shadeColours.entries()) {
      expect(contrast(colour, colourOf({ on: 'on-shade', step }))).toBeGreaterThanOrEqual(4.5);
    }
  });
});
