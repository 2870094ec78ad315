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

/** Where one is in a pane. */
export const placeInPane =
  '[data-passage][tabindex="0"], [data-statement][tabindex="0"], [data-place][aria-current]';
