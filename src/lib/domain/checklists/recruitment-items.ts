import { countedLog } from '../recruitment/from-people.ts';
import { countOf, totalsOf } from '../recruitment/sums.ts';
import { listed } from '../reporting/listed.ts';
import { countClaim, escaped, saidClaim, claimsIf } from './claims.ts';
import { type Claim, type Drafted, type NumberFact, at, drafted, ended } from './drafted.ts';
import { type Ground, planSource } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 10. */
export function sampling({ study }: Ground): Drafted {
  const words = study.sampling.trim();
  return drafted([ended(words)], {
    missing: words ? [] : [{ what: 'How participants were chosen', place: at('study') }],
    sources: words ? [planSource('sampling')] : [],
  });
}

/** COREQ 11. */
export function approach({ frame }: Ground): Drafted {
  const log = frame.recruitment && countedLog(frame.recruitment);
  if (!log || log.routes.length === 0) {
    return drafted([], {
      missing: [{ what: 'By which routes people were approached', place: at('recruitment') }],
    });
  }
  const [first] = log.stages;
  const counts = log.routes.map(({ id }) => (first ? countOf(first, id) : null));
  const routes = log.routes.map(({ name }, index) => {
    const n = counts[index] ?? null;
    return n === null ? name.trim() : `${name.trim()} (${n})`;
  });
  const many = log.routes.length;
  return drafted(
    [
      ended(
        `Participants were approached by ${many === 1 ? 'one route' : `${many} routes`}${first && counts.some((n) => n !== null) ? `, with how many reached the stage “${first.name}”` : ''}: ${routes.join('; ')}`,
      ),
    ],
    {
      missing: counts.some((n) => n === null)
        ? [
            {
              what: 'How many were approached: not counted for every route',
              place: at('recruitment'),
            },
          ]
        : [],
      sources: [
        {
          name: 'Recruitment log',
          words: `${many} ${many === 1 ? 'route' : 'routes'}`,
          place: at('recruitment'),
        },
      ],
      facts: {
        numbers: [
          { n: many, is: 'routes' },
          ...counts.flatMap((n, index) => (n === null ? [] : [{ n, is: log.routes[index]!.name }])),
          ...recruitmentNumbers(log),
        ],
      },
    },
  );
}

