import { codesInOrder, domainsOf } from '../codebook/tree.ts';
import { linesCovered } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { DomainLink } from '../model/subtheme.ts';
import type { OutlineSubtheme } from './outline.ts';
import { passagesOfBoth, tallyOf, type Tally } from './tallies.ts';

/** What speaks for a subtheme’s link to a domain, in the settled coding and in the codebook. */
export interface DomainEvidence extends Tally {
  readonly domain: Code;
  /** Lines that carry both the subtheme’s codes and the domain, each once. */
  readonly lines: number;
  /** Those lines as a share of all the subtheme’s; 0 where it has none. */
  readonly share: number;
  /** The subtheme’s own codes that are classified under the domain. */
  readonly classified: readonly Code[];
}

/** A domain beside a subtheme: what people said of it, or what the codings propose. */
export interface LinkedDomain extends DomainEvidence {
  /** `computed`: only the codings or the codebook speak for it; nothing is stored and nothing counted. */
  readonly state: DomainLink['state'] | 'computed';
  /** Who said so, and when; `null` while computed. */
  readonly said: Pick<DomainLink, 'by' | 'at'> | null;
  /** Whether a person’s word rests on no coding and no classification any more. */
  readonly restsOnNothing: boolean;
}

const states = ['confirmed', 'proposed', 'computed', 'declined'] as const;

/** The domains of the framework, in its order. */
export function domainsInOrder({ codes }: Pick<SettledStudy, 'codes'>): readonly Code[] {
  return codesInOrder(codes).filter(({ kind }) => kind === 'domain');
}

/**
 * The domains a subtheme is linked to or might be: confirmed, proposed by a person, proposed by the
 * codings, declined; within each those with more people first. A domain counts as everywhere else
 * (`ownUnderDomains`).
 */
export function linkedDomains(
  outline: OutlineSubtheme,
  settled: SettledStudy,
): readonly LinkedDomain[] {
  const { domains } = outline.subtheme;
  const linked = domainsInOrder(settled).flatMap((domain): readonly LinkedDomain[] => {
    const evidence = domainEvidence(outline, domain, settled);
    const link = domains.find(({ domainId }) => settled.merged(domainId) === domain.id);
    const rests = evidence.lines > 0 || evidence.classified.length > 0;
    if (!link)
      return rests ? [{ ...evidence, state: 'computed', said: null, restsOnNothing: false }] : [];
    const { state, by, at } = link;
    return [{ ...evidence, state, said: { by, at }, restsOnNothing: !rests }];
  });
  return linked.toSorted(
    (a, b) =>
      states.indexOf(a.state) - states.indexOf(b.state) ||
      b.people.size - a.people.size ||
      b.lines - a.lines,
  );
}

export function domainEvidence(
  { codes, passages }: OutlineSubtheme,
  domain: Code,
  settled: SettledStudy,
): DomainEvidence {
  const codesOf = (codeId: CodeId) =>
    codesOfTarget({ on: 'code', codeId }, settled, { subthemes: [] });
  const own = new Set(codes.flatMap(({ id }) => [...codesOf(id)]));
  const both = passagesOfBoth(own, codesOf(domain.id), settled);
  const [lines, all] = [linesCovered(both), linesCovered(passages)];
  return {
    domain,
    ...tallyOf(both),
    lines,
    share: all === 0 ? 0 : lines / all,
    classified: [...own].flatMap((id) => {
      const code = settled.byId.get(id);
      return code?.kind === 'own' && domainsOf(code, settled.byId).includes(domain.id)
        ? [code]
        : [];
    }),
  };
}

/** The subtheme’s lines that are coded outside the framework, as passages. */
export function outsideFramework({ codes }: OutlineSubtheme, settled: SettledStudy): Tally {
  const outside = settled.codes.filter(({ kind }) => kind === 'outside').map(({ id }) => id);
  const own = codes.flatMap(({ id }) => [
    ...codesOfTarget({ on: 'code', codeId: id }, settled, { subthemes: [] }),
  ]);
  return tallyOf(passagesOfBoth(new Set(own), new Set(outside), settled));
}
