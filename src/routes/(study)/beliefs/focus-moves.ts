/** Moves among passages, or among statements or places where the focus is there. @returns whether there are any. */
export function stepInPane(step: 1 | -1): boolean {
  const at = document.activeElement;
  const list = at?.closest('[data-statements]')
    ? '[data-statement]'
    : at?.closest('[data-place]')
      ? '[data-place]'
      : '[data-passage]';
  const all = [...document.querySelectorAll<HTMLElement>(list)];
  const here = all.findIndex((one) => one === at);
  const within = all.findIndex(
    (one) => at !== null && one.closest('article, [data-whole]')?.contains(at),
  );
  const from = here === -1 ? within : here;
  all[from === -1 ? 0 : from + step]?.focus();
  return all.length > 0;
}

/** Goes to the next pane, to where one was in it. */
export function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + 1) % panes.length];
  const stop = pane?.querySelector<HTMLElement>(
    '[data-passage][tabindex="0"], [data-statement][tabindex="0"], [data-place][aria-current]',
  );
  (stop ?? pane)?.focus();
}
