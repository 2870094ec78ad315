import { recordKinds, schemaVersion } from '../../domain/model/index.ts';
import { tablesOfKind, type PacketContent } from '../../domain/packet/content.ts';
import { manifestPart, mediaTypePart } from '../study-file/content.ts';
import { writePart, writeRecords } from '../study-file/part-writer.ts';
import { joinedBytes } from '../table-writer.ts';
import { zipWriter, type Bytes } from '../zip/zip-writer.ts';
import { packetMediaType, packetVersion, type PacketManifest } from './manifest.ts';

/**
 * A packet before it is sealed; `README.md` beside this file describes its form. Pure: the same packet
 * gives the same bytes. Tables that a packet of its kind may not hold are not written.
 */
export function packetArchive({ head, records }: PacketContent, program: string): Bytes {
  const pieces: Bytes[] = [];
  const zip = zipWriter((piece) => pieces.push(piece));
  writePart(zip, mediaTypePart, [packetMediaType], 0);
  const allowed = tablesOfKind[head.kind];
  const parts = recordKinds.flatMap(({ table }) => {
    const part = allowed.find((one) => one === table);
    return part ? [writeRecords(zip, part, records[part])] : [];
  });
  const manifest: PacketManifest = {
    format: 'concord-packet',
    version: packetVersion,
    schemaVersion,
    program,
    packet: head,
    parts,
  };
  writePart(zip, manifestPart, [`${JSON.stringify(manifest, null, 1)}\n`]);
  zip.end();
  return joinedBytes(pieces);
}
