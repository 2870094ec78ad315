import { passages, type Passage } from '../coding/passages.ts';
import type { Memo } from '../model/memo.ts';
import { labelOfLines, speakerOfLine, textOfLines } from '../transcript/lines.ts';
import { anchor, distinctNames, lineRange } from './anchor.ts';
import { codeNames } from './code-names.ts';
import {
  attributeColumns,
  attributeNotes,
  mayBeQuotedHeading,
  peopleOfLines,
  quotingColumn,
  quotingNotes,
} from './people-of-passage.ts';
import {
  fileLineColumn,
  inventedColumn,
  studyNotes,
  titled,
  type CodedText,
  type CodedTranscript,
  type StudyFrame,
} from './study-frame.ts';
import type { Row, Table, TableHead } from './table.ts';
import { codingNotes, codingWords, initialsOf } from './which-coding.ts';

const columns = [
  'Anchor',
  'Transcript',
  'Participant',
  'First line',
  'Last line',
  'Speaker',
  'Text',
  'Quotation',
  'Code',
  'Code path',
  'Layer',
  'Domain',
  'Coding',
  'Memo',
];
const widths = [3, 2, 4, 1, 1, 2, 9, 5, 3, 4, 2, 3, 2, 5];
/** Before which column the numbers of the file stand, where any line had one. */
const afterLines = columns.indexOf('Speaker');

/** The layer a code belongs to, in words. */
const layers = { domain: 'TDF', construct: 'TDF', outside: 'TDF', own: 'own code' };

/** The coded segments of a study: a row for every passage of the coding that counts. */
export function codedSegments(frame: StudyFrame, texts: readonly CodedText[]): Table {
  const labelled = texts.some(({ version }) => version.lineLabel !== null);
  const rowsOf = codedSegmentRows(frame, labelled);
  return {
    ...codedSegmentsHead(frame, texts, labelled),
    rows: texts.flatMap((text) => rowsOf(text)),
  };
}

/** `labelled`: lines of at least one transcript were numbered in its file. */
export function codedSegmentsHead(
  frame: StudyFrame,
  transcripts: readonly CodedTranscript[],
  labelled = false,
): TableHead {
  const invented = inventedColumn(frame.study);
  const { headings } = columnsFor(frame);
  const quoting = quotingColumn(frame.participants);
  const more = [...headings, ...quoting.columns, ...invented.columns];
  const fixed = labelled ? columns.toSpliced(afterLines, 0, fileLineColumn) : columns;
  const fixedWidths = labelled ? widths.toSpliced(afterLines, 0, 1) : widths;
  return {
    ...titled(frame.study, 'coded segments'),
    columns: [...fixed, ...more],
    widths: [...fixedWidths, ...headings.map(() => 2), ...quoting.widths, ...invented.widths],
    folds: [
      {
        under: fixed.indexOf('Participant'),
        columns: more.map((_, index) => fixed.length + index),
      },
      { under: fixed.indexOf('Code path'), columns: [fixed.indexOf('Layer')] },
    ],
    notes: [
      'One row is one passage: a run of neighbouring lines that carry one code.',
      ...codingNotes(transcripts, frame.coders),
      ...quotingNotes(frame.participants),
      ...attributeNotes(frame.attributes),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** Makes the rows of one transcript after another, so that a large study need not be held at once. */
export function codedSegmentRows(
  frame: StudyFrame,
  labelled = false,
): (text: CodedText) => readonly Row[] {
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const layerOf = new Map(frame.codes.map(({ id, kind }) => [id, layers[kind]]));
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const { ordered } = columnsFor(frame);
  const quoting = quotingColumn(frame.participants);
  const invented = inventedColumn(frame.study).cells;

  return (text) => {
    const { transcript, coding, version } = text;
    if (coding.source === 'none') return [];
    const name = transcriptNames.get(transcript.id) ?? transcript.name;
    const whose = codingWords(coding, frame.coders);
    const peopleOf = peopleOfLines(transcript, speakerOfLine(version), people, ordered);
    const found = passages(coding.codings, version);

    return inOrder(found, names.rank).map(({ codeId, from, to, quotations }) => {
      const here = peopleOf(from, to);
      return [
        anchor(name, version.number, { from, to }, names.tag(codeId)),
        name,
        here.participants,
        from + 1,
        to,
        ...(labelled ? [labelOfLines(version, from, to)] : []),
        here.speakers,
        textOfLines(version, from, to),
        quotations.map((span) => version.text.slice(span.from, span.to)).join('\n'),
        names.name(codeId),
        names.path(codeId),
        layerOf.get(codeId) ?? '',
        names.domains(codeId),
        whose,
        memosOn(text.memos, from, to, frame),
        ...here.attributes,
        ...quoting.cells(here.quoting),
        ...invented,
      ];
    });
  };
}

/** Only what is published stands beside people's words. */
function columnsFor(frame: StudyFrame) {
  return attributeColumns(
    frame.attributes.filter(({ published }) => published),
    [...columns, fileLineColumn, mayBeQuotedHeading, 'Data'],
  );
}

function inOrder(found: readonly Passage[], rank: (id: Passage['codeId']) => number) {
  return found.toSorted(
    (a, b) => a.from - b.from || a.to - b.to || rank(a.codeId) - rank(b.codeId),
  );
}

/** Memos on any of the lines [from, to), each with its writer and place. */
export function memosOn(
  memos: readonly Memo[],
  from: number,
  to: number,
  frame: Pick<StudyFrame, 'coders'>,
): string {
  if (memos.length === 0) return '';
  return memos
    .filter((memo) => memo.from !== null && memo.to !== null && memo.from < to && from < memo.to)
    .toSorted((a, b) => a.from! - b.from! || (a.createdAt < b.createdAt ? -1 : 1))
    .map(
      (memo) =>
        `${initialsOf(memo.coderId, frame.coders)}, ${lineRange(memo.from!, memo.to!)}: ${memo.text}`,
    )
    .join('\n');
}
