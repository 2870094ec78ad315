import type { Anchor } from '../../correction/anchor.ts';
import { noLineFindings } from '../../correction/line-findings.ts';
import { afterwards, bothChanges, carriedLayers } from '../../correction/carried-layers.ts';
import { PacketError } from '../../errors.ts';
import type { TranscriptId } from '../../model/transcript.ts';
import type { TranscriptVersion } from '../../model/transcript-version.ts';
import type { Change, Placed } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import { withSoundMemos } from './sound-memos.ts';
import { stepsOf, textsBetween, type Between, type WholeGround } from './versions.ts';

/** A transcript whose text is newer on one side: what stands on the older text is carried. */
export interface CarriedText {
  readonly transcriptId: TranscriptId;
  readonly name: string;
  /** Where the older text is. */
  readonly older: 'here' | 'packet';
  /** Numbers of the versions carried from and to. */
  readonly from: number;
  readonly to: number;
  /** The corrections in between. */
  readonly corrections: readonly NonNullable<TranscriptVersion['corrected']>[];
  /** What becomes of everything on its lines, correction by correction; of everybody. */
  readonly anchors: readonly Anchor[];
}

/** A study and a packet with every transcript on the newer of both versions. */
export interface OnOneVersion {
  readonly ground: WholeGround;
  readonly packet: PacketContent;
  /** What brings the study there. */
  readonly change: Pick<Change, 'put' | 'removed'>;
  readonly texts: readonly CarriedText[];
}

/**
 * Brings a study and a packet to the same versions of their transcripts. What stands on an older text is
 * carried correction by correction, so that it makes no difference whether a packet is taken in before
 * or after a correction.
 *
 * @throws {PacketError} 'packet-other-text', 'packet-damaged', naming the transcript
 */
export function onOneVersion(given: WholeGround, received: PacketContent): OnOneVersion {
  const packet = withSoundMemos(given, received);
  const study = packet.records.studies[0] ?? given.studies[0] ?? { codeInterviewer: false };
  let state: OnOneVersion = {
    ground: given,
    packet,
    change: { put: [], removed: [] },
    texts: [],
  };
  for (const between of textsBetween(given, packet)) {
    for (const { carrying, at } of stepsOf(between, study)) {
      state =
        between.older === 'here'
          ? groundCarried(state, between, carrying, at)
          : withSoundLines(between, () => packetCarried(state, between, carrying, at));
    }
  }
  return { ...state, packet: withoutBlindLinks(state.packet, given) };
}

/** Lines that are not there can only come from outside. @throws {PacketError} 'packet-damaged' */
function withSoundLines<T>({ here }: Between, carry: () => T): T {
  try {
    return carry();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PacketError('packet-damaged', here.name, { cause: error });
  }
}

type Step = ReturnType<typeof stepsOf>[number];

function groundCarried(
  { ground, packet, change, texts }: OnOneVersion,
  between: Between,
  carrying: Step['carrying'],
  at: string,
): OnOneVersion {
  const { layers: _, ...carried } = carriedLayers(ground, carrying, at);
  const { before, after } = carrying;
  const transcript = ground.transcripts.find(({ id }) => id === between.here.id)!;
  const words = between.versions.find(({ version }) => version.id === after.id)!;
  const brought = packet.records.transcripts.find(({ id }) => id === transcript.id);
  const put: readonly Placed[] = [
    {
      table: 'transcripts',
      record: {
        ...transcript,
        versionId: after.id,
        speakers: [...words.speakers],
        lineCount: after.lineFrom.length,
        wordCount: brought?.wordCount ?? transcript.wordCount,
        textHash: after.textHash,
      },
    },
    {
      table: 'transcriptVersions',
      record: { ...before, speakers: before.speakers ?? transcript.speakers },
    },
    { table: 'transcriptVersions', record: after },
    ...carried.put,
  ];
  const step = { put, removed: carried.removed };
  return {
    ground: afterwards(ground, step),
    packet,
    change: bothChanges(change, step),
    texts: withStep(texts, between, carrying, carried.anchors),
  };
}

function packetCarried(
  { ground, packet, change, texts }: OnOneVersion,
  between: Between,
  carrying: Step['carrying'],
  at: string,
): OnOneVersion {
  const { records } = packet;
  const { id } = between.here;
  const carried = carriedLayers(
    // A consensus is made anew from what is known of the round and of codes.
    {
      ...records,
      ...noLineFindings,
      rounds: records.rounds.length > 0 ? records.rounds : ground.rounds,
      codes: records.codes.length > 0 ? records.codes : ground.codes,
    },
    carrying,
    at,
  );
  return {
    ground,
    packet: {
      head: packet.head,
      records: {
        ...afterwards(records, carried),
        // What is here is newer.
        transcripts: records.transcripts.filter((one) => one.id !== id),
        transcriptVersions: records.transcriptVersions.filter((one) => one.transcriptId !== id),
      },
    },
    change,
    texts: withStep(texts, between, carrying, carried.anchors),
  };
}

function withStep(
  texts: readonly CarriedText[],
  { here, older }: Between,
  { before, after }: Step['carrying'],
  anchors: readonly Anchor[],
): readonly CarriedText[] {
  const earlier = texts.find(({ transcriptId }) => transcriptId === here.id);
  const text: CarriedText = {
    transcriptId: here.id,
    name: here.name,
    older,
    from: earlier?.from ?? before.number,
    to: after.number,
    corrections: [...(earlier?.corrections ?? []), ...(after.corrected ? [after.corrected] : [])],
    anchors: [...(earlier?.anchors ?? []), ...anchors],
  };
  return [...texts.filter((one) => one !== earlier), text];
}

/**
 * Links of memos to lines of transcripts that the packet does not speak of: where such a transcript was
 * ever corrected here, nothing says whose lines are meant, so the link is to the transcript.
 */
function withoutBlindLinks(
  { head, records }: PacketContent,
  { transcriptVersions }: WholeGround,
): PacketContent {
  const told = new Set<string>(head.transcripts.map(({ id }) => id));
  const corrected = new Set<string>(
    transcriptVersions.filter((one) => one.number > 1).map((one) => one.transcriptId),
  );
  const memos = records.memos.map((memo) => ({
    ...memo,
    links: memo.links.map((one) =>
      one.on === 'lines' && !told.has(one.transcriptId) && corrected.has(one.transcriptId)
        ? { on: 'transcript' as const, transcriptId: one.transcriptId }
        : one,
    ),
  }));
  return { head, records: { ...records, memos } };
}
