import type { CoderId } from '../../domain/model/coder.ts';
import type { ActCount, Standing } from '../../domain/trail/clock.ts';

/** What is in a study file that was chosen, before anything is stored. */
export interface FileView {
  readonly study: { readonly title: string; readonly invented: boolean };
  readonly program: string;
  /** An instant. */
  readonly savedAt: string;
  readonly counts: {
    readonly transcripts: number;
    readonly participants: number;
    readonly passesSubmitted: number;
    readonly passesOpen: number;
  };
  readonly coders: readonly { readonly id: CoderId; readonly name: string }[];
  readonly notes: readonly { readonly where: string; readonly what: string }[];
  /** The copy of this study that is in use in this browser; `null` where there is none. */
  readonly meeting: MeetingView | null;
}

export interface MeetingView {
  readonly shelved: { readonly title: string };
  readonly standing: Standing;
  readonly onlyFile: SideView;
  readonly onlyHere: SideView;
  readonly transcripts: readonly { readonly id: string; readonly name: string }[];
  readonly coders: readonly { readonly id: string; readonly initials: string }[];
}

export interface SideView {
  readonly acts: readonly ActCount[];
  /** Whether there is more in passes that are still blind. */
  readonly blind: boolean;
}

/** What will happen, and what its button says. */
export const standingWords: Readonly<
  Record<Standing | 'new', { readonly what: string; readonly button: string }>
> = {
  new: { what: 'This browser does not have this study yet.', button: 'Open the study' },
  same: {
    what: 'This browser already has exactly this study. Nothing needs to be stored.',
    button: 'Go to the study',
  },
  descendant: {
    what: 'The file holds everything in this browser’s copy, and more. It takes that copy’s place; the copy stays on the first screen.',
    button: 'Open the file, keep the copy',
  },
  ancestor: {
    what: 'The file is older: this browser’s copy holds everything in it, and more. It can be opened as a separate copy beside it.',
    button: 'Open as a separate copy',
  },
  diverged: {
    what: 'Both have moved on since they were the same: each holds acts that the other lacks. Nothing is merged; the file is opened as a separate copy beside the one here.',
    button: 'Keep both',
  },
};
