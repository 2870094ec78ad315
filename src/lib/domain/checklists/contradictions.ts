import type { Coder } from '../model/coder.ts';
import type { Participant } from '../model/participant.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import type { DayFact, Facts, NumberFact } from './drafted.ts';
import { readSentence, type SaidDay, type SaidNumber } from './read-sentence.ts';

/** Who may be named in a sentence at all. */
export interface Named {
  readonly coders: readonly Pick<Coder, 'id' | 'initials'>[];
  readonly participants: readonly Pick<Participant, 'label'>[];
}

/**
 * What a sentence says against the record, each in a sentence of its own; empty where nothing is found, which
 * does not show that all of it is right. A number that stands in the draft is never held against it.
 */
export function contradictions(
  words: string,
  draft: string,
  facts: Facts,
  named: Named,
): readonly string[] {
  if (words.trim() === '') return [];
  const sentence = readSentence(words);
  const found = facts.claims.flatMap((claim) => claim(sentence) ?? []);
  const told = found.join(' ');
  return [
    ...found,
    ...(facts.numbers ? numbersAgainst(sentence.numbers, facts.numbers, draft, told) : []),
    ...(facts.days ? daysAgainst(sentence.days, facts.days, draft) : []),
    ...(facts.people ? peopleAgainst(words, facts.people, named.coders) : []),
    ...(facts.labels ? labelsAgainst(words, facts.labels, named.participants) : []),
  ].filter((one, index, all) => all.indexOf(one) === index);
}

/** How many facts are named beside a number that is none of them. */
const mostNamed = 4;

function numbersAgainst(
  said: readonly SaidNumber[],
  facts: readonly NumberFact[],
  draft: string,
  told: string,
): readonly string[] {
  const inDraft = readSentence(draft).numbers;
  return said.flatMap((one) => {
    if (!isToCompare(one, facts) || told.includes(` ${one.n}`)) return [];
    if (inDraft.some(({ n, is }) => n === one.n && is === one.is)) return [];
    if (one.is === 'percent' ? isShare(one, facts) : facts.some(({ n }) => isSame(one, n)))
      return [];
    return [`The sentence says ${one.words}; the record says ${nearest(one, facts)}.`];
  });
}

/**
 * Not compared are coefficients (.74), and "one" where no thing of the record follows it: "one of us",
 * "one another".
 */
function isToCompare({ n, is, words, after }: SaidNumber, facts: readonly NumberFact[]): boolean {
  if (is === 'amount' && words.includes('.') && Math.abs(n) <= 1) return false;
  if (words.toLowerCase() !== 'one') return true;
  const [next] = after;
  return next !== undefined && facts.some(({ is: of }) => stems(of).includes(stem(next)));
}

/** As the sentence rounds it. */
function isSame({ n, words }: SaidNumber, right: number): boolean {
  const places = words.split('.')[1]?.length ?? 0;
  return Math.abs(n - right) <= (Number.isInteger(right) ? 0 : 0.5 / 10 ** places + 1e-9);
}

/** Whether a percentage is what one number of the record is of another. */
function isShare({ n, words }: SaidNumber, facts: readonly NumberFact[]): boolean {
  const places = /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
  const amounts = [...new Set(facts.map((fact) => fact.n))];
  const bases = facts.filter(({ isBase }) => isBase).map((fact) => fact.n);
  return (bases.length > 0 ? bases : amounts).some((of) =>
    amounts.some(
      (part) =>
        of > 0 && part <= of && Math.abs((100 * part) / of - n) <= 0.5 / 10 ** places + 1e-9,
    ),
  );
}

/**
 * The facts that the words after a number speak of, those that count the same thing before others; where there
 * are none, the first few.
 */
function nearest({ after }: SaidNumber, facts: readonly NumberFact[]): string {
  const spoken = after.map(stem);
  const told = facts.filter(({ n, isUntold }) => n > 0 && !isUntold);
  const noun = spoken.find((one) => told.some(({ is }) => counts(is) === one));
  const real = noun === undefined ? told : told.filter(({ is }) => counts(is) === noun);
  /** Which share of a fact's own words is spoken of. */
  const shared = ({ is }: NumberFact) => {
    const own = stems(is);
    return own.filter((one) => spoken.includes(one)).length / own.length;
  };
  const most = Math.max(0, ...real.map(shared));
  const near = most > 0 ? real.filter((fact) => shared(fact) === most) : real;
  const words = [...new Set(near.map(({ n, is }) => `${shown(n)} (${is})`))];
  return words.length === 0 ? 'none' : words.slice(0, mostNamed).join(', ');
}

