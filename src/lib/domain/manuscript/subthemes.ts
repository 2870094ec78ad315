import { diffWordsWithSpace } from 'diff';
import { domainNameReader } from '../codebook/domain-names.ts';
import { looseKey, nameKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import type { CodeId } from '../model/code.ts';
import type { Subtheme } from '../model/subtheme.ts';
import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { DifferencePiece } from './found.ts';
import { nearest } from './near-names.ts';
import type { ReadManuscript } from './read-manuscript.ts';
import { themeViews, type Named, type View } from './theme-views.ts';

/** L4: subthemes, their themes and domains, in the manuscript’s tables and headings against the record. */
export function subthemes(read: ReadManuscript): readonly ManuscriptFinding[] {
  const { records } = read.frame;
  if (records.subthemes.length === 0) return [];
  const views = themeViews(read);
  const unknown = new Set<string>();
  return views.flatMap((view) => [
    ...view.named.flatMap((one) => misnamed(one, view, unknown, read)),
    ...missing(view, read),
    ...view.named.flatMap((one) => [
      ...underOther(one, view, read),
      ...otherDomains(one, view, read),
    ]),
  ]);
}

/** A name that is not the record’s: nearly one of it, or none. */
function misnamed(
  { unit, name }: Named,
  { what }: View,
  unknown: Set<string>,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  if (recordOf(name, records.subthemes)) return [];
  const near = nearest(
    name,
    records.subthemes.map((one) => one.name),
  );
  const key = `${what} ${looseKey(name)}`;
  if (unknown.has(key)) return [];
  unknown.add(key);
  const from = Math.max(0, unit.words.indexOf(name));
  return [
    finding(
      unit,
      { from, to: from + name.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'name', what, nameKey(name)),
        is: 'mismatch',
        what:
          near === null
            ? `“${name}” in ${what} is no subtheme of the record.`
            : `“${name}” in ${what} is “${near}” in the record.`,
        why: 'Map, quotation tables and headings are to name the same subthemes.',
        place: {
          page: 'themes',
          choices: near === null ? {} : { subtheme: recordOf(near, records.subthemes)?.id ?? '' },
        },
        difference: near === null ? [] : nameDifference(near, name),
      },
    ),
  ];
}

function missing(
  view: View,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const there = new Set(
    view.named.flatMap(({ name }) => {
      const names = records.subthemes.map((one) => one.name);
      return [looseKey(name), looseKey(nearest(name, names) ?? '')];
    }),
  );
  const [first] = view.named;
  const absent = records.subthemes
    .toSorted(byPlace)
    .filter((one) => view.expects(one) && !there.has(looseKey(one.name)));
  if (!first) return [];
  return absent.map((one) =>
    finding(
      first.unit,
      { from: 0, to: first.unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'missing', view.what, one.id),
        is: 'mismatch',
        what: `The subtheme “${one.name}” is missing in ${view.what}.`,
        why: 'The record has it, and the other places of the manuscript are to name the same subthemes.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  );
}

function underOther(
  { unit, name, theme }: Named,
  { what }: View,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const one = recordOf(name, records.subthemes);
  if (!one || theme === '') return [];
  const own = records.themes.filter(({ id }) => one.themeIds.includes(id)).map((each) => each.name);
  const isTheme = records.themes.some((each) => looseKey(each.name) === looseKey(theme));
  if (!isTheme || own.some((each) => looseKey(each) === looseKey(theme))) return [];
  return [
    finding(
      unit,
      { from: 0, to: unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'under', what, one.id, nameKey(theme)),
        is: 'mismatch',
        what: `“${name}” stands under “${theme}” in ${what}; the record has it under ${own.length > 0 ? listed(own.map((each) => `“${each}”`)) : 'no theme'}.`,
        why: 'A reader who turns from the map to the tables finds it in another place.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  ];
}

/** Domains beside a subtheme that are not those a person confirmed for it. */
function otherDomains(
  { unit, name, domains }: Named,
  { what }: View,
  { frame, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const one = recordOf(name, frame.records.subthemes);
  if (!one || domains === null || domains.trim() === '') return [];
  const { byKey, byCodeId } = frame.framework;
  const here = new Set(domainNameReader(frame.framework)(domains).domains);
  const confirmed = new Set(
    one.domains.flatMap(({ domainId, state }) => {
      const entry = state === 'confirmed' ? byCodeId.get(domainId as CodeId) : undefined;
      return entry?.kind === 'domain' ? [entry.domain.id] : [];
    }),
  );
  const nameOf = (id: string) => {
    const entry = byKey.get(id);
    return entry?.kind === 'domain' ? `“${entry.domain.name}”` : id;
  };
  const more = [...here].filter((id) => !confirmed.has(id)).map(nameOf);
  const fewer = [...confirmed].filter((id) => !here.has(id)).map(nameOf);
  // A cell with a name misspelt is told of by that name.
  if (more.length === 0 && (fewer.length === 0 || here.size === 0)) return [];
  return [
    finding(
      unit,
      { from: 0, to: unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'domains', what, one.id, [[...here].toSorted().join()]),
        is: 'mismatch',
        what: [
          ...(more.length > 0
            ? [
                `${listed(more)} ${more.length === 1 ? 'stands' : 'stand'} beside “${name}” in ${what} and ${more.length === 1 ? 'is' : 'are'} not confirmed in the record.`,
              ]
            : []),
          ...(fewer.length > 0
            ? [
                `${listed(fewer)} ${fewer.length === 1 ? 'is' : 'are'} confirmed for “${name}” in the record and not in ${what}.`,
              ]
            : []),
        ].join(' '),
        why: 'A subtheme with one domain in the text and two in the table is in print more than once.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  ];
}

function recordOf(name: string, all: readonly Subtheme[]): Subtheme | undefined {
  return all.find((one) => looseKey(one.name) === looseKey(name));
}

function nameDifference(recorded: string, written: string): readonly DifferencePiece[] {
  return diffWordsWithSpace(recorded, written).map(({ added, removed, value }) => ({
    is: added ? 'put-in' : removed ? 'left-out' : 'same',
    words: value,
  }));
}
