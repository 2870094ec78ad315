import type { runTask } from '#lib/workers/run-task.ts';
import { tasks } from '#lib/workers/tasks.ts';

/** Tasks as a desk runs them, but here and now instead of in a worker. */
export const directRun = (async (name, input, signal, onprogress) => {
  signal?.throwIfAborted();
  const output = await tasks[name](input as never, onprogress ?? (() => {}));
  signal?.throwIfAborted();
  return output;
}) as typeof runTask;
