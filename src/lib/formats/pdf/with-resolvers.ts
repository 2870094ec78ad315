/** Promise.withResolvers for browsers older than 2024 and Node 20: pdf.js needs it. */
export function ensureWithResolvers(): void {
  if ('withResolvers' in Promise) return;
  Object.defineProperty(Promise, 'withResolvers', {
    value: withResolvers,
    writable: true,
    configurable: true,
  });
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: PromiseWithResolvers<T>['resolve'] | undefined;
  let reject: PromiseWithResolvers<T>['reject'] | undefined;
  const promise = new Promise<T>((onresolve, onreject) => {
    resolve = onresolve;
    reject = onreject;
  });
  if (!resolve || !reject) throw new TypeError('a promise did not call its executor');
  return { promise, resolve, reject };
}
