import { themeClaims } from './codebook-items.ts';
import { settledPeople } from '../findings/settled-study.ts';
import { onlyWithheld, quotationsInTables, withheldClause } from '../quotations/in-tables.ts';
import { quoteSpread } from '../quotations/spread.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, countClaim } from './claims.ts';
import { type Drafted, amountOf, at, drafted } from './drafted.ts';
import type { Ground } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 29: the quotations that the quote tables print, each counted once, and how many are withheld. */
export function quotations({ frame, all }: Ground): Drafted {
  const { records, settled } = frame;
  const { places, printed, withheld } = quotationsInTables(frame);
  const ids = new Set(printed);
  const n = ids.size;
  const of = settledPeople(settled).size;
  const { people, neverQuoted } = quoteSpread(frame);
  const quoted = people.filter((one) => one.quotations.some((id) => ids.has(id))).length;
  const perTheme = records.themes.map(
    ({ id }) =>
      new Set(places.filter(({ themeId }) => themeId === id).map(({ quoteId }) => quoteId)).size,
  );
  const least = perTheme.length === 0 ? 0 : Math.min(...perTheme);
  const without = records.subthemes.filter(
    ({ id }) => !places.some(({ subthemeId }) => subthemeId === id),
  );
  return drafted(
    [
      n === 0
        ? onlyWithheld(withheld.length)
        : begun(
            `${amountOf(n, 'quotation')}${quoted === 0 ? '' : ` from ${quoted} of the ${of} participants whose interviews are settled`} ${n === 1 ? 'stands' : 'stand'} in the quote tables${least > 0 && perTheme.length > 1 ? `; every theme has at least ${least}` : ''}${withheldClause(withheld.length)}.`,
          ),
    ],
    {
      missing: [
        ...(n === 0 ? [{ what: 'Quotations of subthemes', place: at('themes') }] : []),
        ...(n > 0 && without.length > 0
          ? [
              {
                what: `No quotation stands under ${listed(without.map(({ name }) => `“${name}”`))}`,
                place: at('themes'),
              },
            ]
          : []),
        ...(n > 0 && neverQuoted.length > 0
          ? [
              {
                what: `Never quoted, and could be: ${neverQuoted.map(({ label }) => label).join(', ')}`,
                place: at('quotations'),
              },
            ]
          : []),
      ],
      sources: [
        {
          name: 'Quotations',
          words: `${n} in the quote tables, of ${quoted} of ${of} people${withheld.length > 0 ? `; ${withheld.length} withheld` : ''}`,
          place: at('quotations'),
        },
      ],
      facts: {
        numbers: [
          { n, is: 'quotations' },
          { n: withheld.length, is: 'quotations withheld' },
          { n: places.length, is: 'places of quotations' },
          { n: quoted, is: 'participants quoted' },
          { n: of, is: 'participants whose interviews are settled' },
          { n: of - quoted, is: 'participants not quoted' },
          { n: all, is: 'interviews' },
          { n: records.themes.length, is: 'themes' },
          { n: records.subthemes.length, is: 'subthemes' },
          { n: least, is: 'quotations of the theme with fewest' },
          ...perTheme.map((each) => ({ n: each, is: 'quotations of a theme' })),
        ],
        claims: claimsIf(
          n > 0,
          countClaim(
            /(?<!at least )(?<!of )\b(?<n>\d+) (?:illustrative |verbatim )?(?:quotations|quotes) (?:from|of|by|are|were|stand)/,
            [n, ...perTheme, withheld.length],
            'quotations',
          ),
          countClaim(
            /(?:quotations|quotes) (?:from|of|by) (?<n>\d+)\b/,
            [quoted],
            'participants quoted',
          ),
          ...themeClaims(records.themes.length, records.subthemes.length),
        ),
      },
    },
  );
}

/** COREQ 30. */
export function consistency({ frame }: Ground): Drafted {
  const { subthemes, beliefs } = frame.records;
  const inTables = quotationsInTables(frame);
  const shown = new Set(inTables.places.map(({ subthemeId }) => subthemeId));
  const withQuotes = subthemes.filter(({ id }) => shown.has(id)).length;
  const counted = beliefs.filter(({ mergedInto }) => mergedInto === null);
  const grounded = counted.filter(({ passages }) => passages.length > 0).length;
  const each = (n: number, of: number, one: string, has: string, have: string) =>
    of === 0
      ? ''
      : n === of
        ? `${of === 1 ? `the ${one}` : `each of the ${of} ${one}s`} ${has}`
        : `${n === 0 ? 'none' : n} of the ${amountOf(of, one)} ${n === 1 ? has : have}`;
  const parts = [
    each(
      withQuotes,
      subthemes.length,
      'subtheme',
      'is shown with at least one quotation',
      'are shown with at least one quotation',
    ),
    each(
      grounded,
      counted.length,
      'belief statement',
      'rests on passages of the transcripts',
      'rest on passages of the transcripts',
    ),
  ].filter((part) => part !== '');
  return drafted([parts.length === 0 ? '' : begun(`${parts.join(', and ')}.`)], {
    missing: [
      ...(parts.length === 0
        ? [{ what: 'Subthemes with quotations, or belief statements', place: at('themes') }]
        : []),
      {
        what: 'Whether the text cites what the tables show: look under Checks, and hold the manuscript against the study',
        place: at('manuscript'),
      },
    ],
    sources: [
      {
        name: 'Themes',
        words: `${withQuotes} of ${amountOf(subthemes.length, 'subtheme')} with a quotation`,
        place: at('themes'),
      },
      {
        name: 'Belief statements',
        words: `${grounded} of ${counted.length} with passages`,
        place: at('beliefs'),
      },
    ],
    facts: {
      numbers: [
        { n: subthemes.length, is: 'subthemes' },
        { n: withQuotes, is: 'subthemes with a quotation' },
        { n: counted.length, is: 'belief statements' },
        { n: grounded, is: 'belief statements with passages' },
        { n: frame.records.themes.length, is: 'themes' },
        {
          n: inTables.printed.length,
          is: 'quotations',
        },
      ],
      claims: [
        ...themeClaims(frame.records.themes.length, subthemes.length),
        countClaim(
          /(?<!of the )\b(?<n>\d+) belief statements/,
          [counted.length, grounded],
          'belief statements',
        ),
      ],
    },
  });
}
