import * as v from 'valibot';
import { FormatError, PacketError } from '../../domain/errors.ts';
import type { AnyRecordKind } from '../../domain/model/checked.ts';
import { codeRecord } from '../../domain/model/code.ts';
import { codebookVersionRecord } from '../../domain/model/codebook-version.ts';
import { coderRecord } from '../../domain/model/coder.ts';
import { consensusRecord } from '../../domain/model/consensus.ts';
import { decisionRecord } from '../../domain/model/decision.ts';
import { earlierPassRecord } from '../../domain/model/earlier-pass.ts';
import { schemaVersion } from '../../domain/model/index.ts';
import { memoRecord } from '../../domain/model/memo.ts';
import { participantRecord } from '../../domain/model/participant.ts';
import { passRecord } from '../../domain/model/pass.ts';
import { reopeningRecord } from '../../domain/model/reopening.ts';
import { roundRecord } from '../../domain/model/round.ts';
import { ruleChangeRecord } from '../../domain/model/rule-change.ts';
import { splitDecisionRecord } from '../../domain/model/split-decision.ts';
import { studyRecord } from '../../domain/model/study.ts';
import { transcriptRecord } from '../../domain/model/transcript.ts';
import { transcriptVersionRecord } from '../../domain/model/transcript-version.ts';
import {
  tablesOfKind,
  type PacketContent,
  type PacketRecords,
} from '../../domain/packet/content.ts';
import { openArchive } from '../study-file/archive.ts';
import { manifestPart, partName } from '../study-file/content.ts';
import { parsed, records, type Part } from '../study-file/part-reader.ts';
import { manifestSchema, manifestStart, packetVersion, type PacketManifest } from './manifest.ts';

/**
 * Reads an unsealed packet whole, or refuses it: the hash of every part, the schema of every record,
 * and that no part is in it that a packet of its kind may not hold.
 *
 * @throws {PacketError} 'not-a-packet', 'packet-newer', 'packet-damaged'
 */
export function readPacketArchive(bytes: Uint8Array): PacketContent {
  try {
    const part = openArchive(bytes);
    const manifest = manifestOf(part(manifestPart));
    return { head: manifest.packet, records: recordsOf(part, manifest) };
  } catch (error) {
    if (error instanceof FormatError) {
      throw new PacketError('packet-damaged', error.where, { cause: error });
    }
    throw error;
  }
}

function manifestOf(bytes: Uint8Array | null): PacketManifest {
  const json = bytes ? parsed(bytes, manifestPart) : null;
  const start = v.safeParse(manifestStart, json);
  if (!start.success) throw new PacketError('not-a-packet', manifestPart);
  const { version, schemaVersion: written } = start.output;
  if (version > packetVersion || written > schemaVersion) {
    throw new PacketError('packet-newer', `packet version ${version}, records ${written}`);
  }
  const whole = v.safeParse(manifestSchema, json, { abortEarly: true });
  if (whole.success) return whole.output;
  const path = v.getDotPath(whole.issues[0]) ?? 'manifest';
  throw new PacketError('packet-damaged', `${manifestPart}, ${path}`);
}

function recordsOf(part: Part, manifest: PacketManifest): PacketRecords {
  const allowed = tablesOfKind[manifest.packet.kind];
  const names = new Set(allowed.map(partName));
  const foreign = manifest.parts.find(({ name }) => !names.has(name));
  if (foreign) throw new PacketError('packet-damaged', foreign.name);

  const of = <const Kind extends AnyRecordKind>(kind: Kind) => records(kind, part, manifest);
  return {
    studies: of(studyRecord),
    coders: of(coderRecord),
    rounds: of(roundRecord),
    participants: of(participantRecord),
    codes: of(codeRecord),
    codebookVersions: of(codebookVersionRecord),
    ruleChanges: of(ruleChangeRecord),
    transcripts: of(transcriptRecord),
    transcriptVersions: of(transcriptVersionRecord),
    passes: of(passRecord),
    earlierPasses: of(earlierPassRecord),
    reopenings: of(reopeningRecord),
    decisions: of(decisionRecord),
    consensuses: of(consensusRecord),
    memos: of(memoRecord),
    splitDecisions: of(splitDecisionRecord),
  };
}
