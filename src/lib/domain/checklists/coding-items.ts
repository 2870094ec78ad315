import type { Code } from '../model/code.ts';
import type { Round } from '../model/round.ts';
import { codingFacts, type CodingFacts, type TranscriptCoding } from '../paper/coding-facts.ts';
import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import { byPlace } from '../study/order.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, countClaim, saidClaim } from './claims.ts';
import { at, drafted, type Claim, type Drafted, type Missing } from './drafted.ts';
import { allOf, type ChecklistFrame, type Ground } from './ground.ts';
import { frameworkClaims, frameworkName } from './design-items.ts';
import { begun, wordsOf } from './number-words.ts';

/** Which transcripts were coded how, and what of it the reader is not told yet. */
interface DoubleCoding {
  readonly facts: CodingFacts;
  readonly dual: readonly TranscriptCoding[];
  readonly alone: readonly TranscriptCoding[];
  /** Not by two yet, in a round that asks for two, or not at all. */
  readonly open: number;
  /** What only others may know of. */
  readonly unseen: number;
}

function doubleCoding(frame: ChecklistFrame): DoubleCoding {
  const facts = codingFacts(frame);
  // That a round was revealed, and for whom, everybody may know, also who reads no pass of it.
  const each = facts.each.map((one): TranscriptCoding => {
    const round = one.how === 'open' || one.how === 'unseen' ? revealedRound(one, frame) : null;
    return round ? { ...one, how: 'independently', round, coderIds: round.coderIds } : one;
  });
  const isOpen = ({ transcript: { id } }: TranscriptCoding) => isStillOpen(id, frame);
  const of = (...ways: readonly TranscriptCoding['how'][]) =>
    each.filter(({ how }) => ways.includes(how));
  return {
    facts,
    dual: of('independently'),
    alone: of('one').filter((one) => !isOpen(one)),
    open: of('open', 'together').length + of('one', 'unseen').filter(isOpen).length,
    unseen: of('unseen').filter((one) => !isOpen(one)).length,
  };
}

function revealedRound(
  { transcript: { id } }: TranscriptCoding,
  { rounds }: ChecklistFrame,
): Round | null {
  return rounds.findLast((round) => isBlindRound(round) && isRevealed(round, id)) ?? null;
}

/** Whether a round of several coders asks for a transcript and was not revealed: everybody may know that. */
function isStillOpen(
  id: TranscriptCoding['transcript']['id'],
  { rounds }: ChecklistFrame,
): boolean {
  return rounds.some(
    (round) =>
      isBlindRound(round) && (round.transcriptIds?.includes(id) ?? false) && !isRevealed(round, id),
  );
}

/**
 * Whether part of what others may know of the coding is kept from the reader: then what was confirmed by
 * somebody else is not held against what this reader sees.
 */
export function seesPartly(frame: ChecklistFrame): boolean {
  const role = frame.coders.find(({ id }) => id === frame.viewer)?.role;
  return role === 'adjudicator' || doubleCoding(frame).unseen > 0;
}

