import type { ParticipantId } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { mayBeQuoted } from '../participants/consent.ts';
import { roleAttribute } from '../quotations/attribution-template.ts';
import { listed } from '../reporting/listed.ts';
import { peopleWords } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';

/** Who speaks in one quotation of a quote table. */
interface Said {
  readonly themeId: string | null;
  readonly people: readonly ParticipantId[];
}

/** Fewer quotations than this are too few to ask about shares. */
const enough = 4;

/**
 * L11: who is quoted in the quote tables: people never quoted, few people with more than half of the
 * quotations, themes in which one person or one role speaks. Questions with numbers, no measure of a good
 * spread.
 */
export function whoIsQuoted(frame: PaperFrame, known: Known): RuleOutcome {
  const said = known.quotations.flatMap(({ quoteId, themeId }): Said[] => {
    const one = known.printed(quoteId);
    return one && one.withheld === null
      ? [{ themeId, people: one.speaks.people.map(({ id }) => id) }]
      : [];
  });
  if (said.length === 0) {
    return {
      rule: 'L11',
      ran: false,
      because:
        known.quotations.length === 0
          ? 'no quotation stands under a subtheme yet'
          : 'no quotation of the quote tables is printed',
    };
  }
  const counts = new Map<ParticipantId, number>();
  for (const { people } of said) {
    for (const id of people) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    rule: 'L11',
    ran: true,
    findings: [
      ...topSpeakers(counts, said.length, frame, known),
      ...neverQuoted(counts, said.length, frame, known),
      ...ofThemes(said, frame),
    ],
  };
}

/** The fewest people who have more than half of the quotations, where they are a quarter of those counted or fewer. */
function topSpeakers(
  counts: ReadonlyMap<ParticipantId, number>,
  all: number,
  frame: PaperFrame,
  { people }: Pick<Known, 'people'>,
): readonly Finding[] {
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  let [sum, top] = [0, 0];
  while (sum * 2 <= all && top < ordered.length) {
    sum += ordered[top]![1];
    top += 1;
  }
  if (all < enough || top === 0 || top * 4 > people.size) return [];
  const words = ordered
    .slice(0, top)
    .map(([id, n]) => `${labelOf(id, frame)} ${n === 1 ? 'once' : `${n} times`}`);
  return [
    {
      rule: 'L11',
      mark: markOf(
        'top',
        sum,
        all,
        ordered
          .slice(0, top)
          .map(([id, n]) => `${id} ${n}`)
          .toSorted(),
      ),
      is: 'question',
      where: 'All quote tables',
      what: `${peopleWords(top)} of ${people.size} ${top === 1 ? 'supplies' : 'supply'} ${sum} of ${all} quotations. Is that what you want?`,
      why: `Quoted are ${listed(words)}.`,
      place: { page: 'quotations', choices: {} },
    },
  ];
}

function neverQuoted(
  counts: ReadonlyMap<ParticipantId, number>,
  all: number,
  { settled }: PaperFrame,
  { people }: Pick<Known, 'people'>,
): readonly Finding[] {
  const never = settled.participants.filter(
    ({ id, consent }) => people.has(id) && !counts.has(id) && mayBeQuoted(consent) !== 'no',
  );
  if (never.length === 0) return [];
  const only = never.length === 1 ? never[0] : undefined;
  const shown = never.slice(0, 12).map(({ label }) => label);
  const more = never.length - shown.length;
  return [
    {
      rule: 'L11',
      mark: markOf('never', never.map(({ id }) => id).toSorted()),
      is: 'question',
      where: 'All quote tables',
      what: `${never.length === 1 ? `${shown[0]} is` : `${never.length} of ${people.size} people are`} never quoted. Is that what you want?`,
      why: `${all === 1 ? '1 quotation stands' : `${all} quotations stand`} in the tables${never.length === 1 ? ` from ${counts.size} of ${people.size} people` : `; none of ${more > 0 ? `${shown.join(', ')} and ${more} more` : listed(shown)}`}.`,
      place: { page: 'quotations', choices: only ? { person: only.id } : {} },
    },
  ];
}

/** Themes of several quotations that are all of one person, or all of one role where the study has more. */
function ofThemes(said: readonly Said[], frame: PaperFrame): readonly Finding[] {
  const { participants, attributes } = frame.settled;
  const role = roleAttribute(attributes);
  const rolesOf = new Map(
    participants.map((one) => [one.id, role ? groupedValues(role, one.attributes[role.id]) : []]),
  );
  const allRoles = new Set([...rolesOf.values()].flat());
  return frame.records.themes.flatMap(({ id, name }): Finding[] => {
    const here = said.filter(({ themeId }) => themeId === id);
    const people = [...new Set(here.flatMap((one) => one.people))];
    const roles = new Set(people.flatMap((one) => rolesOf.get(one) ?? []));
    const [person] = people;
    const [only] = roles;
    if (here.length < 2 || person === undefined) return [];
    const at = {
      rule: 'L11',
      is: 'question',
      where: `Theme “${name}”, quotations`,
      place: { page: 'quotations', choices: {} },
    } as const;
    if (people.length === 1) {
      return [
        {
          ...at,
          mark: markOf('one person', id, person, here.length),
          what: `${allOf(here.length)} quotations of this theme are ${labelOf(person, frame)}’s. Does nobody else voice it?`,
          why: 'A theme shown by one person reads as theirs.',
        },
      ];
    }
    if (here.length < enough || roles.size !== 1 || allRoles.size < 2) return [];
    return [
      {
        ...at,
        mark: markOf('one role', id, [only ?? ''], here.length),
        what: `${allOf(here.length)} quotations of this theme are of one group of ${role?.name ?? 'people'}: ${only}. Do others voice it?`,
        why: `${peopleWords(people.length)} of that group are quoted, and nobody of the others.`,
      },
    ];
  });
}

function allOf(n: number): string {
  return n === 2 ? 'Both' : `All ${n}`;
}

function labelOf(id: ParticipantId, { settled: { participants } }: PaperFrame): string {
  return participants.find((one) => one.id === id)?.label ?? 'a participant no longer there';
}