/** The thing that a fact counts: of "questions of version 1" the questions. */
function counts(is: string): string {
  const before = is.split(
    / (?:of|with|without|in|on|that|which|under|about|drawn|asked|from)\b/,
  )[0];
  return stem(before?.trim().split(' ').at(-1) ?? '');
}

function shown(n: number): string {
  return String(Math.round(n * 10) / 10);
}

function stems(words: string): readonly string[] {
  return words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map(stem);
}

/** Enough of a word to know it again in another form. */
function stem(word: string): string {
  const plain = word.toLowerCase().replace(/(?:ies|es|s|ed|ing)$/, '');
  return plain.length > 2 ? plain.slice(0, 7) : `=${word.toLowerCase()}`;
}

function daysAgainst(
  said: readonly SaidDay[],
  facts: readonly DayFact[],
  draft: string,
): readonly string[] {
  const sorted = facts.map(({ day }) => day).toSorted();
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
  const drafted = readSentence(draft).days.map(({ words }) => words.toLowerCase());
  return said.flatMap((one) => {
    if (drafted.includes(one.words.toLowerCase())) return [];
    const isRight =
      one.day === null
        ? isWithin(one, first, last)
        : facts.some(({ day }) => {
            const [year, month, on] = day.split('-').map(Number);
            return (
              on === one.day && month === one.month && (one.year === null || one.year === year)
            );
          });
    if (isRight) return [];
    const known = [...new Map(facts.map((fact) => [fact.day, fact])).values()];
    const told =
      known.length > 2
        ? `${dayWords(first)} to ${dayWords(last)}`
        : known.map(({ day, is }) => `${dayWords(day)} (${is})`).join(', ');
    return [`The sentence says ${one.words}; the record says ${told}.`];
  });
}

function isWithin({ year, month }: SaidDay, first: string, last: string): boolean {
  const said = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return said >= first.slice(0, 7) && said <= last.slice(0, 7);
}

const initialsIn = /(?<![\p{L}\p{N}])\p{Lu}{2,4}(?![\p{L}\p{N}])/gu;

/** People of the team who do not belong there, and initials of nobody beside those of somebody. */
function peopleAgainst(
  words: string,
  people: NonNullable<Facts['people']>,
  coders: Named['coders'],
): readonly string[] {
  const right = coders.filter(({ id }) => people.ids.includes(id)).map(({ initials }) => initials);
  const team = new Set(coders.map(({ initials }) => initials));
  const named = [...new Set([...words.matchAll(initialsIn)].map(([found]) => found))];
  const wrong = named.filter((one) =>
    team.has(one) ? !right.includes(one) : isBesidePeople(one, words, team),
  );
  if (wrong.length === 0) return [];
  return [
    `The sentence names ${listed(wrong)}; the record names ${right.length > 0 ? listed(right) : 'nobody'} (${people.as}).`,
  ];
}

/** Whether letters stand where somebody's initials would: "AO and ML", "a third person (ML)". */
function isBesidePeople(one: string, words: string, team: ReadonlySet<string>): boolean {
  const known = [...team].filter((initials) => /^\p{Lu}{2,4}$/u.test(initials)).join('|');
  const person = '(?:person|coder|researcher|interviewer|author|adjudicator|reviewer|analyst)s?';
  const beside =
    known === ''
      ? ''
      : `|(?:${known})(?:,| and|, and) ${one}\\b|\\b${one}(?:,| and) (?:${known})\\b`;
  return new RegExp(`${person},? \\(?${one}\\b${beside}`, 'u').test(words);
}

function labelsAgainst(
  words: string,
  labels: NonNullable<Facts['labels']>,
  participants: Named['participants'],
): readonly string[] {
  const wrong = participants
    .map(({ label }) => label)
    .filter(
      (label) =>
        /\p{N}/u.test(label) &&
        !labels.of.includes(label) &&
        new RegExp(
          `(?<![\\p{L}\\p{N}])${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
          'u',
        ).test(words),
    );
  if (wrong.length === 0) return [];
  return [
    `The sentence names ${listed(wrong)}; the record names ${labels.of.length > 0 ? listed(labels.of) : 'nobody'} (${labels.as}).`,
  ];
}
