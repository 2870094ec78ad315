import type { LogDraft } from '../domain/recruitment/draft.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** A recruitment log being written, and what was stored when it was begun. */
export interface LogWriting {
  readonly draft: LogDraft;
  readonly begunOn: string;
}

const kept = new WeakMap<OpenStudy, KeptRecruitment>();

/** A recruitment log half written, kept while other pages of the study are open. */
export class KeptRecruitment {
  /** `null` when the fields say what is stored. */
  writing: LogWriting | null = $state.raw(null);

  static of(study: OpenStudy): KeptRecruitment {
    const found = kept.get(study) ?? new KeptRecruitment();
    kept.set(study, found);
    return found;
  }
}
