import { AxeBuilder } from '@axe-core/playwright';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA on the page: one line a rule, with a few of the places. */
export async function accessibilityFaults(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
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
