import { recordKinds, schemaVersion } from '../../domain/model/index.ts';
import type { Operation } from '../../domain/model/operation.ts';
import type { OldRecord } from '../../domain/model/record.ts';
import type { Study } from '../../domain/model/study.ts';
import { clockOf } from '../../domain/trail/clock.ts';
import { studyFileVersion, type FileManifest } from '../../domain/trail/file-manifest.ts';
import type { Writer } from '../format.ts';
import { zipWriter, type Bytes } from '../zip/zip-writer.ts';
import { manifestPart, mediaType, mediaTypePart, type StudyFileContent } from './content.ts';
import { writePart, writeRecords, type Identified } from './part-writer.ts';
import { sealed } from './seal.ts';

/** The whole study in one file; `README.md` beside this file describes its form. */
export const studyFileWriter: Writer<StudyFileContent> = {
  id: 'study-file',
  label: 'Concord study',
  mediaType,
  extensions: ['.concord'],
  write: async ({ snapshot, program, savedAt }) => {
    const [study, ...others] = snapshot.studies;
    if (!study || others.length > 0) throw new RangeError('a study file holds exactly one study');
    const tables = new Map<string, readonly Identified[]>(Object.entries(snapshot));
    const clock = clockOf(snapshot.operations);
    return written(tables, { study, clock, schemaVersion, program, savedAt });
  },
};

/** A study whose records an older release wrote, exactly as they are. */
export interface OlderStudy {
  /** The schema version its records have. */
  readonly schemaVersion: number;
  /** By table; tables that release did not know are missing. */
  readonly tables: ReadonlyMap<string, readonly (OldRecord & Identified)[]>;
  readonly program: string;
  readonly savedAt: string;
}

/** A study file of an older schema version; whoever opens it brings the records up to date. */
export function writeOlderStudy({ tables, ...rest }: OlderStudy): Uint8Array<ArrayBuffer> {
  const [study, ...others] = tables.get('studies') ?? [];
  if (!study || others.length > 0) throw new RangeError('a study file holds exactly one study');
  const { title, invented } = study;
  // What names an act in the trail has one form for good.
  const acts = (tables.get('operations') ?? []) as unknown as readonly Operation[];
  return written(tables, {
    study: { id: study.id as Study['id'], title: String(title), invented: invented === true },
    clock: clockOf(acts),
    ...rest,
  });
}

function written(
  tables: ReadonlyMap<string, readonly Identified[]>,
  about: Pick<FileManifest, 'study' | 'clock' | 'schemaVersion' | 'program' | 'savedAt'>,
): Uint8Array<ArrayBuffer> {
  const { study, clock, schemaVersion: schema, program, savedAt } = about;
  const pieces: Bytes[] = [];
  const zip = zipWriter((piece) => pieces.push(piece));
  writePart(zip, mediaTypePart, [mediaType], 0);
  const parts = recordKinds.flatMap(({ table, travels }) => {
    const records = travels ? tables.get(table) : undefined;
    return records ? [writeRecords(zip, table, records)] : [];
  });
  const manifest: FileManifest = {
    format: 'concord-study',
    version: studyFileVersion,
    schemaVersion: schema,
    program,
    study: { id: study.id, title: study.title, invented: study.invented },
    savedAt,
    clock: sorted(clock),
    parts,
  };
  writePart(zip, manifestPart, [`${JSON.stringify(manifest, null, 1)}\n`]);
  zip.end();
  return sealed(pieces);
}

function sorted(clock: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(clock).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
