import { grouped } from '../codebook/grouped.ts';
import { passages } from '../coding/passages.ts';
import type { CodeId } from '../model/code.ts';
import { labelOfLines, lineCount, lineText, speakerOfLine } from '../transcript/lines.ts';
import { distinctNames } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { memosOn } from './coded-segments.ts';
import { peopleOfLines, quotingColumn, quotingNotes } from './people-of-passage.ts';
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
import { codingNotes } from './which-coding.ts';

/** Transcripts as a supervisor reads them: every line with its speaker, codes and memos. */
export function codedTranscript(frame: StudyFrame, texts: readonly CodedText[]): Table {
  const labelled = texts.some(({ version }) => version.lineLabel !== null);
  const rowsOf = codedTranscriptRows(frame, texts.length, labelled);
  return {
    ...codedTranscriptHead(frame, texts, labelled),
    rows: texts.flatMap((text) => rowsOf(text)),
  };
}

/** `labelled`: lines of at least one transcript were numbered in its file. */
export function codedTranscriptHead(
  frame: StudyFrame,
  transcripts: readonly CodedTranscript[],
  labelled = false,
): TableHead {
  const names = distinctNames(frame.transcripts);
  const [only] = transcripts;
  const what =
    transcripts.length === 1 && only
      ? `coded transcript ${names.get(only.transcript.id) ?? only.transcript.name}`
      : 'coded transcripts';
  const invented = inventedColumn(frame.study);
  const quoting = quotingColumn(frame.participants);
  const several = transcripts.length > 1;
  return {
    ...titled(frame.study, what),
    columns: [
      ...(several ? ['Transcript'] : []),
      'Line',
      ...(labelled ? [fileLineColumn] : []),
      'Speaker',
      'Text',
      'Codes',
      'Memos',
      ...quoting.columns,
      ...invented.columns,
    ],
    widths: [
      ...(several ? [2] : []),
      1,
      ...(labelled ? [1] : []),
      ...[2, 10, 5, 5],
      ...quoting.widths,
      ...invented.widths,
    ],
    notes: [
      'Codes stand on every line they cover. A line without a code was left uncoded.',
      ...codingNotes(transcripts, frame.coders),
      ...quotingNotes(frame.participants),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/**
 * Makes the rows of one transcript after another; with several, each row names its transcript.
 * Memos on lines stand where their lines begin, one on the whole transcript before the first line.
 */
export function codedTranscriptRows(
  frame: StudyFrame,
  transcripts: number,
  labelled = false,
): (text: CodedText) => readonly Row[] {
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const invented = inventedColumn(frame.study).cells;
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const quoting = quotingColumn(frame.participants);

  return (text) => {
    const { transcript, version, coding } = text;
    const prefix = transcripts > 1 ? [transcriptNames.get(transcript.id) ?? transcript.name] : [];
    const speakerOf = speakerOfLine(version);
    const peopleOf = peopleOfLines(transcript, speakerOf, people, []);
    const codes = codesByLine(text);
    const open = new Set(coding.source === 'none' ? [] : coding.openLines);
    const memos = grouped(text.memos, (memo) => memo.from ?? 0);

    return Array.from({ length: lineCount(version) }, (_, line): Row => {
      const ranked = (codes.get(line) ?? []).toSorted((a, b) => names.rank(a) - names.rank(b));
      const words = ranked.map((codeId) => names.name(codeId));
      const here = (memos.get(line) ?? []).map((memo) => ({
        ...memo,
        from: memo.from ?? 0,
        to: memo.to ?? lineCount(version),
      }));
      return [
        ...prefix,
        line + 1,
        ...(labelled ? [labelOfLines(version, line, line + 1)] : []),
        transcript.speakers[speakerOf[line] ?? -1]?.label ?? '',
        lineText(version, line),
        [...words, ...(open.has(line) ? ['(not settled yet)'] : [])].join('; '),
        memosOn(here, line, line + 1, frame),
        ...quoting.cells(peopleOf(line, line + 1).quoting),
        ...invented,
      ];
    });
  };
}

function codesByLine({ coding, version }: CodedText): ReadonlyMap<number, readonly CodeId[]> {
  const byLine = new Map<number, CodeId[]>();
  if (coding.source === 'none') return byLine;
  for (const { codeId, from, to } of passages(coding.codings, version)) {
    for (let line = from; line < to; line += 1) {
      const codes = byLine.get(line);
      if (codes) codes.push(codeId);
      else byLine.set(line, [codeId]);
    }
  }
  return byLine;
}
