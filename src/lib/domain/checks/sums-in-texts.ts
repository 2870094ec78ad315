import type { PaperFrame } from '../paper/paper-frame.ts';
import { numberWords, writtenNumber } from './amounts.ts';
import type { Finding } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { isShare, shareWords } from './shares.ts';
import type { TeamText } from './team-texts.ts';

const ofN = new RegExp(
  String.raw`\b(${numberWords})\s*(?:of(?:\s+the)?|out\s+of(?:\s+the)?)\s+(${numberWords})\b(?!\s*(?:%|per cent|hundred|thousand))(?:[^()%\d]{0,40}\(\s*(\d+(?:\.\d+)?)\s*(?:%|per cent)\s*\))?`,
  'gi',
);
const slashed = /\b(\d{1,6})\s*\/\s*(\d{1,6})\s*\(\s*(\d+(?:\.\d+)?)\s*(?:%|per cent)\s*\)/gi;
const sized = /\bN\s*=\s*(\d{1,6})\b/g;
const whole = new RegExp(
  String.raw`\b(?:all|all\s+of\s+the|all\s+the)\s+(${numberWords})\s+(settled\s+)?(interviews|transcripts|participants|people|interviewees)\b`,
  'gi',
);

/** Counts in the team's texts that cannot be, do not follow from each other, or are not the study's. */
export function sumsInTexts(
  frame: PaperFrame,
  { texts, people }: Pick<Known, 'texts' | 'people'>,
): readonly Finding[] {
  const known = totals(frame, people.size);
  const findings = texts.flatMap((text) =>
    text.sentences.flatMap((sentence) => [
      ...shares(sentence, text),
      ...wholeCounts(sentence, text, known),
    ]),
  );
  return [...new Map(findings.map((one) => [one.mark, one])).values()];
}

function shares(sentence: string, text: TeamText): readonly Finding[] {
  return [...sentence.matchAll(ofN), ...sentence.matchAll(slashed)].flatMap((match): Finding[] => {
    const [written, a = '', b = '', share] = match;
    const [n, total] = [writtenNumber(a), writtenNumber(b)];
    if (n === undefined || total === undefined || isDay(sentence, match.index + written.length)) {
      return [];
    }
    const at = { rule: 'L12', is: 'mismatch', where: text.where, place: text.place } as const;
    // "Two of one mind" counts nobody.
    if (n > total && /^one$/i.test(b)) return [];
    if (n > total) {
      return [
        {
          ...at,
          mark: markOf(text.id, n, 'of', total),
          what: `“${written}” is more than there are.`,
          why: `“${sentence}”`,
        },
      ];
    }
    if (share === undefined || total === 0 || isShare(share, n, total)) return [];
    return [
      {
        ...at,
        mark: markOf(text.id, n, 'of', total, share),
        what: `${n} of ${total} is ${shareWords(n, total, share)}, not ${share} %.`,
        why: `“${sentence}”`,
      },
    ];
  });
}

/** "four of 12 November" is no share. */
function isDay(sentence: string, end: number): boolean {
  return /^\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(
    sentence.slice(end),
  );
}

interface Totals {
  readonly interviews: number;
  readonly transcripts: number;
  readonly participants: number;
  readonly settled: number;
  readonly people: number;
  /** What results of the quantitative strand are of. */
  readonly ofResults: ReadonlySet<number>;
}

function totals({ seen, settled, records }: PaperFrame, people: number): Totals {
  return {
    interviews: seen.transcripts.filter(({ gathered }) => gathered === 'interview').length,
    transcripts: seen.transcripts.length,
    participants: seen.participants.length,
    settled: settled.settled.length,
    people,
    ofResults: new Set(records.results.flatMap(({ total }) => total ?? [])),
  };
}

/** "All eight interviews", "N = 8": what speaks of all there are. */
function wholeCounts(sentence: string, text: TeamText, known: Totals): readonly Finding[] {
  const ask = (written: string, counted: readonly [number, string][]): Finding => ({
    rule: 'L12',
    mark: markOf(
      text.id,
      'all',
      written.toLowerCase(),
      counted.map(([n]) => n),
    ),
    is: 'question',
    where: text.where,
    what: `“${written}” is said; the record has ${counted.map(([n, what]) => `${n} ${what}`).join(' and ')}. Which do you mean?`,
    why: `“${sentence}”`,
    place: text.place,
  });
  const all = [...sentence.matchAll(whole)].flatMap(([written, word = '', settled, what = '']) => {
    const n = writtenNumber(word);
    const ofPeople = /^(?:participants|people|interviewees)$/i.test(what);
    const counted: readonly [number, string][] = ofPeople
      ? [
          [known.participants, known.participants === 1 ? 'participant' : 'participants'],
          [known.people, 'whose coding is settled'],
        ]
      : [
          ...(settled
            ? []
            : [
                /^i/i.test(what)
                  ? ([known.interviews, 'interviews'] as [number, string])
                  : ([known.transcripts, 'transcripts'] as [number, string]),
              ]),
          [known.settled, 'whose coding is settled'],
        ];
    const isKnown = counted.some(([total]) => total === n);
    return n === undefined || isKnown ? [] : [ask(written, counted)];
  });
  const sizes = [...sentence.matchAll(sized)].flatMap(([written, digits]) => {
    const n = Number(digits);
    const counts = [known.participants, known.people, known.interviews];
    if (counts.includes(n) || known.ofResults.has(n)) return [];
    return [
      ask(written, [
        [known.participants, 'participants'],
        [known.people, 'whose coding is settled'],
      ]),
    ];
  });
  return [...all, ...sizes];
}
