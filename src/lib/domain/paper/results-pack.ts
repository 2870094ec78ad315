import { nothingFound } from '../checks/check-notes.ts';
import type { Figure } from '../figures/figure.ts';
import { linkedWords } from '../reporting/linked-words.ts';
import { onPaper, onPaperAfter, partsOnPaper } from '../reporting/on-paper.ts';
import type { Block, Report, ReportTable, Section } from '../reporting/report.ts';
import { studyNotes, titleOf } from '../reporting/study-frame.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import type { Table } from '../reporting/table.ts';
import { columnsGoingOn } from './for-paper.ts';
import { glueOf } from './glue.ts';
import type { MethodsParagraph } from './methods.ts';
import type { PaperFrame } from './paper-frame.ts';
import { labelIn, type Piece } from './piece.ts';
import { piecesInPack } from './pieces.ts';

/** What the pack is put together from, made apart because it takes long. */
export interface PackContents {
  readonly methods: readonly MethodsParagraph[];
  /** By the id of their piece. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly figures: ReadonlyMap<string, Figure>;
  /** What the checks found, a sentence each: it stands at the front, never silently. */
  readonly checkNotes: readonly string[];
}

/** With more columns than these a table lies on its side. */
const mostUpright = 6;
/** A figure that is this much wider than an upright page, in figure units, lies on its side. */
const widestUpright = 800;

/**
 * The chosen pieces as one document, in their order: methods, then every table and figure with a sentence
 * that introduces it, its caption and its notes, appendices as they stand. Equal contents give an equal
 * report.
 */
export function resultsPack(
  frame: PaperFrame,
  pieces: readonly Piece[],
  contents: PackContents,
): Report {
  const { study } = frame.seen;
  const inPack = piecesInPack(pieces);
  return {
    title: `${titleOf(study)}: results pack`,
    subject: 'results pack',
    notes: notesOf(frame, pieces, contents),
    notesOnFields: [countedByWord],
    invented: study.invented,
    sections: [
      ...inPack.flatMap((piece) => sectionOf(piece, pieces, frame, contents) ?? []),
      ...checksSection(contents),
    ],
  };
}

const countedByWord =
  'Numbers of tables, figures and appendices, and what refers to them, are fields: after pieces are moved or taken out, Word counts them anew (select all, then F9).';

/** What the checks found, in full, at the end. */
function checksSection({ checkNotes }: PackContents): readonly Section[] {
  const [, ...findings] = checkNotes;
  if (findings.length === 0) return [];
  return [
    {
      heading: checksHeading,
      startsPage: true,
      blocks: checkNotes.map((words): Block => ({ is: 'paragraph', words })),
    },
  ];
}

const checksHeading = 'What the checks found';

function notesOf(
  frame: PaperFrame,
  pieces: readonly Piece[],
  { checkNotes }: PackContents,
): readonly string[] {
  const waiting = pieces.filter(({ chosen, nothing }) => chosen && nothing !== null);
  return [
    `Made with ${frame.program} from the record of the study, as ${initialsOf(frame.viewer, frame.coders)} may see it.`,
    'Tables hold what a paper prints; Export has each of them whole, and alone.',
    ...(waiting.length > 0
      ? [
          `Without anything to show yet, and left out: ${waiting.map(({ name, nothing }) => `${name} (${nothing})`).join('; ')}.`,
        ]
      : []),
    ...checkNotes
      .slice(0, 1)
      .map((first) =>
        checkNotes.length === 1
          ? first
          : `${first} ${first === nothingFound ? 'What could not be looked at' : 'Each'} stands at the end, under “${checksHeading}”.`,
      ),
  ];
}

function sectionOf(
  piece: Piece,
  pieces: readonly Piece[],
  frame: PaperFrame,
  contents: PackContents,
): Section | null {
  const introduction: Block = { is: 'paragraph', words: glueOf(piece, pieces, frame) };
  if (piece.is === 'text') {
    return {
      heading: 'Methods',
      blocks: [],
      sections: contents.methods.map(({ heading, words }) => ({
        heading,
        blocks: [{ is: 'paragraph', words: words.flatMap(linkedSpans) }],
      })),
    };
  }
  if (piece.is === 'figure') {
    const figure = contents.figures.get(piece.id);
    if (!figure) return null;
    const label = labelIn(piece);
    return {
      heading: piece.name,
      startsPage: true,
      landscape: figure.width > widestUpright && figure.width > figure.height,
      blocks: [
        introduction,
        { is: 'figure', figure, picture: null, caption: piece.caption, ...(label && { label }) },
      ],
    };
  }
  const table = contents.tables.get(piece.id);
  if (!table) return null;
  const parts = tablesOf(table, piece, frame);
  return {
    heading: piece.name,
    startsPage: true,
    landscape:
      piece.orientation === 'landscape' ||
      table.landscape === true ||
      parts.some(({ columns }) => columns.length > mostUpright),
    blocks: [introduction, ...(table.rows.length === 0 ? [noRows] : []), ...parts],
  };
}

const noRows: Block = { is: 'paragraph', words: 'It has no rows yet.' };

/** A table in as many parts as paper needs, the first with its number, the last with its notes; then what follows it. */
function tablesOf(table: Table, piece: Piece, frame: PaperFrame): readonly ReportTable[] {
  const { rows, ...head } = table;
  const label = labelIn(piece);
  const parts = partsOnPaper(head);
  // The framework is named under methods, and every page says where data are invented.
  const elsewhere = new Set(studyNotes(frame.seen, { citing: true }));
  const notesOfTable = (of: Table) =>
    of.notes.filter((note) => !elsewhere.has(note)).map((note) => linkedWords(note));
  const goingOn = parts.length > 1 ? 0 : columnsGoingOn(piece.table?.subject ?? '');
  const numbered = parts.map(({ columns, widths, row }, index): ReportTable => ({
    is: 'table',
    caption: index === 0 ? piece.caption : `${piece.caption}, part ${index + 1} of ${parts.length}`,
    columns,
    rows: rows.map((one) => row(one)),
    ...(widths && { widths }),
    ...(index === 0 && label && { label }),
    ...(index === parts.length - 1 && { notes: notesOfTable(table) }),
    ...(goingOn > 0 && { goingOn }),
  }));
  const after = onPaperAfter(head).map((one): ReportTable => {
    const { columns, widths, row } = onPaper(one);
    return {
      is: 'table',
      caption: `${one.subject.charAt(0).toUpperCase()}${one.subject.slice(1)}`,
      columns,
      rows: one.rows.map((cells) => row(cells)),
      notes: notesOfTable(one),
      ...(widths && { widths }),
    };
  });
  return [...numbered, ...after];
}

/** Words that lead somewhere already stay; in others, what can lead to the web does. */
function linkedSpans(span: MethodsParagraph['words'][number]): MethodsParagraph['words'] {
  if (span.to !== undefined || span.look !== 'plain') return [span];
  const words = linkedWords(span.text);
  return typeof words === 'string' ? [span] : words;
}
