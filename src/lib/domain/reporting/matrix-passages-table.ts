import type { LineRange } from '../model/line-range.ts';
import { numberedLinks } from '../matrix/edited/link-numbers.ts';
import type { GridCell, GridColumn } from '../matrix/grid.ts';
import type { Matrix } from '../model/matrix.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { labelOfLines, speakerOfLine, textOfLines } from '../transcript/lines.ts';
import { anchor } from './anchor.ts';
import { codeNames } from './code-names.ts';
import {
  findingNotes,
  transcriptsOfStudy,
  type FindingChoices,
  type FindingFrame,
} from './finding-frame.ts';
import {
  caseLabel,
  cellNames,
  columnHeadings,
  exportedGrid,
  matrixAsked,
  namesPeople,
} from './matrix-frame.ts';
import { peopleOfLines, quotingColumn, quotingNotes } from './people-of-passage.ts';
import { fileLineColumn, inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/** The passages of the matrix asked for; no rows where there is none. */
export function matrixPassagesTable(frame: FindingFrame, choices: FindingChoices): Table {
  const matrix = matrixAsked(frame, choices);
  const { study } = frame.settled;
  if (matrix) return matrixPassages(matrix, frame);
  return { ...titled(study, 'passages of the matrix'), columns: [], rows: [], notes: [] };
}

/**
 * What the cells of a matrix rest on: a row for every link, under the number that stands for it in the
 * cell, and for every passage coded for the case in the column that no link names. In the order of the
 * matrix.
 */
export function matrixPassages(matrix: Matrix, frame: FindingFrame): Table {
  const grid = exportedGrid(matrix, frame);
  const links = numberedLinks(grid);
  const headings = columnHeadings(grid);
  const { transcript: nameOf } = cellNames(frame);
  const invented = inventedColumn(frame.settled.study);
  const quoting = quotingColumn(frame.settled.participants);
  const labelled = [...frame.texts.values()].some(({ lineLabel }) => lineLabel !== null);
  const wordsOf = wordsOfPassages(frame);
  const isNaming = namesPeople(matrix, frame);
  const tagOf = tags(frame);

  const rowOf = (
    [caseName, column, heading]: readonly [string, GridColumn, string],
    place: LineRange,
    link: string,
    linkedWords: string,
  ): Cell[] => {
    const name = nameOf(place.transcriptId);
    const said = wordsOf(place);
    return [
      said ? anchor(name, said.version, place, tagOf(column)) : name,
      link,
      caseName,
      heading,
      name,
      place.from + 1,
      place.to,
      ...(labelled ? [said?.label ?? ''] : []),
      ...(isNaming ? [said?.participants ?? 'not known', said?.speakers ?? 'not known'] : []),
      said?.words ?? 'not in the transcript any more',
      linkedWords,
      ...quoting.cells(said?.quoting ?? 'not recorded'),
      ...invented.cells,
    ];
  };
  const rows = grid.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const column = grid.columns[index];
      if (!column) return [];
      const about = [caseLabel(row.case), column, headings[index] ?? ''] as const;
      const numbered = links.get(cell.key) ?? [];
      const summary = cell.charting?.summary ?? '';
      return [
        ...numbered.map(({ link, number }) =>
          rowOf(
            about,
            link,
            `[${number}]`,
            link.words ? summary.slice(link.words.from, link.words.to) : 'the whole cell',
          ),
        ),
        ...unlinked(cell).map((passage) =>
          rowOf(about, passage, cell.charting ? 'not linked' : 'not charted', ''),
        ),
      ];
    }),
  );
  return {
    ...titled(frame.settled.study, `passages of the matrix ${matrix.name}`.trim()),
    columns: [
      'Anchor',
      'Link',
      'Case',
      'Column',
      'Transcript',
      'First line',
      'Last line',
      ...(labelled ? [fileLineColumn] : []),
      ...(isNaming ? ['Participant', 'Speaker'] : []),
      'Text',
      'Linked words',
      ...quoting.columns,
      ...invented.columns,
    ],
    widths: [
      3,
      1,
      2,
      3,
      2,
      1,
      1,
      ...(labelled ? [1] : []),
      ...(isNaming ? [2, 2] : []),
      9,
      5,
      ...quoting.widths,
      ...invented.widths,
    ],
    rows,
    notes: [
      'A row for every passage that a cell is linked to, under its number in the cell, and for every passage coded for the case in the column that no link names.',
      ...(isNaming
        ? []
        : ['Who speaks is left out: the attribute that groups them is not published.']),
      ...quotingNotes(frame.settled.participants),
      ...findingNotes(frame),
    ],
    frozenColumns: 1,
  };
}

/** What is coded in a cell and no link names as it stands. */
function unlinked({ passages, charting }: GridCell): readonly LineRange[] {
  const place = ({ transcriptId, from, to }: LineRange) => `${transcriptId} ${from} ${to}`;
  const linked = new Set(charting?.links.map(place));
  return passages.filter((passage) => !linked.has(place(passage)));
}

/** What the anchors of a column end in: the code's tag, or the name of the theme. */
function tags({ settled }: FindingFrame): (column: GridColumn) => string {
  const names = codeNames(settled.codes);
  return ({ code, name }) => (code ? names.tag(code.id) : (name ?? ''));
}

interface PassageWords {
  readonly version: number;
  readonly label: string;
  readonly words: string;
  readonly speakers: string;
  readonly participants: string;
  readonly quoting: string;
}

/** The words of lines and who says them; `null` where the transcript or its lines are gone. */
function wordsOfPassages(frame: FindingFrame): (place: LineRange) => PassageWords | null {
  const { settled, texts } = frame;
  const transcripts = new Map(transcriptsOfStudy(frame).map((one) => [one.id, one]));
  const people = new Map(settled.participants.map((one) => [one.id, one]));
  const made = new Map<TranscriptId, ReturnType<typeof peopleOfLines>>();
  const peopleIn = (transcript: Transcript, version: TranscriptVersion) => {
    const known = made.get(transcript.id);
    if (known) return known;
    const found = peopleOfLines(transcript, speakerOfLine(version), people, []);
    made.set(transcript.id, found);
    return found;
  };
  return ({ transcriptId, from, to }) => {
    const [transcript, version] = [transcripts.get(transcriptId), texts.get(transcriptId)];
    if (!transcript || !version || to > version.lineFrom.length) return null;
    const { speakers, participants, quoting } = peopleIn(transcript, version)(from, to);
    return {
      version: version.number,
      label: labelOfLines(version, from, to),
      words: textOfLines(version, from, to),
      speakers,
      participants,
      quoting,
    };
  };
}
