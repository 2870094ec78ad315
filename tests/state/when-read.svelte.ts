/** Waits, watching as a component would, until `read` gives something. */
export function whenRead<T>(read: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const stop = $effect.root(() => {
      $effect(() => {
        try {
          const value = read();
          if (value === undefined || settled) return;
          settled = true;
          resolve(value);
        } catch (error) {
          settled = true;
          reject(error as Error);
        }
        queueMicrotask(() => stop());
      });
    });
  });
}
