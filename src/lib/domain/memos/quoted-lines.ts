import type { Memo, MemoLink } from '../model/memo.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Speaker, Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { mayBeQuoted } from '../participants/consent.ts';
import { lineText, speakerOfLine } from '../transcript/lines.ts';
import { linesInWords } from './memo-words.ts';

/** Lines of a transcript that a memo stands on or is linked to, with their words. */
export interface QuotedLines {
  /** "P03, lines 12 to 14". */
  readonly source: string;
  /** Labels of participants who speak in them and may not be quoted. */
  readonly notToBeQuoted: readonly string[];
  readonly lines: readonly {
    /** Zero-based. */
    readonly line: number;
    readonly speaker: string;
    readonly text: string;
  }[];
}

/** A transcript with its words. */
export interface ReadTranscript {
  readonly transcript: Pick<Transcript, 'id' | 'speakers'>;
  /** As reports call it. */
  readonly name: string;
  /** Whoever may speak in it, by id. */
  readonly people: ReadonlyMap<ParticipantId, Pick<Participant, 'label' | 'consent'>>;
  readonly version: Pick<
    TranscriptVersion,
    'text' | 'lineFrom' | 'turnFrom' | 'turnSpeaker' | 'speakers'
  >;
}

type Lines = Extract<MemoLink, { readonly on: 'lines' }>;

/** The lines a memo stands on or is linked to; each span once. */
export function linesSpokenOf(memo: Memo): readonly Lines[] {
  const { about, transcriptId, from, to, links } = memo;
  const linked = links.filter((link) => link.on === 'lines');
  if (about !== 'line' || transcriptId === null || from === null || to === null) return linked;
  const own: Lines = { on: 'lines', transcriptId, from, to };
  const others = linked.filter(
    (one) => one.transcriptId !== transcriptId || one.from !== from || one.to !== to,
  );
  return [own, ...others];
}

/**
 * Those lines with their words; lines of a transcript that is gone, or that it no longer has, are left
 * out. `undefined` while a transcript that is there has not been read.
 */
export function quotedLines(
  memo: Memo,
  read: (id: TranscriptId) => ReadTranscript | null | undefined,
): readonly QuotedLines[] | undefined {
  const quoted: QuotedLines[] = [];
  for (const span of linesSpokenOf(memo)) {
    const found = read(span.transcriptId);
    if (found === undefined) return undefined;
    if (found === null) continue;
    const lines = wordsOf(found, span);
    if (lines.length > 0) {
      const source = `${found.name}, ${linesInWords(span)}`;
      quoted.push({ source, notToBeQuoted: notToBeQuoted(found, span), lines });
    }
  }
  return quoted;
}

/** Whoever speaks in the lines and may not be quoted, each once. */
function notToBeQuoted(
  { transcript, version, people }: ReadTranscript,
  { from, to }: Lines,
): readonly string[] {
  const speakers = version.speakers ?? transcript.speakers;
  const heard = speakerOfLine(version).subarray(from, to);
  return unquotable(
    [...new Set(heard)].flatMap((index) => speakers[index] ?? []),
    people,
  );
}

/** The labels of those among the speakers who may not be quoted, each once. */
export function unquotable(
  speakers: readonly Pick<Speaker, 'participantId'>[],
  people: ReadTranscript['people'],
): readonly string[] {
  const not = speakers.flatMap(({ participantId }) => {
    const person = participantId === null ? undefined : people.get(participantId);
    return person && mayBeQuoted(person.consent) === 'no' ? [person.label] : [];
  });
  return [...new Set(not)];
}

function wordsOf(
  { transcript, version }: ReadTranscript,
  { from, to }: Lines,
): QuotedLines['lines'] {
  const speakers = version.speakers ?? transcript.speakers;
  const speakerOf = speakerOfLine(version);
  const end = Math.min(to, version.lineFrom.length);
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => {
    const line = from + index;
    return {
      line,
      speaker: speakers[speakerOf[line] ?? -1]?.label ?? '',
      text: lineText(version, line),
    };
  });
}
