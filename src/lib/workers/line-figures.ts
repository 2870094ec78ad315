import { lineFigures, type LineFigures } from '../domain/counts/line-figures.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { Database } from '../storage/database.ts';
import { named } from '../storage/failures.ts';
import type { Report } from './report.ts';

/** Which versions of which study. */
export interface FiguresOrder {
  /** Name of the study's database. */
  readonly database: string;
  readonly versionIds: readonly TranscriptVersionId[];
}

/** How many versions are in memory at once. */
const batch = 8;

/** Words and turns of every line of some versions; one that is not there is left out. */
export async function figuresOfVersions(
  { database, versionIds }: FiguresOrder,
  report: Report,
): Promise<readonly LineFigures[]> {
  const db = new Database(database);
  try {
    const found: LineFigures[] = [];
    for (let done = 0; done < versionIds.length; done += batch) {
      report(done, versionIds.length);
      const versions = await named(() =>
        db.transcriptVersions.bulkGet(versionIds.slice(done, done + batch)),
      );
      found.push(...versions.flatMap((version) => (version ? [lineFigures(version)] : [])));
    }
    return found;
  } finally {
    db.close();
  }
}
