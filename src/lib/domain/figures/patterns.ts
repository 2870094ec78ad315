/** The side of the tile that {@link patternTiles} repeat, in figure units. */
export const tileSide = 8;

/**
 * The pattern of each domain as an SVG path in a tile of {@link tileSide}, by the framework's key. The
 * class of the pattern tells the COM-B family without colour: upright bars Capability, dots
 * Opportunity, slants reflective Motivation, level lines automatic Motivation. The same shapes as the
 * stripes of the screen (`ui/palette.css`); Outside the TDF is empty.
 */
export const patternTiles: ReadonlyMap<string, string> = new Map([
  ['knowledge', 'M0 0H8V8H0Z'],
  ['skills', 'M0 0H3V8H0ZM5 0H8V8H5Z'],
  ['role_identity', 'M0 8L8 0H4L0 4ZM4 8H8V4Z'],
  ['capabilities', 'M8 8L0 0H4L8 4ZM4 8H0V4Z'],
  ['optimism', 'M0 0H1.4L4 2.6L6.6 0H8V1.4L5.4 4L8 6.6V8H6.6L4 5.4L1.4 8H0V6.6L2.6 4L0 1.4Z'],
  ['consequences', 'M0 4L4 0H2.4L0 2.4ZM0 8L8 0H6.4L0 6.4ZM4 8L8 4V2.4L2.4 8ZM8 8V6.4L6.4 8Z'],
  ['reinforcement', 'M0 0H8V4H0Z'],
  ['intentions', 'M0 4L4 0L8 4V8L4 4L0 8Z'],
  ['goals', 'M0 0L4 4L8 0V2.4L4 6.4L0 2.4Z'],
  ['memory_attention_decision', 'M0 0H3V8H0ZM4.5 0H8V4H4.5Z'],
  ['environment', 'M4 .8A3.2 3.2 0 1 1 4 7.2A3.2 3.2 0 1 1 4 .8Z'],
  [
    'social_influences',
    'M2 .5A1.5 1.5 0 1 1 2 3.5A1.5 1.5 0 1 1 2 .5ZM6 4.5A1.5 1.5 0 1 1 6 7.5A1.5 1.5 0 1 1 6 4.5Z',
  ],
  ['emotion', 'M0 0H8V1.4H0ZM0 4H8V5.4H0Z'],
  ['behavioural_regulation', 'M2.5 0H5.5V8H2.5Z'],
  ['outside', ''],
]);

/** The key under which a code of the framework has a pattern: domains have one, and what is outside them. */
export function domainWithPattern(frameworkKey: string | null): string | null {
  return frameworkKey !== null && patternTiles.has(frameworkKey) ? frameworkKey : null;
}
