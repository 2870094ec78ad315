import { untrack } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';

/**
 * Goes to the line an address names, which it does once: loading the page again comes back to where one
 * was. For an effect that follows the line.
 */
export function goToLineInAddress(line: number, go: (line: number) => void): void {
  if (!Number.isInteger(line)) return;
  untrack(() => {
    go(line);
    const address = [...page.url.searchParams].filter(([key]) => key !== 'line');
    void goto(`?${new URLSearchParams(address)}`, {
      replaceState: true,
      keepFocus: true,
      noScroll: true,
    });
  });
}
