import { checklistOf, type ChecklistEntry } from '#lib/domain/checklists/checklist.ts';
import { contradictions } from '#lib/domain/checklists/contradictions.ts';
import { coreqDrafts } from '#lib/domain/checklists/coreq-items.ts';
import { groundOf } from '#lib/domain/checklists/ground.ts';
import type { ChecklistAnswer, ChecklistName } from '#lib/domain/model/checklist-answer.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { nothingSaid, type Interview } from '#lib/domain/model/interview.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { paperFrame, type PaperFrame } from '#lib/domain/paper/paper-frame.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import comB from '../../../codebooks/com-b.json' with { type: 'json' };
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { amara, smallStudy, uuid } from '../../fixtures/small-study.ts';

export const ao = sampleSnapshot.coders[0]!.id;

/** A study as one coder may see it. */
export function frameOf(snapshot: StudySnapshot, viewer: CoderId = ao): PaperFrame {
  const frame = paperFrame(snapshot, viewer, {
    framework: sampleFramework,
    comB: parseComB(comB),
    program: 'Concord 0.1.0',
    localDay: (instant) => instant.slice(0, 10),
  });
  if (!frame) throw new RangeError('no study');
  return frame;
}

/** The sample study, changed. */
export function sampleWith(change: (sample: StudySnapshot) => Partial<StudySnapshot> = () => ({})) {
  return frameOf({ ...sampleSnapshot, ...change(sampleSnapshot) });
}

/** The sample without any answer. */
export const bare = sampleWith(() => ({ checklistAnswers: [] }));

/** Three transcripts of which hardly anything is recorded, with so many of them as are wanted. */
export function small(
  interviews: readonly Partial<Interview>[] = [],
  change: (study: StudySnapshot) => Partial<StudySnapshot> = () => ({}),
): PaperFrame {
  const study = smallStudy();
  const transcripts = study.transcripts.slice(0, Math.max(interviews.length, 1));
  const kept = {
    ...study,
    transcripts: interviews.length === 0 ? study.transcripts : transcripts,
    interviews: interviews.map((said, index) => ({
      ...nothingSaid,
      id: uuid(31, index + 1) as Interview['id'],
      transcriptId: study.transcripts[index]!.id,
      ...said,
    })),
  };
  return frameOf({ ...kept, ...change(kept) }, amara);
}

/** What COREQ drafts for one item. */
export function draft(frame: PaperFrame, number: number): string {
  return coreqDrafts[number]!(groundOf(frame)).draft;
}

/** What is missing for one item of COREQ, in words. */
export function missing(frame: PaperFrame, number: number): readonly string[] {
  return coreqDrafts[number]!(groundOf(frame)).missing.map(({ what }) => what);
}

/** What a sentence for an item of COREQ says against the record. */
export function against(frame: PaperFrame, number: number, words: string): readonly string[] {
  const item = coreqDrafts[number]!(groundOf(frame));
  return contradictions(words, item.draft, item.facts, {
    coders: frame.coders,
    participants: frame.settled.participants,
  });
}

/** One item as it stands once something is answered. */
export function entry(
  number: number,
  answer: Partial<ChecklistAnswer> | null,
  list: ChecklistName = 'coreq',
  change: (sample: StudySnapshot) => Partial<StudySnapshot> = () => ({}),
): ChecklistEntry {
  const frame = sampleWith((sample) => ({
    ...change(sample),
    checklistAnswers: answer ? [answered(number, answer, list)] : [],
  }));
  return checklistOf(frame, list)[number - 1]!;
}

export const at = '2025-11-20T09:00:00.000Z';

export function answered(
  number: number,
  answer: Partial<ChecklistAnswer>,
  list: ChecklistName = 'coreq',
): ChecklistAnswer {
  return {
    id: uuid(32, number) as ChecklistAnswer['id'],
    list,
    number,
    words: '',
    notApplicable: null,
    place: '',
    confirmed: null,
    written: { by: ao, at },
    ...answer,
  };
}
