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

  /** When what `holds` looks for is painted; looked for in every frame, for a minute at most. */
  const painted = async (holds) => {
    const started = performance.now();
    while (!holds()) {
      if (performance.now() - started > 60_000) throw new Error(`never painted: ${holds}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return afterPaint();
  };

  const rows = () => document.querySelectorAll('[data-line]').length;

  /**
   * The longest time in which the page could not do anything else, while `work` went on. A timer is
   * due every four milliseconds or so, and leaves the page idle in between.
   */
  const longestBlock = async (work) => {
    let longest = 0;
    let last = performance.now();
    let timer;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      timer = setTimeout(tick);
    };
    timer = setTimeout(tick);
    await work();
    clearTimeout(timer);
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

  /** From the second key of a chord to the line repainted, and to "Saved" in the top bar. */
  const keyTimes = () => {
    const times = { painted: [], durable: [] };
    const pressed = { before: '', painting: null, saving: null };
    const noted = ({ key, timeStamp }) => {
      if (pressed.before === 'd') pressed.painting = pressed.saving = timeStamp;
      pressed.before = key;
    };
    addEventListener('keydown', noted, { capture: true });

    const watch = (element, heard) =>
      new MutationObserver(heard).observe(element, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    watch(document.querySelector('[role="grid"]'), async () => {
      if (pressed.painting === null) return;
      const since = pressed.painting;
      pressed.painting = null;
      times.painted.push((await afterPaint()) - since);
    });
    const saving = document.querySelector('.saving');
    watch(saving, () => {
      if (pressed.saving === null || !saving.textContent.trim().startsWith('Saved')) return;
      times.durable.push(performance.now() - pressed.saving);
      pressed.saving = null;
    });
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
