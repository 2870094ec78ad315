import { counted } from '../time-words.ts';

/** Whether what was done last is on disk; a failure comes with its sentence. */
export type SavingWords =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly sentence: string };

/** When the study was last saved to a file and how many acts were done since. */
export interface FileState {
  /** An instant; `null` when it never was. */
  readonly at: string | null;
  readonly actsSince: number;
  /** False where the number is not to be known: another coder's open pass may be in it. */
  readonly isCounted?: boolean;
}

/** What was done since the study was saved to a file: "214 acts since", "nothing since". */
export function sinceWords({ actsSince, isCounted = true }: FileState): string {
  if (actsSince === 0) return 'nothing since';
  return isCounted ? `${counted(actsSince, 'act')} since` : 'changed since';
}

/** How much of a study that was never saved is in no file: "never saved, 3 acts". */
export function neverSavedWords({ actsSince, isCounted = true }: FileState): string {
  return actsSince === 0 || !isCounted
    ? 'never saved'
    : `never saved, ${counted(actsSince, 'act')}`;
}

/** A page of the study in the stage bar. */
export interface StageLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  /** A number with its words where a number alone would not say enough. */
  readonly count?: string | number | undefined;
  /** Set apart at the end of the bar. */
  readonly quiet?: boolean;
}

/** Who is at the keyboard. */
export interface AtKeyboard {
  readonly name: string;
  readonly initials: string;
  /** What they are in the study, in words. */
  readonly role: string;
}

/** Whether a press is meant for a field: single keys and undo leave it alone. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'file'].includes(target.type)
  );
}

/** Whether a dialog stands over the page (each counts itself on the root): no single key fires then. */
export function isDialogOpen(): boolean {
  return Number(document.documentElement.dataset['dialogs'] ?? 0) > 0;
}
