import { nameKey } from './name-key.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import { markOf } from './mark.ts';

/**
 * L4: map, tables and headings are made from one record of themes, subthemes and domains; asked is what in
 * that record would make them seem to differ: names used twice, themes without a subtheme, subthemes that
 * lack a theme, codes or a confirmed domain, and links that nobody has confirmed.
 */
export function oneRecord({ records, settled }: PaperFrame): RuleOutcome {
  const themes = records.themes.toSorted(byPlace);
  const subthemes = records.subthemes.toSorted(byPlace);
  if (themes.length + subthemes.length === 0) {
    return { rule: 'L4', ran: false, because: 'the study has no theme and no subtheme yet' };
  }
  const known = new Set<string>(themes.map(({ id }) => id));
  return {
    rule: 'L4',
    ran: true,
    findings: [
      ...namesTwice([
        ...themes.map(({ id, name }) => ({ id, name, on: 'theme' as const })),
        ...subthemes.map(({ id, name }) => ({ id, name, on: 'subtheme' as const })),
      ]),
      ...themes.flatMap(({ id, name }): Finding[] =>
        subthemes.some(({ themeIds }) => themeIds.includes(id))
          ? []
          : [
              {
                rule: 'L4',
                mark: markOf('theme alone', id),
                is: 'question',
                where: `Theme “${name}”`,
                what: 'The theme has no subtheme. Is it to stand in the paper?',
                why: 'It is in the themes table and the map, and has no quotation table.',
                place: { page: 'themes', choices: { theme: id } },
              },
            ],
      ),
      ...subthemes.flatMap((one) => lacking(one, known)),
      ...proposedLinks(subthemes, (id) => settled.byId.get(id)?.name ?? 'a domain no longer there'),
    ],
  };
}

function namesTwice(
  named: readonly {
    readonly id: string;
    readonly name: string;
    readonly on: 'theme' | 'subtheme';
  }[],
): readonly Finding[] {
  const seen = new Map<string, (typeof named)[number]>();
  return named.flatMap((one): Finding[] => {
    const key = nameKey(one.name);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, one);
      return [];
    }
    return [
      {
        rule: 'L4',
        mark: markOf('name', first.id, one.id, key),
        is: 'mismatch',
        where: `Themes, “${one.name}”`,
        what: `A ${first.on} and a ${one.on} have the same name.`,
        why: 'Map, tables and headings tell them apart by name alone.',
        place: { page: 'themes', choices: { [one.on]: one.id } },
      },
    ];
  });
}

function lacking(
  { id, name, themeIds, codeIds, domains }: Subtheme,
  themes: ReadonlySet<string>,
): readonly Finding[] {
  const lacks = [
    ...(themeIds.some((one) => themes.has(one)) ? [] : ['theme']),
    ...(codeIds.length > 0 ? [] : ['codes']),
    // What is proposed waits for a person, and is asked about below.
    ...(domains.some(({ state }) => state !== 'declined') ? [] : ['domain']),
  ];
  if (lacks.length === 0) return [];
  return [
    {
      rule: 'L4',
      mark: markOf('lacks', id, ...lacks),
      is: 'question',
      where: `Subtheme “${name}”`,
      what: `The subtheme has ${listed(lacks.map((one) => `no ${one}`))}. Is that meant?`,
      why: [
        ...(lacks.includes('theme')
          ? ['Under no theme it stands apart in the map and in a table of its own.']
          : []),
        ...(lacks.includes('codes')
          ? ['Without codes no passage and nobody counts under it.']
          : []),
        ...(lacks.includes('domain')
          ? ['Without a domain a reader will ask where it belongs in the framework.']
          : []),
      ].join(' '),
      place: { page: 'themes', choices: { subtheme: id } },
    },
  ];
}

function proposedLinks(
  subthemes: readonly Subtheme[],
  nameOf: (id: Subtheme['codeIds'][number]) => string,
): readonly Finding[] {
  const proposed = subthemes.flatMap(({ id, name, domains }) =>
    domains.flatMap(({ state, domainId }) =>
      state === 'proposed' ? [{ id, domainId, words: `“${name}” with ${nameOf(domainId)}` }] : [],
    ),
  );
  const [first] = proposed;
  if (!first) return [];
  const many = proposed.length;
  return [
    {
      rule: 'L4',
      mark: markOf('proposed', proposed.map((one) => `${one.id} ${one.domainId}`).toSorted()),
      is: 'question',
      where: 'Themes and domains',
      what: `${many} ${many === 1 ? 'link' : 'links'} between subthemes and domains ${many === 1 ? 'is' : 'are'} proposed and neither confirmed nor declined. Which are they?`,
      why: `Only what is confirmed counts: ${proposed.map(({ words }) => words).join('; ')}.`,
      place:
        many === 1
          ? { page: 'themes', choices: { subtheme: first.id } }
          : { page: 'themes', choices: { view: 'matrix' } },
    },
  ];
}
