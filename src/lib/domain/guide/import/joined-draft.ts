import { questionKey } from './question-key.ts';
import type { DraftedGuide, DraftQuestion } from './guide-source.ts';

/** The same question under several domains is one question, tied to all of them. */
export function joinedDraft(draft: DraftedGuide): DraftedGuide {
  const byKey = new Map<string, DraftQuestion>();
  for (const question of draft.questions) {
    const key = questionKey(question.text);
    const there = byKey.get(key);
    byKey.set(
      key,
      there
        ? {
            ...there,
            prompts: [...new Set([...there.prompts, ...question.prompts])],
            labels: [...new Set([...there.labels, ...question.labels])],
          }
        : question,
    );
  }
  const times = draft.questions.length - byKey.size;
  const twice = times > 0 ? [{ what: 'question-twice' as const, times }] : [];
  return { ...draft, questions: [...byKey.values()], assumed: [...draft.assumed, ...twice] };
}
