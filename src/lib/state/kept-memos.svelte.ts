import { SvelteMap } from 'svelte/reactivity';
import type { MemoSaid } from '../domain/memos/changes.ts';
import type { MemoId } from '../domain/model/memo.ts';
import type { OpenStudy } from './open-study.svelte.ts';

const kept = new WeakMap<OpenStudy, KeptMemos>();

/** Memos half written on the Memos page, kept while other pages of the study are open. */
export class KeptMemos {
  /** By memo; 'new' for one begun from scratch. */
  readonly drafts = new SvelteMap<MemoId | 'new', MemoSaid>();

  static of(study: OpenStudy): KeptMemos {
    const found = kept.get(study) ?? new KeptMemos();
    kept.set(study, found);
    return found;
  }
}
