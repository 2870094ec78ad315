import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Pass } from '../model/pass.ts';
import type { Study } from '../model/study.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { Anchor } from './anchor.ts';
import { carriedPass } from './carried-pass.ts';
import type { CarryMap } from './carry-map.ts';
import { carrying } from './carrying.ts';
import { asPass } from './submitted-form.ts';

/** What one correction of a transcript did to one pass over it. */
export interface CorrectionOfPass {
  /** The pass as it was before it. */
  readonly earlier: EarlierPass;
  readonly before: TranscriptVersion;
  readonly after: TranscriptVersion;
  readonly anchors: readonly Anchor[];
  /** For each anchor the line of `after` to look at: its own, or near where its words were. */
  readonly lines: readonly number[];
}

/**
 * The corrections a pass was carried over, the newest first, as far as the versions and the earlier forms
 * of the pass are here.
 */
export function correctionsOfPass(
  pass: Pick<Pass, 'id' | 'versionId' | 'carried'>,
  earlierPasses: readonly EarlierPass[],
  versions: readonly TranscriptVersion[],
  { speakers }: Pick<Transcript, 'speakers'>,
  study: Pick<Study, 'codeInterviewer'>,
): readonly CorrectionOfPass[] {
  const spoken = (version: TranscriptVersion) => ({
    version,
    speakers: version.speakers ?? speakers,
  });
  const found: CorrectionOfPass[] = [];
  let form: Pick<Pass, 'versionId' | 'carried'> = pass;
  for (;;) {
    const { carried, versionId } = form;
    const earlier = earlierPasses.find(
      ({ id, passId }) => id === carried?.earlierId && passId === pass.id,
    );
    const after = versions.find(({ id }) => id === versionId);
    const before = versions.find(({ id }) => id === earlier?.versionId);
    // A gap is made where a pass that held nothing was taken to a further version.
    if (!earlier || !before || !after || after.number <= before.number) return found;
    const way = carrying(spoken(before), spoken(after), study);
    const { anchors } = carriedPass(asPass(earlier), way, earlier.carriedAt);
    const lines = anchors.map((anchor) => lineToLookAt(anchor, way.map));
    found.push({ earlier, before, after, anchors, lines });
    form = earlier;
  }
}

function lineToLookAt({ before, after }: Anchor, { lines }: CarryMap): number {
  if (after) return after.lines[0]?.from ?? 0;
  for (let line = before.lines[0]?.from ?? 0; line >= 0; line -= 1) {
    const now = lines(line, line + 1);
    if (now) return now.to - 1;
  }
  return 0;
}
