import type { DomainNameReader } from '../../codebook/domain-names.ts';
import { FormatError } from '../../errors.ts';
import { guideFromLines } from './guide-from-lines.ts';
import { guideFromTable } from './guide-from-table.ts';
import type { DraftedGuide, GuideSource } from './guide-source.ts';
import {
  guessedGuideColumns,
  guideTable,
  type GuideColumn,
  type GuideTable,
} from './guide-table.ts';

/** A guide as a file was first taken, with what can be taken otherwise. */
export interface IncomingGuide {
  /** The table it was read from, with the first guess at its columns; `null` for running text. */
  readonly table: { readonly table: GuideTable; readonly columns: readonly GuideColumn[] } | null;
  readonly draft: DraftedGuide;
}

/**
 * Takes a file for a guide: its table where that holds questions, else its text.
 * @throws {FormatError} 'no-question-found'.
 */
export function incomingGuide(source: GuideSource, read: DomainNameReader): IncomingGuide {
  const table = guideTable(source.rows);
  const columns = guessedGuideColumns(table, read);
  if (columns.includes('question')) {
    const draft = guideFromTable(table, columns, read);
    if (draft.questions.length > 0) {
      const outside = source.lines.map(({ text }, index) => ({
        text,
        place: { in: 'line' as const, number: index + 1 },
      }));
      return {
        table: { table, columns },
        draft: { ...draft, passedOver: [...draft.passedOver, ...outside] },
      };
    }
  }
  const draft = guideFromLines(source.lines, read);
  if (draft.questions.length === 0) throw new FormatError('no-question-found', '');
  return { table: null, draft };
}
