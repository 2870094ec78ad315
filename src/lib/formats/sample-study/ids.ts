import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttributeId } from '../../domain/model/attribute.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import type { Consensus } from '../../domain/model/consensus.ts';
import type { MemoId } from '../../domain/model/memo.ts';
import type { ParticipantId } from '../../domain/model/participant.ts';
import type { PassId } from '../../domain/model/pass.ts';
import type { Place } from '../../domain/model/place.ts';
import type { RoundId } from '../../domain/model/round.ts';
import type { StudyId } from '../../domain/model/study.ts';
import type { TranscriptId } from '../../domain/model/transcript.ts';
import type { TranscriptVersionId } from '../../domain/model/transcript-version.ts';
import type { CoderLetter } from './files.ts';

/**
 * The ids of the sample study, derived from its own names, so that it is the same to the byte
 * wherever it is opened.
 */
export const ids = {
  study: uuidOf('study') as StudyId,
  coder: (letter: CoderLetter | 'adjudicator') => uuidOf(`coder ${letter}`) as CoderId,
  round: (number: number) => uuidOf(`round ${number}`) as RoundId,
  attribute: (id: string) => uuidOf(`attribute ${id}`) as AttributeId,
  participant: (id: string) => uuidOf(`participant ${id}`) as ParticipantId,
  code: (id: string) => uuidOf(`code ${id}`) as CodeId,
  transcript: (id: string) => uuidOf(`transcript ${id}`) as TranscriptId,
  version: (id: string) => uuidOf(`version ${id}`) as TranscriptVersionId,
  pass: (id: string, letter: CoderLetter) => uuidOf(`pass ${id} ${letter}`) as PassId,
  consensus: (id: string) => uuidOf(`consensus ${id}`) as Consensus['id'],
  place: (id: string, letter: CoderLetter) => uuidOf(`place ${id} ${letter}`) as Place['id'],
  memo: (name: string) => uuidOf(`memo ${name}`) as MemoId,
};

/** A UUID of version 8: the first bytes of the name's SHA-256. */
function uuidOf(name: string): string {
  const bytes = sha256(utf8ToBytes(`Concord sample study: ${name}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join('-');
}
