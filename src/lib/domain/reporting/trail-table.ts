import type { Operation } from '../model/operation.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { wordsForAct } from '../trail/act-words.ts';
import { distinctNames } from './anchor.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** What the trail is told with. */
export interface TrailFrame extends Pick<
  StudyFrame,
  'study' | 'coders' | 'codes' | 'participants' | 'transcripts' | 'citation'
> {
  /** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
  readonly localDay: (instant: string) => string;
  /** Names of further records by their ids: themes, rounds, matrices. */
  readonly names: ReadonlyMap<string, string>;
}

/** Beyond this many names the others of a row are counted. */
const mostNamed = 6;

/**
 * The trail as an appendix: for each day what was done, by whom and about what. Acts of one kind by one
 * person about one thing on one day are one row with their number; all acts of coding on a transcript are
 * of one kind.
 *
 * @param visible only acts the reader may see (`visibleOperations`).
 */
export function trailTable(frame: TrailFrame, visible: readonly Operation[]): Table {
  const invented = inventedColumn(frame.study);
  const acts = new Map(visible.map((operation) => [operation.id, operation]));
  const about = namesOf(frame);
  const groups = new Map<string, Operation[]>();
  for (const operation of visible.toSorted(byTime)) {
    const { at, coderId } = operation;
    const key = JSON.stringify([
      frame.localDay(at),
      coderId,
      operation.pass ? 'coding' : wordsOf(operation, acts),
      operation.transcriptId,
    ]);
    const here = groups.get(key);
    if (here) here.push(operation);
    else groups.set(key, [operation]);
  }
  const days = [...groups.values()].map(([first]) => frame.localDay(first!.at));
  return {
    ...titled(frame.study, 'audit trail'),
    columns: ['Day', 'Who', 'Act', 'About', 'Times', ...invented.columns],
    widths: [2, 1, 5, 6, 1, ...invented.widths],
    rows: [...groups.values()].map((operations): Row => {
      const [first] = operations as [Operation, ...Operation[]];
      return [
        frame.localDay(first.at),
        initialsOf(first.coderId, frame.coders),
        first.pass ? `coding: ${countedWords(operations, acts)}` : wordsOf(first, acts),
        about(operations),
        operations.length,
        ...invented.cells,
      ];
    }),
    notes: [
      'Every act of the study is recorded when it is done and never changed afterwards; taking one back is an act of its own. Acts of one kind by one person about one transcript on one day, and all acts of coding on it, are one row.',
      'Acts that are still blind to who made this table are not in it.',
      ...(days.length > 0 ? [`From ${days[0]} to ${days.at(-1)}. Acts: ${visible.length}.`] : []),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

/** By their clocks; within one copy of the study in the order of its counter. */
function byTime(a: Operation, b: Operation): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** An act in words; of one taken back, or done again, which act that is. */
function wordsOf(
  { kind, undoes }: Operation,
  acts: ReadonlyMap<string, Pick<Operation, 'kind' | 'undoes'>>,
): string {
  if (undoes === null) return wordsForAct(kind);
  let act = acts.get(undoes);
  // What is done again takes back the taking back.
  while (act && act.undoes !== null) act = acts.get(act.undoes);
  return act ? `${wordsForAct(kind)}: ${wordsForAct(act.kind)}` : wordsForAct(kind);
}

/** "code put on 212, code taken off 8", the most frequent first. */
function countedWords(
  operations: readonly Operation[],
  acts: ReadonlyMap<string, Operation>,
): string {
  const counts = new Map<string, number>();
  for (const one of operations) {
    const words = wordsOf(one, acts);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([words, count]) => `${words} ${count}`)
    .join(', ');
}

/** What acts of one group are about: the transcript, else codes, people and other records by their names. */
function namesOf({ codes, participants, transcripts, names }: TrailFrame) {
  const transcriptNames: ReadonlyMap<TranscriptId, string> = distinctNames(transcripts);
  const codeNames = new Map<string, string>(codes.map(({ id, name }) => [id, name]));
  const named = new Map<string, string>([
    ...transcriptNames,
    ...codeNames,
    ...participants.map(({ id, label }) => [id, label] as const),
    ...names,
  ]);
  return (operations: readonly Operation[]): string => {
    const [first] = operations;
    if (!first) return '';
    if (first.transcriptId !== null) {
      return transcriptNames.get(first.transcriptId) ?? 'a transcript no longer in the study';
    }
    const found = new Set(
      operations.flatMap(({ codeIds, changes }) =>
        [...codeIds, ...changes.map(({ id }) => id)].flatMap((id) => named.get(id) ?? []),
      ),
    );
    const shown = [...found].slice(0, mostNamed);
    const others = found.size - shown.length;
    return shown.length === 0
      ? 'the study'
      : shown.join('; ') + (others > 0 ? `; and ${others} more` : '');
  };
}
