import { getContext, setContext } from 'svelte';

/**
 * Words that stand in a field and could not be kept, by the place of the field. They are there again when
 * the field is, as long as the study is open.
 */
export type UnkeptWords = Map<string, string>;

export const unkeptWordsKey = Symbol('words that could not be kept');

export function setUnkeptWords(words: UnkeptWords): void {
  setContext(unkeptWordsKey, words);
}

/** `undefined` outside a study. */
export function getUnkeptWords(): UnkeptWords | undefined {
  return getContext<UnkeptWords | undefined>(unkeptWordsKey);
}
