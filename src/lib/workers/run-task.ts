import { putTogether, type CrossingError } from './crossing-errors.ts';
import taskWorkerUrl from './tasks.worker.ts?worker&url';
import type { Report } from './report.ts';
import type { TaskName, Tasks } from './tasks.ts';
import { trustedUrl } from './trusted-url.ts';

type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
type Reply<T> =
  | { readonly progress: Parameters<Report> }
  | { readonly output: T }
  | { readonly error: CrossingError };

/**
 * Runs one of {@link Tasks} in a worker of its own, which ends with the task.
 * Rejects with what the task threw, or with the signal's reason when cancelled.
 */
export function runTask<Name extends TaskName>(
  name: Name,
  input: Input<Name>,
  signal?: AbortSignal,
  onprogress?: Report,
): Promise<Output<Name>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = new Worker(trustedUrl(taskWorkerUrl), { type: 'module' });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const cancel = () => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', cancel);
    worker.onerror = (event) => {
      end();
      reject(event.error ?? new Error(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<Reply<Output<Name>>>) => {
      if ('progress' in data) {
        onprogress?.(...data.progress);
        return;
      }
      end();
      if ('error' in data) reject(putTogether(data.error));
      else resolve(data.output);
    };
    worker.postMessage({ name, input });
  });
}
