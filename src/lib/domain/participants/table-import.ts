import { noBands, type Attribute, type AttributeId } from '../model/attribute.ts';
import { noConsent, type Participant, type ParticipantId } from '../model/participant.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { inBandOrder } from './band-order.ts';
import { labelKey, withValue } from './changes.ts';
import {
  guessedType,
  isNotKnown,
  notKnownWords,
  readValue,
  sameValue,
  writtenValue,
  type AttributeType,
  type AttributeValue,
} from './values.ts';

/** What one column of a table of participants is taken for. */
export type ColumnUse =
  | { readonly use: 'label' }
  | { readonly use: 'leave-out' }
  | { readonly use: 'attribute'; readonly name: string; readonly type: AttributeType };

/** A table of participants as it was read: one row a participant. */
export interface ParticipantTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One cell that would be written, or cannot be. */
export interface ValueChange {
  readonly label: string;
  readonly attribute: string;
  readonly before: AttributeValue | undefined;
  readonly after: AttributeValue;
}

export interface RowProblem {
  /** Counted from one, the header row not counted. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: 'not-a-number' | 'not-a-date' | 'no-such-day' | 'no-label' | 'label-twice';
}

/** What an import would do, told before anything is stored. */
export interface ParticipantImport {
  readonly newAttributes: readonly { readonly name: string; readonly type: AttributeType }[];
  readonly added: readonly string[];
  /** Values written over or into participants already there. */
  readonly changed: readonly ValueChange[];
  /** Participants already there of whom the table says nothing new. */
  readonly unchanged: readonly string[];
  /** Cells that stand for "not known"; they leave what is there as it is. */
  readonly notKnown: number;
  /** Cells and rows that are left out. */
  readonly problems: readonly RowProblem[];
  /** Values by attribute name, by participant label, as they will be written. */
  readonly rows: readonly {
    readonly label: string;
    readonly values: readonly (readonly [attribute: string, value: AttributeValue])[];
  }[];
}

const labelWords =
  /^(participants?|person|label|case|id|pid|p|code|participant[ _-]?(id|no|number|code|label)|case[ _-]?id|pseudonym|interviewee|respondent|name)$/i;

/**
 * A first guess at what the columns are: the label column by its heading (else the first), the others
 * attributes; one that the study has keeps its type, a new one gets the type that fits its values.
 */
export function guessedColumns(
  { headers, rows }: ParticipantTable,
  attributes: readonly Attribute[],
): readonly ColumnUse[] {
  const named = headers.findIndex((header) => labelWords.test(header.trim()));
  const labelColumn = Math.max(0, named);
  return headers.map((header, column) => {
    if (column === labelColumn) return { use: 'label' };
    if (header.trim() === '') return { use: 'leave-out' };
    const known = attributes.find(({ name }) => labelKey(name) === labelKey(header));
    if (known) return { use: 'attribute', name: known.name, type: known.type };
    const type = guessedType(rows.map((row) => row[column] ?? ''));
    return { use: 'attribute', name: header.trim(), type };
  });
}

/** What the import would do with the columns taken like this; nothing is stored by asking. */
export function plannedImport(
  table: ParticipantTable,
  columns: readonly ColumnUse[],
  attributes: readonly Attribute[],
  participants: readonly Participant[],
  /** Words that stand for "not known", besides empty cells. */
  words: readonly string[] = notKnownWords,
): ParticipantImport {
  const labelColumn = columns.findIndex(({ use }) => use === 'label');
  const attributeByName = new Map(attributes.map((one) => [labelKey(one.name), one]));
  const participantByLabel = new Map(participants.map((one) => [labelKey(one.label), one]));
  const problems: RowProblem[] = [];
  const rows: { label: string; values: (readonly [string, AttributeValue])[] }[] = [];
  const seen = new Set<string>();
  let notKnown = 0;

  for (const [index, cells] of table.rows.entries()) {
    const place = { row: index + 1, column: table.headers[labelColumn] ?? '' };
    const label = (cells[labelColumn] ?? '').trim();
    if (label === '') {
      problems.push({ ...place, value: '', reason: 'no-label' });
      continue;
    }
    if (seen.has(labelKey(label))) {
      problems.push({ ...place, value: label, reason: 'label-twice' });
      continue;
    }
    seen.add(labelKey(label));

    const values: (readonly [string, AttributeValue])[] = [];
    for (const [column, taken] of columns.entries()) {
      if (taken.use !== 'attribute') continue;
      const text = cells[column] ?? '';
      if (isNotKnown(text, words)) {
        notKnown += 1;
        continue;
      }
      const type = attributeByName.get(labelKey(taken.name))?.type ?? taken.type;
      const read = readValue(text, type);
      const header = table.headers[column] ?? '';
      if (!read.ok) {
        problems.push({ row: index + 1, column: header, value: text, reason: read.reason });
      } else if (read.value !== undefined) {
        values.push([taken.name, read.value]);
      }
    }
    rows.push({ label: participantByLabel.get(labelKey(label))?.label ?? label, values });
  }

  const changesOf = ({ label, values }: (typeof rows)[number]): readonly ValueChange[] => {
    const there = participantByLabel.get(labelKey(label));
    return values
      .map(([attribute, after]) => {
        const id = attributeByName.get(labelKey(attribute))?.id;
        return { label, attribute, before: id && there?.attributes[id], after };
      })
      .filter(({ before, after }) => !sameValue(before, after));
  };
  const known = rows.filter(({ label }) => participantByLabel.has(labelKey(label)));
  return {
    newAttributes: newAttributes(columns, attributeByName),
    added: rows
      .filter(({ label }) => !participantByLabel.has(labelKey(label)))
      .map(({ label }) => label),
    changed: known.flatMap(changesOf),
    unchanged: known.filter((row) => changesOf(row).length === 0).map(({ label }) => label),
    notKnown,
    problems,
    rows,
  };
}

/**
 * The planned import as one change: new attributes, new participants and new values together.
 * `newId` gives ids for what is new.
 */
export function importParticipants(
  planned: ParticipantImport,
  attributes: readonly Attribute[],
  participants: readonly Participant[],
  newId: { readonly attribute: () => AttributeId; readonly participant: () => ParticipantId },
): Change {
  const firstOrder = nextOrder(attributes);
  const added = planned.newAttributes.map(({ name, type }, index) => ({
    id: newId.attribute(),
    name,
    type,
    ...noBands,
    values: type === 'band' ? inBandOrder(valuesOf(planned, name)) : [],
    order: firstOrder + index,
  }));
  const idByName = new Map([...attributes, ...added].map((one) => [labelKey(one.name), one.id]));
  const participantByLabel = new Map(participants.map((one) => [labelKey(one.label), one]));

  let order = nextOrder(participants);
  const people = planned.rows.flatMap(({ label, values }) => {
    const there = participantByLabel.get(labelKey(label));
    const before = there ?? {
      id: newId.participant(),
      label,
      attributes: {},
      consent: noConsent,
      order: order++,
    };
    const after = values.reduce((record, [name, value]) => {
      const id = idByName.get(labelKey(name));
      return id ? { ...record, attributes: withValue(record, id, value) } : record;
    }, before);
    const isSame =
      there &&
      values.every(([name, value]) => {
        const id = idByName.get(labelKey(name));
        return id !== undefined && sameValue(there.attributes[id], value);
      });
    return isSame ? [] : [after];
  });
  return {
    ...plainChange,
    kind: 'import-participants',
    put: [
      ...added.map((record) => ({ table: 'attributes' as const, record })),
      ...people.map((record) => ({ table: 'participants' as const, record })),
    ],
  };
}

function valuesOf({ rows }: ParticipantImport, attribute: string): readonly string[] {
  return rows.flatMap(({ values }) =>
    values.flatMap(([name, value]) => (name === attribute ? writtenValue(value) : [])),
  );
}

function newAttributes(
  columns: readonly ColumnUse[],
  known: ReadonlyMap<string, Attribute>,
): ParticipantImport['newAttributes'] {
  const byName = new Map<string, { name: string; type: AttributeType }>();
  for (const column of columns) {
    if (column.use !== 'attribute') continue;
    const key = labelKey(column.name);
    if (!known.has(key) && !byName.has(key)) {
      byName.set(key, { name: column.name, type: column.type });
    }
  }
  return [...byName.values()];
}
