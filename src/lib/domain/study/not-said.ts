import type { Coder } from '../model/coder.ts';
import type { Study } from '../model/study.ts';
import { particularsNotSaid, planNotSaid, type Particular, type PlanField } from './plan-items.ts';

/** What surrounds the transcripts, as far as it is written down. */
export interface RecordHeads {
  readonly study: Study;
  readonly coders: readonly Coder[];
  readonly transcripts: readonly { readonly id: string }[];
  readonly guideVersions: readonly { readonly id: string }[];
  readonly recruitments: readonly { readonly id: string }[];
  readonly interviews: readonly { readonly transcriptId: string }[];
}

/** What a report will ask for and nobody has said yet. Names, never a share of a whole. */
export interface NotSaid {
  readonly plan: readonly PlanField[];
  readonly people: readonly {
    readonly coder: Coder;
    readonly missing: readonly Particular[];
  }[];
  readonly guide: boolean;
  readonly recruitment: boolean;
  /** Transcripts of whose interview nothing is recorded. */
  readonly interviews: number;
}

export function notSaid(heads: RecordHeads): NotSaid {
  const recorded = new Set(heads.interviews.map(({ transcriptId }) => transcriptId));
  return {
    plan: planNotSaid(heads.study),
    people: heads.coders
      .map((coder) => ({ coder, missing: particularsNotSaid(coder) }))
      .filter(({ missing }) => missing.length > 0),
    guide: heads.guideVersions.length === 0,
    recruitment: heads.recruitments.length === 0,
    interviews: heads.transcripts.filter(({ id }) => !recorded.has(id)).length,
  };
}

export function isAllSaid({ plan, people, guide, recruitment, interviews }: NotSaid): boolean {
  return plan.length + people.length + interviews === 0 && !guide && !recruitment;
}
