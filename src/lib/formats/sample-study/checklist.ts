import { checklistOf } from '../../domain/checklists/checklist.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import type { ChecklistAnswer } from '../../domain/model/checklist-answer.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import { paperFrame } from '../../domain/paper/paper-frame.ts';
import type { Analysis } from './files.ts';
import { ids } from './ids.ts';

/**
 * The answers that the team of the sample gave to items of COREQ, confirmed against the record as it stands in
 * the sample: what the record gives for them now is what it gave then.
 */
export function checklistAnswers(
  { coreq }: Pick<Analysis, 'coreq'>,
  made: StudySnapshot,
  coderByInitials: ReadonlyMap<string, CoderId>,
  framework: Framework,
): readonly ChecklistAnswer[] {
  const frame = paperFrame(made, ids.coder('A'), {
    framework,
    comB: noComB,
    program: 'Concord',
    localDay: (instant) => instant.slice(0, 10),
  });
  if (!frame) throw new RangeError('the sample is a study');
  const drafts = new Map(checklistOf(frame, 'coreq').map(({ number, draft }) => [number, draft]));
  return coreq.map(({ item, sentence, confirmed, by, date }) => {
    const coderId = coderByInitials.get(by);
    const draft = drafts.get(item);
    if (!coderId || draft === undefined) {
      throw new RangeError(`the sample answers COREQ ${item} as ${by}`);
    }
    const signed = { by: coderId, at: `${date}T10:00:00.000Z` };
    return {
      id: ids.checklistAnswer(item),
      list: 'coreq',
      number: item,
      words: sentence,
      notApplicable: null,
      place: '',
      confirmed: confirmed ? { ...signed, draft, despite: '' } : null,
      written: signed,
    };
  });
}

/** No item of a checklist draws on it. */
const noComB = {
  id: 'com-b',
  title: '',
  note: '',
  components: [],
  interventionFunctionsByComponent: { source: '', rows: [] },
  interventionFunctionsByDomain: { source: '', rows: [] },
};
