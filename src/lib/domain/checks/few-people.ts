import type { Attribute } from '../model/attribute.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { smallGroups } from '../participants/small-groups.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { usualAttribution } from '../quotations/attribution-template.ts';
import { listed } from '../reporting/listed.ts';
import { peopleWords } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { quotedPlaces } from './quoted-places.ts';

/**
 * L15: published attributes that together are held by fewer people than the paper's k, and what attributions
 * show of few people beside their words.
 */
export function fewPeople(frame: PaperFrame, known: Known): RuleOutcome {
  const { attributes, participants } = frame.seen;
  if (participants.length === 0) {
    return { rule: 'L15', ran: false, because: 'the study has no participants yet' };
  }
  if (!attributes.some(({ published }) => published)) {
    return { rule: 'L15', ran: false, because: 'no attribute of the participants is published' };
  }
  return {
    rule: 'L15',
    ran: true,
    findings: [...inTables(frame), ...inAttributions(frame, known)],
  };
}

/** Combinations are counted and not named: findings stand in the notes of what is published. */
function inTables({ seen, paper: { smallGroup: k } }: PaperFrame): readonly Finding[] {
  const { attributes, participants, transcripts } = seen;
  const answered = surveyOnly(transcripts);
  const people = participants.filter(({ id }) => !answered.has(id));
  const { groups, count, upTo } = smallGroups(attributes, people, k);
  if (count === 0) return [];
  const alone = new Set(
    groups.flatMap(({ participantIds }) => (participantIds.length === 1 ? participantIds : [])),
  );
  const all = groups.map(
    ({ values, participantIds }) =>
      `${values.map(({ attributeId, value }) => `${attributeId} ${value}`).join(' ')} ${participantIds.length}`,
  );
  return [
    {
      rule: 'L15',
      mark: markOf('tables', k, count, all.toSorted()),
      is: 'question',
      where: 'Characteristics of participants',
      what: `${count} ${count === 1 ? 'combination' : 'combinations'} of published attributes ${count === 1 ? 'is' : 'are'} held by fewer than ${k} people. Could somebody be told by them?`,
      why: `${alone.size > 0 ? `${peopleWords(alone.size)} ${alone.size === 1 ? 'stands' : 'stand'} alone in one. ` : ''}${upTo < 3 ? `Combined were up to ${upTo}. ` : ''}Participants lists them. Wider groups, or an attribute left unpublished, hide people among others.`,
      place: { page: 'participants', choices: {} },
    },
  ];
}

/** What stands beside people's words: the groups that the attribution shows together. */
function inAttributions(frame: PaperFrame, known: Known): readonly Finding[] {
  const { seen, settled, paper } = frame;
  const shown = (paper.attribution ?? usualAttribution(settled.attributes)).flatMap((piece) =>
    piece.is === 'attribute' ? seen.attributes.filter(({ id }) => id === piece.attributeId) : [],
  );
  const published = shown.filter((one) => one.published);
  if (published.length === 0) return [];
  const held = new Map<string, ParticipantId[]>();
  for (const person of seen.participants) {
    const key = groupsOf(person, published);
    if (key !== null) held.set(key, [...(held.get(key) ?? []), person.id]);
  }
  const quoted = new Set(
    [...quotedPlaces(frame, known).keys()].flatMap(
      (quoteId) => known.printed(quoteId)?.speaks.people.map(({ id }) => id) ?? [],
    ),
  );
  const few = [...held].filter(
    ([, ids]) => ids.length < paper.smallGroup && ids.some((id) => quoted.has(id)),
  );
  if (few.length === 0) return [];
  const people = few.reduce((sum, [, ids]) => sum + ids.length, 0);
  const words = few.slice(0, 4).map(([key, ids]) => `${key} (${ids.length})`);
  const more = few.length - words.length;
  return [
    {
      rule: 'L15',
      mark: markOf(
        'attributions',
        paper.smallGroup,
        few.map(([key, ids]) => `${key} ${ids.length}`).toSorted(),
      ),
      is: 'question',
      where: 'Attribution of quotations',
      what: `Attributions give ${listed(published.map(({ name }) => name))}, and ${few.length} of its groups ${few.length === 1 ? 'has' : 'have'} fewer than ${paper.smallGroup} people. Can they be told from their words?`,
      why: `${peopleWords(people)}: ${words.join('; ')}${more > 0 ? `; and ${more} more` : ''}. Colleagues who read the paper know who works there.`,
      place: { page: 'quotations', choices: {} },
    },
  ];
}

function groupsOf(
  { attributes }: Pick<Participant, 'attributes'>,
  shown: readonly Attribute[],
): string | null {
  const groups = shown.flatMap((one) => groupedValues(one, attributes[one.id]));
  return groups.length === 0 ? null : groups.join(', ');
}
