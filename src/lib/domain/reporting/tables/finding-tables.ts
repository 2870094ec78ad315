import type { CoderId } from '../../model/coder.ts';
import type { PaperFrame } from '../../paper/paper-frame.ts';
import { piecesOf, quoteTableNumbers } from '../../paper/pieces.ts';
import { requireWholeStudy } from '../../rounds/assigned-copy.ts';
import { accumulationTable } from '../accumulation-table.ts';
import { beliefsTable } from '../beliefs-table.ts';
import { checklistTable } from '../checklist-table.ts';
import { comBTable } from '../com-b-table.ts';
import {
  coOccurrenceTable,
  countsByAttributeTable,
  countsByCaseTable,
  countsNeedWords,
} from '../counts-tables.ts';
import type { FindingChoices } from '../finding-frame.ts';
import { findingSubjects, type FindingSubject } from '../finding-subjects.ts';
import { firstAppearanceTable } from '../first-appearance-table.ts';
import { jointDisplayTable } from '../joint-display-table.ts';
import { matrixPassagesTable } from '../matrix-passages-table.ts';
import { matrixTable } from '../matrix-table.ts';
import { allQuoteTables, quoteTable } from '../quote-tables.ts';
import { quotesTable } from '../quotes-table.ts';
import { rankingTable } from '../ranking-table.ts';
import { relevanceTable } from '../relevance-table.ts';
import { subthemesByDomainTable } from '../subthemes-by-domain-table.ts';
import type { Table } from '../table.ts';
import { themesTable } from '../themes-table.ts';
import { threadsTable } from '../threads-table.ts';
import { paperOf } from './paper-of.ts';
import type { TableSources } from './table-sources.ts';

/** How a table of findings is made. */
interface FindingTable {
  /** Whether it quotes, or counts words: then the words of all transcripts are read first. */
  readonly withWords: boolean | ((choices: FindingChoices) => boolean);
  readonly table: (frame: PaperFrame, choices: FindingChoices) => Table;
}

/** Every table of findings. A new one needs a line here and one in `finding-subjects.ts`. */
const findingTables: Readonly<Record<FindingSubject, FindingTable>> = {
  matrix: { withWords: true, table: matrixTable },
  'matrix-passages': { withWords: true, table: matrixPassagesTable },
  themes: { withWords: false, table: themesTable },
  'subthemes-by-domain': { withWords: false, table: subthemesByDomainTable },
  'quote-table': { withWords: true, table: quoteTable },
  'quote-tables': { withWords: true, table: allQuoteTables },
  quotations: { withWords: true, table: quotesTable },
  beliefs: { withWords: true, table: (frame) => beliefsTable(frame, tableNumbers(frame)) },
  relevance: {
    withWords: false,
    table: (frame, { order }) => relevanceTable(frame, frame.comB, { ranked: order === 'ranked' }),
  },
  ranking: { withWords: false, table: rankingTable },
  'com-b': { withWords: false, table: (frame) => comBTable(frame, frame.comB) },
  'counts-by-case': { withWords: countsNeedWords, table: countsByCaseTable },
  'counts-by-attribute': { withWords: countsNeedWords, table: countsByAttributeTable },
  'co-occurrence': { withWords: countsNeedWords, table: coOccurrenceTable },
  'first-appearances': { withWords: false, table: firstAppearanceTable },
  accumulation: { withWords: false, table: accumulationTable },
  'joint-display': {
    withWords: true,
    table: (frame) => jointDisplayTable(frame, tableNumbers(frame)),
  },
  threads: { withWords: false, table: threadsTable },
  coreq: { withWords: true, table: (frame) => checklistTable(frame, 'coreq') },
  srqr: { withWords: true, table: (frame) => checklistTable(frame, 'srqr') },
};

/** What the quote tables are numbered in the results pack, so that other tables can cite them. */
function tableNumbers(frame: PaperFrame) {
  return quoteTableNumbers(piecesOf(frame));
}

export function isFinding(subject: string): subject is FindingSubject {
  return findingSubjects.some(({ id }) => id === subject);
}

/**
 * A table of findings as one coder may see it.
 * @throws {ActError} 'copy-for-one' in a copy of the study that was made for one person.
 */
export async function findingTable(
  sources: TableSources,
  subject: FindingSubject,
  viewer: CoderId,
  choices: FindingChoices,
): Promise<Table> {
  requireWholeStudy(sources.records.packets);
  const { withWords, table } = findingTables[subject];
  const isRead = typeof withWords === 'function' ? withWords(choices) : withWords;
  return table(await paperOf(sources, viewer, isRead ? 'all' : 'none'), choices);
}
