import { markOf } from '../checks/mark.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { attributionOfQuote } from '../quotations/attribution.ts';
import { listed } from '../reporting/listed.ts';
import { speakerOfLine } from '../transcript/lines.ts';
import { linesOfQuote } from '../findings/quotes.ts';
import { plainAttribution } from './attributions.ts';
import { withoutCitations } from './citations-in.ts';
import { placeOfQuotation } from './fidelity.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { FoundPlace } from './found.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/**
 * L8: quotations that run from one speaker into another. Where several participants speak and the manuscript
 * attributes the words to all of them as the program does, nothing is asked.
 */
export function voices(read: ReadManuscript): readonly ManuscriptFinding[] {
  const { frame } = read;
  return read.quotations.flatMap((one): ManuscriptFinding[] => {
    const heard = one.found.places.map((place) => voicesAt(place, frame));
    // The same words may stand elsewhere in one person's mouth.
    const [first] = heard;
    if (!first || heard.some((each) => each.length < 2)) return [];
    const [who] = one.speaks;
    const said = plainAttribution(withoutCitations(one.attribution?.words ?? ''));
    const { attribution } = frame.paper;
    const { attributes } = frame.settled;
    const isToldOfAll =
      who !== undefined &&
      who.people.length === first.length &&
      plainAttribution(attributionOfQuote(who, { attribution, attributes })) === said;
    if (isToldOfAll) return [];
    return [
      read.finding(one.unit, one.place, {
        rule: 'L8',
        mark: markOf('manuscript', 'voices', [one.words]),
        is: 'question',
        what: `These words run over ${first.length === 2 ? 'two' : first.length} speakers: ${listed(first)}. Is that meant?`,
        why: 'A reader takes the words of one quotation for one person’s.',
        place: placeOfQuotation(one, frame),
      }),
    ];
  });
}

/** Who is heard in the words of a quotation, each once; the label of a participant only where identified. */
function voicesAt(
  { transcriptId, stretches }: FoundPlace,
  { texts, seen, settled }: PaperFrame,
): readonly string[] {
  const version: TranscriptVersion | undefined = texts.get(transcriptId);
  const transcript = seen.transcripts.find(({ id }) => id === transcriptId);
  if (!version || !transcript) return [];
  const speakers = version.speakers ?? transcript.speakers;
  const labels = new Map(settled.participants.map(({ id, label }) => [id, label]));
  const each = speakerOfLine(version);
  const heard = stretches.flatMap((stretch) => {
    const { from, to } = linesOfQuote(stretch, version);
    return [...each.subarray(from, to)];
  });
  return [...new Set(heard)].map((index) => {
    const one = speakers[index];
    const label = one?.participantId ? labels.get(one.participantId) : undefined;
    if (one?.role === 'interviewer') return 'the interviewer';
    if (one && one.role !== 'participant') return 'somebody who is no participant';
    return label ?? 'a participant who is not identified';
  });
}
