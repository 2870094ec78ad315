import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type Bytes = Uint8Array<ArrayBuffer>;
/** Takes the pieces of a file as they are ready, in order. */
export type Emit = (piece: Bytes) => void;
type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** One part of an archive, written piece by piece. */
export interface ZipPart {
  readonly text: (text: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

export interface ZipWriter {
  /** Begins a part; the one before must have ended. Level 0 stores it as it is. */
  readonly part: (name: string, level?: Level) => ZipPart;
  readonly end: () => void;
}

/** Without a zone it is read as local time, so that the stored time is the same everywhere. */
const fixedTime = '1980-01-01T00:00:00';
/** Text is gathered to about this many UTF-16 units before it is encoded and packed. */
const gathered = 1 << 18;

/** A ZIP archive as a stream. Every part has the same time, so that equal parts give equal bytes. */
export function zipWriter(emit: Emit): ZipWriter {
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    if (piece.length > 0) emit(piece as Bytes);
  });
  return {
    part: (name, level = 6) => {
      const file = level === 0 ? new ZipPassThrough(name) : new ZipDeflate(name, { level });
      file.mtime = fixedTime;
      zip.add(file);
      return partOf((bytes, last) => file.push(bytes, last));
    },
    end: () => zip.end(),
  };
}

function partOf(push: (bytes: Uint8Array, last: boolean) => void): ZipPart {
  const encoder = new TextEncoder();
  let waiting = '';
  const flush = () => {
    // A pair of surrogates must not be torn apart by the encoder.
    const torn = /[\ud800-\udbff]$/.test(waiting);
    const whole = torn ? waiting.slice(0, -1) : waiting;
    waiting = torn ? waiting.slice(-1) : '';
    if (whole !== '') push(encoder.encode(whole), false);
  };
  return {
    text: (text) => {
      waiting += text;
      if (waiting.length >= gathered) flush();
    },
    bytes: (bytes) => {
      flush();
      push(bytes, false);
    },
    end: () => push(encoder.encode(waiting), true),
  };
}
