import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignment } from '#lib/domain/packet/assignment.ts';
import { readPacketArchive } from '#lib/formats/packet/archive-reader.ts';
import { packetArchive } from '#lib/formats/packet/archive-writer.ts';
import { startsLikePacket } from '#lib/formats/packet/age-sign.ts';
import { requireSealed, sealed, unsealed, usualWork } from '#lib/formats/packet/seal.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { amara, teamStudy, tom } from '../../fixtures/team-study.ts';
import { order } from '../../domain/packet/packets.ts';

const passphrase = '7km2-x9qp-04zt-bb3e';
const packet = assignment(teamStudy(), order(1, amara, tom));
const archive = packetArchive(packet, '0.1.0');
let file: Uint8Array;

beforeAll(async () => {
  // Quick to guess, which makes these tests quick.
  file = await sealed(archive, passphrase, 10);
});

const refused = async (bytes: Uint8Array, typed = passphrase) => {
  try {
    readPacketArchive(await unsealed(bytes, typed));
    return 'opened';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const flipped = (at: number) => file.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe('a sealed packet', () => {
  it('opens with its passphrase, and with no other', async () => {
    expect(startsLikePacket(file)).toBe(true);
    expect(readPacketArchive(await unsealed(file, passphrase))).toEqual(packet);
    expect(await refused(file, '7KM2-x9qp-04zt-bb3e')).toBe('wrong-passphrase');
  });

  it('shows nothing of what is in it', () => {
    const text = new TextDecoder('latin1').decode(file);
    expect(text).not.toContain('Stopping medicines');
    expect(text).not.toContain('manifest.json');
  });

  it('is refused when a single bit of it has changed', async () => {
    expect(await refused(flipped(file.length - 1))).toBe('packet-damaged');
    expect(await refused(flipped(Math.floor(file.length / 2)))).toBe('packet-damaged');
    const macAt = new TextDecoder('latin1').decode(file).indexOf('\n--- ') + 8;
    expect(await refused(flipped(macAt))).toBe('packet-damaged');
  });

  it('is refused when its end or its beginning is missing', async () => {
    expect(await refused(file.subarray(0, -1))).toBe('packet-damaged');
    expect(await refused(file.subarray(0, 60))).toBe('packet-damaged');
    expect(await refused(file.subarray(0, 22))).toBe('packet-damaged');
    expect(await refused(file.subarray(1))).toBe('not-a-packet');
  });

  it('is told apart from nothing, from other files, from a study and from other age files', async () => {
    expect(await refused(new Uint8Array())).toBe('packet-empty');
    expect(await refused(new TextEncoder().encode('hello'))).toBe('not-a-packet');
    expect(await refused(archive)).toBe('not-a-packet');
    const savedAt = '2025-11-14T12:00:00.000Z';
    const study = await studyFileWriter.write({
      snapshot: teamStudy(),
      program: '0.1.0',
      savedAt,
    });
    expect(await refused(study)).toBe('packet-is-study-file');
    const forKey = 'age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n';
    expect(await refused(new TextEncoder().encode(forKey))).toBe('not-a-packet');
    expect(() => requireSealed(file.subarray(0, 1024), 501e6)).toThrow(
      expect.objectContaining({ code: 'packet-too-large', where: '501 MB' }),
    );
  });

  it('is refused without long work when it asks for far more of it than age does', async () => {
    const text = new TextDecoder('latin1').decode(file.subarray(0, 200));
    const costly = text.replace(/(-> scrypt \S+) 10/, '$1 30');
    expect(costly).not.toBe(text);
    const bytes = Uint8Array.from([...costly].map((letter) => letter.charCodeAt(0)));
    const started = performance.now();
    expect(await refused(Uint8Array.from([...bytes, ...file.subarray(200)]))).toBe(
      'packet-damaged',
    );
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** The age program does not take passphrases from a pipe; `script` lends it a terminal. */
const programs = ['age', 'script'].every((name) => {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

it.skipIf(!programs || process.platform !== 'linux')(
  'opens with the age program (skipped where it is not installed)',
  { timeout: 30_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'packet-'));
    try {
      const usual = await sealed(archive, passphrase, usualWork);
      writeFileSync(join(folder, 'a.packet.age'), usual);
      execFileSync('script', ['-qec', 'age -d -o a.zip a.packet.age', '/dev/null'], {
        cwd: folder,
        input: `${passphrase}\n`,
        timeout: 20_000,
      });
      const names = Object.keys(unzipSync(readFileSync(join(folder, 'a.zip'))));
      expect(names).toContain('manifest.json');
      expect(readPacketArchive(readFileSync(join(folder, 'a.zip')))).toEqual(packet);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
