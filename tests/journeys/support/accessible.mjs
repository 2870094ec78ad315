import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with a readable list when axe finds a fault against WCAG 2.2 A or AA on the page. */
export async function assertAccessible(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
  assert.deepEqual(faults, [], `${where} has accessibility faults:\n${faults.join('\n')}`);
}

/** Fails when the page can be scrolled sideways at the window's present width. */
export async function assertNoSidewaysScroll(page, where) {
  const [inner, whole] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ]);
  assert.ok(whole <= inner, `${where} is ${whole} wide in a window of ${inner}`);
}
