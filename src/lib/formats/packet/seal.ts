import { PacketError } from '../../domain/errors.ts';
import type { Bytes } from '../zip/zip-writer.ts';
import { firstLine, startsLikePacket } from './age-sign.ts';
import { startsLikeStudyFile } from '../study-file/archive.ts';

/** The largest file that is opened. */
const largestPacket = 500e6;
/** Binary logarithm of how much work a passphrase costs whoever guesses it: age's own. */
export const usualWork = 18;
/** The header of a file sealed with a passphrase is far shorter than this. */
const longestHeader = 1024;

/**
 * A first look, before a passphrase is asked for.
 * @throws {PacketError} 'packet-empty', 'packet-too-large', 'packet-is-study-file', 'not-a-packet'
 */
export function requireSealed(file: Uint8Array, size = file.length): void {
  if (size === 0) throw new PacketError('packet-empty');
  if (size > largestPacket)
    throw new PacketError('packet-too-large', `${Math.round(size / 1e6)} MB`);
  if (startsLikeStudyFile(file)) throw new PacketError('packet-is-study-file');
  if (!startsLikePacket(file)) throw new PacketError('not-a-packet');
}

/**
 * Seals bytes with a passphrase in the age format (scrypt, ChaCha20-Poly1305), so that any age program
 * opens them. Salt and key are drawn by the library: sealing twice gives two files.
 */
export async function sealed(bytes: Bytes, passphrase: string, work: number): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(work);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(bytes);
}

/**
 * What is in a sealed file.
 * @throws {PacketError} those of {@link requireSealed}; 'wrong-passphrase'; 'packet-damaged'
 */
export async function unsealed(file: Uint8Array, passphrase: string): Promise<Uint8Array> {
  requireSealed(file);
  requirePassphraseHeader(file);
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(file);
  } catch (cause) {
    // The library says in words alone that no passphrase fits; all else is damage.
    const isWrong = cause instanceof Error && cause.message.startsWith('no identity matched');
    throw new PacketError(isWrong ? 'wrong-passphrase' : 'packet-damaged', '', { cause });
  }
}

/** Files sealed for a key and not with a passphrase are age files too, but none of ours. */
function requirePassphraseHeader(file: Uint8Array): void {
  const start = new TextDecoder().decode(file.subarray(firstLine.length, longestHeader));
  const isCutShort = file.length < longestHeader && !/\n--- [^\n]+\n/.test(start);
  if (isCutShort) throw new PacketError('packet-damaged', 'the end is missing');
  if (!start.startsWith('-> scrypt ')) throw new PacketError('not-a-packet', 'sealed for a key');
}
