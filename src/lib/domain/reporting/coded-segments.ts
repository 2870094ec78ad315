import { passages, type Passage } from '../coding/passages.ts';
import type { Memo } from '../model/memo.ts';
import { speakerOfLine, textOfLines } from '../transcript/lines.ts';
import { anchor, distinctNames, lineRange } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { attributeColumns, peopleOfLines } from './people-of-passage.ts';
import {
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

/** The layer a code belongs to, in words. */
const layers = { domain: 'TDF', construct: 'TDF', outside: 'TDF', own: 'own code' };

/** The coded segments of a study: a row for every passage of the coding that counts. */
export function codedSegments(frame: StudyFrame, texts: readonly CodedText[]): Table {
  const rowsOf = codedSegmentRows(frame);
  return { ...codedSegmentsHead(frame, texts), rows: texts.flatMap((text) => rowsOf(text)) };
}

export function codedSegmentsHead(
  frame: StudyFrame,
  transcripts: readonly CodedTranscript[],
): TableHead {
  const invented = inventedColumn(frame.study);
  const { headings } = columnsFor(frame);
  return {
    ...titled(frame.study, 'coded segments'),
    columns: [...columns, ...headings, ...invented.columns],
    widths: [...widths, ...headings.map(() => 2), ...invented.widths],
    folds: [
      {
        under: columns.indexOf('Participant'),
        columns: [...headings, ...invented.columns].map((_, index) => columns.length + index),
      },
      { under: columns.indexOf('Code path'), columns: [columns.indexOf('Layer')] },
    ],
    notes: [
      'One row is one passage: a run of neighbouring lines that carry one code.',
      ...codingNotes(transcripts, frame.coders),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** Makes the rows of one transcript after another, so that a large study need not be held at once. */
export function codedSegmentRows(frame: StudyFrame): (text: CodedText) => readonly Row[] {
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const layerOf = new Map(frame.codes.map(({ id, kind }) => [id, layers[kind]]));
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const { ordered } = columnsFor(frame);
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
        ...invented,
      ];
    });
  };
}

function columnsFor(frame: StudyFrame) {
  return attributeColumns(frame.attributes, [...columns, 'Data']);
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
