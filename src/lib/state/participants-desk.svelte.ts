import { FormatError } from '../domain/errors.ts';
import type { Attribute, AttributeId } from '../domain/model/attribute.ts';
import type { Participant, ParticipantId } from '../domain/model/participant.ts';
import type { FindingRecords } from '../domain/model/snapshot.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import {
  changeAttribute,
  fittingSettings,
  type AttributeSettings,
} from '../domain/participants/change-attribute.ts';
import {
  addAttribute,
  addParticipant,
  isLabelTaken,
  isNameTaken,
  removeAttribute,
  removeParticipant,
  renameParticipant,
  setValue,
  transcriptsOf,
} from '../domain/participants/changes.ts';
import {
  guessedColumns,
  importParticipants,
  type ColumnUse,
  type ParticipantImport,
  type ParticipantTable,
} from '../domain/participants/table-import.ts';
import { recordConsent, type Consent } from '../domain/participants/consent.ts';
import { largestPaste, pastedRows } from '../domain/participants/pasted-rows.ts';
import { writeValues, type PastedValue } from '../domain/participants/pasted-values.ts';
import { surveyOnly } from '../domain/participants/survey-only.ts';
import { participantTable } from '../domain/participants/table-of-rows.ts';
import type { AttributeType, AttributeValue } from '../domain/participants/values.ts';
import { assignedCoder, requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import { csvTranscript } from '../formats/csv/table-reader.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The people of the study as they are stored. */
export interface People {
  readonly participants: readonly Participant[];
  readonly attributes: readonly Attribute[];
  /** The transcripts each participant speaks in, in the study's order. */
  readonly heard: ReadonlyMap<ParticipantId, readonly Transcript[]>;
  /** Who answered a survey and was not interviewed. */
  readonly surveyed: ReadonlySet<ParticipantId>;
  /** Whether the copy was made for one person: consent is the lead's to record. */
  readonly isForOne: boolean;
}

/** A table of participants that was read and not yet imported. */
export interface IncomingTable {
  readonly fileName: string;
  readonly table: ParticipantTable;
  readonly columns: readonly ColumnUse[];
  readonly notes: readonly string[];
}

/** A table of people is small; anything larger is another file. */
const largestTable = 20 * 1024 * 1024;

/** The participants of one study: their table, and a table of them being taken in. */
export class ParticipantsDesk {
  readonly #study: OpenStudy;
  readonly #people: LiveQuery<People>;

  /** Read and shown, nothing of it stored. */
  incoming: IncomingTable | null = $state.raw(null);

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#people = new LiveQuery(() => readPeople(study.db));
  }

  /** `undefined` until read. */
  get current(): People | undefined {
    return this.#people.current;
  }

  /** Adds a participant; nothing happens where the label is taken. */
  async add(label: string): Promise<void> {
    await this.#change(({ participants }) =>
      isLabelTaken(participants, label)
        ? null
        : addParticipant(participants, this.#study.newId<ParticipantId>(), label),
    );
  }

  async rename(id: ParticipantId, label: string): Promise<void> {
    await this.#change(({ participants }) => {
      const participant = participants.find((one) => one.id === id);
      if (!participant || isLabelTaken(participants, label, id)) return null;
      return renameParticipant(participant, label);
    });
  }

  /** Writes one value; `undefined` makes it not known. */
  async setValue(
    id: ParticipantId,
    attributeId: AttributeId,
    value: AttributeValue | undefined,
  ): Promise<void> {
    await this.#change(({ participants }) => {
      const participant = participants.find((one) => one.id === id);
      if (!participant || participant.attributes[attributeId] === value) return null;
      return setValue(participant, attributeId, value);
    });
  }

  async remove(id: ParticipantId): Promise<void> {
    await this.#change(({ participants }, transcripts, { chartings }) => {
      const participant = participants.find((one) => one.id === id);
      return participant ? removeParticipant(participant, transcripts, chartings) : null;
    });
  }

  /** Writes a pasted block as one act. */
  async writeValues(changes: readonly PastedValue[]): Promise<void> {
    await this.#change(({ participants }) => writeValues(changes, participants));
  }

  /** Records consent, of several alike if so asked, as one act. @throws {ActError} 'copy-for-one'. */
  async recordConsent(ids: readonly ParticipantId[], consent: Consent): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const people = await db.participants.toArray();
      return recordConsent(
        people.filter(({ id }) => ids.includes(id)),
        consent,
      );
    });
  }

  async addAttribute(
    name: string,
    type: AttributeType,
    settings?: AttributeSettings,
  ): Promise<void> {
    await this.#change(({ attributes }) => {
      if (isNameTaken(attributes, name)) return null;
      const added = addAttribute(attributes, this.#study.newId<AttributeId>(), name, type);
      const [column] = added.put;
      if (!settings || column?.table !== 'attributes') return added;
      return {
        ...added,
        put: [{ ...column, record: { ...column.record, ...fittingSettings(settings) } }],
      };
    });
  }

  /** Changes an attribute; another type only where every value fits. */
  async changeAttribute(
    id: AttributeId,
    name: string,
    type: AttributeType,
    settings?: AttributeSettings,
  ): Promise<void> {
    await this.#change(({ attributes, participants }, _, { chartings }) => {
      const attribute = attributes.find((one) => one.id === id);
      if (!attribute || isNameTaken(attributes, name, id)) return null;
      const wanted = { ...attribute, ...settings, name, type };
      return changeAttribute(attribute, wanted, participants, chartings);
    });
  }

  async removeAttribute(id: AttributeId): Promise<void> {
    await this.#change(({ attributes, participants }, _, findings) => {
      const attribute = attributes.find((one) => one.id === id);
      return attribute ? removeAttribute(attribute, participants, findings) : null;
    });
  }

  /**
   * Reads a table of participants and shows what it would change.
   * @throws {FormatError} when it cannot be read; nothing is stored in any case.
   */
  async read(file: File): Promise<void> {
    if (file.size > largestTable) throw new FormatError('file-too-large', file.name);
    if (file.size === 0) throw new FormatError('empty-file', file.name);
    const { content, notes } = await csvTranscript.read(new Uint8Array(await file.arrayBuffer()));
    if (content.kind !== 'table') throw new FormatError('no-rows', file.name);
    const said = notes.map(({ what, where }) => (where ? `${what} (${where})` : what));
    await this.#show(file.name, content.rows, said);
  }

  /**
   * The same for a table that was pasted.
   * @throws {FormatError} 'no-rows' when it is one row or none; 'paste-too-large'.
   */
  async readPasted(text: string): Promise<void> {
    if (text.length > largestPaste) throw new FormatError('paste-too-large', '');
    await this.#show('the clipboard', pastedRows(text), []);
  }

  putAway(): void {
    this.incoming = null;
  }

  /** Takes in what was shown: everything of it, as one act, or nothing. */
  async import(planned: ParticipantImport): Promise<void> {
    await this.#change(({ attributes, participants }) => {
      const change = importParticipants(planned, attributes, participants, {
        attribute: () => this.#study.newId<AttributeId>(),
        participant: () => this.#study.newId<ParticipantId>(),
      });
      return change.put.length > 0 ? change : null;
    });
    this.incoming = null;
  }

  async #show(
    fileName: string,
    rows: readonly (readonly string[])[],
    notes: readonly string[],
  ): Promise<void> {
    const table = participantTable(rows);
    const { attributes } = await readPeople(this.#study.db);
    this.incoming = { fileName, table, columns: guessedColumns(table, attributes), notes };
  }

  async #change(
    decide: (
      people: Pick<People, 'participants' | 'attributes'>,
      transcripts: readonly Transcript[],
      findings: Pick<FindingRecords, 'matrices' | 'chartings' | 'papers'>,
    ) => Change | null,
  ): Promise<void> {
    await this.#study.record(async (db) => {
      const [participants, attributes, transcripts] = await readTables(db);
      const [matrices, chartings] = [await db.matrices.toArray(), await db.chartings.toArray()];
      const papers = await db.papers.toArray();
      return decide({ participants, attributes }, transcripts, { matrices, chartings, papers });
    });
  }
}

async function readPeople(db: Database): Promise<People> {
  const [participants, attributes, transcripts] = await readTables(db);
  const packets = await db.packets.toArray();
  return {
    participants,
    attributes,
    heard: new Map(participants.map(({ id }) => [id, transcriptsOf(id, transcripts)])),
    surveyed: surveyOnly(transcripts),
    isForOne: assignedCoder(packets) !== null,
  };
}

async function readTables(db: Database) {
  const [participants, attributes, transcripts] = await Promise.all([
    db.participants.toArray(),
    db.attributes.toArray(),
    db.transcripts.toArray(),
  ]);
  const inOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;
  return [
    participants.toSorted(inOrder),
    attributes.toSorted(inOrder),
    transcripts.toSorted(inOrder),
  ] as const;
}