/** COREQ 13. */
export function nonParticipation(ground: Ground): Drafted {
  const { frame, people } = ground;
  const log = frame.recruitment && countedLog(frame.recruitment);
  const withdrawn = people.filter(({ consent }) => consent.state === 'withdrawn').length;
  const isKnown = people.length > 0 && people.every(({ consent }) => consent.state !== null);
  const after =
    withdrawn > 0
      ? begun(
          `${withdrawn} ${withdrawn === 1 ? 'participant' : 'participants'} withdrew consent afterwards.`,
        )
      : isKnown
        ? 'No participant is recorded as having withdrawn consent.'
        : '';
  const totals = log ? totalsOf(log) : [];
  const counted = log
    ? log.stages.flatMap((stage, index) => {
        const total = totals[index];
        return total && total.notCounted < log.routes.length
          ? [{ name: stage.name, ...total }]
          : [];
      })
    : [];
  const [first, ...later] = counted;
  if (!log || !first || later.length === 0) {
    return drafted([withdrawn > 0 ? after : ''], {
      missing: [
        {
          what: 'How many were approached and lost at each stage, and why',
          place: at('recruitment'),
        },
      ],
    });
  }
  const partly = counted.filter(({ notCounted }) => notCounted > 0);
  const last = later.at(-1)!;
  const lost = new Map<string, number>();
  for (const { lost: losses } of log.stages) {
    for (const { reason, n } of losses) {
      const words = reason.trim() || 'no reason given';
      lost.set(words, (lost.get(words) ?? 0) + n);
    }
  }
  const withReason = [...lost.values()].reduce((sum, n) => sum + n, 0);
  const gone = partly.length === 0 ? first.n - last.n : null;
  const unexplained = gone === null ? 0 : Math.max(0, gone - withReason);
  const stages = later.map(({ name, n }, index) =>
    index === 0 ? `${n} reached the stage “${name}”` : `${n} “${name}”`,
  );
  const reasons = [...lost].map(([reason, n]) => `${reason} (${n})`).join('; ');
  return drafted(
    [
      begun(`Of ${first.n} at the stage “${first.name}”, ${listed(stages)}.`),
      gone === 0
        ? 'Nobody was lost on the way.'
        : reasons
          ? begun(
              `${gone ?? withReason} ${(gone ?? withReason) === 1 ? 'was' : 'were'} lost on the way: ${reasons}${unexplained > 0 ? `; no reason recorded (${unexplained})` : ''}.`,
            )
          : gone !== null
            ? begun(
                `${gone} ${gone === 1 ? 'was' : 'were'} lost on the way; no reason is recorded.`,
              )
            : '',
      after,
    ],
    {
      missing: [
        ...partly.map(({ name, notCounted }) => ({
          what: `The stage “${name}” is not counted for ${notCounted === 1 ? '1 route' : `${notCounted} routes`}`,
          place: at('recruitment'),
        })),
        ...(unexplained > 0
          ? [{ what: `Why ${unexplained} did not go on`, place: at('recruitment') }]
          : []),
        ...(isKnown || withdrawn > 0 || people.length === 0
          ? []
          : [
              {
                what: 'Whether anybody withdrew: consent is not recorded for everybody',
                place: at('participants'),
              },
            ]),
      ],
      sources: [
        {
          name: 'Recruitment log',
          words: counted.map(({ name, n }) => `${name} ${n}`).join(', '),
          place: at('recruitment'),
        },
        ...(isKnown
          ? [
              {
                name: 'Participants',
                words: `consent recorded for all ${people.length}`,
                place: at('participants'),
              },
            ]
          : []),
      ],
      facts: {
        numbers: [
          ...recruitmentNumbers(log),
          ...(gone === null ? [] : [{ n: gone, is: 'lost on the way' }]),
          { n: unexplained, is: 'lost without a reason' },
          { n: withdrawn, is: 'who withdrew consent' },
          { n: people.length, is: 'participants interviewed' },
        ],
        claims: [
          ...stageClaims(log, counted),
          ...claimsIf(
            withdrawn > 0,
            saidClaim(
              /\bwithdr[ae]w/,
              `The sentence says that nobody withdrew; the record says ${withdrawn}.`,
              { denied: true },
            ),
          ),
        ],
      },
    },
  );
}

type Log = Parameters<typeof totalsOf>[0];

function recruitmentNumbers(log: Log): readonly NumberFact[] {
  const totals = totalsOf(log);
  const reasons = new Map<string, number>();
  for (const { lost } of log.stages) {
    for (const { reason, n } of lost) reasons.set(reason, (reasons.get(reason) ?? 0) + n);
  }
  return [
    ...log.stages.flatMap(({ name, counts, lost }, index) => [
      { n: totals[index]?.n ?? 0, is: name.toLowerCase(), isBase: true },
      ...counts.map(({ n }) => ({ n, is: `${name.toLowerCase()} by one route` })),
      ...lost.map(({ n, reason }) => ({ n, is: reason })),
      { n: totals[index]?.lost ?? 0, is: `lost before “${name}”` },
      { n: (totals[0]?.n ?? 0) - (totals[index]?.n ?? 0), is: `not “${name}”` },
    ]),
    ...[...reasons].map(([is, n]) => ({ n, is })),
    { n: log.routes.length, is: 'routes' },
    { n: log.stages.length, is: 'stages' },
  ];
}

/** What a sentence says directly before the name of a stage, as in "ten consented". */
function stageClaims(
  log: Log,
  counted: readonly { readonly name: string; readonly n: number; readonly notCounted: number }[],
): readonly Claim[] {
  return counted
    .filter(({ name, notCounted }) => notCounted === 0 && /^\p{L}+$/u.test(name.trim()))
    .map(({ name, n }) => {
      const stage = log.stages.find((one) => one.name === name);
      const filler =
        '(?:were|was|are|who|people|persons|participants|of|them|or|practices|had|been|have)';
      const pattern = new RegExp(
        `(?<n>\\d+)(?: ${filler})* ${escaped(name.trim().toLowerCase())}\\b`,
      );
      const right = [n, ...(stage?.counts ?? []).map((count) => count.n)];
      return countClaim(pattern, right, name.toLowerCase());
    });
}
