import type { NextStep } from '#lib/domain/findings/what-settles.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { link } from '#lib/state/links.ts';

/** Where the next step towards a settled coding is taken. */
export function settlingLink(next: NextStep): string {
  return next.step === 'code'
    ? link('coding', { transcript: next.transcript.id })
    : link(next.step);
}

/** Where the speakers of a transcript are linked to participants. */
export function speakersLink(transcript: TranscriptId): string {
  return link('transcripts', { transcript });
}
