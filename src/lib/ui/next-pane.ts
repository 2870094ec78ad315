/**
 * Goes to the next pane of the desk, the first after the last: to where one was in it, or to the pane.
 * Panes are marked `data-pane`.
 *
 * @param place selector of where one is in a pane.
 */
export function nextPane(place: string): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + 1) % panes.length];
  (next?.querySelector<HTMLElement>(place) ?? next)?.focus();
}
