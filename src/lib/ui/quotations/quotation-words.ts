import type { TemplateFault } from '../../domain/quotations/attribution-template.ts';
import { counted, numberOf } from '../time-words.ts';

/** Why a template cannot be used, and what to do. */
export function faultSentence(fault: TemplateFault): string {
  switch (fault.is) {
    case 'unknown-name':
      return `{${fault.name}} is none of the names below. Write one of them, or leave it out.`;
    case 'not-published':
      return `{${fault.name}} is not published, so it cannot stand beside somebody’s words. Participants says which attributes are.`;
    case 'not-closed':
      return `A brace is opened at sign ${numberOf(fault.at + 1)} and not closed. Close it with }.`;
    case 'not-opened':
      return `A brace is closed at sign ${numberOf(fault.at + 1)} and was not opened. Open it with {.`;
    case 'nothing-named':
      return 'Nothing in it tells who speaks. Put in a name in braces, such as {id}.';
  }
}

/** How often somebody is quoted, beside their name: "× 4", "never". */
export function timesWords(times: number): string {
  return times === 0 ? 'never' : `× ${numberOf(times)}`;
}

/** How often somebody is quoted, after their name: "4 quotations", "never quoted". */
export function quotedWords(times: number): string {
  return times === 0 ? 'never quoted' : counted(times, 'quotation');
}
