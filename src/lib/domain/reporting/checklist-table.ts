import { checklistOf, type ChecklistEntry } from '../checklists/checklist.ts';
import { againstWords, confirmedWords } from '../checklists/entry-words.ts';
import { checklists } from '../checklists/lists.ts';
import { markedSentence, unconfirmed, unmatched } from '../checklists/methods-text.ts';
import type { ChecklistFrame } from '../checklists/ground.ts';
import type { ChecklistName } from '../model/checklist-answer.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** In the cell of an item to which nothing is said. */
export const nothingSaid = 'nothing said';

/**
 * A reporting checklist as the table of an appendix: every item with its sentence, why it does not apply, or that
 * nothing is said; where it is reported; and who confirmed it. A draft is marked as one.
 */
export function checklistTable(frame: ChecklistFrame, list: ChecklistName): Table {
  const { study } = frame.settled;
  const { name, citation, items } = checklists[list];
  const entries = checklistOf(frame, list);
  const invented = inventedColumn(study);
  const marks = [
    ...(entries.some((one) => markedSentence(one).startsWith(unconfirmed))
      ? [`“${unconfirmed}”: nobody has read the sentence and confirmed it yet.`]
      : []),
    ...(entries.some((one) => markedSentence(one).startsWith(unmatched))
      ? [`“${unmatched}”: the sentence says something that the study’s record does not.`]
      : []),
  ];
  return {
    ...titled(study, name),
    columns: ['No.', 'Topic', 'Sentence', 'Page or section', 'Confirmed by', ...invented.columns],
    widths: [1, 3, 9, 2, 2, ...invented.widths],
    landscape: true,
    rows: entries.map((entry) => [
      entry.number,
      entry.topic,
      sentenceCell(entry),
      entry.answer?.place ?? '',
      confirmedCell(entry, frame),
      ...invented.cells,
    ]),
    notes: [
      `${name}, ${items.length} items: ${citation} Numbers and topics after the list, everything else is the study’s own.`,
      'Sentences are drafted from the study’s record; they count as the study’s once a person has confirmed them.',
      ...marks,
      ...studyNotes({ study, citation: null }, { citing: false }),
    ],
  };
}

function sentenceCell(entry: ChecklistEntry): string {
  const reason = entry.answer?.notApplicable ?? null;
  if (reason !== null) return `not applicable, because ${reason}`;
  return markedSentence(entry) || nothingSaid;
}

function confirmedCell(entry: ChecklistEntry, frame: ChecklistFrame): string {
  const by = confirmedWords(entry, (id) => initialsOf(id, frame.coders), frame.localDay);
  if (!by) return '';
  const against = againstWords(entry)?.replace(/^confirmed /, '');
  return [
    by,
    ...(entry.change ? ['the record has changed since'] : []),
    ...(against === undefined ? [] : [against]),
  ].join('; ');
}