/** COREQ 24. */
export function coders(ground: Ground): Drafted {
  const { frame, initials, inOrder } = ground;
  const all = frame.seen.transcripts.length;
  const { facts, dual, alone, open, unseen } = doubleCoding(frame);
  const people = new Map<string, number>();
  for (const { coderIds, round } of dual) {
    const own = coderIds.filter((id) => round?.coderIds.includes(id) ?? true);
    const who = listed(inOrder(own).map(initials));
    people.set(who, (people.get(who) ?? 0) + 1);
  }
  const single = new Map<string, number>();
  for (const { coderIds } of alone) {
    const who = listed(inOrder(coderIds).map(initials));
    single.set(who, (single.get(who) ?? 0) + 1);
  }
  const who = [...new Set([...dual, ...alone].flatMap(({ coderIds }) => coderIds))];
  const inTeam = inOrder(who).map(initials);
  const { settling, openLines } = facts;
  const differences = settling.settled + openLines;
  const isHidden = seesPartly(frame);
  const sentences = codersSentences({ all, people, single, open, unseen, inTeam });
  const calibrated = facts.together;
  const settled = dual.length === 0 || isHidden ? '' : settledSentence(facts, ground);
  const missing: readonly Missing[] = [
    ...(all === 0 ? [{ what: 'No transcript is in the study', place: at('import') }] : []),
    ...(all > 0 && dual.length + alone.length === 0
      ? [{ what: 'Nobody has submitted a coding that counts yet', place: at('rounds') }]
      : []),
    ...(open > 0 && dual.length + alone.length > 0
      ? [
          {
            what: `The coding of ${open === 1 ? '1 transcript' : `${open} transcripts`} is not complete`,
            place: at('rounds'),
          },
        ]
      : []),
    ...(openLines > 0
      ? [
          {
            what: `${openLines} ${openLines === 1 ? 'line is' : 'lines are'} not settled`,
            place: at('reconciliation'),
          },
        ]
      : []),
    ...(dual.length > 0 && settling.settled === 0 && !isHidden && openLines === 0
      ? [{ what: 'How differences were settled', place: at('reconciliation') }]
      : []),
    ...(isHidden
      ? [
          {
            what: 'Not all decisions are open to you, so differences are not counted here',
            place: null,
          },
        ]
      : []),
  ];
  return drafted([...sentences, settled], {
    missing,
    sources: [
      {
        name: 'Rounds',
        words: `${dual.length} of ${all} coded independently, ${alone.length} by one, ${open} not complete`,
        place: at('rounds'),
      },
      ...(isHidden
        ? []
        : [
            {
              name: 'Decisions',
              words: `${settling.settled} settled (${settling.adjudicated} by a third person), ${openLines} open`,
              place: at('reconciliation'),
            },
          ]),
    ],
    facts: {
      numbers: isHidden
        ? null
        : [
            { n: inTeam.length, is: 'coders' },
            { n: all, is: 'transcripts' },
            { n: dual.length, is: 'transcripts coded independently' },
            { n: alone.length, is: 'transcripts coded by one' },
            { n: open, is: 'transcripts not completely coded' },
            { n: calibrated, is: 'transcripts coded together' },
            ...[...people].map(([names, n]) => ({
              n,
              is: `transcripts coded independently by ${names}`,
            })),
            ...[...single].map(([names, n]) => ({ n, is: `transcripts coded by ${names} alone` })),
            { n: settling.settled, is: 'settled differences' },
            { n: settling.together, is: 'differences settled by the coders together' },
            { n: settling.alone, is: 'differences settled by one coder' },
            { n: settling.adjudicated, is: 'differences settled by a third person' },
            { n: openLines, is: 'differences still open' },
            { n: settling.flagged, is: 'differences left to a third person' },
            { n: differences, is: 'differences' },
            { n: settling.adjudicators.length, is: 'third people' },
            { n: inTeam.length + settling.adjudicators.length, is: 'people who coded or settled' },
          ],
      people: {
        ids: frame.coders
          .filter(
            (one) =>
              who.includes(one.id) ||
              one.role === 'adjudicator' ||
              settling.adjudicators.includes(one.initials),
          )
          .map(({ id }) => id),
        as: 'who coded or settled',
      },
      claims: isHidden
        ? []
        : codersClaims({ all, dual: dual.length, people, facts, coders: inTeam.length }),
    },
  });
}

function codersSentences({
  all,
  people,
  single,
  open,
  unseen,
  inTeam,
}: {
  readonly all: number;
  readonly people: ReadonlyMap<string, number>;
  readonly single: ReadonlyMap<string, number>;
  readonly open: number;
  readonly unseen: number;
  readonly inTeam: readonly string[];
}): readonly string[] {
  if (people.size + single.size === 0) return [];
  const share = (n: number) =>
    n === all ? allOf(all, 'transcript') : `${n} of the ${all} transcripts`;
  const apart = 'independently and without sight of each other’s work';
  const [pair] = people;
  const isPair = people.size === 1 && pair !== undefined && listed(inTeam) === pair[0];
  const parts = [
    ...[...people].map(([names, n], index) =>
      index === 0
        ? `${isPair ? `${wordsOf(inTeam.length)} coders (${names})` : names} coded ${share(n)} ${apart}`
        : `${names} coded ${n}`,
    ),
    ...[...single].map(([names, n], index) =>
      people.size === 0 && index === 0
        ? `${names} coded ${share(n)} alone`
        : `${n} ${n === 1 ? 'was' : 'were'} coded by ${names} alone`,
    ),
    ...(open > 0 ? [`the coding of ${open} is not complete`] : []),
    ...(unseen > 0 ? [`of ${unseen} it cannot be said here yet`] : []),
  ];
  return [begun(`${parts.join('; ')}.`)];
}

/** How differences were settled, in lines. */
function settledSentence(
  { settling, openLines, reflexive, each }: CodingFacts,
  { team }: Pick<Ground, 'team'>,
): string {
  const { settled, together, alone, adjudicated, adjudicators } = settling;
  if (each.every(({ round }) => round === null || round.mode === 'reflexive') && reflexive > 0) {
    return 'The second reading was made to see the talk anew; no agreement was computed.';
  }
  const all = settled + openLines;
  if (all === 0) return '';
  const parts = [
    ...(together > 0 ? [`${together} ${were(together)} settled by the coders together`] : []),
    ...(alone > 0 ? [`${alone} by one of the coders alone`] : []),
    ...(adjudicated > 0
      ? [
          `${adjudicated} by a third person (${listed(team.flatMap(({ initials }) => (adjudicators.includes(initials) ? initials : [])))})`,
        ]
      : []),
    ...(openLines > 0 ? [`${openLines} ${openLines === 1 ? 'is' : 'are'} still open`] : []),
  ];
  if (settled > 0 && together === 0)
    parts[0] = `${parts[0]!.replace(' by ', ` ${were(alone || adjudicated)} settled by `)}`;
  return `Of ${all === 1 ? 'the 1 line' : `${all} lines`} on which they differed, ${listed(parts)}.`;
}

