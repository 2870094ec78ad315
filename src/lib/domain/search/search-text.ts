import type { SpeakerRole, Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { speakerOfLine, turnOfLine } from '../transcript/lines.ts';
import { composed, type Composed } from './composed.ts';

/** One transcript's words, made ready to be searched again and again. */
export interface SearchText {
  readonly transcriptId: Transcript['id'];
  readonly name: string;
  readonly text: string;
  readonly composed: Composed;
  readonly lineFrom: TranscriptVersion['lineFrom'];
  readonly turnFrom: TranscriptVersion['turnFrom'];
  /** The turn of each line. */
  readonly lineTurn: Uint32Array;
  /** Index into `speakers`, −1 where nobody is named. */
  readonly lineSpeaker: Int16Array;
  readonly speakers: readonly { readonly label: string; readonly role: SpeakerRole }[];
}

export function searchText(transcript: Transcript, version: TranscriptVersion): SearchText {
  const { text, lineFrom, turnFrom } = version;
  return {
    transcriptId: transcript.id,
    name: transcript.name,
    text,
    composed: composed(text),
    lineFrom,
    turnFrom,
    lineTurn: turnOfLine(version),
    lineSpeaker: speakerOfLine(version),
    speakers: transcript.speakers,
  };
}

/** Offset at which a line or turn ends, from where all of them begin. */
export function endOf(begins: Uint32Array, index: number, text: string): number {
  return begins[index + 1] ?? text.length;
}
