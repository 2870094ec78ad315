import { beforeNavigate } from '$app/navigation';

interface HalfWritten {
  readonly unkept: string;
  readonly keep: () => Promise<void>;
}

/** A memo half written is kept when another page is opened; the browser asks before it is closed. */
export function keepsMemoOnLeaving(memo: HalfWritten, keepPlace: () => Promise<void>): void {
  beforeNavigate((leaving) => {
    void keepPlace();
    if (memo.unkept.trim() === '') return;
    if (leaving.willUnload) leaving.cancel();
    else void memo.keep();
  });
}
