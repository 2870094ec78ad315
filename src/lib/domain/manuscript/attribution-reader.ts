import { looseKey, nameKey } from '../checks/name-key.ts';
import type { Attribute } from '../model/attribute.ts';
import type { AttributionPiece } from '../model/paper.ts';
import type { Participant } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { saidBy } from '../quotations/attribution-parts.ts';
import { usualAttribution } from '../quotations/attribution-template.ts';

/** What an attribution says of who speaks. */
export interface SaidOf {
  /** For each label or number in it, the participants it may mean; never empty. */
  readonly named: readonly (readonly Participant[])[];
  /** A label or number that is nobody's, as it is written; `null` for none. */
  readonly nobody: string | null;
  /** What is said of them that is a value of a published attribute. */
  readonly values: readonly { readonly attribute: Attribute; readonly words: string }[];
  /** How it is written, with names of what it says in place of that. */
  readonly form: string;
}

/**
 * Reads attributions: labels, numbers as the template writes them ("GP partner 1", "Participant 4"), and what
 * the template says of people ("12 years in role").
 */
export function attributionReader({ settled, paper }: PaperFrame): (words: string) => SaidOf {
  const { participants } = settled;
  const published = settled.attributes.filter((one) => one.published);
  const pieces = paper.attribution ?? usualAttribution(settled.attributes);
  const labels = participants
    .filter(({ label }) => label.trim() !== '')
    .toSorted((a, b) => b.label.length - a.label.length)
    .map((person) => ({ person, pattern: wholeWords(person.label) }));
  const values = published.flatMap((attribute) => {
    const known = new Set(participants.flatMap((person) => valuesOf(person, attribute)));
    return [...known].map((key) => ({ attribute, key }));
  });
  const slots = slotsOf(pieces, published);
  const roles = rolesOf(participants, published);
  const numbers = numberPatterns(pieces, roles);
  const byNumber = new Map<number, Participant[]>();
  for (const person of participants) {
    const digits = person.label.match(/\d+/g)?.at(-1);
    if (digits) byNumber.set(Number(digits), [...(byNumber.get(Number(digits)) ?? []), person]);
  }
  return (words) => {
    let left = words;
    const named: (readonly Participant[])[] = [];
    for (const { person, pattern } of labels) {
      if (!pattern.test(left)) continue;
      named.push([person]);
      left = left.replace(pattern, '‹id›');
    }
    let nobody: string | null = null;
    const said: { attribute: Attribute; words: string }[] = [];
    for (const pattern of numbers) {
      left = left.replace(pattern, (whole: string, role: string | undefined, digits: string) => {
        const one = roles.find(({ key }) => role !== undefined && key === looseKey(role));
        if (one && role !== undefined) said.push({ attribute: one.attribute, words: role.trim() });
        const known = byNumber.get(Number(digits)) ?? [];
        if (known.length === 0) nobody ??= whole.trim();
        else {
          // Where several have the number, what they are says which of them is meant.
          const alike = known.filter(
            (person) => !one || valuesOf(person, one.attribute).includes(one.key),
          );
          named.push(alike.length > 0 ? alike : known);
        }
        const start = role === undefined ? whole : whole.replace(role, `‹${one?.attribute.name}›`);
        return start
          .replace(new RegExp(`${digits}(?!.*${digits})`), '‹number›')
          .replace(/0+‹/, '‹');
      });
    }
    let form = left;
    for (const piece of left.split(/[,;:/()—[\]]|(?<!\d)–|–(?!\d)|\s-\s/)) {
      const key = looseKey(piece);
      const slot = slots.find(({ pattern }) => pattern.test(piece));
      const inside = slot?.pattern.exec(piece)?.[1]?.trim();
      const known = /\p{L}/u.test(piece) ? values.find((one) => one.key === key) : undefined;
      const [attribute, value] = known
        ? [known.attribute, piece.trim()]
        : [slot?.attribute, inside ?? ''];
      if (!attribute || value === '') continue;
      said.push({ attribute, words: value });
      form = form.replace(value, `‹${attribute.name}›`);
    }
    return { named, nobody, values: said, form: nameKey(form) };
  };
}

interface Role {
  readonly attribute: Attribute;
  readonly key: string;
  readonly words: string;
}

