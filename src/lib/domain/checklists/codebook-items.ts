import type { Code } from '../model/code.ts';
import { listed } from '../reporting/listed.ts';
import { countClaim, claimsIf } from './claims.ts';
import { type Claim, type Drafted, amountOf, at, drafted } from './drafted.ts';
import { frameworkName, frameworkClaims } from './framework-item.ts';
import type { ChecklistFrame, Ground } from './ground.ts';
import { begun } from './number-words.ts';

/** The codes that count now, proposals left out. */
function activeCodes({ settled }: ChecklistFrame, kind: Code['kind']): readonly Code[] {
  return settled.codes.filter(
    (one) => one.kind === kind && one.status === 'active' && one.proposedIn === null,
  );
}

/** COREQ 25. */
export function codingTree(ground: Ground): Drafted {
  const { frame } = ground;
  const [domains, constructs, own] = (['domain', 'construct', 'own'] as const).map(
    (kind) => activeCodes(frame, kind).length,
  ) as [number, number, number];
  const heads = new Set(activeCodes(frame, 'own').flatMap(({ parentId }) => parentId ?? [])).size;
  const newest = frame.codebookVersions.toSorted((a, b) => b.number - a.number)[0];
  const version = newest ? ` (last kept as version ${newest.number})` : '';
  const parts = [
    ...(domains > 0
      ? [
          `${amountOf(domains, 'domain')}${constructs > 0 ? ` and ${amountOf(constructs, 'construct')}` : ''} of the ${frameworkName(ground)}`,
        ]
      : []),
    own === 0 ? 'no code drawn from the data' : `${amountOf(own, 'code')} drawn from the data`,
  ];
  const sentence =
    domains + own === 0
      ? ''
      : `The codebook${version} holds ${parts.join(', and ')}${heads > 0 ? `, ${heads} of which ${heads === 1 ? 'heads' : 'head'} others` : ''}.`;
  return drafted([sentence], {
    missing: [
      ...(domains + own === 0 ? [{ what: 'Codes', place: at('codebook') }] : []),
      ...(newest
        ? []
        : [{ what: 'A version of the codebook that was kept', place: at('codebook') }]),
    ],
    sources: [
      {
        name: 'Codebook',
        words: `${amountOf(domains, 'domain')}, ${amountOf(constructs, 'construct')}, ${amountOf(own, 'own code')}`,
        place: at('codebook'),
      },
      ...(newest
        ? [
            {
              name: 'Codebook versions',
              words: amountOf(frame.codebookVersions.length, 'version'),
              place: at('codebook', { show: 'changes' }),
            },
          ]
        : []),
    ],
    facts: {
      numbers: [
        { n: domains, is: 'domains' },
        { n: constructs, is: 'constructs' },
        { n: own, is: 'codes drawn from the data' },
        { n: own + domains, is: 'domains and codes drawn from the data' },
        { n: own + domains + constructs, is: 'codes' },
        { n: heads, is: 'codes that head others' },
        { n: own - heads, is: 'codes under no others' },
        { n: frame.codebookVersions.length, is: 'versions of the codebook' },
      ],
      claims: [
        ...frameworkClaims(ground),
        ...claimsIf(
          newest !== undefined,
          countClaim(
            /\bcodebook,?(?: \(?in(?: its)?)? \(?version (?<n>\d+)/,
            [newest?.number ?? 0],
            'newest version of the codebook',
          ),
          countClaim(
            /\bversion (?<n>\d+) of the codebook/,
            [newest?.number ?? 0],
            'newest version of the codebook',
          ),
        ),
        ...codeClaims(own),
      ],
    },
  });
}

function codeClaims(own: number): readonly Claim[] {
  return [
    countClaim(
      /(?<n>\d+) (?:inductive |own |further |open )?codes (?:drawn|that (?:came|were drawn)|came|from the data|derived|developed)/,
      [own],
      'codes drawn from the data',
    ),
    countClaim(/(?<n>\d+) (?:inductive|own|open) codes\b/, [own], 'codes drawn from the data'),
  ];
}

/** COREQ 26. */
export function derivation(ground: Ground): Drafted {
  const { frame } = ground;
  const { themes, subthemes } = frame.records;
  const [domains, own] = [activeCodes(frame, 'domain').length, activeCodes(frame, 'own').length];
  const kindOf = new Map(frame.settled.codes.map(({ id, kind }) => [id, kind]));
  const rest = (kind: 'own' | 'other' | 'none') =>
    subthemes.filter(({ codeIds }) => {
      const kinds = codeIds.map((id) => kindOf.get(frame.settled.merged(id)));
      return kind === 'none'
        ? kinds.length === 0
        : kind === 'own'
          ? kinds.includes('own')
          : kinds.length > 0 && !kinds.includes('own');
    }).length;
  const [onOwn, onOther, onNone] = [rest('own'), rest('other'), rest('none')];
  const codes =
    domains > 0
      ? begun(
          `${amountOf(domains, 'domain')} of the ${frameworkName(ground)} ${domains === 1 ? 'was' : 'were'} set in advance${own > 0 ? `; ${amountOf(own, 'code')} ${own === 1 ? 'was' : 'were'} drawn from the data` : '; no code was drawn from the data'}.`,
        )
      : own > 0
        ? begun(`${own === 1 ? 'the 1 code was' : `all ${own} codes were`} drawn from the data.`)
        : '';
  const parts = [
    ...(onOwn > 0 ? [`${onOwn} on codes drawn from the data`] : []),
    ...(onOther > 0 ? [`${onOther} on codes of the framework alone`] : []),
    ...(onNone > 0 ? [`${onNone} on no code`] : []),
  ];
  const made =
    subthemes.length === 0
      ? ''
      : `Of the ${amountOf(subthemes.length, 'subtheme')} under ${amountOf(themes.length, 'theme')}, ${listed(parts.map((part, index) => (index === 0 ? part.replace(/^(\d+)/, (n) => `${n} ${n === '1' ? 'rests' : 'rest'}`) : part)))}.`;
  return drafted([codes, made], {
    missing: subthemes.length === 0 ? [{ what: 'Themes and subthemes', place: at('themes') }] : [],
    sources: [
      {
        name: 'Codebook',
        words: `${amountOf(domains, 'domain')}, ${amountOf(own, 'own code')}`,
        place: at('codebook'),
      },
      {
        name: 'Themes',
        words: `${amountOf(themes.length, 'theme')}, ${amountOf(subthemes.length, 'subtheme')}`,
        place: at('themes'),
      },
    ],
    facts: {
      numbers: [
        { n: domains, is: 'domains' },
        { n: frame.framework.counts.constructs, is: 'constructs' },
        { n: own, is: 'codes drawn from the data' },
        { n: own + domains, is: 'domains and codes drawn from the data' },
        { n: themes.length, is: 'themes' },
        { n: subthemes.length, is: 'subthemes' },
        { n: onOwn, is: 'subthemes on codes drawn from the data' },
        { n: onOther, is: 'subthemes on codes of the framework alone' },
        { n: onNone, is: 'subthemes on no code' },
      ],
      claims: [
        ...frameworkClaims(ground),
        ...themeClaims(themes.length, subthemes.length),
        ...codeClaims(own),
      ],
    },
  });
}

export function themeClaims(themes: number, subthemes: number): readonly Claim[] {
  return [
    countClaim(/(?<n>\d+) (?:major |main |overarching )?themes\b/, [themes], 'themes'),
    countClaim(/(?<n>\d+) (?:minor themes|sub-?themes)\b/, [subthemes], 'subthemes'),
  ];
}
