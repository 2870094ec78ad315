const marked = '[data-takes-off]';
const headings = 'h1, h2, h3, h4';

/** Where the focus may go when what has it is taken away, the nearest first. */
function placesFor(button: HTMLElement, within: HTMLElement): readonly HTMLElement[] {
  const over = [...within.querySelectorAll<HTMLElement>(headings)];
  const before = (one: HTMLElement) =>
    over.filter((each) => each.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const headed = before(button).toReversed();
  const like = [...within.querySelectorAll<HTMLElement>(marked)].filter(
    (one) =>
      one.dataset['takesOff'] === button.dataset['takesOff'] && before(one).at(-1) === headed[0],
  );
  const at = like.indexOf(button);
  return [...like.slice(at + 1), ...like.slice(0, at).toReversed(), ...headed, within];
}

/**
 * Keeps the focus in its place when the button that has it goes with what it took off: it goes to the next
 * such button under the same heading, the one before, or the heading, or to what holds them all. An attachment for what holds them
 * all; buttons that take themselves away are marked `data-takes-off`, with a word where they are of
 * several kinds.
 */
export function focusStays(within: HTMLElement): () => void {
  let last: { readonly button: HTMLElement; readonly places: readonly HTMLElement[] } | null = null;

  function came({ target }: FocusEvent) {
    const button = target instanceof HTMLElement ? target.closest<HTMLElement>(marked) : null;
    last = button && { button, places: placesFor(button, within) };
  }

  const observer = new MutationObserver(() => {
    if (!last || last.button.isConnected) return;
    const { places } = last;
    last = null;
    // Elsewhere the focus was led on purpose.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const to = places.find((one) => one.isConnected);
    if (to && !to.matches(marked) && !to.hasAttribute('tabindex')) to.tabIndex = -1;
    to?.focus();
  });
  within.addEventListener('focusin', came);
  observer.observe(within, { childList: true, subtree: true });
  return () => {
    within.removeEventListener('focusin', came);
    observer.disconnect();
  };
}
