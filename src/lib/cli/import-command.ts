import { codesOfFramework } from '../domain/codebook/starter-codes.ts';
import type { WriterId } from '../domain/model/operation.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import { labelKey } from '../domain/participants/changes.ts';
import { newStudy } from '../domain/study/new-study.ts';
import { initialsOf } from '../domain/study/initials.ts';
import { firstOperation } from '../domain/trail/operation-id.ts';
import { freeName, roundForNew } from '../domain/transcript/import-change.ts';
import { importWithSurveys } from '../domain/transcript/survey-import.ts';
import { studyFileWriter } from '../formats/study-file/writer.ts';
import type { Arguments, Options } from './arguments.ts';
import { nameOf, Unusable, type ExitStatus, type Io } from './io.ts';
import { surroundings } from './opened-study.ts';
import { readTranscripts, type ReadFile } from './read-transcripts.ts';

export const importOptions: Options = {
  out: { value: 'STUDY', is: 'the study file that is made, such as study.concord' },
  title: { value: 'TITLE', is: 'the study’s title. The name of its file, if you do not say' },
  lead: { value: 'NAME', is: 'who leads the study. “Lead”, if you do not say' },
  initials: { value: 'INITIALS', is: 'of the lead. Those of the name, if you do not say' },
  force: { is: 'writes over a file that is there' },
};

/** A new study of transcripts, read with the choices the screen suggests. */
export async function importFiles(given: Arguments, io: Io): Promise<ExitStatus> {
  const path = given.value('out');
  if (given.files.length === 0 || path === undefined) {
    throw new Unusable('Say which files and where to: concord import FILES… --out STUDY.');
  }
  const files = await readTranscripts(given.files, io);
  for (const file of files) tellOf(file, io);
  const taken = files.filter(({ copy, transcripts }) => copy === null && transcripts.length > 0);
  if (taken.length === 0) throw new Unusable('No file holds a transcript, so no study was made.');

  const at = io.now();
  const snapshot = studyOf(taken, {
    title: given.value('title')?.trim() || nameOf(path).replace(/\.concord$/i, ''),
    lead: given.value('lead')?.trim() || 'Lead',
    initials: given.value('initials')?.trim(),
    at,
    io,
  });
  const bytes = await studyFileWriter.write({ snapshot, program: io.version, savedAt: at });
  await io.write([{ path, bytes }], given.has('force'));
  const lines = snapshot.transcripts.reduce((sum, { lineCount }) => sum + lineCount, 0);
  io.err(`${snapshot.transcripts.length} transcripts, ${lines} lines.`);
  io.out(`${path}\n`);
  return 0;
}

interface NewStudy {
  readonly title: string;
  readonly lead: string;
  readonly initials: string | undefined;
  readonly at: string;
  readonly io: Io;
}

/** The study as the screen would have made it: begun, then everything imported as one act. */
export function studyOf(
  files: readonly ReadFile[],
  { title, lead, initials, at, io }: NewStudy,
): StudySnapshot {
  const { framework } = surroundings(io);
  const begun = newStudy(
    { title, behaviour: '', coderName: lead, coderInitials: initials || initialsOf(lead) },
    { id: framework.id, version: framework.version, codes: codesOfFramework(framework, at) },
    at,
    io.newId,
  );
  const [{ id: coderId }] = begun.coders;
  const names = new Set<string>();
  const named = files
    .flatMap(({ transcripts }) => transcripts)
    .map((one) => {
      const name = freeName(one.name, names);
      names.add(labelKey(name));
      return { ...one, name };
    });
  const change = importWithSurveys(
    named,
    files.flatMap(({ survey }) => survey ?? []),
    {
      attributes: [],
      transcripts: [],
      participants: [],
      coderId,
      roundId: roundForNew(begun.rounds, coderId),
      at,
      newId: <Id extends string>() => io.newId() as Id,
    },
  );
  const writer = io.newId() as WriterId;
  const study = { ...begun, operations: [firstOperation(change, { writer, coderId, at })] };
  // A new study has none of what is put, so each table is what the import puts there.
  const put = (table: string) =>
    change.put.filter((one) => one.table === table).map(({ record }) => record);
  const tables = [...new Set(change.put.map(({ table }) => table))];
  const imported = Object.fromEntries(tables.map((table) => [table, put(table)]));
  return { ...study, ...(imported as Partial<StudySnapshot>) };
}

/** What was assumed, changed or left out of a file, on standard error. */
function tellOf({ name, kind, transcripts, copy, notes }: ReadFile, io: Io): void {
  if (copy) {
    const same = copy.reason === 'same-file' ? 'the same file as' : 'the same text as';
    io.err(`${name}: left out, because it is ${same} ${copy.name}.`);
    return;
  }
  const lines = transcripts.reduce((sum, { prepared }) => sum + prepared.lineFrom.length, 0);
  const speakers = new Set(
    transcripts.flatMap((one) => one.speakers.map(({ name: called }) => called)),
  );
  const people = speakers.size > 0 ? `speakers ${[...speakers].join(', ')}` : 'no speakers found';
  io.err(
    transcripts.length === 0
      ? `${name}: no column holds the words of a transcript, so nothing was taken from it. Choose the columns on the screen.`
      : `${name}: read as ${kind}; ${transcripts.length === 1 ? '' : `${transcripts.length} transcripts, `}${lines} lines, ${people}.`,
  );
  for (const { kind: what, where, what: words } of notes) {
    const did = { assumed: 'assumed', changed: 'changed', dropped: 'left out' }[what];
    io.err(`${name}: ${did}, ${where}: ${words}`);
  }
}
