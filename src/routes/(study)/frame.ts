import { createContext } from 'svelte';
import type { FileState, SavingWords } from '#lib/ui/shell/shell.ts';

/** What the bars know and a page may show as well. */
export interface Frame {
  /** `undefined` until read. */
  readonly file: FileState | undefined;
  readonly saving: SavingWords;
  /** An instant, renewed every minute. */
  readonly now: string;
  readonly saveFile: () => void;
}

export const [getFrame, setFrame] = createContext<Frame>();
