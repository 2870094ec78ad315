import { themeClaims } from './codebook-items.ts';
import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import { claimsIf } from './claims.ts';
import { type Claim, type Drafted, amountOf, at, drafted } from './drafted.ts';
import type { Ground } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 31. */
export function majorThemes({ frame }: Ground): Drafted {
  const themes = frame.records.themes.toSorted(byPlace);
  const n = themes.length;
  const names = listed(themes.map(({ name }) => `“${name.trim()}”`));
  return drafted(
    [
      n === 0
        ? ''
        : begun(`${n} major ${n === 1 ? 'theme is' : 'themes are'} presented: ${names}.`),
    ],
    {
      missing: n === 0 ? [{ what: 'Themes', place: at('themes') }] : [],
      sources: [{ name: 'Themes', words: amountOf(n, 'theme'), place: at('themes') }],
      facts: {
        numbers: [
          { n, is: 'themes' },
          { n: frame.records.subthemes.length, is: 'subthemes' },
        ],
        claims: [...themeClaims(n, frame.records.subthemes.length), ...named(frame)],
      },
    },
  );
}

/** COREQ 32. */
export function minorThemes({ frame }: Ground): Drafted {
  const { themes, subthemes, beliefs } = frame.records;
  const n = subthemes.length;
  const pairs = beliefs.filter(
    ({ id, oppositeId, mergedInto }) =>
      mergedInto === null && oppositeId !== null && id < oppositeId,
  ).length;
  return drafted(
    [
      n === 0
        ? ''
        : begun(
            `${amountOf(n, 'subtheme')} ${n === 1 ? 'is' : 'are'} described under ${amountOf(themes.length, 'theme')}.`,
          ),
      pairs === 0
        ? ''
        : begun(
            `${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of belief statements that say the opposite of each other ${pairs === 1 ? 'is' : 'are'} reported.`,
          ),
    ],
    {
      missing: [
        ...(n === 0 ? [{ what: 'Subthemes', place: at('themes') }] : []),
        {
          what: 'Cases that do not fit: no record says which they are, so a person writes it',
          place: null,
        },
      ],
      sources: [
        { name: 'Themes', words: amountOf(n, 'subtheme'), place: at('themes') },
        {
          name: 'Belief statements',
          words: `${pairs} opposite ${pairs === 1 ? 'pair' : 'pairs'}`,
          place: at('beliefs'),
        },
      ],
      facts: {
        numbers: [
          { n, is: 'subthemes' },
          { n: themes.length, is: 'themes' },
          { n: pairs, is: 'opposite pairs of belief statements' },
          {
            n: beliefs.filter(({ mergedInto }) => mergedInto === null).length,
            is: 'belief statements',
          },
        ],
        claims: [...themeClaims(themes.length, n), ...named(frame)],
      },
    },
  );
}

/** Names in quotation marks have to be those of themes or subthemes. */
function named({ records }: Ground['frame']): readonly Claim[] {
  const plain = (name: string) =>
    name.trim().toLowerCase().replace(/[’']/g, '’').replace(/[.,]$/, '');
  const known = new Set([...records.themes, ...records.subthemes].map(({ name }) => plain(name)));
  return claimsIf(known.size > 0, ({ text }) => {
    for (const [, curly, straight] of text.matchAll(/“([^”]+)”|"([^"]+)"/g)) {
      const name = curly ?? straight ?? '';
      if (!known.has(plain(name))) {
        return `The sentence names “${name}”; the record has no theme or subtheme of that name.`;
      }
    }
    return null;
  });
}
