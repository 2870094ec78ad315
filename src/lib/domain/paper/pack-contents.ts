import { agreementReport } from '../agreement/agreement-report.ts';
import { defaultOptions } from '../agreement/options.ts';
import { roundData } from '../agreement/round-data.ts';
import { roundRecords } from '../agreement/round-records.ts';
import { checkNotes } from '../checks/check-notes.ts';
import type { Figure } from '../figures/figure.ts';
import { drawnInForce, figureOf, type ComputedForFigures } from '../figures/figures-of-paper.ts';
import { printedAgreement, type RoundReport } from '../reporting/agreement-table.ts';
import type { FindingChoices } from '../reporting/finding-frame.ts';
import type { Row, Table } from '../reporting/table.ts';
import { exportSubjects, type ExportSubject } from '../reporting/tables/subjects.ts';
import { uncheckedTable } from '../reporting/tables/table-of.ts';
import { versionsOf, type TableSources } from '../reporting/tables/table-sources.ts';
import { everyPiece } from './every-piece.ts';
import { forPaper, printedAlone } from './for-paper.ts';
import { hasAgreement } from './agreement-pieces.ts';
import { methodsOf } from './methods.ts';
import type { PaperFrame } from './paper-frame.ts';
import { agreementPiece, type Piece } from './piece.ts';
import { piecesInPack } from './pieces.ts';
import type { PackContents } from './results-pack.ts';

/**
 * Computes everything the pack holds, piece by piece: each table by the function that also makes it for
 * Export, each figure as its page draws it.
 *
 * @param frame of the same records as the sources, with the words of all transcripts.
 * @param onpiece is told how many pieces are made.
 */
export async function packContents(
  frame: PaperFrame,
  pieces: readonly Piece[],
  sources: TableSources,
  onpiece: (done: number, all: number) => void = () => undefined,
): Promise<PackContents> {
  const inPack = piecesInPack(pieces);
  onpiece(0, inPack.length);
  const agreement = await reportsOf(frame, sources);
  const drawn = drawnInForce(frame);
  const computed: ComputedForFigures = { agreement, drawn };
  const tables = new Map<string, Table>();
  const figures = new Map<string, Figure>();
  for (const [index, piece] of inPack.entries()) {
    if (piece.is === 'figure') {
      const figure = figureOf(piece.id, frame, computed);
      if (!('none' in figure)) figures.set(piece.id, figure);
    }
    const table =
      piece.is === 'table' ? await tableOfPiece(piece, frame, sources, agreement) : null;
    if (table) tables.set(piece.id, table);
    onpiece(index + 1, inPack.length);
  }
  return {
    methods: methodsOf(frame, pieces, { agreement, drawn }),
    tables,
    figures,
    checkNotes: checkNotes(frame),
  };
}

/**
 * The tables of one subject as the pack prints them, without what the checks found: of a subject with several,
 * such as quotations by theme, one of each. Those that are no piece of a paper, or have nothing to show, are
 * not among them.
 *
 * @param frame of the same records as the sources, with the words of all transcripts.
 * @param chosen narrows to pieces made with these choices; what a piece leaves open is chosen by it.
 */
export async function paperTables(
  subject: ExportSubject,
  frame: PaperFrame,
  sources: TableSources,
  chosen: FindingChoices = {},
): Promise<readonly Table[]> {
  const pieces = everyPiece(frame).flatMap(({ id, nothing, table }) =>
    nothing === null && table?.subject === subject && agrees(table.choices, chosen)
      ? [{ id, table: { subject, choices: { ...table.choices, ...chosen } } }]
      : [],
  );
  const agreement = subject === 'agreement' ? await reportsOf(frame, sources) : [];
  const tables = await Promise.all(
    pieces.map((piece) => tableOfPiece(piece, frame, sources, agreement)),
  );
  return tables.flatMap((table) => (table ? [printedAlone(table)] : []));
}

/** Whether a table is one that the results pack can have. */
export function isInPapers(subject: ExportSubject, frame: PaperFrame): boolean {
  return everyPiece(frame).some(({ table }) => table?.subject === subject);
}

function agrees(choices: FindingChoices, chosen: FindingChoices): boolean {
  const given: Readonly<Record<string, string | undefined>> = { ...chosen };
  return Object.entries(choices).every(
    ([name, value]) => given[name] === undefined || given[name] === value,
  );
}

/** Agreement of every round of which there is any, in the usual way, as it stands before differences were settled. */
async function reportsOf(
  { rounds, viewer }: PaperFrame,
  { records, words }: TableSources,
): Promise<readonly RoundReport[]> {
  const reports: RoundReport[] = [];
  for (const { id } of rounds.filter(hasAgreement)) {
    const read = roundRecords(records, viewer, id);
    if (!read) continue;
    const ids = [...new Set(read.passes.map(({ versionId }) => versionId))];
    const versions = await versionsOf(words, ids);
    const data = roundData({ ...read, versions }, defaultOptions);
    if (data.documents.length === 0) continue;
    reports.push({ round: read.round, report: agreementReport(data, defaultOptions) });
  }
  return reports;
}

async function tableOfPiece(
  { id, table }: Pick<Piece, 'id' | 'table'>,
  frame: PaperFrame,
  sources: TableSources,
  agreement: readonly RoundReport[],
): Promise<Table | null> {
  const round = agreement.find((one) => agreementPiece(one.round.id) === id);
  if (round) {
    const { seen, codebookVersions } = frame;
    return forPaper('agreement', printedAgreement({ ...seen, codebookVersions }, round));
  }
  const subject = exportSubjects.find((one) => one.id === table?.subject)?.id;
  return table && subject ? wholeTable(subject, table.choices, frame, sources) : null;
}

async function wholeTable(
  subject: ExportSubject,
  choices: NonNullable<Piece['table']>['choices'],
  { viewer, seen }: PaperFrame,
  sources: TableSources,
): Promise<Table> {
  const transcriptIds = seen.transcripts.map(({ id }) => id);
  const asked = { subject, viewer, transcriptIds, withOpenPass: false, choices };
  const { head, batches } = await uncheckedTable(asked, sources);
  const rows: Row[] = [];
  for await (const batch of batches) rows.push(...batch);
  return forPaper(subject, { ...head, rows });
}
