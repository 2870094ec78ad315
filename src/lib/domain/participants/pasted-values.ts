import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { labelKey, withValue } from './changes.ts';
import { isNotKnown, readValue, sameValue, type AttributeValue, type ReadValue } from './values.ts';

/** One value a pasted block would write. */
export interface PastedValue {
  readonly participant: Participant;
  readonly attribute: Attribute;
  readonly before: AttributeValue | undefined;
  readonly after: AttributeValue;
}

/** A pasted cell that does not fit, with where it would have gone. */
export interface UnfitCell {
  /** Of the block, counted from zero. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly why:
    | Extract<ReadValue, { readonly ok: false }>['reason']
    | 'below-the-last'
    | 'beyond-the-last'
    | 'other-label';
  /** The participant and the attribute of the field, where there is one. */
  readonly label: string | null;
  readonly attribute: string | null;
}

export interface PastedValues {
  readonly changes: readonly PastedValue[];
  readonly unfit: readonly UnfitCell[];
  /** Cells that are empty or say "NA": they leave what is there as it is. */
  readonly notKnown: number;
}

/**
 * What a block of cells would write, laid over the table right and down from one field. `column` 0 is
 * the participants' labels, which must be those of the rows: a block does not rename anybody.
 */
export function pastedValues(
  rows: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  attributes: readonly Attribute[],
  participants: readonly Participant[],
): PastedValues {
  const changes: PastedValue[] = [];
  const unfit: UnfitCell[] = [];
  let notKnown = 0;
  for (const [row, cells] of rows.entries()) {
    const participant = participants[at.row + row];
    for (const [column, text] of cells.entries()) {
      const attribute = attributes[at.column + column - 1];
      const isLabel = at.column + column === 0;
      const place = {
        row,
        column,
        text,
        label: participant?.label ?? null,
        attribute: attribute?.name ?? null,
      };
      if (isNotKnown(text)) notKnown += 1;
      else if (!participant) unfit.push({ ...place, why: 'below-the-last' });
      else if (isLabel) {
        if (labelKey(text) !== labelKey(participant.label)) {
          unfit.push({ ...place, why: 'other-label' });
        }
      } else if (!attribute) unfit.push({ ...place, why: 'beyond-the-last' });
      else {
        const read = readValue(text, attribute.type);
        const before = participant.attributes[attribute.id];
        if (!read.ok) unfit.push({ ...place, why: read.reason });
        else if (read.value !== undefined && !sameValue(before, read.value)) {
          changes.push({ participant, attribute, before, after: read.value });
        }
      }
    }
  }
  return { changes, unfit, notKnown };
}

/** Writes all values of a block as one act; `null` when there is nothing to write. */
export function writeValues(
  changes: readonly Pick<PastedValue, 'participant' | 'attribute' | 'after'>[],
  participants: readonly Participant[],
): Change | null {
  const changed = participants.flatMap((stored) => {
    const here = changes.filter(({ participant }) => participant.id === stored.id);
    if (here.length === 0) return [];
    return here.reduce(
      (person, { attribute, after }) => ({
        ...person,
        attributes: withValue(person, attribute.id, after),
      }),
      stored,
    );
  });
  if (changed.length === 0) return null;
  return {
    ...plainChange,
    kind: 'change-participant',
    put: changed.map((record) => ({ table: 'participants' as const, record })),
  };
}
