import { readGuideFile, type GuideFile } from '../formats/guide/guide-reader.ts';
import type { FileToRead } from './read-transcripts.ts';

/** Reads a file that may hold an interview guide. @throws {FormatError} */
export function readGuide({ name, bytes }: FileToRead): Promise<GuideFile> {
  return readGuideFile(name, bytes);
}
