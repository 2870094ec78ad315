import type { Mark, Paint } from '../../domain/figures/figure.ts';
import { domainLook } from '../domain-look.ts';

/** How much of the accent is in each step of a shade, in percent. */
const parts = [0, 10, 24, 42, 78, 100];

/**
 * A paint as the screen has it: custom properties, so that light, dark and forced colours apply.
 * Paints of a domain need its class on the element: see {@link classOf}.
 *
 * @param uid what the ids of patterns in the same <svg> begin with.
 */
export function colourOf(paint: Paint, uid: string): string {
  if (typeof paint === 'string') return `var(--${paint})`;
  switch (paint.on) {
    case 'hatch':
      return `url(#${uid}-hatch)`;
    case 'pattern':
      return `url(#${patternId(uid, paint.domain)})`;
    case 'shade':
      return `color-mix(in oklab, var(--accent) ${parts[paint.step] ?? 100}%, var(--sheet))`;
    case 'on-shade':
      return paint.step >= 4 ? 'var(--on-accent)' : 'var(--ink)';
    default:
      return `var(--${paint.on})`;
  }
}

/** The class that a mark's element needs for its paints of a domain; a mark has those of one at most. */
export function classOf(mark: Exclude<Mark, { kind: 'group' }>): string | undefined {
  const paints = mark.kind === 'text' ? [mark.fill] : [mark.fill, mark.stroke];
  for (const paint of paints) {
    if (typeof paint === 'object' && 'domain' in paint) return cssClass(paint.domain);
  }
  return undefined;
}

export function patternId(uid: string, domain: string): string {
  return `${uid}-${cssClass(domain)}`;
}

/** The class of palette.css that a domain's paints come from. */
export function cssClass(domain: string): string {
  return domainLook(domain)?.cssClass ?? 'dom-out';
}
