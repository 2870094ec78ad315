import { reasons, type Decision } from '../model/decision.ts';
import { distinctNames } from './anchor.ts';
import { readersOf, type DecisionFrame } from './decision-log.ts';
import { outcomeWords, reasonWords } from './decision-words.ts';
import {
  inventedColumn,
  studyNotes,
  titled,
  type CodedTranscript,
  type StudyFrame,
} from './study-frame.ts';
import type { Row, Table } from './table.ts';

/** How the differences were settled: lines by outcome and reason, for each transcript and for all. */
export function howSettledTable(
  frame: DecisionFrame & Pick<StudyFrame, 'transcripts'>,
  transcripts: readonly CodedTranscript[],
): Table {
  const invented = inventedColumn(frame.study);
  const names = distinctNames(frame.transcripts);
  const each = transcripts.flatMap(({ transcript }) => {
    const here = frame.decisions.filter(({ transcriptId }) => transcriptId === transcript.id);
    return rowsOf(names.get(transcript.id) ?? transcript.name, here, frame);
  });
  const asked = new Set(transcripts.map(({ transcript }) => transcript.id));
  const all = frame.decisions.filter(({ transcriptId }) => asked.has(transcriptId));
  const open = transcripts.flatMap(({ transcript, coding }) =>
    coding.source === 'consensus' && coding.openLines.length > 0
      ? [`${names.get(transcript.id) ?? transcript.name}: ${coding.openLines.length}`]
      : [],
  );
  return {
    ...titled(frame.study, 'how differences were settled'),
    columns: [
      'Transcript',
      'Settled as',
      'Lines',
      ...reasons.map((reason) => capitalised(reasonWords[reason])),
      'No reason named',
      ...invented.columns,
    ],
    widths: [3, 3, 1, ...reasons.map(() => 1), 1, ...invented.widths],
    rows: [...each, ...rowsOf('All', all, frame)].map((row) => [...row, ...invented.cells]),
    notes: [
      'Lines on which the coders did not have the same codes, by how they were settled and for what reason.',
      ...(open.length > 0 ? [`Lines that are still open or flagged: ${open.join('; ')}.`] : []),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

function rowsOf(
  name: string,
  decisions: readonly Decision[],
  { coders }: Pick<DecisionFrame, 'coders'>,
): readonly Row[] {
  const rank = new Map(readersOf({ decisions, coders }).map(({ id }, index) => [id, index]));
  const order = ({ outcome, coderId }: Decision) =>
    outcomes.indexOf(outcome) * 100 + (coderId === null ? 0 : (rank.get(coderId) ?? 99));
  const byOutcome = new Map<string, Decision[]>();
  for (const decision of decisions.toSorted((a, b) => order(a) - order(b))) {
    const words = outcomeWords(decision, coders);
    byOutcome.set(words, [...(byOutcome.get(words) ?? []), decision]);
  }
  return [...byOutcome].map(([words, settled]): Row => [
    name,
    words,
    settled.length,
    ...reasons.map((wanted) => settled.filter(({ reason }) => reason === wanted).length),
    settled.filter(({ reason }) => reason === null).length,
  ]);
}

const outcomes = ['coder', 'all', 'other', 'neither', 'flagged'] satisfies Decision['outcome'][];

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
