import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { recordKinds, schemaVersion } from '../../domain/model/index.ts';
import { clockOf } from '../../domain/trail/clock.ts';
import { studyFileVersion, type FileManifest } from '../../domain/trail/file-manifest.ts';
import type { Writer } from '../format.ts';
import { zipWriter, type Bytes, type ZipWriter } from '../zip/zip-writer.ts';
import { withoutColumns } from './columns.ts';
import {
  manifestPart,
  mediaType,
  mediaTypePart,
  partName,
  type StudyFileContent,
} from './content.ts';
import { sealed } from './seal.ts';

/** Lines are gathered to about this many UTF-16 units before they are encoded and packed. */
const gathered = 1 << 18;

/** The whole study in one file; `README.md` beside this file describes its form. */
export const studyFileWriter: Writer<StudyFileContent> = {
  id: 'study-file',
  label: 'Concord study',
  mediaType,
  extensions: ['.concord'],
  write: async ({ snapshot, program, savedAt }) => {
    const [study, ...others] = snapshot.studies;
    if (!study || others.length > 0) throw new RangeError('a study file holds exactly one study');

    const pieces: Bytes[] = [];
    const zip = zipWriter((piece) => pieces.push(piece));
    writePart(zip, mediaTypePart, [mediaType], 0);
    const tables = new Map<string, readonly Identified[]>(Object.entries(snapshot));
    const parts = recordKinds
      .filter(({ travels }) => travels)
      .map(({ table }) => writeRecords(zip, table, tables.get(table) ?? []));
    const manifest: FileManifest = {
      format: 'concord-study',
      version: studyFileVersion,
      schemaVersion,
      program,
      study: { id: study.id, title: study.title, invented: study.invented },
      savedAt,
      clock: sorted(clockOf(snapshot.operations)),
      parts,
    };
    writePart(zip, manifestPart, [`${JSON.stringify(manifest, null, 1)}\n`]);
    zip.end();
    return sealed(pieces);
  },
};

interface Identified {
  readonly id: string;
}

function writeRecords(
  zip: ZipWriter,
  table: string,
  records: readonly Identified[],
): FileManifest['parts'][number] {
  const name = partName(table);
  const inOrder = records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lines = (function* () {
    for (const record of inOrder) yield `${JSON.stringify(withoutColumns(record))}\n`;
  })();
  return { name, count: records.length, sha256: writePart(zip, name, lines) };
}

/** Writes one part and gives the hash of its bytes. */
function writePart(zip: ZipWriter, name: string, lines: Iterable<string>, level?: 0): string {
  const part = zip.part(name, level ?? 3);
  const digest = sha256.create();
  const encoder = new TextEncoder();
  let waiting = '';
  const flush = () => {
    const bytes = encoder.encode(waiting);
    waiting = '';
    digest.update(bytes);
    part.bytes(bytes);
  };
  for (const line of lines) {
    waiting += line;
    if (waiting.length >= gathered) flush();
  }
  flush();
  part.end();
  return bytesToHex(digest.digest());
}

function sorted(clock: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(clock).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
