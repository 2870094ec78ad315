import type { TranscriptId } from '../model/transcript.ts';
import { isLookedThrough, isUntouched, type OwnWork } from './own-work.ts';
import type { Standing } from './standing.ts';
import type { TeamStanding } from './team-standing.ts';

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
  | {
      readonly kind: 'submit';
      readonly transcriptId: TranscriptId;
      readonly name: string;
      /** Zero-based. */
      readonly line: number;
      readonly blind: boolean;
    }
  | { readonly kind: 'return'; readonly passes: number }
  | { readonly kind: 'reveal'; readonly transcripts: number }
  | { readonly kind: 'accept'; readonly transcripts: number }
  | { readonly kind: 'settle'; readonly lines: number }
  | { readonly kind: 'settle-flagged'; readonly lines: number }
  | { readonly kind: 'chart'; readonly transcripts: number }
  | { readonly kind: 'export' };

/**
 * Chosen from the record and never two: transcripts first, then who speaks in them, then coding from
 * where the coder stopped, submitting what others code too, the next interview, and submitting the rest.
 * Then what the team does together: return, reveal, accept what agrees, settle what differs; then charting,
 * where nobody has charted yet; and export last. Speakers may be left unidentified on purpose, so they stop being the next step once coding has
 * begun.
 */
export function nextStep({
  work,
  unlinked,
  transcripts,
  team,
  found,
}: Pick<Standing, 'work' | 'unlinked' | 'transcripts' | 'team' | 'found'>): NextStep {
  if (transcripts === 0) return { kind: 'import' };

  const [unlinkedFirst] = unlinked;
  if (unlinkedFirst && team.role === 'lead' && team.rounds === 0 && work.every(isUntouched)) {
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

  const through = work.filter((one) => isLookedThrough(one) && !one.submitted);
  const toSubmit = through.find(({ blind }) => blind);
  if (toSubmit) return submit(toSubmit);
  const untouched = work.find(isUntouched);
  if (untouched) {
    return { kind: 'begin', transcriptId: untouched.transcriptId, name: untouched.name };
  }
  const [rest] = through;
  if (rest) return submit(rest);
  const step = together(team);
  if (step.kind !== 'export' || team.role !== 'lead' || !found) return step;
  return found.settled > 0 && found.charted + found.setAside === 0
    ? { kind: 'chart', transcripts: found.settled }
    : step;
}

function submit({ transcriptId, name, line, blind }: OwnWork): NextStep {
  return { kind: 'submit', transcriptId, name, line: line ?? 0, blind };
}

function together(team: TeamStanding): NextStep {
  if (team.toReturn > 0) return { kind: 'return', passes: team.toReturn };
  if (team.toReveal > 0) return { kind: 'reveal', transcripts: team.toReveal };
  if (team.toAccept > 0) return { kind: 'accept', transcripts: team.toAccept };
  if (team.role === 'adjudicator') {
    if (team.flagged > 0) return { kind: 'settle-flagged', lines: team.flagged };
  } else if (team.openLines > 0) {
    return { kind: 'settle', lines: team.openLines };
  }
  return { kind: 'export' };
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
