import type { Memo, MemoLink } from '../model/memo.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** How many lines a transcript has; `undefined` where it is not known. */
export type LineCountOf = (id: TranscriptId) => number | undefined;

/** Whether a memo stands on no lines, or on lines that there are. */
export function standsOnLines(
  { transcriptId, from, to }: Pick<Memo, 'transcriptId' | 'from' | 'to'>,
  lineCountOf: LineCountOf,
): boolean {
  if (from === null || to === null) return from === to;
  return isWithin(from, to, transcriptId === null ? undefined : lineCountOf(transcriptId));
}

/** Whether a link leads to lines that there are, or to no lines at all. */
export function leadsToLines(link: MemoLink, lineCountOf: LineCountOf): boolean {
  return link.on !== 'lines' || isWithin(link.from, link.to, lineCountOf(link.transcriptId));
}

/** The memo with links to lines that are not there made links to their transcript; else the very same. */
export function withSoundLinks(memo: Memo, lineCountOf: LineCountOf): Memo {
  if (memo.links.every((link) => leadsToLines(link, lineCountOf))) return memo;
  const links = memo.links.map((link): MemoLink =>
    link.on === 'lines' && !leadsToLines(link, lineCountOf)
      ? { on: 'transcript', transcriptId: link.transcriptId }
      : link,
  );
  return { ...memo, links };
}

function isWithin(from: number, to: number, lineCount: number | undefined): boolean {
  return from < to && to <= (lineCount ?? Infinity);
}
