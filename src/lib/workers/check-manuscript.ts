import type { Framework } from '../domain/codebook/framework.ts';
import { ActError } from '../domain/errors.ts';
import {
  manuscriptFindings,
  type ManuscriptCheck,
} from '../domain/manuscript/manuscript-findings.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { ManuscriptBlock, ManuscriptId } from '../domain/model/manuscript.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import type { Note } from '../formats/format.ts';
import { readManuscriptFile } from '../formats/manuscript/manuscript-reader.ts';
import { withStudy } from './export-table.ts';
import type { FileToRead } from './read-transcripts.ts';
import type { Report } from './report.ts';

/** A manuscript to be checked: a file, which is not stored, or one kept with the study. */
export interface ManuscriptOrder {
  /** Name of the study's database. */
  readonly database: string;
  readonly viewer: CoderId;
  readonly framework: Framework;
  readonly manuscript: FileToRead | { readonly id: ManuscriptId };
}

export interface CheckedManuscript extends ManuscriptCheck {
  readonly name: string;
  /** What the file was read as; `null` for one kept with the study. */
  readonly kind: string | null;
  readonly blocks: readonly ManuscriptBlock[];
  readonly notes: readonly Note[];
}

/**
 * Reads a manuscript and checks it against the study; nothing is stored.
 *
 * @throws {FormatError} when the file cannot be read; {ActError} 'manuscript-gone'.
 */
export function checkManuscript(
  order: ManuscriptOrder,
  report: Report,
): Promise<CheckedManuscript> {
  const { manuscript, viewer } = order;
  return withStudy(order, async (sources) => {
    report(0, null);
    const { name, kind, blocks, notes } =
      'id' in manuscript
        ? keptIn(sources.records.manuscripts, manuscript.id)
        : {
            name: manuscript.name,
            ...(await readManuscriptFile(manuscript.name, manuscript.bytes)),
          };
    const frame = await paperOf(sources, viewer, 'all');
    let told = -1;
    const check = manuscriptFindings(blocks, frame, (what, done, total) => {
      // Taking transcripts in is about half of the work.
      const share = Math.round(
        ((what === 'transcripts' ? 0 : total) + done) * (50 / Math.max(1, total)),
      );
      if (share !== told) report((told = share), 100);
    });
    return { name, kind, blocks, notes, ...check };
  });
}

function keptIn(
  kept: readonly {
    readonly id: ManuscriptId;
    readonly name: string;
    readonly blocks: readonly ManuscriptBlock[];
  }[],
  id: ManuscriptId,
): Pick<CheckedManuscript, 'name' | 'kind' | 'blocks' | 'notes'> {
  const one = kept.find((each) => each.id === id);
  if (!one) throw new ActError('manuscript-gone');
  return { name: one.name, kind: null, blocks: one.blocks, notes: [] };
}
