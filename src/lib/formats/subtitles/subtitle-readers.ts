import { FormatError } from '../../domain/errors.ts';
import type { TranscriptSource } from '../../domain/transcript/source.ts';
import type { Note, Reader, Reading } from '../format.ts';
import { decodedText } from '../plain-text/encoding.ts';
import { cuesOf } from './cues.ts';

/** WebVTT, as Zoom, Teams and Whisper write it. */
export const vttTranscript: Reader<TranscriptSource> = {
  id: 'vtt',
  label: 'WebVTT subtitles',
  mediaType: 'text/vtt',
  extensions: ['.vtt'],
  recognises: (name) => /\.vtt$/i.test(name),
  read: readCues,
};

/** SubRip. */
export const srtTranscript: Reader<TranscriptSource> = {
  id: 'srt',
  label: 'SubRip subtitles',
  mediaType: 'application/x-subrip',
  extensions: ['.srt'],
  recognises: (name) => /\.srt$/i.test(name),
  read: readCues,
};

async function readCues(bytes: Uint8Array): Promise<Reading<TranscriptSource>> {
  const { text, notes: encodingNotes } = decodedText(bytes);
  const { cues, unreadable, comments, tags } = cuesOf(text);
  if (cues.length === 0) throw new FormatError('no-cues', '');
  const notes: Note[] = [...encodingNotes];
  if (unreadable.length > 0) {
    const where = `${unreadable.length === 1 ? 'line' : 'lines'} ${unreadable.slice(0, 5).join(', ')}${unreadable.length > 5 ? ' …' : ''}`;
    notes.push({
      kind: 'dropped',
      where,
      what: `${unreadable.length} ${unreadable.length === 1 ? 'cue' : 'cues'} with times that cannot be read`,
    });
  }
  if (comments > 0) {
    notes.push({ kind: 'dropped', where: 'comments and styles', what: `${comments} blocks` });
  }
  if (tags > 0) notes.push({ kind: 'dropped', where: 'cues', what: `${tags} tags of styling` });
  return { content: { kind: 'cues', cues }, notes };
}