function were(n: number): string {
  return n === 1 ? 'was' : 'were';
}

function codersClaims({
  all,
  dual,
  people,
  facts,
  coders: many,
}: {
  readonly all: number;
  readonly dual: number;
  readonly people: ReadonlyMap<string, number>;
  readonly facts: CodingFacts;
  readonly coders: number;
}): readonly Claim[] {
  const { settling, openLines } = facts;
  const apart = '(?:independently|blind|without sight|in parallel)';
  const things = '(?:transcripts|interviews)';
  const differences = '(?:differences|disagreements|lines)';
  const settledNow = [settling.settled, settling.together, settling.alone, settling.adjudicated];
  return [
    ...claimsIf(
      dual < all,
      saidClaim(
        new RegExp(
          `\\b(?:all|both|every|each)\\b(?: of)?(?: the)?(?: \\d+)? (?:${things}|transcript|interview)\\b[^,]*\\b${apart}|\\b${apart}\\b[^,]*\\b(?:all|both|every|each)\\b(?: of)?(?: the)?(?: \\d+)? (?:${things}|transcript|interview)`,
        ),
        `The sentence says that all transcripts were coded independently; the record says ${dual} of ${all}.`,
      ),
    ),
    ...claimsIf(
      dual > 0,
      countClaim(
        new RegExp(
          `(?<!all )(?<!all the )(?<!of the )(?<!of )\\b(?<n>\\d+)(?: of the \\d+| of \\d+)? ${things}\\b[^,;]*?\\b${apart}`,
        ),
        [dual, ...people.values()],
        'transcripts coded independently',
      ),
    ),
    ...claimsIf(
      dual === 0,
      saidClaim(
        new RegExp(`\\b${apart}\\b`),
        'The sentence speaks of independent coding; the record has no transcript coded by two.',
      ),
    ),
    ...claimsIf(
      many > 0,
      countClaim(/(?<n>\d+) (?:independent |blinded )?coders\b/, [many], 'coders'),
      countClaim(
        /(?<n>\d+) (?:researchers|analysts|authors|reviewers) (?:independently |both |each )*coded/,
        [many],
        'coders',
      ),
    ),
    countClaim(
      new RegExp(
        `\\b(?:settled|resolved|reconciled)(?: all)?(?: the| their)? (?<n>\\d+) (?:of their |of the )?${differences}`,
      ),
      settledNow,
      'settled differences',
    ),
    countClaim(
      new RegExp(
        `(?<n>\\d+) ${differences} (?:were|was|had been|have been) (?:settled|resolved|reconciled)`,
      ),
      settledNow,
      'settled differences',
    ),
    ...claimsIf(
      openLines > 0,
      saidClaim(
        new RegExp(
          `\\b(?:all|every|each)\\b(?: of)?(?: the| their)?(?: \\d+)? (?:${differences}|difference|disagreement)\\b[^,]*\\b(?:settled|resolved|reconciled)|\\b(?:settled|resolved|reconciled) (?:all|every|each)\\b`,
        ),
        `The sentence says that all differences are settled; the record says ${settling.settled} settled and ${openLines} open.`,
      ),
    ),
    ...claimsIf(
      settling.adjudicated + settling.flagged === 0,
      saidClaim(
        /\bthird (?:person|coder|researcher|reviewer|party|author)|\badjudicat/,
        'The sentence says that a third person settled differences; the record has none settled by one.',
      ),
    ),
  ];
}

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

/** COREQ 27. */
export function software({ frame, transcripts }: Ground): Drafted {
  const kinds = new Map<string, number>();
  for (const { file } of transcripts.toSorted(byPlace)) {
    const kind = file ? /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0]?.toLowerCase() : undefined;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const isCoded = frame.passes.some(({ submitted }) => submitted !== null);
  const files = [...kinds].map(([kind, n]) => `${kind} (${n})`);
  const [name, version] = frame.program.split(' ');
  return drafted(
    [
      isCoded
        ? `Transcripts were coded and tables were made with ${frame.program}.`
        : `The study is kept in ${frame.program}.`,
      files.length > 0 ? `Transcripts came in as files of these kinds: ${listed(files)}.` : '',
    ],
    {
      sources: [
        { name: 'Program', words: frame.program, place: null },
        ...(files.length > 0
          ? [{ name: 'Transcripts', words: `files: ${listed(files)}`, place: at('transcripts') }]
          : []),
      ],
      facts: {
        claims: [
          ({ text }) => {
            const said = new RegExp(
              `\\b${name ?? ''}(?:,? version)? v?(\\d+(?:\\.\\d+)+)`,
              'i',
            ).exec(text)?.[1];
            return said !== undefined && version !== undefined && said !== version
              ? `The sentence says ${name} ${said}; this is ${frame.program}.`
              : null;
          },
        ],
      },
    },
  );
}

export function amountOf(n: number, one: string): string {
  return `${n} ${n === 1 ? one : `${one}s`}`;
}
