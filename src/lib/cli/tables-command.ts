import { join } from 'node:path';
import { checkNotesOf } from '../domain/reporting/tables/noted-checks.ts';
import {
  exportSubjects,
  suggestedFormat,
  type ExportSubject,
} from '../domain/reporting/tables/subjects.ts';
import type { Arguments, Options } from './arguments.ts';
import { Unusable, type ExitStatus, type Io, type OutFile } from './io.ts';
import { openStudy, studyOptions } from './opened-study.ts';
import {
  formatsIn,
  isOnlyTheLeads,
  orders,
  printedSubjects,
  sayChecks,
  subjectsIn,
  tableOptions,
  writtenForPaper,
  writtenTable,
  type WrittenTable,
} from './table-files.ts';

export const tablesOptions: Options = {
  out: { value: 'DIR', is: 'the folder they are written to; it is made where it is missing' },
  format: {
    value: 'FORMAT,…',
    several: true,
    is: 'docx, xlsx, csv, md or html, or several. Each table’s own, if you do not say',
  },
  table: {
    value: 'ID,…',
    several: true,
    is: 'which tables. All that have rows, if you do not say',
  },
  list: { is: 'names every table there is, and does nothing else' },
  force: { is: 'writes over files that are there' },
  ...tableOptions,
  ...studyOptions,
};

/** Tables of a study as files. A table that was asked for by its id and has no rows is a finding. */
export async function tables(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.has('list')) {
    for (const { id, name } of exportSubjects) io.out(`${id.padEnd(22)}${name}\n`);
    return 0;
  }
  const [path, ...more] = given.files;
  const folder = given.value('out');
  if (path === undefined || more.length > 0 || folder === undefined) {
    throw new Unusable('Say which study and where to: concord tables STUDY --out DIR.');
  }
  const wanted = subjectsIn(given.list('table'));
  const formats = formatsIn(given.list('format'));
  const opened = await openStudy(path, given, io);
  const forPaper = given.has('for-paper');
  const printed = forPaper ? await printedSubjects(opened) : null;
  const subjects =
    wanted.length > 0
      ? wanted
      : exportSubjects.map(({ id }) => id).filter((id) => printed?.has(id) !== false);

  const written: WrittenTable[] = [];
  const refused = new Set<ExportSubject>();
  for (const subject of new Set(subjects)) {
    const asked = orders(subject, opened, given);
    for (const format of new Set(formats.length > 0 ? formats : [suggestedFormat(subject)])) {
      if (forPaper) {
        const made = await writtenForPaper(subject, format, opened, given);
        written.push(...made.filter(({ rows }) => rows > 0));
        continue;
      }
      for (const order of asked) {
        try {
          const table = await writtenTable(order, format, opened);
          if (table.rows > 0) written.push(table);
        } catch (error) {
          // Who asks for a finding by its name is told so; who asks for all gets those there are.
          if (wanted.length > 0 || !isOnlyTheLeads(error)) throw error;
          refused.add(subject);
        }
      }
    }
  }
  const there = new Set(written.map(({ subject }) => subject));
  const empty = subjects.filter((subject) => !there.has(subject) && !refused.has(subject));
  await io.write(inFolder(folder, written), given.has('force'));
  for (const { path: made } of inFolder(folder, written)) io.out(`${made}\n`);
  // What stands in the notes of files that have notes is said here for those that have none.
  if (forPaper) await sayChecks(opened, io);
  else {
    const [found, ...listed] = await checkNotesOf(opened.sources, opened.viewer.id);
    if (found !== undefined && listed.length > 0) io.err(`${found} “concord check” lists it.`);
  }
  if (refused.size > 0)
    io.err('Tables of findings are the lead’s: this copy was made for one coder.');
  if (empty.length > 0) io.err(`Without rows, and not written: ${empty.join(', ')}.`);
  return wanted.length > 0 && empty.length > 0 ? 1 : 0;
}

/** Two tables of one name each have a file. */
function inFolder(folder: string, tablesOf: readonly WrittenTable[]): readonly OutFile[] {
  const taken = new Set<string>();
  return tablesOf.map(({ name, bytes }) => {
    const [, stem = name, ending = ''] = /^(.*)(\.[a-z]+)$/.exec(name) ?? [];
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = `${stem} (${number})${ending}`;
    }
    taken.add(free.toLowerCase());
    return { path: join(folder, free), bytes };
  });
}
