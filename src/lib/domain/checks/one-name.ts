import type { Attribute } from '../model/attribute.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { labelKey } from '../participants/changes.ts';
import { groupedValues } from '../participants/grouping.ts';
import { listed } from '../reporting/listed.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { looseKey } from './name-key.ts';

/**
 * L14: one name for one thing: groups of an attribute, measures and participants whose names differ only in
 * case, spacing or number; and a short form such as "GP" beside the words it stands for.
 */
export function oneName(frame: PaperFrame, known: Pick<Known, 'texts'>): RuleOutcome {
  return {
    rule: 'L14',
    ran: true,
    findings: [
      ...labelsTwice(frame),
      ...groupsAlike(frame),
      ...measuresAlike(frame),
      ...shortForms(frame, known),
    ],
  };
}

function labelsTwice({ seen: { participants } }: PaperFrame): readonly Finding[] {
  return alike(participants, ({ label }) => labelKey(label)).map((same) => ({
    rule: 'L14',
    mark: markOf('label', same.map(({ id }) => id).toSorted()),
    is: 'mismatch',
    where: 'Participants',
    what: `${same.length} participants are called “${same[0]?.label ?? ''}”.`,
    why: 'Attributions and tables tell people apart by what the study calls them.',
    place: { page: 'participants', choices: {} },
  }));
}

/** Whether groups of an attribute may be told: findings stand in the notes of every export. */
function isNamed({ published, type }: Attribute): boolean {
  return published && type !== 'number' && type !== 'date';
}

function groupsAlike({ seen: { attributes, participants } }: PaperFrame): readonly Finding[] {
  return attributes.filter(isNamed).flatMap((attribute) => {
    const groups = new Set(
      participants.flatMap((one) => groupedValues(attribute, one.attributes[attribute.id])),
    );
    return alike([...groups], looseKey).map((same): Finding => {
      return {
        rule: 'L14',
        mark: markOf('groups', attribute.id, [...same].toSorted()),
        is: 'mismatch',
        where: `Participants, ${attribute.name}`,
        what: `${listed(same.map((one) => `“${one}”`))} are written as different groups.`,
        why: 'Tables count them apart, and a reader takes them for different people.',
        place: { page: 'participants', choices: {} },
      };
    });
  });
}

function measuresAlike({ records: { results } }: PaperFrame): readonly Finding[] {
  const names = [...new Set(results.map(({ measure }) => measure.trim()))];
  return alike(names, looseKey).map((same) => ({
    rule: 'L14',
    mark: markOf('measures', [...same].toSorted()),
    is: 'question',
    where: 'Quantitative results',
    what: `${listed(same.map((one) => `“${one}”`))}: are they one measure?`,
    why: 'One measure has one name in a paper.',
    place: { page: 'joint-display', choices: { view: 'results' } },
  }));
}

/** Short forms of capitals in the groups of attributes whose words a text of the team writes out. */
function shortForms(
  { seen: { attributes, participants } }: PaperFrame,
  { texts }: Pick<Known, 'texts'>,
): readonly Finding[] {
  const forms = new Map<string, { readonly attribute: string; readonly group: string }>();
  for (const attribute of attributes.filter(isNamed)) {
    for (const person of participants) {
      for (const group of groupedValues(attribute, person.attributes[attribute.id])) {
        for (const [form] of group.matchAll(/\b\p{Lu}{2,5}(?=s?\b)/gu)) {
          if (!forms.has(form)) forms.set(form, { attribute: attribute.name, group });
        }
      }
    }
  }
  return [...forms].flatMap(([form, { attribute, group }]): Finding[] => {
    const written = writtenOut(form);
    const found = texts.flatMap((text) => {
      const match = written.exec(text.words);
      // "general practitioners (GPs)" says what the short form means.
      const isExplained = match && new RegExp(`\\(${form}s?\\)`).test(text.words);
      return match ? [{ text, words: match[0], isExplained }] : [];
    });
    const [first] = found;
    if (!first || found.some(({ isExplained }) => isExplained)) return [];
    return [
      {
        rule: 'L14',
        mark: markOf('short form', form, first.words.toLowerCase()),
        is: 'question',
        where: `${first.text.where}; participants, ${attribute}`,
        what: `“${first.words}” is written in the text and “${form}” in tables (“${group}”). Is the short form explained?`,
        why: `One term for one role, or the short form once in brackets after the words: “${first.words} (${form})”.`,
        place: first.text.place,
      },
    ];
  });
}

/** Words that begin with the letters of a short form, such as "general practitioners" of "GP". */
function writtenOut(form: string): RegExp {
  const words = [...form].map((letter) => String.raw`[${letter}${letter.toLowerCase()}]\p{Ll}{3,}`);
  return new RegExp(String.raw`(?<!\p{L})${words.join(String.raw`[\s-]+`)}(?!\p{L})`, 'u');
}

function alike<One>(ones: readonly One[], key: (one: One) => string): readonly (readonly One[])[] {
  const groups = new Map<string, One[]>();
  for (const one of ones) {
    const known = groups.get(key(one));
    if (known) known.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()].filter((same) => same.length > 1);
}
