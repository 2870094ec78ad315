import type { AccumulationInput } from './curve-frame.ts';
import type { Figure } from './figure.ts';

/** What the curve shows, for those who do not see it. */
export function describeCurve({
  unit,
  interviews,
  spread,
  spans,
  notes,
}: AccumulationInput): string {
  const last = interviews.at(-1);
  if (!last) return [`No interview with settled coding yet.`, ...notes].join(' ');
  return [
    `${interviews.length} interviews in the order of interviewing, ${last.total} ${unit} in all.`,
    `New in each: ${interviews.map(({ label, fresh }) => `${label} ${fresh}`).join(', ')}.`,
    `So far after each: ${interviews.map(({ label, total }) => `${label} ${total}`).join(', ')}.`,
    ...spans.map(({ label, from, to }) => `${label}: interviews ${from + 1} to ${to}.`),
    ...(spread ? [`The band is ${spread.is}.`] : []),
    ...notes,
  ].join(' ');
}

export function tableOfCurve({ unit, interviews, spread }: AccumulationInput): Figure['table'] {
  return {
    columns: [
      'Interview',
      `New ${unit}`,
      'So far',
      ...(spread ? ['Random orders: low', 'Random orders: middle', 'Random orders: high'] : []),
    ],
    rows: interviews.map(({ label, fresh, total }, index) => {
      const place = spread?.places[index];
      return [
        label,
        fresh,
        total,
        ...(spread ? [place?.low ?? null, place?.middle ?? null, place?.high ?? null] : []),
      ];
    }),
  };
}
