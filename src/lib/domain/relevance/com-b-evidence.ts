import { joinedRanges } from '../beliefs/ranges.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { ComB, ComBComponent } from './com-b.ts';
import type { DomainEvidence } from './domain-evidence.ts';

/** A component with the domains linked to it and what was found in them. */
export interface ComponentEvidence {
  readonly component: ComBComponent;
  readonly domains: readonly {
    readonly evidence: DomainEvidence;
    /** The other components the domain is linked to, where it is shown as well. */
    readonly alsoIn: readonly ComBComponent[];
  }[];
  /** Identified participants who speak in passages of any of its domains, each once. */
  readonly people: ReadonlySet<ParticipantId>;
  /** Passages of any of its domains; where those of two overlap or touch they are one. */
  readonly passages: number;
}

/** The evidence of the domains by COM-B component. A domain linked to two is shown in both. */
export function comBEvidence(
  { components }: Pick<ComB, 'components'>,
  domains: readonly DomainEvidence[],
): readonly ComponentEvidence[] {
  return components.map((component) => {
    const here = domains.filter((evidence) => isLinked(component, evidence));
    return {
      component,
      domains: here.map((evidence) => ({
        evidence,
        alsoIn: components.filter((one) => one !== component && isLinked(one, evidence)),
      })),
      people: new Set(here.flatMap(({ people }) => [...people])),
      passages: joinedRanges(here.flatMap(({ passages }) => passages)).length,
    };
  });
}

function isLinked({ domains }: ComBComponent, { domain }: DomainEvidence): boolean {
  return domain.frameworkKey !== null && domains.includes(domain.frameworkKey);
}
