import { amount } from '../adequacy/rule-words.ts';
import { isBlindRound } from '../coding/round-of.ts';
import { listed } from '../reporting/listed.ts';
import { numbersInWords } from '../reporting/numbers-in-words.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import type {
  CodingFacts,
  CodingRecords,
  SettlingFacts,
  TranscriptCoding,
} from './coding-facts.ts';

/**
 * Who coded, how many transcripts two coders coded independently, how many one, and how many nobody has
 * finished, in sentences for the methods section; one set of words for methods, checklists and checks.
 */
export function codersSentences(facts: CodingFacts, frame: CodingRecords): readonly string[] {
  const { each } = facts;
  const all = each.length;
  if (all === 0) return ['The study has no transcript yet.'];
  if (facts.coders.length === 0 && facts.unseen === 0) {
    return ['Nobody has finished coding a transcript yet.'];
  }
  return [
    ...(facts.independently === all ? [] : whoSentence(facts, all)),
    ...dualSentences(facts, frame, all),
    ...restSentences(facts, all),
  ];
}

/**
 * How differences between coders were settled; nothing where nothing was coded by two. Of those an
 * adjudicator reads only what they were asked, so that they are told of none.
 */
export function settlingSentences(
  { settling, openLines, independently }: CodingFacts,
  { coders, viewer }: Pick<CodingRecords, 'coders' | 'viewer'>,
): readonly string[] {
  if (independently === 0) return [];
  if (coders.find(({ id }) => id === viewer)?.role === 'adjudicator') {
    return [
      'How differences were settled is left out here, because who made this may not read all of it.',
    ];
  }
  const open =
    openLines > 0
      ? [
          `On ${amount(openLines, 'line')} the coders differ and nothing is settled yet; ${openLines === 1 ? 'it carries' : 'these lines carry'} no codes.`,
        ]
      : [];
  if (settling.settled === 0) {
    return open.length > 0 ? open : ['No difference between the coders was recorded as settled.'];
  }
  const on = amount(settling.transcripts, 'transcript');
  return [
    `Differences were settled line by line, ${amount(settling.settled, 'line')} in ${on}: ${byWhom(settling)}.`,
    `Settled as: ${asWhat(settling)}. Every decision is kept with who took it and when, and the passes as first submitted are unchanged.`,
    ...(settling.flagged > 0
      ? [
          `${amount(settling.flagged, 'line')} left to a third person ${settling.flagged === 1 ? 'is' : 'are'} not answered yet.`,
        ]
      : []),
    ...open,
  ];
}

/** Which coding every finding counts, transcript by transcript. */
export function settledSentences({ each }: CodingFacts): readonly string[] {
  const of = (settled: TranscriptCoding['settled']) =>
    each.filter((one) => one.settled === settled).length;
  const [consensus, submitted] = [of('consensus'), of('submitted')];
  if (consensus + submitted === 0) return [];
  const parts = [
    ...(consensus > 0 ? [`what the coders settled on for ${amount(consensus, 'transcript')}`] : []),
    ...(submitted > 0
      ? [`the submitted coding of one coder for ${amount(submitted, 'transcript')}`]
      : []),
  ];
  return [`Findings count one coding of each transcript: ${listed(parts)}.`];
}

function whoSentence({ coders }: CodingFacts, all: number): readonly string[] {
  if (coders.length === 0) return [];
  const who = listed(coders);
  return [
    `${capital(numbersInWords[coders.length] ?? String(coders.length))} ${coders.length === 1 ? 'person' : 'people'} (${who}) coded the transcripts, of which there ${all === 1 ? 'is' : 'are'} ${all}.`,
  ];
}

function dualSentences(
  { each, independently, dualCoders }: CodingFacts,
  { coders, rounds }: CodingRecords,
  all: number,
): readonly string[] {
  if (independently === 0) {
    return [
      rounds.some(isBlindRound)
        ? 'No transcript was coded by two coders and revealed to both yet.'
        : 'No transcript was coded by a second coder.',
    ];
  }
  const dual = each.filter(({ how }) => how === 'independently');
  const pairs = new Map<string, number>();
  for (const { round, coderIds } of dual) {
    const of = round ? coderIds.filter((id) => round.coderIds.includes(id)) : coderIds;
    const who = listed(of.map((id) => initialsOf(id, coders)));
    pairs.set(who, (pairs.get(who) ?? 0) + 1);
  }
  const [only] = [...pairs.keys()];
  const share = `${independently} of ${amount(all, 'transcript')}`;
  const reflexive = dual.filter(({ round }) => round?.mode === 'reflexive').length;
  const blind = 'independently and without sight of each other’s work until both had submitted';
  return [
    pairs.size === 1 && only !== undefined
      ? `${only} coded ${share} ${dualCoders.length > 2 ? blind.replace('both', 'all') : blind}.`
      : `${share} were coded by two or more coders ${blind.replace('both', 'all')}: ${[...pairs]
          .map(([who, n]) => `${n} by ${who}`)
          .join(', ')}.`,
    ...(reflexive > 0
      ? [
          reflexive === independently
            ? 'The second reading was made to see the talk anew, and no agreement was computed.'
            : `In ${reflexive} of them the second reading was made to see the talk anew, and no agreement was computed.`,
        ]
      : []),
  ];
}

function restSentences(facts: CodingFacts, all: number): readonly string[] {
  const said = (n: number, was: string, words: string) =>
    n === 0 ? [] : [`${n === all && n > 1 ? `all ${n}` : n} ${was} ${words}`];
  const { one, together, open, unseen } = facts;
  const were = (n: number) => (n === 1 ? 'was' : 'were');
  const are = (n: number) => (n === 1 ? 'is' : 'are');
  const parts = [
    ...said(one, were(one), 'coded by one coder alone'),
    ...said(together, were(together), 'coded together, for calibration'),
    ...said(open, are(open), 'not completely coded yet'),
    ...said(
      unseen,
      are(unseen),
      'left out here, because the coding of who made this is not finished or not revealed yet',
    ),
  ];
  return parts.length === 0 ? [] : [`${capital(listed(parts))}.`];
}

function byWhom({ together, alone, adjudicated, adjudicators }: SettlingFacts): string {
  return listed([
    ...(together > 0 ? [`${together} by the coders together`] : []),
    ...(alone > 0 ? [`${alone} by one coder alone`] : []),
    ...(adjudicated > 0
      ? [`${adjudicated} by ${listed(adjudicators)}, to whom the coders had left it`]
      : []),
  ]);
}

function asWhat({ byOutcome }: SettlingFacts): string {
  const { coder, all, neither, other } = byOutcome;
  return listed([
    ...(coder > 0 ? [`the codes of one coder on ${coder}`] : []),
    ...(all > 0 ? [`the codes of all of them on ${all}`] : []),
    ...(neither > 0 ? [`only what they shared on ${neither}`] : []),
    ...(other > 0 ? [`other codes on ${other}`] : []),
  ]);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
