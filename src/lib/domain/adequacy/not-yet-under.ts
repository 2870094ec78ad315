import { listed } from '../reporting/listed.ts';
import type { Occurrences } from './occurrences.ts';

/**
 * Interviews that are coded and of which nothing is counted, because the team has not yet put any of their
 * passages under a statement, or any code of theirs into a subtheme: by name, in the order of interviewing.
 * None for rules that look for codes: there, nothing found is a finding.
 */
export function notYetUnder({
  unit,
  interviews,
  found,
}: Pick<Occurrences, 'unit' | 'interviews' | 'found'>): readonly string[] {
  if (unit !== 'beliefs' && unit !== 'subthemes') return [];
  const seen = new Set(found.flatMap((one) => one.in.map(({ interview }) => interview)));
  return interviews.flatMap(({ one }, index) =>
    one.runs.size > 0 && !seen.has(index) ? [one.transcript.name] : [],
  );
}

/** The same as a sentence, with what follows for the verdict; none where there are no such interviews. */
export function notYetUnderSentences(
  occurrences: Pick<Occurrences, 'unit' | 'interviews' | 'found'>,
): readonly string[] {
  const { unit } = occurrences;
  const names = notYetUnder(occurrences);
  if (names.length === 0 || (unit !== 'beliefs' && unit !== 'subthemes')) return [];
  const [their, they] = names.length === 1 ? ['its', 'it'] : ['their', 'they'];
  const is =
    unit === 'beliefs'
      ? `none of ${their} passages is under a statement yet`
      : `no code of ${their} passages is in a subtheme yet`;
  return [`${listed(names)}: ${is}, so that ${they} cannot bring anything new to what is counted.`];
}
