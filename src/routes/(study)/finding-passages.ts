import { passageLines } from '#lib/domain/coding/passage-lines.ts';
import type { FindingsFrame, FindingTexts } from '#lib/state/findings.svelte.ts';
import { link } from '#lib/state/links.ts';
import { passageAt } from '#lib/domain/findings/passages.ts';
import { mayBeQuoted } from '#lib/domain/participants/consent.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import type { LineRange } from '#lib/domain/model/line-range.ts';
import type { PassageGroup } from '#lib/ui/passages/passage-view.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';

/**
 * The passages behind a number, by transcript in the study's order, then by line. Those of a transcript
 * whose coding is not settled, or not to be seen now, are left out. Their words come once
 * `texts.read(...)` has been asked for their versions: {@link versionsBehind}.
 */
export function passagesBehind(
  ranges: readonly LineRange[],
  { settled }: Pick<FindingsFrame, 'settled'>,
  texts: FindingTexts,
): readonly PassageGroup[] {
  const barred = new Map(
    settled.participants
      .filter((one) => mayBeQuoted(one.consent) === 'no')
      .map(({ id, label }) => [id, label]),
  );
  return settled.settled.flatMap((one): PassageGroup[] => {
    const { transcript, versionId, source } = one;
    const here = ranges
      .filter(({ transcriptId }) => transcriptId === transcript.id)
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
    if (here.length === 0) return [];
    const version = texts.of(versionId);
    return [
      {
        key: transcript.id,
        transcript: transcript.name,
        coding: source === 'consensus' ? 'consensus' : 'submitted pass',
        passages: here.map(({ from, to }) => ({
          key: `${transcript.id} ${from} ${to}`,
          where: lineWords(from, to),
          ...passageLink(settled, transcript.id, from),
          code: null,
          read: version && passageLines({ from, to, quotations: [] }, version, transcript),
          notToBeQuoted: passageAt({ from, to }, one).people.flatMap((id) => barred.get(id) ?? []),
        })),
      },
    ];
  });
}

/**
 * Where a line of settled coding is opened. At the desk stands the viewer's own pass, which may differ from
 * what was settled; where they have none, the transcript is read.
 */
export function passageLink(
  { byTranscript }: Pick<FindingsFrame['settled'], 'byTranscript'>,
  transcript: TranscriptId,
  line?: number | undefined,
): { readonly href: string; readonly opens: string } {
  return byTranscript.get(transcript)?.hasOwnPass
    ? { href: link('coding', { transcript, line }), opens: 'open in your pass' }
    : { href: link('reading', { transcript, line }), opens: 'open in the transcript' };
}

/** The versions whose words {@link passagesBehind} needs. */
export function versionsBehind(
  ranges: readonly LineRange[],
  { settled }: Pick<FindingsFrame, 'settled'>,
) {
  return ranges.flatMap(({ transcriptId }) => {
    const one = settled.byTranscript.get(transcriptId);
    return one ? [one.versionId] : [];
  });
}
