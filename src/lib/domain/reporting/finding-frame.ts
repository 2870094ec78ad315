import type { AskedRecords } from '../findings/asked-of.ts';
import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import { whereFrom } from '../findings/where-from.ts';
import type { VisibleFindings } from '../findings/visible-findings.ts';
import type { Coder } from '../model/coder.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { byPlace } from '../study/order.ts';
import { studyNotes } from './study-frame.ts';

/** What every table of findings is made from; only what its reader may see. */
export interface FindingFrame {
  readonly settled: SettledStudy;
  /** Through `visibleFindings`. */
  readonly records: VisibleFindings & AskedRecords;
  readonly coders: readonly Coder[];
  /** How the framework wants to be cited, or `null`. */
  readonly citation: string | null;
  /** The words of every transcript, in the version its coding stands on; empty where a table needs none. */
  readonly texts: ReadonlyMap<TranscriptId, TranscriptVersion>;
  /** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
  readonly localDay: (instant: string) => string;
}

/** What the page that asked for a table had chosen, such as the id of a matrix: its address, by name. */
export type FindingChoices = Readonly<Record<string, string>>;

/** All transcripts of the study in its order, for `distinctNames`. */
export function transcriptsOfStudy({
  settled,
}: Pick<FindingFrame, 'settled'>): readonly Transcript[] {
  const all = [...settled.settled, ...settled.unsettled].map(({ transcript }) => transcript);
  return all.toSorted(byPlace);
}

/**
 * The sentences that stand under every table of findings: how much is settled, what is not counted and
 * why, what N is, and what counts under a domain.
 */
export function findingNotes(frame: Pick<FindingFrame, 'settled' | 'citation'>): readonly string[] {
  const { settled, unsettled, study } = frame.settled;
  const all = settled.length + unsettled.length;
  const people = settledPeople(frame.settled).size;
  const named = (why: 'in-hand' | 'not-settled') =>
    unsettled.flatMap((one) => (one.why === why ? [one.transcript.name] : [])).join(', ');
  const [inHand, notSettled] = [named('in-hand'), named('not-settled')];
  const from = whereFrom(frame.settled);
  const open = settled.filter(({ openLines }) => openLines.length > 0);
  return [
    `Settled coding of ${settled.length} of ${all} ${all === 1 ? 'transcript' : 'transcripts'}; each counts once${from ? ` (${from})` : ''}. N = ${people} identified ${people === 1 ? 'participant' : 'participants'}.`,
    ...(notSettled ? [`Not counted, because nothing is settled yet: ${notSettled}.`] : []),
    ...(inHand
      ? [
          `Not counted, because the pass of who made this table is open, or not revealed yet: ${inHand}.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `Lines that are not settled yet carry no codes: ${open
            .map(({ transcript, openLines }) => `${openLines.length} of ${transcript.name}`)
            .join(', ')}.`,
        ]
      : []),
    study.ownUnderDomains
      ? 'A domain counts its constructs and the own codes classified under it.'
      : 'A domain counts its constructs; own codes classified under it are not counted under it.',
    ...studyNotes({ study, citation: frame.citation }, { citing: true }),
  ];
}
