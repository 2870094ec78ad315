import type { TranscriptId } from '../model/transcript.ts';
import { isLookedThrough, isUntouched, type OwnWork } from './own-work.ts';
import type { Standing } from './standing.ts';

/** The one thing to do next, with the very place it is done at. */
export type NextStep =
  | { readonly kind: 'import' }
  | {
      readonly kind: 'link-speakers';
      /** The first transcript in which somebody is not linked. */
      readonly transcriptId: TranscriptId;
      readonly speakers: number;
      readonly transcripts: number;
    }
  | { readonly kind: 'begin'; readonly transcriptId: TranscriptId; readonly name: string }
  | {
      readonly kind: 'go-on';
      readonly transcriptId: TranscriptId;
      readonly name: string;
      /** Zero-based. */
      readonly line: number;
      /** Lines that may be coded and were not looked at. */
      readonly left: number;
    }
  | { readonly kind: 'export' };

/**
 * Chosen from the record and never two: transcripts first, then who speaks in them, then coding from
 * where the coder stopped, then the next interview, and export once every line was looked at. Speakers
 * may be left unidentified on purpose, so they stop being the next step once coding has begun.
 */
export function nextStep({ work, unlinked }: Pick<Standing, 'work' | 'unlinked'>): NextStep {
  if (work.length === 0) return { kind: 'import' };

  const [unlinkedFirst] = unlinked;
  if (unlinkedFirst && work.every(isUntouched)) {
    return {
      kind: 'link-speakers',
      transcriptId: unlinkedFirst.transcriptId,
      speakers: unlinked.reduce((total, { speakers }) => total + speakers, 0),
      transcripts: unlinked.length,
    };
  }

  const latest = inHand(work)[0];
  if (latest) {
    const { transcriptId, name, codable, looked } = latest;
    return { kind: 'go-on', transcriptId, name, line: latest.line ?? 0, left: codable - looked };
  }

  const untouched = work.find(isUntouched);
  if (!untouched) return { kind: 'export' };
  return { kind: 'begin', transcriptId: untouched.transcriptId, name: untouched.name };
}

/** Transcripts begun and not looked through, the one last worked on first. */
export function inHand(work: readonly OwnWork[]): readonly OwnWork[] {
  return work.filter((one) => !isUntouched(one) && !isLookedThrough(one)).toSorted(latestFirst);
}

/** Instants in UTC sort as text; a transcript that was never opened comes last. */
function latestFirst(a: OwnWork, b: OwnWork): number {
  const [atA, atB] = [a.at ?? '', b.at ?? ''];
  return atA < atB ? 1 : atA > atB ? -1 : 0;
}
