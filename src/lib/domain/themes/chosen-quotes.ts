import { linesOfQuote } from '../findings/quotes.ts';
import { joinedRuns, runsOfCodes } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';
import type { Paper } from '../model/paper.ts';
import type { Quote, QuoteId } from '../model/quote.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../model/transcript-version.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { attributionOfQuote } from '../quotations/attribution.ts';
import { printedWords } from '../quotations/printed-words.ts';
import { whoSpeaks } from '../quotations/who-speaks.ts';
import { speakerOfLine } from '../transcript/lines.ts';

/** A quotation with its words, and what stands for and against it now. */
export interface ChosenQuote {
  readonly quote: Quote;
  readonly transcript: Transcript;
  /** `undefined` until the text is read. */
  readonly read: QuoteRead | undefined;
}

export interface QuoteRead {
  /** As they are printed, once their edits are made. */
  readonly words: string;
  /** What stands after them in a paper: "(P04, GP)". */
  readonly attribution: string;
  /** Lines [from, to), zero-based. */
  readonly from: number;
  readonly to: number;
  /** Labels of those who speak in it, in the order of speaking. */
  readonly speakers: readonly string[];
  /** Labels of those among them who are not to be quoted. */
  readonly notToBeQuoted: readonly string[];
  /**
   * Whether its lines carry the codes it was chosen for: `all` or `some` of its lines, `none`, or its
   * transcript is `not-settled`.
   */
  readonly carries: 'all' | 'some' | 'none' | 'not-settled';
}

/** What {@link chosenQuotes} draws on. */
export interface QuoteFrame {
  readonly settled: SettledStudy;
  readonly quotes: readonly Quote[];
  /** What was chosen for the paper: how omissions and attributions are written. */
  readonly papers: readonly Paper[];
  /** The words of a version; `undefined` until it is read. */
  readonly text: (id: TranscriptVersionId) => TranscriptVersion | undefined;
}

/** Quotations in the order given; one whose transcript or record is gone is left out. */
export function chosenQuotes(
  quoteIds: readonly QuoteId[],
  codeIds: ReadonlySet<CodeId>,
  { settled, quotes, papers, text }: QuoteFrame,
): readonly ChosenQuote[] {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]));
  const transcripts = new Map(
    [...settled.settled, ...settled.unsettled].map((one) => [one.transcript.id, one.transcript]),
  );
  return quoteIds.flatMap((id): readonly ChosenQuote[] => {
    const quote = byId.get(id);
    const transcript = quote && transcripts.get(quote.transcriptId);
    if (!quote || !transcript) return [];
    const version = text(transcript.versionId);
    return [
      {
        quote,
        transcript,
        read: version && readQuote(quote, transcript, version, codeIds, { settled, papers }),
      },
    ];
  });
}

function readQuote(
  quote: Quote,
  transcript: Transcript,
  version: TranscriptVersion,
  codeIds: ReadonlySet<CodeId>,
  { settled, papers }: Pick<QuoteFrame, 'settled' | 'papers'>,
): QuoteRead {
  const { byTranscript, participants, attributes } = settled;
  const lines = linesOfQuote(quote, version);
  const heard = new Set(speakerOfLine(version).subarray(lines.from, lines.to));
  const one = byTranscript.get(transcript.id);
  const { attribution, omission } = paperChoices({ papers });
  const people = new Map(participants.map((each) => [each.id, each]));
  const speaks = whoSpeaks(quote, transcript, version, people);
  return {
    words: printedWords(quote, version, omission).words,
    attribution: attributionOfQuote(speaks, { attribution, attributes }),
    ...lines,
    speakers: [...heard].map((index) => transcript.speakers[index]?.label ?? 'nobody named'),
    notToBeQuoted: speaks.notToBeQuoted,
    carries: one ? carriedBy(lines, joinedRuns(runsOfCodes(codeIds, one))) : 'not-settled',
  };
}

function carriedBy(
  { from, to }: { readonly from: number; readonly to: number },
  runs: readonly { readonly from: number; readonly to: number }[],
): 'all' | 'some' | 'none' {
  let carried = 0;
  for (const run of runs) carried += Math.max(0, Math.min(to, run.to) - Math.max(from, run.from));
  return carried === 0 ? 'none' : carried < to - from ? 'some' : 'all';
}
