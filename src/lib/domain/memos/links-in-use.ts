import { carryMap } from '../correction/carry-map.ts';
import { ActError } from '../errors.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { SaidLink } from './changes.ts';
import { leadsToLines } from './sound-lines.ts';

/** What links to lines are held against. */
export interface LinkedTexts {
  readonly transcripts: readonly Pick<Transcript, 'id' | 'name' | 'versionId' | 'lineCount'>[];
  /** The versions in use, and those the links were chosen on as far as they are kept. */
  readonly versions: readonly TranscriptVersion[];
}

/** The transcripts whose lines are linked, and the versions that links were chosen on. */
export function textsLinked(links: readonly SaidLink[]) {
  const onLines = links.filter(({ on }) => on === 'lines') as readonly (SaidLink & {
    readonly on: 'lines';
  })[];
  return {
    transcriptIds: [...new Set(onLines.map(({ transcriptId }) => transcriptId))],
    versionIds: [...new Set(onLines.flatMap(({ versionId }) => versionId ?? []))],
  };
}

/**
 * Links as they stand on the versions in use. Lines chosen on a version before it are carried to the
 * words they meant; a transcript that is gone keeps its links.
 *
 * @throws {ActError} 'linked-lines-gone', naming the transcript, where the lines or their words are not
 * there any more.
 */
export function linksInUse(links: readonly SaidLink[], texts: LinkedTexts): readonly SaidLink[] {
  const transcripts = new Map(texts.transcripts.map((one) => [one.id, one]));
  const versions = new Map(texts.versions.map((one) => [one.id, one]));
  const lineCountOf = (id: TranscriptId) => transcripts.get(id)?.lineCount;
  return links.map((link) => {
    if (link.on !== 'lines') return link;
    const transcript = transcripts.get(link.transcriptId);
    if (!transcript) return link;
    const { versionId, name } = transcript;
    const gone = () => new ActError('linked-lines-gone', { where: name });
    if (link.versionId === undefined || link.versionId === versionId) {
      if (!leadsToLines(link, lineCountOf)) throw gone();
      return link;
    }
    const [before, after] = [versions.get(link.versionId), versions.get(versionId)];
    if (!before || !after || link.to > before.lineFrom.length) throw gone();
    const map = carryMap({ ...before, speakers: [] }, { ...after, speakers: [] });
    const lines = map.lines(link.from, link.to);
    if (!lines) throw gone();
    return { ...link, ...lines, versionId };
  });
}
