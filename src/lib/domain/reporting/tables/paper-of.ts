import { needsSpeakers } from '../../findings/settled-study.ts';
import type { CoderId } from '../../model/coder.ts';
import { paperFrame, type PaperFrame } from '../../paper/paper-frame.ts';
import { transcriptsOfStudy } from '../finding-frame.ts';
import { versionsOf, type TableSources } from './table-sources.ts';

/** Of which transcripts the words are read: `quoted`, as the pages of the paper do, or all. */
type Read = 'none' | 'quoted' | 'all';

/** Many tables are made of one moment of a study, which is looked at once. */
const known = new WeakMap<TableSources, Map<string, Promise<PaperFrame>>>();

/** The study as the viewer may see it, from sources that hold its words apart. */
export function paperOf(sources: TableSources, viewer: CoderId, read: Read): Promise<PaperFrame> {
  const ofSources = known.get(sources) ?? new Map<string, Promise<PaperFrame>>();
  known.set(sources, ofSources);
  const key = `${read} ${viewer}`;
  const frame = ofSources.get(key) ?? madePaper(sources, viewer, read);
  ofSources.set(key, frame);
  return frame;
}

async function madePaper(
  { records, words, surroundings }: TableSources,
  viewer: CoderId,
  read: Read,
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
