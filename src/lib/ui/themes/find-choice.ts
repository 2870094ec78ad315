import type { Named } from '../../domain/themes/find-names.ts';

/** One of several things that are found by name. */
export interface FindChoice extends Named {
  readonly key: string;
  /** Why it cannot be chosen, such as that it stands there already; `null` when it can. */
  readonly not: string | null;
}
