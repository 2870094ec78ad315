import type { ChecklistEntry, EntryState } from '../../domain/checklists/checklist.ts';
import type { FindingPlace } from '../../domain/checks/finding.ts';
import type { GlyphName } from '../Glyph.svelte';

/** How a state is shown: its sign and tone stand beside its words. */
export const stateLook: Readonly<
  Record<EntryState, { readonly glyph: GlyphName; readonly tone: '' | 'good' | 'care' | 'bad' }>
> = {
  draft: { glyph: 'memo', tone: '' },
  confirmed: { glyph: 'tick', tone: 'good' },
  'not-applicable': { glyph: 'cross', tone: '' },
  mismatch: { glyph: 'unequal', tone: 'bad' },
  nothing: { glyph: 'dash', tone: 'care' },
  changed: { glyph: 'care', tone: 'care' },
};

/** What the states that wait for a person are called as a group, in the order they are listed. */
export const waitingNames = [
  ['mismatch', 'Does not match'],
  ['changed', 'The record has changed'],
  ['draft', 'Drafts to read'],
  ['nothing', 'Nothing yet'],
] as const satisfies readonly (readonly [EntryState, string])[];

/** What opens an item, as its button says it. */
export function openWords({ state }: Pick<ChecklistEntry, 'state'>): string {
  const words: Readonly<Record<EntryState, string>> = {
    draft: 'Read and confirm',
    nothing: 'Write',
    mismatch: 'Look',
    changed: 'Read again',
    confirmed: 'Look',
    'not-applicable': 'Look',
  };
  return words[state];
}

/** The address of a page where something can be said; `null` where there is none. */
export type HrefOf = (place: FindingPlace | null) => string | null;

/** The id by which an item is found on the page. */
export function itemId(number: number): string {
  return `i${number}`;
}
