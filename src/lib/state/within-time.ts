import { FormatError } from '../domain/errors.ts';

/** Milliseconds that one file may take. */
const timeLimit = 60_000;

/**
 * Runs `work` with a signal that is given when the person cancels, or when too long has passed since
 * it began or last said that it goes on.
 * @throws {FormatError} 'took-too-long'.
 */
export async function withinTime<T>(
  work: (signal: AbortSignal, goesOn: () => void) => Promise<T>,
  cancelled: AbortSignal,
): Promise<T> {
  cancelled.throwIfAborted();
  const limit = new AbortController();
  const stop = () => limit.abort(cancelled.reason);
  const timed = () =>
    setTimeout(() => limit.abort(new FormatError('took-too-long', '')), timeLimit);
  let timer = timed();
  cancelled.addEventListener('abort', stop);
  try {
    return await work(limit.signal, () => {
      clearTimeout(timer);
      timer = timed();
    });
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener('abort', stop);
  }
}
