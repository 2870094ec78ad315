import type { StudySnapshot } from '../../domain/model/snapshot.ts';

/** What a study file carries. */
export interface StudyFileContent {
  readonly snapshot: StudySnapshot;
  /** The release of Concord that wrote it. */
  readonly program: string;
  readonly savedAt: string;
}

/**
 * The first part of the archive, stored as it is, so that the kind of file can be told from its
 * first bytes, as with OpenDocument and EPUB.
 */
export const mediaType = 'application/vnd.concord.study+zip';
export const mediaTypePart = 'mimetype';
export const manifestPart = 'manifest.json';

/** Where the name of the first part begins in a ZIP archive; its bytes follow at once. */
export const firstNameAt = 30;

export function partName(table: string): string {
  return `${table}.ndjson`;
}
