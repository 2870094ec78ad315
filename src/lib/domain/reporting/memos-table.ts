import type { Memo } from '../model/memo.ts';
import { transcriptsOf } from '../memos/memo-list.ts';
import { linkWords, memoKindWords } from '../memos/memo-words.ts';
import { memoDay, timeline } from '../memos/timeline.ts';
import { memosNote, standsOn, type MemosFrame } from './memos-frame.ts';
import { participantsOf, quotingColumn, quotingNotes, quotingWords } from './people-of-passage.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** A row for every memo, oldest first. @param memos those the reader may read. */
export function memosTable(frame: MemosFrame, memos: readonly Memo[]): Table {
  const { study, coders, names, localDay } = frame;
  const invented = inventedColumn(study);
  const quoting = quotingColumn(frame.participants);
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
      ...quoting.columns,
      ...invented.columns,
    ],
    widths: [2, 2, 1, 2, 3, 3, 10, 2, 2, ...quoting.widths, ...invented.widths],
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
      ...quoting.cells(quotingOf(memo, frame)),
      ...invented.cells,
    ]),
    notes: [
      memosNote(memos.length, frame),
      ...(quoting.columns.length > 0
        ? [
            'May be quoted: whoever was interviewed in the transcripts a memo speaks of, and whom it is linked to.',
          ]
        : []),
      ...quotingNotes(frame.participants),
      ...studyNotes({ study, citation: null }, { citing: false }),
    ],
  };
}

/** Whether those may be quoted whose words the memo may hold; empty where it speaks of nobody's. */
function quotingOf(memo: Memo, { participants, transcripts }: MemosFrame): string {
  const about = new Set(transcriptsOf(memo));
  const interviewed = transcripts
    .filter(({ id }) => about.has(id))
    .flatMap((transcript) => participantsOf(transcript.speakers, transcript));
  const linked = memo.links.flatMap((link) =>
    link.on === 'participant' ? [link.participantId] : [],
  );
  const ids = [...new Set([...interviewed, ...linked])];
  return ids.length === 0
    ? ''
    : quotingWords(ids, new Map(participants.map((each) => [each.id, each])));
}
