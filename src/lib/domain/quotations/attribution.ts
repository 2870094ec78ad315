import type { Attribute } from '../model/attribute.ts';
import type { AttributionPiece } from '../model/paper.ts';
import type { Participant } from '../model/participant.ts';
import { groupedValues, inNoGroup } from '../participants/grouping.ts';
import { saidBy } from './attribution-parts.ts';
import { usualAttribution } from './attribution-template.ts';
import type { WhoSpeaks } from './who-speaks.ts';

/** What stands for a participant whom the study has not identified. */
export const notIdentified = 'speaker not identified';

/** How quotations are attributed, and what of people may be said. */
export interface AttributionChoice {
  /** `null`: the usual way. */
  readonly attribution: readonly AttributionPiece[] | null;
  readonly attributes: readonly Attribute[];
}

/**
 * What stands after the words of one person, such as "(P04, GP)". Attributes are given as the groups of
 * tables, and only published ones; what is not known is left out with the words that belong to it.
 * "(not known)" where nothing of what the template names is.
 */
export function attributionOf(
  person: Pick<Participant, 'label' | 'attributes'>,
  { attribution, attributes }: AttributionChoice,
): string {
  const published = new Map(
    attributes.flatMap((one) => (one.published ? [[one.id, one] as const] : [])),
  );
  const said = saidBy(attribution ?? usualAttribution(attributes), (piece) => {
    switch (piece.is) {
      case 'label':
        return person.label.trim() || null;
      case 'number':
        return numberIn(person.label);
      case 'attribute': {
        const attribute = published.get(piece.attributeId);
        if (!attribute) return null;
        const groups = groupedValues(attribute, person.attributes[attribute.id]);
        const shown = groups.filter((group) => group !== inNoGroup && group.trim() !== '');
        return shown.length > 0 ? shown.join(' and ') : null;
      }
    }
  });
  return said || '(not known)';
}

/**
 * What stands after a quotation: who speaks in it, each once in the order of speaking. Several stand in
 * one pair of brackets; a participant whom nobody has identified is called so, and never by the label of
 * the transcript. Of lines in which no participant speaks: "(not a participant)".
 */
export function attributionOfQuote(
  { people, unidentified, onlyOthers }: WhoSpeaks,
  choice: AttributionChoice,
): string {
  if (onlyOthers) return '(not a participant)';
  const each = [
    ...people.map((person) => attributionOf(person, choice)),
    ...(unidentified ? [`(${notIdentified})`] : []),
  ];
  const [only] = each;
  if (each.length === 1 && only !== undefined) return only;
  const inner = each.map((one) => /^\((.*)\)$/u.exec(one)?.[1]);
  return inner.every((one) => one !== undefined)
    ? `(${inner.join('; ')})`
    : each.map((one, at) => (one === `(${notIdentified})` ? (inner[at] ?? one) : one)).join('; ');
}

/** "4" of "P04"; `null` where a label has no number. Of several the last. */
function numberIn(label: string): string | null {
  const digits = label.match(/\d+/gu)?.at(-1);
  return digits === undefined ? null : digits.replace(/^0+(?=\d)/, '');
}
