import type { ComB, ComBComponent } from './com-b.ts';

/** What two published tables offer for one domain: options, of which the program never picks. */
export interface InterventionOptions {
  /** By the components the domain is linked to (2011). */
  readonly byComponent: readonly {
    readonly component: ComBComponent;
    readonly functions: readonly string[];
  }[];
  /** By the domain itself, for each part the table tells apart (2018); none where it has no row. */
  readonly byDomain: readonly {
    readonly part: string | null;
    readonly functions: readonly string[];
  }[];
  /** Where both speak of the domain: what only one of them offers. */
  readonly difference: {
    readonly onlyByComponent: readonly string[];
    readonly onlyByDomain: readonly string[];
  } | null;
}

/** @param domainKey the framework's id, such as "goals". */
export function interventionOptions(
  { components, interventionFunctionsByComponent, interventionFunctionsByDomain }: ComB,
  domainKey: string,
): InterventionOptions {
  const byComponent = components
    .filter(({ domains }) => domains.includes(domainKey))
    .map((component) => ({
      component,
      functions: interventionFunctionsByComponent.rows
        .filter((row) => row.component === component.id)
        .flatMap(({ functions }) => functions),
    }));
  const byDomain = interventionFunctionsByDomain.rows.flatMap(({ domain, part, functions }) =>
    domain === domainKey && functions !== null ? [{ part: part ?? null, functions }] : [],
  );
  const [first, second] = [namesIn(byComponent), namesIn(byDomain)];
  return {
    byComponent,
    byDomain,
    difference:
      byComponent.length === 0 || byDomain.length === 0
        ? null
        : {
            onlyByComponent: first.filter((name) => !second.includes(name)),
            onlyByDomain: second.filter((name) => !first.includes(name)),
          },
  };
}

function namesIn(rows: readonly { readonly functions: readonly string[] }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ functions }) => functions))];
}
