import type { CodingFacts } from '../paper/coding-facts.ts';
import { listed } from '../reporting/listed.ts';
import { codersClaims } from './coders-claims.ts';
import { doubleCoding, seesPartly } from './double-coding.ts';
import { type Drafted, type Missing, at, drafted } from './drafted.ts';
import { type Ground, allOf } from './ground.ts';
import { begun, wordsOf } from './number-words.ts';

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
