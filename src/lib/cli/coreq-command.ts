import { checklistOf, isStillYours, type ChecklistEntry } from '../domain/checklists/checklist.ts';
import { confirmedWords, stateWords } from '../domain/checklists/entry-words.ts';
import { checklists } from '../domain/checklists/lists.ts';
import { checklistNames, type ChecklistName } from '../domain/model/checklist-answer.ts';
import type { PaperFrame } from '../domain/paper/paper-frame.ts';
import { checklistReport } from '../domain/reporting/checklist-report.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import { initialsOf } from '../domain/reporting/which-coding.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { reportWriters } from '../formats/report-writers.ts';
import type { Arguments, Options } from './arguments.ts';
import { jsonText, Unusable, type ExitStatus, type Io } from './io.ts';
import { openStudy, studyOptions, type OpenedStudy } from './opened-study.ts';
import { formatsIn, orders, writtenTable } from './table-files.ts';

export const coreqOptions: Options = {
  list: { value: 'LIST', is: `${checklistNames.join(' or ')}. COREQ, if you do not say` },
  text: { is: 'the sentences as text for the methods section, instead of the table' },
  json: { is: 'every item with its draft, what is missing and what does not match, as JSON' },
  format: {
    value: 'FORMAT',
    is: 'md (usual), csv, html, docx or xlsx; of the text md, html, docx',
  },
  out: { value: 'FILE', is: 'where it is written. On standard output, if you do not say' },
  force: { is: 'writes over a file that is there' },
  ...studyOptions,
};

/** A reporting checklist of the study. Items that wait for a person are what is found. */
export async function coreq(given: Arguments, io: Io): Promise<ExitStatus> {
  const [path, ...more] = given.files;
  if (path === undefined || more.length > 0) {
    throw new Unusable('Say which study: concord coreq STUDY.');
  }
  const list = listIn(given.value('list'));
  const [format = 'md'] = formatsIn(given.list('format'));
  const to = given.value('out');
  if (to === undefined && !given.has('json') && (format === 'docx' || format === 'xlsx')) {
    throw new Unusable(`Say where the .${format} is to be written: --out FILE.`);
  }
  const opened = await openStudy(path, given, io);
  requireWholeStudy(opened.sources.records.packets);
  const frame = await paperOf(opened.sources, opened.viewer.id, 'quoted');
  const entries = checklistOf(frame, list);
  const bytes = given.has('json')
    ? new TextEncoder().encode(jsonText(asJson(opened, list, entries, frame)))
    : given.has('text')
      ? await writtenText(frame, list, format)
      : await writtenList(opened, list, format, given);
  if (to === undefined) {
    io.out(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  } else {
    await io.write([{ path: to, bytes }], given.has('force'));
    io.out(`${to}\n`);
  }
  const yours = entries.filter(isStillYours);
  for (const { number, topic, contradictions } of entries.filter(
    ({ state }) => state === 'mismatch',
  )) {
    for (const words of contradictions) io.err(`${number} ${topic}: ${words}`);
  }
  io.err(`Still yours: ${yours.length} of ${entries.length}.`);
  return yours.length > 0 ? 1 : 0;
}

function listIn(word: string | undefined): ChecklistName {
  if (word === undefined) return 'coreq';
  const found = checklistNames.find((name) => name === word.toLowerCase());
  if (found) return found;
  throw new Unusable(`There is no checklist “${word}”: ${checklistNames.join(', ')}.`);
}

async function writtenText(
  frame: PaperFrame,
  list: ChecklistName,
  format: string,
): Promise<Uint8Array> {
  const writer = reportWriters.find(({ id, extensions }) =>
    [id, extensions[0].slice(1)].includes(format),
  );
  if (!writer) throw new Unusable('The text is written as md, html or docx.');
  return writer.write(checklistReport(frame, list));
}

async function writtenList(
  opened: OpenedStudy,
  list: ChecklistName,
  format: Parameters<typeof writtenTable>[1],
  given: Arguments,
): Promise<Uint8Array> {
  const [asked] = orders(list, opened, given);
  if (!asked) throw new RangeError('a checklist is one table');
  return (await writtenTable(asked, format, opened)).bytes;
}

function asJson(
  { study, viewer }: OpenedStudy,
  list: ChecklistName,
  entries: readonly ChecklistEntry[],
  frame: PaperFrame,
) {
  return {
    study: study.title,
    invented: study.invented,
    as: viewer.initials,
    program: frame.program,
    list: checklists[list].name,
    items: entries.map((entry) => ({
      number: entry.number,
      topic: entry.topic,
      state: stateWords[entry.state],
      sentence: entry.sentence,
      draft: entry.draft,
      missing: entry.missing.map(({ what }) => what),
      doesNotMatch: entry.contradictions,
      notApplicable: entry.answer?.notApplicable ?? null,
      reportedAt: entry.answer?.place ?? '',
      confirmed: confirmedWords(entry, (id) => initialsOf(id, frame.coders), frame.localDay),
    })),
  };
}
