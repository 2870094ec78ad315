import { needsSpeakers } from '../../findings/settled-study.ts';
import type { CoderId } from '../../model/coder.ts';
import { paperFrame, type PaperFrame } from '../../paper/paper-frame.ts';
import { transcriptsOfStudy } from '../finding-frame.ts';
import { versionsOf, type TableSources } from './table-sources.ts';

/**
 * The study as the viewer may see it, from sources that hold its words apart.
 *
 * @param read of which transcripts the words are read: `quoted`, as the pages of the paper do, or all.
 */
export async function paperOf(
  { records, words, surroundings }: TableSources,
  viewer: CoderId,
  read: 'none' | 'quoted' | 'all',
): Promise<PaperFrame> {
  const [study] = records.studies;
  const quoted = new Set(records.quotes.map(({ transcriptId }) => transcriptId));
  const wanted = records.transcripts.filter(
    (one) => (read === 'quoted' && quoted.has(one.id)) || (study && needsSpeakers(one, study)),
  );
  const transcriptVersions = await versionsOf(
    words,
    wanted.map(({ versionId }) => versionId),
  );
  const frame = paperFrame({ ...records, transcriptVersions }, viewer, surroundings);
  if (!frame) throw new RangeError('records without a study');
  if (read === 'quoted') return frame;
  if (read === 'none') return { ...frame, texts: new Map() };
  const ids = transcriptsOfStudy(frame).map(
    ({ id, versionId }) => frame.settled.byTranscript.get(id)?.versionId ?? versionId,
  );
  const texts = (await versionsOf(words, ids)).map((one) => [one.transcriptId, one] as const);
  return { ...frame, texts: new Map(texts) };
}
