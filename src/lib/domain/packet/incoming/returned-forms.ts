import { carriedPass } from '../../correction/carried-pass.ts';
import { submittedForm } from '../../correction/submitted-form.ts';
import { PacketError } from '../../errors.ts';
import type { EarlierPass } from '../../model/earlier-pass.ts';
import type { Pass } from '../../model/pass.ts';
import type { PacketContent } from '../content.ts';
import { liesWithin } from './requirements.ts';
import { chainOf, knownVersions, speakersOf, stepsOf, type WholeGround } from './versions.ts';

/**
 * A return whose passes were carried on the coder's machine after they had been submitted. What was
 * submitted is held against its hash, and carried anew: the form it is taken in with rests on nothing but
 * what was submitted and the corrections that are known here.
 *
 * @throws {PacketError} 'packet-pass-changed', 'packet-other-text'
 */
export function withReturnedForms(ground: WholeGround, packet: PacketContent): PacketContent {
  const { head, records } = packet;
  const study = ground.studies[0] ?? { codeInterviewer: false };
  requireEarlier(ground, packet);
  const earlierPasses = new Map(records.earlierPasses.map((one) => [one.id, one]));
  const passes = records.passes.map((given): Pass => {
    const here = ground.transcripts.find(({ id }) => id === given.transcriptId);
    const name = here?.name ?? '';
    let pass = submittedForm(given, records.earlierPasses);
    if (!pass || !here) throw new PacketError('packet-pass-changed', name);
    const known = knownVersions(ground, packet, here);
    const [from, to] = [known.get(pass.versionId), known.get(given.versionId)];
    const chain = from && to && chainOf(known, from, to);
    if (!chain) throw new PacketError('packet-other-text', name);
    const versions = chain.map((version) => ({
      version,
      speakers: speakersOf(version, here, undefined),
    }));
    for (const { carrying, at } of stepsOf({ versions }, study)) {
      const carried = carriedPass(pass, carrying, at);
      pass = carried.pass;
      if (carried.earlier) earlierPasses.set(carried.earlier.id, carried.earlier);
    }
    return pass;
  });
  return { head, records: { ...records, passes, earlierPasses: [...earlierPasses.values()] } };
}

/** Every earlier form is one of a pass of the packet, on lines of a version that is known here. */
function requireEarlier(ground: WholeGround, { records }: PacketContent): void {
  const lines = new Map(
    ground.transcriptVersions.map(({ id, transcriptId, lineFrom }) => [
      `${transcriptId} ${id}`,
      lineFrom.length,
    ]),
  );
  const isSound = (earlier: EarlierPass) => {
    const pass = records.passes.find(({ id }) => id === earlier.passId);
    const count = lines.get(`${earlier.transcriptId} ${earlier.versionId}`);
    return (
      pass?.transcriptId === earlier.transcriptId &&
      pass.coderId === earlier.coderId &&
      pass.roundId === earlier.roundId &&
      count !== undefined &&
      liesWithin(earlier, count)
    );
  };
  if (!records.earlierPasses.every(isSound)) throw new PacketError('packet-pass-changed');
}
