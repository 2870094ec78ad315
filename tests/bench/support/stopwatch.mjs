/**
 * Runs in every page that is measured. Times are those of `performance.now()`, which counts from the
 * moment the page began to load. Something counts as painted in the first task after the frame that
 * shows it.
 */
export function stopwatch() {
  const afterPaint = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );

  /** When what `holds` looks for is painted; looked for in every frame. */
  const painted = async (holds) => {
    while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return afterPaint();
  };

  const rows = () => document.querySelectorAll('[data-line]').length;

  /** The longest time in which the page could not do anything else, while `work` went on. */
  const longestBlock = async (work) => {
    let longest = 0;
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await work();
    port1.close();
    return longest;
  };

  /** Goes to a page of the program as a link would, and says how long until `holds`. */
  const follow = async (href, holds) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    const started = performance.now();
    link.click();
    link.remove();
    return (await painted(holds)) - started;
  };

  /** Durations of frames while `element` is scrolled at the pace of a hard-turned wheel. */
  const framesOfScrolling = async (element, frames) => {
    const durations = [];
    let last = await new Promise((resolve) => requestAnimationFrame(resolve));
    for (let frame = 0; frame < frames; frame++) {
      element.scrollTop += 240;
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      durations.push(now - last);
      last = now;
    }
    return durations;
  };

  const scrollerOf = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      const { overflowY } = getComputedStyle(above);
      if (/auto|scroll/.test(overflowY) && above.scrollHeight > above.clientHeight) return above;
    }
    return document.scrollingElement;
  };

  /** From a key that codes to the line repainted, and to "Saved" in the top bar. */
  const keyTimes = () => {
    const times = { painted: [], durable: [] };
    let pressed = null;
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
    const grid = document.querySelector('[role="grid"]');
    new MutationObserver(async () => {
      if (pressed === null) return;
      const started = pressed;
      pressed = null;
      times.painted.push((await afterPaint()) - started);
    }).observe(grid, { subtree: true, childList: true, characterData: true });
    let since = null;
    const saving = document.querySelector('.saving');
    addEventListener('keydown', (event) => (since = event.timeStamp), { capture: true });
    new MutationObserver(() => {
      if (since === null || !saving.textContent.trim().startsWith('Saved')) return;
      times.durable.push(performance.now() - since);
      since = null;
    }).observe(saving, { subtree: true, childList: true, characterData: true, attributes: true });
    return times;
  };

  globalThis.bench = {
    painted,
    rows,
    longestBlock,
    follow,
    framesOfScrolling,
    scrollerOf,
    keyTimes,
    afterPaint,
  };
}
