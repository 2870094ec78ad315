import type { CodeId } from '#lib/domain/model/code.ts';
import type { Operation } from '#lib/domain/model/operation.ts';
import { wordsForAct } from '#lib/domain/trail/act-words.ts';
import { sentenceFor } from '#lib/ui/messages.ts';

/** "line 12" or "lines 12–14", of lines [from, to). */
export function linesInWords(lines: { readonly from: number; readonly to: number }): string {
  const { from, to } = lines;
  return to - from === 1 ? `line ${from + 1}` : `lines ${from + 1}–${to}`;
}

/** What the desk says of the acts done at it, and what was refused. */
export class Saying {
  /** In few words, for those who listen. */
  said = $state('');
  /** Why the last act was refused; stays on the screen. */
  trouble: string | null = $state(null);
  readonly #nameOf: (codeId: CodeId) => string;

  constructor(nameOf: (codeId: CodeId) => string) {
    this.#nameOf = nameOf;
  }

  say(words: string): void {
    // The same words twice are heard twice only if something differs.
    this.said = this.said === words ? `${words} ` : words;
  }

  of(operation: Operation | null): void {
    if (!operation) return;
    const names = this.#names(operation);
    const place = placeOf(operation);
    const way = { code: 'on', uncode: 'off' }[operation.kind as 'code' | 'uncode'];
    this.say(
      way
        ? `${names}${place}, ${way}`
        : `${wordsForAct(operation.kind)}${names && `: ${names}`}${place}`,
    );
  }

  /** What undo or redo reached; `elsewhere` names the transcript if it is another. */
  ofTakenBack(way: 'undo' | 'redo', act: Operation, elsewhere: string | undefined): void {
    const names = this.#names(act);
    const words = `${wordsForAct(act.kind)}${names && `, ${names}`}${placeOf(act)}`;
    this.say(
      `${way === 'undo' ? 'Undone' : 'Done again'}: ${words}${elsewhere ? `, in ${elsewhere}` : ''}`,
    );
  }

  /**
   * Runs an act and gives whether it was done; what the study's rules refuse is said, what could not
   * be saved stays on the screen.
   */
  async doing(act: () => Promise<Operation | null | undefined>): Promise<boolean> {
    this.trouble = null;
    try {
      this.of((await act()) ?? null);
      return true;
    } catch (error) {
      this.trouble = sentenceFor(error) ?? 'The browser refused, and nothing was changed.';
      if (sentenceFor(error) === null) reportError(error);
      return false;
    }
  }

  #names({ codeIds }: Operation): string {
    return codeIds.map((id) => this.#nameOf(id)).join(', ');
  }
}

function placeOf({ from, to }: Operation): string {
  return from === null || to === null ? '' : `, ${linesInWords({ from, to })}`;
}
