import { isInGroup, notKnown, type Case } from '../findings/cases.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Attribute, AttributeId } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';

type People = Pick<SettledStudy, 'participants' | 'attributes'>;

/**
 * Participants in the order of the groups of an attribute, as tables have them; inside a group, and where
 * it is `null`, in the study's order. Those of whom it is not known come last; a person with several values
 * stands under the first. Groups have an order of their own and keep it.
 */
export function inOrderOf(
  sortedBy: AttributeId | null,
  cases: readonly Case[],
  { participants, attributes }: People,
): readonly Case[] {
  const attribute = attributes.find(({ id }) => id === sortedBy);
  if (!attribute) return cases;
  const groups = new Map(orderedGroups(attribute, participants).map((one, at) => [one, at]));
  const places = new Map(participants.map((one) => [one.id, placeOf(one, attribute, groups)]));
  const place = ({ about }: Case) =>
    about.on === 'participant' ? (places.get(about.participantId) ?? Infinity) : 0;
  // Infinity less Infinity is no number.
  return cases.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? 0 : one - other;
  });
}

function placeOf(
  { attributes }: Participant,
  attribute: Attribute,
  groups: ReadonlyMap<string, number>,
): number {
  const places = groupedValues(attribute, attributes[attribute.id]).map(
    (group) => groups.get(group) ?? Infinity,
  );
  return Math.min(Infinity, ...places);
}

/** Cases in any of some groups of an attribute, as tables show them; {@link notKnown} is a group too. */
export interface RowFilter {
  readonly attributeId: AttributeId;
  readonly groups: readonly string[];
}

/**
 * Whether a case is wanted: a person, by all of the filters; a group, by those on the attribute that it is
 * a group of, since what else is known is known of people. A filter on an attribute that is gone asks
 * nothing.
 */
export function isWanted(
  { about }: Pick<Case, 'about'>,
  filters: readonly RowFilter[],
  { participants, attributes }: People,
): boolean {
  return filters.every(({ attributeId, groups }) => {
    const attribute = attributes.find(({ id }) => id === attributeId);
    if (!attribute) return true;
    if (about.on === 'group')
      return about.attributeId !== attributeId || groups.includes(about.group);
    const person = participants.find(({ id }) => id === about.participantId);
    return person !== undefined && groups.some((group) => isInGroup(person, attribute, group));
  });
}

/** The groups one can filter by, in the order of tables, each with how many people are in it. */
export function groupsOf(
  attribute: Attribute,
  { participants }: Pick<People, 'participants'>,
): readonly { readonly group: string; readonly people: number }[] {
  return [...orderedGroups(attribute, participants), notKnown].flatMap((group) => {
    const people = participants.filter((one) => isInGroup(one, attribute, group)).length;
    return people === 0 ? [] : [{ group, people }];
  });
}
