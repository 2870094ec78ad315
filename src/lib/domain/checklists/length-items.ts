import { denies, claimsIf } from './claims.ts';
import { type Claim, type Drafted, at, drafted } from './drafted.ts';
import { type Ground, baseOf, notRecorded, recordsSource } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 18. */
export function repeats(ground: Ground): Drafted {
  const { interviews, transcripts, interviewsOf, people, all, summary } = ground;
  const again = new Set(
    interviews
      .filter(({ repeat }) => repeat !== null && repeat > 1)
      .map(({ transcriptId }) => transcriptId),
  );
  const of = new Set([
    ...transcripts
      .filter(({ id }) => again.has(id))
      .flatMap(({ speakers }) =>
        speakers.flatMap(({ role, participantId }) =>
          role === 'participant' ? (participantId ?? []) : [],
        ),
      ),
    ...people.filter(({ id }) => (interviewsOf.get(id) ?? 0) > 1).map(({ id }) => id),
  ]);
  const { said } = summary.repeats;
  const sentence =
    all === 0
      ? ''
      : of.size > 0
        ? begun(
            `${of.size} ${of.size === 1 ? 'participant was' : 'participants were'} interviewed more than once.`,
          )
        : again.size > 0
          ? begun(
              `${again.size} of the ${all} interviews ${again.size === 1 ? 'was a repeat interview' : 'were repeat interviews'}.`,
            )
          : said === all
            ? 'No participant was interviewed more than once.'
            : all > 1 && people.length > 0 && ground.unidentified === 0
              ? `No participant speaks in more than one of the ${all} interviews.`
              : '';
  const named = people.filter(({ id }) => of.has(id)).map(({ label }) => label);
  return drafted([sentence], {
    missing: notRecorded('Which interview with the person it was', said, all),
    sources: [
      recordsSource('first or repeat', said, all),
      {
        name: 'Participants',
        words:
          of.size > 0
            ? `in more than one interview: ${named.join(', ')}`
            : 'nobody in more than one interview',
        place: at('participants'),
      },
    ],
    facts: {
      numbers: [
        { n: of.size, is: 'participants interviewed more than once' },
        { n: again.size, is: 'repeat interviews' },
        { n: all, is: 'interviews' },
        { n: people.length, is: 'participants' },
        ...[...new Set(interviewsOf.values())].map((n) => ({
          n,
          is: 'interviews with one participant',
        })),
      ],
      labels: { of: named, as: 'interviewed more than once' },
      claims: [
        ...claimsIf(
          of.size === 0 && again.size === 0 && said === all && all > 0,
          repeated(false, 'nobody was interviewed more than once'),
        ),
        ...claimsIf(
          of.size > 0,
          repeated(true, `${of.size} ${of.size === 1 ? 'was' : 'were'} interviewed more than once`),
        ),
      ],
    },
  });
}

function repeated(was: boolean, record: string): Claim {
  return ({ clauses }) => {
    const about = clauses.filter((one) =>
      /\b(?:repeat|repeated|second interview|follow-up interview|more than once|more than 1\b|twice|re-interviewed)/.test(
        one,
      ),
    );
    const wrong = about.some((one) => denies(one) === was);
    if (!wrong) return null;
    return `The sentence says that ${was ? 'nobody' : 'somebody'} was interviewed more than once; the record says ${record}.`;
  };
}

/** COREQ 21. */
export function duration(ground: Ground): Drafted {
  const { summary, all, interviews } = ground;
  const { said, value } = summary.minutes;
  const minutes = interviews.flatMap((one) => one.minutes ?? []);
  const total = minutes.reduce((sum, n) => sum + n, 0);
  const mean = said === 0 ? 0 : total / said;
  const lasted = !value
    ? ''
    : all === 1
      ? `The interview lasted ${minutesOf(value.least)}.`
      : begun(
          `${said === all ? 'the interviews' : baseOf(said, all)} lasted ${value.least === value.most ? `${minutesOf(value.least)}${said > 1 ? ' each' : ''}` : `between ${value.least} and ${value.most} minutes (median ${shown(value.median)}, mean ${shown(mean)})`}.`,
        );
  const { least, most, median } = value ?? { least: 0, most: 0, median: 0 };
  return drafted([lasted], {
    missing: notRecorded('How long the interview lasted', said, all),
    sources: [recordsSource('minutes', said, all)],
    facts: {
      numbers: value
        ? [
            { n: least, is: 'minutes of the shortest' },
            { n: most, is: 'minutes of the longest' },
            { n: median, is: 'minutes, the median' },
            { n: mean, is: 'minutes, the mean' },
            { n: total, is: 'minutes in all' },
            { n: all, is: 'interviews' },
            { n: said, is: 'interviews of which it is recorded' },
            ...minutes.map((n) => ({ n, is: 'minutes of an interview' })),
          ]
        : null,
      claims: value
        ? [
            near(/\b(?:mean|average|averag\w+)\b(?: \w+){0,3}? (?<n>\d+(?:\.\d+)?)/, mean, 'mean'),
            near(/\bmedian\b(?: \w+){0,3}? (?<n>\d+(?:\.\d+)?)/, median, 'median'),
            range(least, most),
          ]
        : [],
    },
  });
}

/** A figure that is right when it is the record's, rounded as the sentence rounds it. */
function near(pattern: RegExp, right: number, is: string): Claim {
  return ({ clauses }) => {
    for (const clause of clauses) {
      const words = pattern.exec(clause)?.groups?.['n'];
      if (words === undefined) continue;
      const places = words.split('.')[1]?.length ?? 0;
      if (Math.abs(Number(words) - right) > 0.5 / 10 ** places + 1e-9) {
        return `The sentence says ${words}; the record says ${shown(right)} (${is}).`;
      }
    }
    return null;
  };
}

function range(least: number, most: number): Claim {
  return ({ clauses }) => {
    for (const clause of clauses) {
      const found =
        /(?<from>\d+) ?(?:–|-|to|and) ?(?<to>\d+) min/.exec(clause) ??
        /(?<from>\d+) minutes?,? (?:to|and) (?<to>\d+) min/.exec(clause);
      const { from, to } = found?.groups ?? {};
      if (from === undefined || to === undefined) continue;
      if (Number(from) !== least || Number(to) !== most) {
        return `The sentence says ${from} to ${to} minutes; the record says ${least} to ${most}.`;
      }
    }
    return null;
  };
}

function minutesOf(n: number): string {
  return n === 1 ? '1 minute' : `${n} minutes`;
}

/** At most one place. */
function shown(n: number): string {
  return String(Math.round(n * 10) / 10);
}
