import { distinctNames } from './anchor.ts';
import { attributeCells, attributeColumns } from './people-of-passage.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Table } from './table.ts';

const fixed = ['Participant', 'Transcripts', 'Data'];

/** The participants with their attributes and the transcripts they speak in. */
export function participantsTable(
  frame: Pick<StudyFrame, 'study' | 'participants' | 'attributes' | 'transcripts' | 'citation'>,
): Table {
  const { ordered, headings } = attributeColumns(frame.attributes, fixed);
  const invented = inventedColumn(frame.study);
  const names = distinctNames(frame.transcripts);
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const inOrder = frame.participants.toSorted((a, b) => a.order - b.order);
  const transcripts = frame.transcripts.toSorted((a, b) => a.order - b.order);

  return {
    ...titled(frame.study, 'participants'),
    columns: ['Participant', ...headings, 'Transcripts', ...invented.columns],
    widths: [2, ...headings.map(() => 3), 3, ...invented.widths],
    rows: inOrder.map(({ id, label }) => [
      label,
      ...attributeCells([id], people, ordered),
      transcripts
        .filter(({ speakers }) => speakers.some(({ participantId }) => participantId === id))
        .map((transcript) => names.get(transcript.id) ?? transcript.name)
        .join('; '),
      ...invented.cells,
    ]),
    notes: ['An empty cell means: not known yet.', ...studyNotes(frame, { citing: false })],
  };
}
