import { standing, voicesReader } from '../beliefs/voices.ts';
import { codesInOrder, domainsOf } from '../codebook/tree.ts';
import { codesOfTarget, domainsOfTarget } from '../findings/targets.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Belief } from '../model/belief.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { LineRange } from '../model/line-range.ts';
import type { Subtheme } from '../model/subtheme.ts';
import { byPlace } from '../study/order.ts';

/** What the team made of the coding that a rule may look for. */
export interface AdequacyFindings {
  readonly beliefs: readonly Belief[];
  readonly subthemes: readonly Subtheme[];
}

/** One thing that is looked for in each interview. */
export interface LookedFor {
  /** Unique among what is looked for. */
  readonly key: string;
  readonly name: string;
  /** Where a code is retired or split, that it is; `null` otherwise. */
  readonly standing: 'retired' | 'split' | null;
  /** The domains it speaks to, for rules that are tested domain by domain. */
  readonly domainIds: readonly CodeId[];
  /** The codes whose lines it is on, or the passages themselves. */
  readonly where:
    { readonly codeIds: ReadonlySet<CodeId> } | { readonly passages: readonly LineRange[] };
}

/**
 * Everything of a unit, in the order of the codebook or of the team, whether or not it occurs. An own
 * code and a construct stand for themselves alone, so that a heading over own codes is not one more; a
 * domain counts as in all findings, with its constructs. Merged codes and statements count as what they
 * were merged into. "Outside the TDF" is no code that could be new.
 */
export function lookedFor(
  unit: AdequacyRule['unit'],
  settled: SettledStudy,
  { beliefs, subthemes }: AdequacyFindings,
): readonly LookedFor[] {
  switch (unit) {
    case 'own-codes':
      return codesLookedFor(settled, ({ kind }) => kind === 'own');
    case 'codes':
      return codesLookedFor(settled, ({ kind }) => kind !== 'outside');
    case 'beliefs':
      return beliefsLookedFor(beliefs, settled);
    case 'subthemes':
      return subthemes.toSorted(byPlace).map((one) => {
        const target = { on: 'subtheme', subthemeId: one.id } as const;
        return {
          key: one.id,
          name: one.name,
          standing: null,
          domainIds: domainsOfTarget(target, settled, { subthemes }),
          where: { codeIds: codesOfTarget(target, settled, { subthemes }) },
        };
      });
  }
}

function codesLookedFor(
  settled: SettledStudy,
  isMeant: (code: Code) => boolean,
): readonly LookedFor[] {
  return codesInOrder(settled.codes)
    .filter((code) => isMeant(code) && code.status !== 'merged')
    .map((code) => ({
      key: code.id,
      name: code.name,
      standing: code.status === 'retired' || code.status === 'split' ? code.status : null,
      domainIds: domainsOf(code, settled.byId),
      where: {
        codeIds:
          code.kind === 'domain'
            ? codesOfTarget({ on: 'code', codeId: code.id }, settled, { subthemes: [] })
            : new Set([code.id]),
      },
    }));
}

function beliefsLookedFor(beliefs: readonly Belief[], settled: SettledStudy): readonly LookedFor[] {
  const voicesOf = voicesReader(settled);
  return standing(beliefs).map((belief) => ({
    key: belief.id,
    name: belief.statement,
    standing: null,
    domainIds: belief.domainId === null ? [] : [settled.merged(belief.domainId)],
    where: {
      passages: voicesOf(belief).passages.flatMap(({ transcriptId, counted }) =>
        counted.map(({ from, to }) => ({ transcriptId, from, to })),
      ),
    },
  }));
}
