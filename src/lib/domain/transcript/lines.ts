import type { Study } from '../model/study.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';

type Cut = Pick<TranscriptVersion, 'text' | 'lineFrom' | 'turnFrom'>;

/** How many numbered lines the version has. */
export function lineCount(version: Pick<Cut, 'lineFrom'>): number {
  return version.lineFrom.length;
}

/** Offsets [from, to) of a line, white space at its end included. */
export function lineSpan(version: Omit<Cut, 'turnFrom'>, line: number): [number, number] {
  const from = version.lineFrom[line];
  if (from === undefined) throw new RangeError(`line ${line} of ${version.lineFrom.length}`);
  return [from, version.lineFrom[line + 1] ?? version.text.length];
}

/** A line's words as they are shown: without the white space at the cut. */
export function lineText(version: Omit<Cut, 'turnFrom'>, line: number): string {
  return version.text.slice(...lineSpan(version, line)).trimEnd();
}

/** The words of lines [from, to), turns and paragraphs apart by a newline as they stand in the text. */
export function textOfLines(version: Omit<Cut, 'turnFrom'>, from: number, to: number): string {
  return version.text.slice(lineSpan(version, from)[0], lineSpan(version, to - 1)[1]).trimEnd();
}

/** What lines [from, to) were numbered in their file: "12" or "12–14"; '' where they were not. */
export function labelOfLines(
  { lineLabel }: Pick<TranscriptVersion, 'lineLabel'>,
  from: number,
  to: number,
): string {
  const labels = lineLabel?.slice(from, to).filter((label) => label !== '') ?? [];
  return labels.length === 0 ? '' : labelRange(labels[0] ?? '', labels.at(-1) ?? '');
}

/** "12–14" of "12" and "14", and of "12–13" and "13–14". */
export function labelRange(first: string, last: string): string {
  if (first === last) return first;
  const [from = ''] = first.split('–');
  return `${from}–${last.split('–').at(-1) ?? ''}`;
}

/** The line an offset stands in. */
export function lineAt(version: Pick<Cut, 'lineFrom'>, offset: number): number {
  const { lineFrom } = version;
  let [low, high] = [0, lineFrom.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineFrom[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The turn each line belongs to: one entry a line. */
export function turnOfLine({ lineFrom, turnFrom }: Omit<Cut, 'text'>): Uint32Array {
  const turns = new Uint32Array(lineFrom.length);
  let turn = 0;
  for (let line = 0; line < lineFrom.length; line += 1) {
    while (turn + 1 < turnFrom.length && turnFrom[turn + 1]! <= lineFrom[line]!) turn += 1;
    turns[line] = turn;
  }
  return turns;
}

/** Who says each line: an index into the transcript's speakers, −1 where nobody is named. */
export function speakerOfLine(
  version: Pick<TranscriptVersion, 'lineFrom' | 'turnFrom' | 'turnSpeaker'>,
): Int16Array {
  const turns = turnOfLine(version);
  const speakers = new Int16Array(turns.length);
  for (let line = 0; line < turns.length; line += 1) {
    speakers[line] = version.turnSpeaker[turns[line]!] ?? -1;
  }
  return speakers;
}

/**
 * Whether each line may be coded, one byte a line: lines of participants and of nobody named always,
 * those of interviewers and others only where the study says so.
 */
export function codableLines(
  version: Pick<TranscriptVersion, 'lineFrom' | 'turnFrom' | 'turnSpeaker'>,
  transcript: Pick<Transcript, 'speakers'>,
  study: Pick<Study, 'codeInterviewer'>,
): Uint8Array {
  const codableSpeaker = ({ role }: Speaker) => role === 'participant' || study.codeInterviewer;
  const may = transcript.speakers.map(codableSpeaker);
  const speakers = speakerOfLine(version);
  const codable = new Uint8Array(speakers.length);
  for (let line = 0; line < speakers.length; line += 1) {
    codable[line] = (may[speakers[line]!] ?? true) ? 1 : 0;
  }
  return codable;
}
