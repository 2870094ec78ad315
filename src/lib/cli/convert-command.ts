import { transcriptLines } from '../domain/reporting/transcript-lines.ts';
import { studyFileReader } from '../formats/study-file/reader.ts';
import { studyFileWriter } from '../formats/study-file/writer.ts';
import { tableWriters } from '../formats/table-writers.ts';
import type { Arguments, Options } from './arguments.ts';
import { forTerminal, nameOf, Unusable, type ExitStatus, type Io } from './io.ts';
import { aboutFile, openStudy, studyOptions } from './opened-study.ts';
import { readTranscripts } from './read-transcripts.ts';
import {
  formatsIn,
  orders,
  sayChecks,
  subjectsIn,
  tableOptions,
  writerOf,
  writtenForPaper,
  writtenTable,
  type TableFormat,
} from './table-files.ts';

export const convertOptions: Options = {
  table: { value: 'ID', is: 'which table of a study; “concord tables --list” names them' },
  force: { is: 'writes over a file that is there' },
  ...tableOptions,
  ...studyOptions,
};

/**
 * One file into another, each known by what it is: a transcript into a table of its numbered lines, a study
 * into one of its tables, a study file of an older release into one of this release.
 */
export async function convert(given: Arguments, io: Io): Promise<ExitStatus> {
  const [from, to, ...more] = given.files;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new Unusable('Say what to convert and into what: concord convert IN OUT.');
  }
  const bytes = await io.read(from);
  const isStudy = studyFileReader.recognises(nameOf(from), bytes);
  const force = given.has('force');
  if (/\.concord$/i.test(to)) {
    if (!isStudy) throw new Unusable('“concord import” makes a study of transcripts.');
    await io.write([{ path: to, bytes: await upToDate(from, bytes, io) }], force);
  } else if (isStudy) {
    await io.write([{ path: to, bytes: await tableOfStudy(from, to, given, io) }], force);
  } else {
    await io.write([{ path: to, bytes: await linesOf(from, to, given, io) }], force);
  }
  io.out(`${to}\n`);
  return 0;
}

/** The same study in the form of this release; it was saved when it was saved. */
async function upToDate(path: string, bytes: Uint8Array, io: Io): Promise<Uint8Array> {
  const { content, notes } = await aboutFile(path, () => studyFileReader.read(bytes));
  for (const { where, what } of notes) io.err(`${nameOf(path)}: ${where}: ${what}`);
  return studyFileWriter.write({ ...content, program: io.version });
}

async function tableOfStudy(
  path: string,
  to: string,
  given: Arguments,
  io: Io,
): Promise<Uint8Array> {
  const format = formatOf(to);
  const [subject, ...more] = subjectsIn(given.list('table'));
  if (subject === undefined || more.length > 0) {
    throw new Unusable('Say which table: --table ID. “concord tables --list” names them.');
  }
  const opened = await openStudy(path, given, io);
  const forPaper = given.has('for-paper');
  const written = forPaper
    ? await writtenForPaper(subject, format, opened, given)
    : await Promise.all(
        orders(subject, opened, given).map((order) => writtenTable(order, format, opened)),
      );
  const [one, another] = written.filter(({ rows }) => rows > 0);
  if (another) {
    throw new Unusable('The study has several such tables. “concord tables” writes them all.');
  }
  if (!one) throw new Unusable(`The table “${subject}” of this study has no rows.`);
  if (forPaper) await sayChecks(opened, io);
  return one.bytes;
}

async function linesOf(path: string, to: string, given: Arguments, io: Io): Promise<Uint8Array> {
  if (given.has('for-paper')) {
    throw new Unusable('--for-paper is for a table of a study file, and this is none.');
  }
  if (given.has('table')) throw new Unusable('--table is for a study file, and this is none.');
  const format = formatOf(to);
  const [file] = await readTranscripts([path], io);
  if (!file || file.transcripts.length === 0) {
    throw new Unusable(`${nameOf(path)}: no column holds the words of a transcript.`);
  }
  for (const { where, what } of file.notes) io.err(`${file.name}: ${where}: ${what}`);
  const title = `${forTerminal(file.name)}: numbered lines`;
  return writerOf(format).write(transcriptLines(title, file.transcripts));
}

function formatOf(path: string): TableFormat {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1];
  const there = tableWriters.map(({ extensions }) => extensions[0]).join(', ');
  if (ending === undefined) {
    throw new Unusable(`${nameOf(path)} has no ending that says what to write: ${there}.`);
  }
  const [format] = formatsIn([ending]);
  if (!format) throw new RangeError('a word is a format or refused');
  return format;
}
