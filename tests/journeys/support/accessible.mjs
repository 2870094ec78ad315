import { AxeBuilder } from '@axe-core/playwright';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that colours decide; all others find the same in light and in dark. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 A and AA on the page: one line a rule, with a few of the places.
 *
 * @param rules 'all', or only those that colours decide, where the rest was looked at in other colours.
 */
export async function accessibilityFaults(page, rules = 'all') {
  // Without a page of its own for putting together what frames say: there are no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (
    rules === 'all' ? axe.withTags(wcag22AA) : axe.withRules(ofColours)
  ).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return [`${id}: ${help}, ${nodes.length} times`, ...places].join('\n    ');
  });
}

/** What makes the page scroll sideways at the window's present width, if anything does. */
export function sidewaysFaults(page) {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${scrollWidth} wide in a window of ${clientWidth}: ${outside.join(', ')}`];
  });
}

/** What makes the window of a desk scroll, whose panes scroll by themselves, if anything does. */
export function deskFaults(page) {
  return page.evaluate(() => {
    const { clientHeight, scrollHeight } = document.documentElement;
    if (!document.querySelector('main > .desk') || scrollHeight <= clientHeight) return [];
    return [`the window of the desk scrolls: ${scrollHeight} high in ${clientHeight}`];
  });
}
