import fc from 'fast-check';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import { readPacketArchive } from '#lib/formats/packet/archive-reader.ts';
import { packetArchive } from '#lib/formats/packet/archive-writer.ts';
import { withoutColumns } from '#lib/formats/study-file/columns.ts';
import {
  amara,
  blindMemo,
  blindPass,
  environment,
  knowledge,
  proposal,
  sofia,
  teamStudy,
  tom,
} from '../../fixtures/team-study.ts';
import { copyOf, order, returnOf } from '../../domain/packet/packets.ts';

const monday = '2025-11-17T10:00:00.000Z';

function toms(): PacketContent {
  const copy = copyOf(teamStudy(), tom);
  const pass = blindPass(copy, 11, 0, tom, [[knowledge, 2, 3]], monday);
  return returnOf(
    {
      ...copy,
      passes: [pass],
      codes: [...copy.codes, proposal(1, 'Trespassing', tom, pass.id)],
      memos: [blindMemo(copy, 1, 0, tom, 'Tom wonders')],
    },
    1,
    tom,
  );
}

const read = (bytes: Uint8Array) => {
  try {
    readPacketArchive(bytes);
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the archive in a packet', () => {
  it('gives back what was put in, columns and all', () => {
    for (const packet of [toms(), assignment(teamStudy(), order(1, amara, tom))]) {
      expect(readPacketArchive(packetArchive(packet, '0.1.0'))).toEqual(packet);
    }
  });

  it('has the same bytes for the same packet, whatever order its records come in', () => {
    const packet = assignment(teamStudy(), order(1, amara, tom));
    const { records } = packet;
    const turned = { ...packet, records: { ...records, codes: records.codes.toReversed() } };
    expect(packetArchive(turned, '0.1.0')).toEqual(packetArchive(packet, '0.1.0'));
  });

  it('writes no table that a packet of its kind may not hold', () => {
    const packet = assignment(teamStudy(), order(1, amara, tom));
    const records = { ...packet.records, passes: toms().records.passes };
    const names = Object.keys(unzipSync(packetArchive({ ...packet, records }, '0.1.0')));
    expect(names).not.toContain('passes.ndjson');
    expect(names).toContain('codes.ndjson');
  });

  it('is refused where a part is missing, changed, or may not be there', () => {
    const parts = unzipSync(packetArchive(toms(), '0.1.0'));
    const { 'passes.ndjson': passes, ...without } = parts;
    expect(read(zipSync(without))).toBe('packet-damaged');
    const changed = {
      ...parts,
      'passes.ndjson': passes!.map((byte, at) => (at === 9 ? 65 : byte)),
    };
    expect(read(zipSync(changed))).toBe('packet-damaged');
    expect(read(zipSync({ ...parts, 'decisions.ndjson': strToU8('{}\n') }))).toBe('packet-damaged');
    expect(read(zipSync(parts))).toBe('read');
  });

  it('is refused when a newer program made it, or it is no packet at all', () => {
    const parts = unzipSync(packetArchive(toms(), '0.1.0'));
    const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as object;
    const withManifest = (json: object) =>
      zipSync({ ...parts, 'manifest.json': strToU8(JSON.stringify(json)) });
    expect(read(withManifest({ ...manifest, version: 2 }))).toBe('packet-newer');
    expect(read(withManifest({ ...manifest, schemaVersion: 999 }))).toBe('packet-newer');
    expect(read(withManifest({ ...manifest, format: 'concord-study' }))).toBe('not-a-packet');
    expect(read(withManifest({ ...manifest, packet: {} }))).toBe('packet-damaged');
    expect(read(strToU8('not a zip'))).toBe('packet-damaged');
  });
});

it('an assignment holds no word, id or number of what anybody has done', () => {
  const secret = fc.uuid().map((id) => `secret-${id}`);
  fc.assert(
    fc.property(fc.array(secret, { minLength: 8, maxLength: 8 }), (secrets) => {
      const study = workedWith(secrets);
      const bytes = packetArchive(assignment(study, order(1, amara, tom)), '0.1.0');
      const text = Object.values(unzipSync(bytes))
        .map((part) => new TextDecoder().decode(part))
        .join('\n');
      expect(text).toContain('Knowledge');
      for (const word of [...secrets, ...idsOf(study)]) expect(text).not.toContain(word);
      for (const { from, code } of study.passes) {
        expect(text).not.toContain(JSON.stringify(withoutColumns(from)));
        expect(text).not.toContain(JSON.stringify(withoutColumns(code)));
      }
      // Somebody who has done nothing gets the same file.
      const idle = packetArchive(assignment(workedWith([]), order(1, amara, tom)), '0.1.0');
      expect(bytes).toEqual(idle);
    }),
    { numRuns: 25 },
  );
});

/** A study in which two others have coded, written and proposed; nobody has, where there are no words. */
function workedWith(secrets: readonly string[]): StudySnapshot {
  const study = teamStudy();
  if (secrets.length === 0) return study;
  const passes = [
    blindPass(study, 1, 0, amara, [[knowledge, 1, 2]], null),
    blindPass(study, 2, 1, amara, [[environment, 1, 3]], monday),
    blindPass(study, 3, 0, sofia, [[knowledge, 2, 3]], monday),
  ];
  return {
    ...study,
    transcripts: study.transcripts.map((one) => ({ ...one, frozenAt: monday })),
    passes,
    codes: [
      ...study.codes.map((code, at) => (at === 0 ? { ...code, example: secrets[0]! } : code)),
      proposal(1, secrets[1]!, amara, passes[0]!.id),
      { ...proposal(2, 'Later', sofia, passes[2]!.id), definition: secrets[2]! },
      { ...proposal(3, secrets[3]!, amara, passes[0]!.id), proposedIn: null },
    ],
    memos: [
      blindMemo(study, 1, 0, amara, secrets[4]!),
      blindMemo(study, 2, 1, sofia, secrets[5]!, { about: 'transcript', from: null, to: null }),
      blindMemo(study, 3, 0, amara, secrets[6]!, {
        about: 'study',
        transcriptId: null,
        roundId: null,
      }),
    ],
    decisions: [],
    packets: [],
    participants: study.participants.map((one) => ({ ...one, attributes: { note: secrets[7]! } })),
  };
}

function idsOf(study: StudySnapshot): readonly string[] {
  const proposals = study.codes.filter(({ createdBy, proposedIn }) => createdBy && proposedIn);
  return [...study.passes, ...study.memos, ...proposals].map(({ id }) => id);
}
