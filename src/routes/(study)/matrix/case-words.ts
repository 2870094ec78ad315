import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import { groupedValues } from '#lib/domain/participants/grouping.ts';
import { isDeserted } from '#lib/domain/findings/cases.ts';
import type { GridRow } from '#lib/domain/matrix/grid.ts';
import type { AttributeId } from '#lib/domain/model/attribute.ts';
import { counted } from '#lib/ui/time-words.ts';

/** Values that stand under the name of a person. */
const shown = 2;

/**
 * What the study knows of a case: of a person the value rows are sorted by and what else tells who they
 * are, of a group how many people it has.
 */
export function caseWords(
  { case: one }: Pick<GridRow, 'case'>,
  sortedBy: AttributeId | null,
  { settled: { attributes, participants } }: Pick<FindingsFrame, 'settled'>,
): string {
  const { about, people } = one;
  if (isDeserted(one)) return 'nobody is in this group now';
  if (about.on === 'group') return counted(people.size, 'person', 'people');
  const person = participants.find(({ id }) => id === about.participantId);
  if (!person) return '';
  const first = attributes.filter(({ id }) => id === sortedBy);
  const others = attributes.filter(
    ({ id, type }) => id !== sortedBy && type !== 'number' && type !== 'date',
  );
  const words = [...first, ...others].flatMap((attribute) => {
    const values = groupedValues(attribute, person.attributes[attribute.id]);
    if (values.length === 0) return [];
    const value = values.join('; ');
    return attribute.type === 'number' ? `${attribute.name}: ${value}` : value;
  });
  return words.slice(0, shown).join(', ');
}
