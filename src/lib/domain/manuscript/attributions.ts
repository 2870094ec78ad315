import { looseKey, nameKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { attributionOfQuote } from '../quotations/attribution.ts';
import type { WhoSpeaks } from '../quotations/who-speaks.ts';
import { listed } from '../reporting/listed.ts';
import { withoutCitations } from './citations-in.ts';
import { placeOfQuotation } from './fidelity.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { ReadManuscript, ReadQuotation } from './read-manuscript.ts';

/** L8: who is said to speak, against who does; people who are not to be quoted; other forms than the template's. */
export function attributions(read: ReadManuscript): readonly ManuscriptFinding[] {
  const reader = attributionReader(read.frame);
  const forms = new Map<string, ReadQuotation[]>();
  const findings = read.quotations.flatMap((one): ManuscriptFinding[] => {
    const { found, speaks } = one;
    if (found.places.length === 0) return [];
    const at = one.attribution?.place ?? one.place;
    const about = { rule: 'L8', place: placeOfQuotation(one, read.frame) } as const;
    const barred = speaks[0]?.notToBeQuoted ?? [];
    const told: ManuscriptFinding[] =
      barred.length === 0 || speaks.some(({ notToBeQuoted }) => notToBeQuoted.length === 0)
        ? []
        : [
            read.finding(one.unit, one.place, {
              ...about,
              mark: markOf('manuscript', 'consent', barred.join(', '), [one.words]),
              is: 'mismatch',
              what: `${listed(barred)} ${barred.length === 1 ? 'is' : 'are'} not to be quoted.`,
              why: 'No consent to quote is recorded for them; the record withholds these words.',
            }),
          ];
    const words = withoutCitations(one.attribution?.words ?? '');
    if (words === '') return told;
    const said = reader(words);
    const wrong = wrongly(said, speaks);
    if (wrong) {
      told.push(
        read.finding(read.unitAt(at), at, {
          ...about,
          mark: markOf('manuscript', wrong.key, words, [one.words]),
          is: 'mismatch',
          what: wrong.what,
          why: wrong.why,
        }),
      );
    } else if (said.people.length > 0 || said.values.length > 0) {
      const { attribution, attributes } = choicesOf(read.frame);
      const expected = speaks.map((who) =>
        plain(attributionOfQuote(who, { attribution, attributes })),
      );
      if (!expected.includes(plain(words))) {
        forms.set(said.form, [...(forms.get(said.form) ?? []), one]);
      }
    }
    return told;
  });
  return [...findings, ...[...forms].map(([form, of]) => otherForm(form, of, read))];
}

function choicesOf({ paper, settled }: PaperFrame) {
  return { attribution: paper.attribution, attributes: settled.attributes };
}

/** One finding for each way of writing attributions that is not the template's. */
function otherForm(
  form: string,
  of: readonly ReadQuotation[],
  read: ReadManuscript,
): ManuscriptFinding {
  const first = of[0]!;
  const written = first.attribution?.words ?? '';
  const expected = attributionOfQuote(first.speaks[0]!, choicesOf(read.frame));
  const at = first.attribution?.place ?? first.place;
  return read.finding(read.unitAt(at), at, {
    rule: 'L8',
    mark: markOf('manuscript', 'form', form, of.length),
    is: 'question',
    what: `${of.length === 1 ? 'One attribution is' : `${of.length} attributions are`} written otherwise than the template: “${written}” where it gives “${expected}”. Is that meant?`,
    why: 'Attributions in several forms make a reader wonder whether they are the same people.',
    place: { page: 'quotations', choices: {} },
  });
}

interface SaidOf {
  /** Participants named by label or number. */
  readonly people: readonly Participant[];
  /** A label or number that is nobody's, as it is written; `null` for none. */
  readonly nobody: string | null;
  /** What is said of them that is a value of a published attribute. */
  readonly values: readonly { readonly attribute: Attribute; readonly words: string }[];
  /** How it is written, with names of what it says in place of that. */
  readonly form: string;
}

function wrongly(
  { people, nobody, values }: SaidOf,
  speaks: readonly WhoSpeaks[],
): { readonly key: string; readonly what: string; readonly why: string } | null {
  if (nobody !== null) {
    return {
      key: 'nobody',
      what: `“${nobody}” is none of the participants.`,
      why: `The words are ${whose(speaks)}.`,
    };
  }
  const named = people.map(({ label }) => label);
  const here = speaks.filter((who) => people.every((one) => who.people.includes(one)));
  if (people.length > 0 && here.length === 0) {
    return {
      key: 'speaker',
      what: `The quotation is attributed to ${listed(named)}; the words are ${whose(speaks)}.`,
      why: 'In the transcript somebody else says them.',
    };
  }
  const who = people.length > 0 ? here : speaks;
  const off = values.filter(
    ({ attribute, words }) =>
      !who.some((one) =>
        one.people.some((person) => valuesOf(person, attribute).includes(looseKey(words))),
      ),
  );
  const [first] = off;
  if (!first || who.every((one) => one.people.length === 0)) return null;
  const record = who[0]!.people.map(
    (person) => `${person.label}: ${shown(person, first.attribute) || 'not known'}`,
  );
  return {
    key: 'role',
    what: `“${first.words}” is not what the record says of who speaks.`,
    why: `${first.attribute.name} in the record: ${record.join('; ')}.`,
  };
}

function whose(speaks: readonly WhoSpeaks[]): string {
  const [first] = speaks;
  if (!first || first.onlyOthers) return 'the interviewer’s or somebody’s who is no participant';
  const labels = [...new Set(speaks.flatMap(({ people }) => people.map(({ label }) => label)))];
  return labels.length > 0 ? `${listed(labels)}’s` : 'somebody’s whom the study has not identified';
}

function attributionReader({ settled }: PaperFrame): (words: string) => SaidOf {
  const { participants } = settled;
  const published = settled.attributes.filter((one) => one.published);
  const labels = participants
    .filter(({ label }) => label.trim() !== '')
    .toSorted((a, b) => b.label.length - a.label.length)
    .map((person) => ({ person, pattern: wholeWords(person.label) }));
  const values = published.flatMap((attribute) => {
    const known = new Set(participants.flatMap((person) => valuesOf(person, attribute)));
    return [...known].map((key) => ({ attribute, key }));
  });
  const byNumber = new Map<number, Participant[]>();
  for (const person of participants) {
    const digits = person.label.match(/\d+/g)?.at(-1);
    if (digits) byNumber.set(Number(digits), [...(byNumber.get(Number(digits)) ?? []), person]);
  }
  return (words) => {
    let left = words;
    const people: Participant[] = [];
    for (const { person, pattern } of labels) {
      if (!pattern.test(left)) continue;
      people.push(person);
      left = left.replace(pattern, '‹id›');
    }
    let nobody: string | null = null;
    left = left.replace(numbered, (whole, digits: string) => {
      const known = byNumber.get(Number(digits)) ?? [];
      if (known.length === 0) nobody ??= whole.trim();
      else if (known.length === 1) people.push(known[0]!);
      return whole.replace(digits, '‹number›');
    });
    const said = left.split(/[,;:/()–—[\]]|\s-\s/).flatMap((piece) => {
      const key = looseKey(piece);
      const known = values.find((one) => one.key === key);
      return known ? [{ attribute: known.attribute, words: piece.trim() }] : [];
    });
    let form = left;
    for (const { attribute, words: value } of said) {
      form = form.replace(value, `‹${attribute.name}›`);
    }
    return { people: [...new Set(people)], nobody, values: said, form: nameKey(form) };
  };
}

const numbered =
  /(?<![\p{L}\p{N}])(?:participant|interviewee|respondent|person|speaker|no\.?|pt?\.?|id|#)\s*#?0*(\d{1,3})(?![\p{L}\p{N}])/giu;

function wholeWords(label: string): RegExp {
  const safe = label
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s*');
  return new RegExp(`(?<![\\p{L}\\p{N}])${safe}(?![\\p{L}\\p{N}])`, 'iu');
}

/** The values and groups of a person, made comparable. */
function valuesOf(person: Participant, attribute: Attribute): readonly string[] {
  const value = person.attributes[attribute.id];
  if (value === undefined || typeof value === 'number') {
    return groupedValues(attribute, value).map(looseKey);
  }
  const raw = Array.isArray(value) ? value : [value];
  return [...groupedValues(attribute, value), ...raw].map(looseKey);
}

function shown(person: Participant, attribute: Attribute): string {
  return groupedValues(attribute, person.attributes[attribute.id]).join('; ');
}

/** An attribution without its brackets, signs made alike. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .trim()
    .replace(/^[([—–-]\s*|[)\].]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
