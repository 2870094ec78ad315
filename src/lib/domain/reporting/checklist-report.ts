import { checklistOf } from '../checklists/checklist.ts';
import type { ChecklistFrame } from '../checklists/ground.ts';
import { checklists } from '../checklists/lists.ts';
import { methodsText, unconfirmed, unmatched } from '../checklists/methods-text.ts';
import type { ChecklistName } from '../model/checklist-answer.ts';
import type { Report } from './report.ts';
import { studyNotes, titled } from './study-frame.ts';

/** The sentences of a checklist as running text by part, each item a paragraph; drafts are marked. */
export function checklistReport(frame: ChecklistFrame, list: ChecklistName): Report {
  const { study } = frame.settled;
  const { name, citation } = checklists[list];
  const parts = methodsText(checklistOf(frame, list));
  const isDraft = parts.some(({ sentences }) => sentences.some(({ isConfirmed }) => !isConfirmed));
  return {
    ...titled(study, `methods text, ${name}`),
    notes: [
      `Sentences by the items of ${name}: ${citation}`,
      ...(isDraft
        ? [`What stands behind “${unconfirmed}” or “${unmatched}” was confirmed by nobody yet.`]
        : []),
      ...studyNotes({ study, citation: null }, { citing: false }),
    ],
    invented: study.invented,
    sections: parts.map(({ name: heading, sentences }) => ({
      heading,
      blocks: sentences.map(({ words }) => ({ is: 'paragraph' as const, words })),
    })),
  };
}
