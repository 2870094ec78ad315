import comBFile from '../../../codebooks/com-b.json';
import frameworkFile from '../../../codebooks/tdf-v2.json';
import { parseFramework } from '../domain/codebook/framework.ts';
import { sentenceFor } from '../domain/error-sentences.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import type { Study } from '../domain/model/study.ts';
import type { PaperSurroundings } from '../domain/paper/paper-frame.ts';
import { parseComB } from '../domain/relevance/com-b.ts';
import type { TableSources } from '../domain/reporting/tables/table-sources.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { byRole, maySitDown } from '../domain/rounds/roles.ts';
import type { StudyFileContent } from '../formats/study-file/content.ts';
import { studyFileReader } from '../formats/study-file/reader.ts';
import type { Arguments, Options } from './arguments.ts';
import { nameOf, Unusable, type Io } from './io.ts';

/** A study out of its file, and through whose eyes it is looked at. */
export interface OpenedStudy {
  readonly study: Study;
  readonly viewer: Coder;
  readonly content: StudyFileContent;
  readonly sources: TableSources;
  /** Whether the file is a copy that was made for one coder. */
  readonly isForOne: boolean;
}

/** The options of every command that opens a study. */
export const studyOptions: Options = {
  as: {
    value: 'INITIALS',
    is: 'through whose eyes: nothing that is blind to them is read. The lead’s, if you do not say',
  },
};

/** What ships with the program and stands around every study. */
export function surroundings(io: Io): PaperSurroundings {
  return {
    framework: parseFramework(frameworkFile),
    comB: parseComB(comBFile),
    program: `Concord ${io.version}`,
    localDay: io.localDay,
  };
}

/** Opens a study file and says on standard error whose eyes it is looked at with. */
export async function openStudy(path: string, given: Arguments, io: Io): Promise<OpenedStudy> {
  const { content, notes } = await aboutFile(path, async () =>
    studyFileReader.read(await io.read(path)),
  );
  const { snapshot } = content;
  const [study] = snapshot.studies;
  if (!study) throw new RangeError('the reader lets no file pass without a study');
  const viewer = viewerOf(snapshot, given.value('as'));
  for (const { where, what } of notes) io.err(`${nameOf(path)}: ${where}: ${what}`);
  io.err(`${nameOf(path)}, as ${viewer.initials} (${viewer.name}, ${viewer.role}) may see it.`);
  const versions = new Map(snapshot.transcriptVersions.map((version) => [version.id, version]));
  return {
    study,
    viewer,
    content,
    sources: {
      records: inOrderOfIds(snapshot),
      words: (id) => Promise.resolve(versions.get(id)),
      operations: () => Promise.resolve(snapshot.operations),
      surroundings: surroundings(io),
    },
    isForOne: assignedCoder(snapshot.packets) !== null,
  };
}

/** What somebody can mend about a file is said with the file's name. */
export async function aboutFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = sentenceFor(error);
    if (sentence === null) throw error;
    throw new Unusable(`${nameOf(path)}: ${sentence}`, { cause: error });
  }
}

function viewerOf(
  { coders, packets }: Pick<StudySnapshot, 'coders' | 'packets'>,
  initials: string | undefined,
): Coder {
  const sitting = coders.filter(maySitDown).toSorted(byRole);
  if (initials === undefined) {
    const forId = assignedCoder(packets);
    const usual = sitting.find(({ id }) => id === forId) ?? sitting[0];
    if (!usual) throw new Unusable('Nobody of this study works at the keyboard.');
    return usual;
  }
  const same = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();
  const asked =
    sitting.find((coder) => coder.initials === initials) ??
    sitting.find((coder) => same(coder.initials, initials));
  if (asked) return asked;
  const there = sitting.map((coder) => coder.initials).join(', ');
  throw new Unusable(`Nobody who works in this study has the initials “${initials}”: ${there}.`);
}

/** Records as a database gives them, so that tables have their rows in the same order. */
function inOrderOfIds(snapshot: StudySnapshot): StudySnapshot {
  const inOrder = (records: readonly { readonly id: string }[]) =>
    records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return Object.fromEntries(
    Object.entries(snapshot).map(([table, records]) => [table, inOrder(records)]),
  ) as unknown as StudySnapshot;
}
