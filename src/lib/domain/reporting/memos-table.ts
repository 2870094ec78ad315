import type { Memo } from '../model/memo.ts';
import { linkWords, memoKindWords } from '../memos/memo-words.ts';
import { memoDay, timeline } from '../memos/timeline.ts';
import { memosNote, standsOn, type MemosFrame } from './memos-frame.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** A row for every memo, oldest first. @param memos those the reader may read. */
export function memosTable(frame: MemosFrame, memos: readonly Memo[]): Table {
  const { study, coders, names, localDay } = frame;
  const invented = inventedColumn(study);
  const ordered = timeline(memos, 'oldest', localDay).flatMap(({ days }) =>
    days.flatMap((day) => day.memos),
  );
  return {
    ...titled(study, 'memos'),
    columns: [
      'Date',
      'Kind',
      'By',
      'With',
      'On',
      'Linked to',
      'Memo',
      'Written',
      'Changed',
      ...invented.columns,
    ],
    widths: [2, 2, 1, 2, 3, 3, 10, 2, 2, ...invented.widths],
    rows: ordered.map((memo): Row => [
      memoDay(memo, localDay),
      memoKindWords[memo.kind],
      initialsOf(memo.coderId, coders),
      memo.people.map((id) => initialsOf(id, coders)).join('; '),
      standsOn(memo, names),
      memo.links.map((link) => linkWords(link, names)).join('; '),
      memo.text,
      localDay(memo.createdAt),
      localDay(memo.changedAt),
      ...invented.cells,
    ]),
    notes: [
      memosNote(memos.length, frame),
      ...studyNotes({ study, citation: null }, { citing: false }),
    ],
  };
}
