import { carrying, type Carrying, type SpokenVersion } from '../../correction/carrying.ts';
import { PacketError } from '../../errors.ts';
import type { Study } from '../../model/study.ts';
import type { Speaker, Transcript } from '../../model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../../model/transcript-version.ts';
import type { PacketContent, PacketRecords } from '../content.ts';
import type { Ground } from '../ground.ts';

/** The study a packet is taken into, words and all. */
export type WholeGround = Ground & Pick<PacketRecords, 'transcriptVersions'>;

/** One transcript that has another version here than in the packet. */
export interface Between {
  /** As it is here. */
  readonly here: Transcript;
  /** Who has the older text, which is carried. */
  readonly older: 'here' | 'packet';
  /** From the older version to the newer, one correction after another. */
  readonly versions: readonly SpokenVersion[];
}

/**
 * How the texts of a packet and of the study here stand to each other: the transcripts that were
 * corrected on one side and not yet on the other. Texts are known by their versions, words and lines,
 * never by a name.
 *
 * @throws {PacketError} 'packet-other-text', 'packet-damaged', naming the transcript
 */
export function textsBetween(ground: WholeGround, packet: PacketContent): readonly Between[] {
  const { head, records } = packet;
  return head.transcripts.flatMap(({ id, textHash, lineCount }): Between[] => {
    const here = ground.transcripts.find((one) => one.id === id);
    const brought = records.transcripts.find((one) => one.id === id);
    if (!here && brought) return [];
    const refuse = () =>
      new PacketError('packet-other-text', here?.name ?? 'a transcript that is not here');
    if (!here) throw refuse();
    const known = knownVersions(ground, packet, here);
    const thereId = versionIdIn(records, here) ?? likeIt(known, { textHash, lineCount });
    const [there, ours] = [known.get(thereId ?? ''), known.get(here.versionId)];
    const isTheirs = there && isCut(there, { textHash, lineCount });
    if (!isTheirs || !ours || !isCut(ours, here)) throw refuse();
    if (there.id === ours.id) return [];
    if (there.number === ours.number) throw refuse();
    const older = there.number < ours.number ? 'packet' : 'here';
    // An older text that nothing in the packet stands on changes nothing.
    if (older === 'packet' && versionIdIn({ ...records, transcripts: [] }, here) === null)
      return [];
    const [from, to] = older === 'packet' ? [there, ours] : [ours, there];
    const chain = chainOf(known, from, to);
    if (!chain) throw refuse();
    return [
      {
        here,
        older,
        versions: chain.map((version) => ({
          version,
          speakers: speakersOf(version, here, brought),
        })),
      },
    ];
  });
}

/** The corrections between two versions, each with when it was made. */
export function stepsOf(
  { versions }: Pick<Between, 'versions'>,
  study: Pick<Study, 'codeInterviewer'>,
): readonly { readonly carrying: Carrying; readonly at: string }[] {
  return versions.slice(1).map((after, index) => ({
    carrying: carrying(versions[index]!, after, study),
    at: after.version.corrected?.at ?? '',
  }));
}

/** The version that the records of a packet about a transcript stand on; `null` where none say it. */
export function versionIdIn(
  records: Pick<PacketRecords, 'transcripts' | 'passes' | 'decisions' | 'consensuses'>,
  { id }: Pick<Transcript, 'id'>,
): TranscriptVersionId | null {
  const brought = records.transcripts.find((one) => one.id === id);
  if (brought) return brought.versionId;
  const layers = [...records.passes, ...records.decisions, ...records.consensuses];
  return layers.find(({ transcriptId }) => transcriptId === id)?.versionId ?? null;
}

function likeIt(
  known: ReadonlyMap<string, TranscriptVersion>,
  words: Pick<Transcript, 'textHash' | 'lineCount'>,
): TranscriptVersionId | null {
  const alike = [...known.values()].filter((one) => isCut(one, words));
  return alike.at(-1)?.id ?? null;
}

/** Whether a version has these words, in as many lines. */
function isCut(
  version: TranscriptVersion,
  { textHash, lineCount }: Pick<Transcript, 'textHash' | 'lineCount'>,
): boolean {
  return version.textHash === textHash && version.lineFrom.length === lineCount;
}

/** Who speaks in a version: as the side says that has it in use, else as it was kept. */
export function speakersOf(
  { id, speakers }: TranscriptVersion,
  here: Transcript,
  brought: Transcript | undefined,
): readonly Speaker[] {
  if (id === brought?.versionId) return brought.speakers;
  return id === here.versionId ? here.speakers : (speakers ?? here.speakers);
}

/**
 * Every version of the transcript in the study or in the packet.
 * @throws {PacketError} 'packet-damaged' where one in the packet cannot be read by lines.
 */
export function knownVersions(
  { transcriptVersions }: WholeGround,
  { records }: PacketContent,
  { id, name }: Transcript,
): ReadonlyMap<string, TranscriptVersion> {
  const versions = [...records.transcriptVersions, ...transcriptVersions];
  const brought = records.transcriptVersions.filter(({ transcriptId }) => transcriptId === id);
  if (!brought.every(isWhole)) throw new PacketError('packet-damaged', name);
  const known = new Map<string, TranscriptVersion>();
  for (const version of versions.filter(({ transcriptId }) => transcriptId === id)) {
    const before = known.get(version.id);
    // The side that went on kept who spoke in the older text.
    known.set(version.id, { ...version, speakers: version.speakers ?? before?.speakers ?? null });
  }
  return new Map([...known].toSorted(([, a], [, b]) => a.number - b.number));
}

/** Whether turns and lines tile the text, so that every line has its words. */
function isWhole({ text, lineFrom, turnFrom, turnSpeaker }: TranscriptVersion): boolean {
  const tiles = (offsets: Uint32Array) =>
    offsets[0] === 0 &&
    offsets.every((offset, index) => index === 0 || offset > offsets[index - 1]!) &&
    offsets.at(-1)! <= text.length;
  return tiles(lineFrom) && tiles(turnFrom) && turnSpeaker.length === turnFrom.length;
}

/** One version for every number between; `null` where one is missing or there are two of a number. */
export function chainOf(
  known: ReadonlyMap<string, TranscriptVersion>,
  from: TranscriptVersion,
  to: TranscriptVersion,
): readonly TranscriptVersion[] | null {
  const chain = [...known.values()].filter(
    ({ number }) => from.number <= number && number <= to.number,
  );
  const gapless = chain.every(({ number }, index) => number === from.number + index);
  return gapless && chain.length === to.number - from.number + 1 ? chain : null;
}
