import type { ThreadEnd } from '../joint/thread-ends.ts';
import { nameOfTarget } from '../findings/targets.ts';
import { byPlace } from '../study/order.ts';
import { distinctNames } from './anchor.ts';
import { findingNotes, transcriptsOfStudy, type FindingFrame } from './finding-frame.ts';
import { countWords } from './joint-display-table.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/** Threads followed from one strand into the other: a row for where each starts and for every step. */
export function threadsTable(frame: FindingFrame): Table {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const threads = records.threads.toSorted(byPlace);
  const numbers = new Map(threads.map(({ id }, index) => [id, index + 1]));
  const rows = threads.flatMap((thread): Cell[][] => {
    const ends = [
      { what: 'starts from', end: thread.start, on: null },
      ...thread.steps.map((step) => ({ what: 'followed into', end: step, on: step.on })),
    ];
    const leads = thread.nextId === null ? undefined : numbers.get(thread.nextId);
    return ends.map(({ what, end, on }, index): Cell[] => [
      numbers.get(thread.id) ?? 0,
      index === 0 ? thread.question || 'not said' : '',
      `${what} the ${end.strand} strand`,
      end.words.trim() || 'not said',
      evidence(end, frame),
      on ?? (index === 0 ? '' : 'not said'),
      index < ends.length - 1 ? '' : thread.result.trim() || 'nothing yet',
      index < ends.length - 1 ? '' : thread.state,
      index < ends.length - 1 || leads === undefined ? '' : `thread ${leads}`,
      ...invented.cells,
    ]);
  });
  return {
    ...titled(settled.study, 'threads'),
    columns: [
      'Thread',
      'Question',
      'Step',
      'In words',
      'Rests on',
      'Day',
      'What came of it',
      'State',
      'Leads on to',
      ...invented.columns,
    ],
    widths: [1, 3, 2, 4, 4, 2, 4, 1, 1, ...invented.widths],
    landscape: true,
    rows,
    notes: findingNotes(frame),
  };
}

function evidence({ resultIds, findings, passages }: ThreadEnd, frame: FindingFrame): string {
  const { settled, records } = frame;
  const names = distinctNames(transcriptsOfStudy(frame));
  const results = records.results.filter(({ id }) => resultIds.includes(id));
  const words = [
    ...results.map((one) => `${one.measure}: ${one.value || countWords(one)}`),
    ...findings.map((about) => nameOfTarget(about, settled, records) ?? 'no longer in the study'),
    ...passages.map(({ transcriptId, from, to }) => {
      const where = to - from > 1 ? `lines ${from + 1}–${to}` : `line ${from + 1}`;
      return `${names.get(transcriptId) ?? 'a transcript'}, ${where}`;
    }),
  ];
  return words.join('\n') || 'nothing linked';
}