/** What people are, in words; the longest first. */
function rolesOf(
  participants: readonly Participant[],
  published: readonly Attribute[],
): readonly Role[] {
  const found = new Map<string, Role>();
  for (const attribute of published) {
    if (attribute.type === 'number' || attribute.type === 'date') continue;
    for (const person of participants) {
      for (const words of shownOf(person, attribute)) {
        const key = looseKey(words);
        if (/\p{L}/u.test(words) && !found.has(key)) found.set(key, { attribute, key, words });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => b.words.length - a.words.length);
}

/** Ways in which a number stands for a person: the role before it as the first group, the digits as the second. */
function numberPatterns(
  pieces: readonly AttributionPiece[],
  roles: readonly Role[],
): readonly RegExp[] {
  const found: RegExp[] = [];
  if (roles.length > 0) {
    const any = roles.map(({ words }) => safe(words)).join('|');
    found.push(
      new RegExp(
        `(?<![\\p{L}\\p{N}])(${any})\\s*(?:[#№(]|no\\.?|number)?\\s*0*(\\d{1,3})(?![\\p{L}\\p{N}]|\\s*(?:years?|yrs?|months?|%)|[.–]\\d)`,
        'giu',
      ),
    );
  }
  found.push(
    /(?<![\p{L}\p{N}])(?:participant|interviewee|respondent|person|speaker|no\.?|pt?\.?|id|#)()?\s*#?0*(\d{1,3})(?![\p{L}\p{N}])/giu,
  );
  const [before = '', after = ''] = around(pieces, ({ is }) => is === 'number') ?? [];
  if (/[^\s,;:]/.test(before + after)) {
    found.push(
      new RegExp(
        `(?<![\\p{L}\\p{N}])${safe(before)}()?\\s*0*(\\d{1,3})\\s*${safe(after)}(?![\\p{L}\\p{N}])`,
        'giu',
      ),
    );
  } else if (pieces.some(({ is }) => is === 'number')) {
    // A role of nobody's with a number, such as "nurse 3", or the number by itself.
    const own = pieces.flatMap((one) =>
      one.is === 'words' ? (one.words.match(/\p{L}+/gu) ?? []) : [],
    );
    const not = own.length > 0 ? `(?<!(?<!\\p{L})(?:${own.map(safe).join('|')})\\)?\\s*)` : '';
    found.push(
      new RegExp(
        `(?<=^|[,;:]\\s*|[\\p{L})]\\s+)${not}()?0*(\\d{1,3})(?=\\s*(?:$|[,;:)\\]]))`,
        'giu',
      ),
    );
  }
  return found;
}

/** Attributes whose words in the template are more than their value: the value is the first group. */
function slotsOf(
  pieces: readonly AttributionPiece[],
  published: readonly Attribute[],
): readonly { readonly attribute: Attribute; readonly pattern: RegExp }[] {
  return published.flatMap((attribute) => {
    const words = around(
      pieces,
      (one) => one.is === 'attribute' && one.attributeId === attribute.id,
    );
    if (!words || !/\p{L}/u.test(words.join(''))) return [];
    const [before, after] = words;
    return [
      {
        attribute,
        pattern: new RegExp(`^\\s*${safe(before)}\\s*(\\S.*?)\\s*${safe(after)}\\s*$`, 'iu'),
      },
    ];
  });
}

/** The words of a template that belong to one of its names, before and after it; `null` where it has it not. */
function around(
  pieces: readonly AttributionPiece[],
  is: (piece: AttributionPiece) => boolean,
): readonly [string, string] | null {
  const [before, after] = saidBy(pieces, (one) => (is(one) ? '\u0001' : null)).split('\u0001');
  if (before === undefined || after === undefined) return null;
  return [before.replace(/^[\s([—–-]+/, ''), after.replace(/[\s)\].]+$/, '')].map((one) =>
    one.trim(),
  ) as [string, string];
}

function safe(words: string): string {
  return words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}

function wholeWords(label: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${safe(label).replaceAll('\\s+', '\\s*')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
}

/** The values and groups of a person, made comparable. */
export function valuesOf(person: Participant, attribute: Attribute): readonly string[] {
  return shownOf(person, attribute).map(looseKey);
}

function shownOf(person: Participant, attribute: Attribute): readonly string[] {
  const value = person.attributes[attribute.id];
  const groups = groupedValues(attribute, value);
  if (value === undefined) return groups;
  return [...groups, ...(Array.isArray(value) ? value : [value]).map(String)];
}
