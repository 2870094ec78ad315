import { casesOf } from '../findings/cases.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { AttributeId } from '../model/attribute.ts';
import { occurrencesAmong, type Occurrences } from './occurrences.ts';

/** The people of one group and what is in their interviews. */
export interface GroupOccurrences {
  /** `findings/cases.ts`: '' for those of whom it is not known. */
  readonly label: string;
  /** How many of them speak in a counted interview. */
  readonly people: number;
  readonly occurrences: Occurrences;
}

/**
 * The same things looked for among the people of each group of an attribute. An interview in which two
 * groups speak is in both, each with its own people's passages; a group nobody was heard of is left out.
 */
export function groupOccurrences(
  attributeId: AttributeId,
  all: Occurrences,
  settled: SettledStudy,
): readonly GroupOccurrences[] {
  const heard = new Set(all.interviews.flatMap(({ one }) => one.people));
  return casesOf({ by: 'attribute', attributeId }, settled).flatMap(({ label, people }) => {
    const occurrences = occurrencesAmong(people, all);
    if (occurrences.interviews.length === 0) return [];
    return [{ label, people: [...people].filter((id) => heard.has(id)).length, occurrences }];
  });
}
