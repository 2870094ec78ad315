import { looseKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { attributionOfQuote } from '../quotations/attribution.ts';
import type { WhoSpeaks } from '../quotations/who-speaks.ts';
import { listed } from '../reporting/listed.ts';
import { attributionReader, valuesOf, type SaidOf } from './attribution-reader.ts';
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
    // What the program prints of who speaks is right, whatever else it may be read as.
    const expected = speaks.map((who) =>
      plainAttribution(attributionOfQuote(who, choicesOf(read.frame))),
    );
    if (expected.includes(plainAttribution(words))) return told;
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
    } else if (said.named.length > 0 || said.values.length > 0) {
      forms.set(said.form, [...(forms.get(said.form) ?? []), one]);
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

function wrongly(
  { named, nobody, values }: SaidOf,
  speaks: readonly WhoSpeaks[],
): { readonly key: string; readonly what: string; readonly why: string } | null {
  if (nobody !== null) {
    return {
      key: 'nobody',
      what: `“${nobody}” is none of the participants.`,
      why: `The words are ${whose(speaks)}.`,
    };
  }
  const here = speaks.filter((who) =>
    named.every((may) => may.some((one) => who.people.includes(one))),
  );
  if (named.length > 0 && here.length === 0) {
    const labels = [...new Set(named.flatMap((may) => may.map(({ label }) => label)))];
    return {
      key: 'speaker',
      what: `The quotation is attributed to ${listed(labels)}; the words are ${whose(speaks)}.`,
      why: 'In the transcript somebody else says them.',
    };
  }
  const who = named.length > 0 ? here : speaks;
  const off = values.filter(
    ({ attribute, words }) =>
      !who.some((one) =>
        one.people.some((person) => valuesOf(person, attribute).includes(looseKey(words))),
      ),
  );
  const [first] = off;
  if (!first) return null;
  if (who.every(({ onlyOthers }) => onlyOthers)) {
    return {
      key: 'speaker',
      what: `The quotation is attributed to a participant, “${first.words}”; the words are ${whose(speaks)}.`,
      why: 'In the transcript no participant says them.',
    };
  }
  if (who.some(({ unidentified }) => unidentified)) return null;
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

function shown(person: Participant, attribute: Attribute): string {
  return groupedValues(attribute, person.attributes[attribute.id]).join('; ');
}

/** An attribution without its brackets, signs made alike. */
export function plainAttribution(words: string): string {
  return words
    .normalize('NFKC')
    .trim()
    .replace(/^[([—–-]\s*|[)\].]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
