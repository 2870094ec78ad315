import { ActError } from '../domain/errors.ts';
import { isInPapers, paperTables } from '../domain/paper/pack-contents.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { FindingChoices } from '../domain/reporting/finding-frame.ts';
import type { Row } from '../domain/reporting/table.ts';
import {
  exportSubjects,
  choiceOf,
  type ExportSubject,
} from '../domain/reporting/tables/subjects.ts';
import { checkNotesOf } from '../domain/reporting/tables/noted-checks.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import { tableOf, type TableAsked } from '../domain/reporting/tables/table-of.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { byPlace } from '../domain/study/order.ts';
import { joinedBytes } from '../formats/table-writer.ts';
import { tableWriters } from '../formats/table-writers.ts';
import type { Arguments, Options } from './arguments.ts';
import { Unusable, type Io } from './io.ts';
import type { OpenedStudy } from './opened-study.ts';

export type TableFormat = (typeof tableWriters)[number]['id'];

/** The options of every command that makes tables as the page Export does. */
export const tableOptions: Options = {
  'settled-only': { is: 'without your own open passes, which the tables otherwise show as open' },
  'for-paper': {
    is: 'as the results pack prints them: without columns and notes that are the team’s; what the checks found goes to standard error',
  },
  choose: {
    value: 'NAME=VALUE',
    several: true,
    is: 'a choice as the address of a page of findings has it, such as by=transcripts',
  },
};

/** A table of the study, written. */
export interface WrittenTable {
  readonly subject: ExportSubject;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Every table of a subject: of a study with several matrices or themes, one of each. */
export function orders(
  subject: ExportSubject,
  { viewer, sources }: OpenedStudy,
  given: Arguments,
): readonly TableAsked[] {
  const choices = choicesIn(given);
  const { transcripts, matrices, themes } = sources.records;
  const asked: TableAsked = {
    subject,
    viewer: viewer.id,
    withOpenPass: !given.has('settled-only'),
    transcriptIds: transcripts.map(({ id }) => id),
    choices,
  };
  const choice = choiceOf(subject);
  if (choice === null || choice === 'guide' || choices[choice] !== undefined) return [asked];
  const ids =
    choice === 'matrix'
      ? matrices.toSorted(byPlace).map(({ id }) => id)
      : [...themes.toSorted(byPlace).map(({ id }) => id), 'none'];
  if (ids.length < 2) return [asked];
  return ids.map((id) => ({ ...asked, choices: { ...choices, [choice]: id } }));
}

/**
 * A table as the results pack prints it; several where the pack has several.
 * @throws {Unusable} for a table that no results pack has.
 */
export async function writtenForPaper(
  subject: ExportSubject,
  format: TableFormat,
  { study, sources, viewer }: OpenedStudy,
  given: Arguments,
): Promise<readonly WrittenTable[]> {
  requireWholeStudy(sources.records.packets);
  const frame = await paperOf(sources, viewer.id, 'all');
  if (!isInPapers(subject, frame)) {
    throw new Unusable(`The table “${subject}” is none that a results pack prints.`);
  }
  const tables = await paperTables(subject, frame, sources, choicesIn(given));
  const writer = writerOf(format);
  return Promise.all(
    tables.map(async (table) => ({
      subject,
      name: fileName(study, table.subject, writer.extensions[0]),
      bytes: await writer.write(table),
      rows: table.rows.length,
    })),
  );
}

/** Subjects that a results pack prints. */
export async function printedSubjects({
  sources,
  viewer,
}: OpenedStudy): Promise<ReadonlySet<ExportSubject>> {
  const frame = await paperOf(sources, viewer.id, 'all');
  return new Set(
    exportSubjects.map(({ id }) => id).filter((subject) => isInPapers(subject, frame)),
  );
}

/** What the checks found, a line each, for files that do not say it themselves. */
export async function sayChecks({ sources, viewer }: OpenedStudy, io: Io): Promise<void> {
  for (const note of await checkNotesOf(sources, viewer.id)) io.err(note);
}

/** Writes a table as the page Export does, to the byte. */
export async function writtenTable(
  asked: TableAsked,
  format: TableFormat,
  { study, sources }: OpenedStudy,
): Promise<WrittenTable> {
  const writer = writerOf(format);
  const { head, batches } = await tableOf(asked, sources);
  const pieces: Uint8Array[] = [];
  const sink = await writer.begin(head, (piece) => pieces.push(piece));
  let rows = 0;
  for await (const batch of batches) {
    sink.add(batch satisfies readonly Row[]);
    rows += batch.length;
  }
  sink.end();
  return {
    subject: asked.subject,
    name: fileName(study, head.subject, writer.extensions[0]),
    bytes: joinedBytes(pieces),
    rows,
  };
}

export function writerOf(format: TableFormat) {
  const writer = tableWriters.find(({ id }) => id === format);
  if (!writer) throw new RangeError(`no writer for ${format}`);
  return writer;
}

/** @throws {Unusable} naming the formats there are. */
export function formatsIn(words: readonly string[]): readonly TableFormat[] {
  return words.map((word) => {
    const lower = word.toLowerCase();
    const found = tableWriters.find(({ id, extensions }) =>
      [id, ...extensions.map((extension) => extension.slice(1))].includes(lower),
    );
    if (found) return found.id;
    const there = tableWriters.map(({ extensions }) => extensions[0].slice(1)).join(', ');
    throw new Unusable(`There is no format “${word}”: ${there}.`);
  });
}

/** @throws {Unusable} pointing to the list of tables. */
export function subjectsIn(words: readonly string[]): readonly ExportSubject[] {
  return words.map((word) => {
    const found = exportSubjects.find(({ id }) => id === word.toLowerCase());
    if (found) return found.id;
    throw new Unusable(`There is no table “${word}”. “concord tables --list” names them all.`);
  });
}

/** Whether findings are refused because the file is a copy for one coder. */
export function isOnlyTheLeads(error: unknown): boolean {
  return error instanceof ActError && error.code === 'copy-for-one';
}

function choicesIn(given: Arguments): FindingChoices {
  return Object.fromEntries(
    given.list('choose').map((one) => {
      const at = one.indexOf('=');
      if (at < 1) throw new Unusable(`“${one}” is not a choice: it has to be NAME=VALUE.`);
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}
