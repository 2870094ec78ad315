import type { CodeId } from '../../model/code.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '../../model/guide-version.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import { tidied, type QuestionWords } from '../change-guide.ts';
import { newestVersion } from '../versions.ts';
import { questionKey } from './question-key.ts';

/** A guide as it will be stored, once a person has seen it. */
export interface GuideToImport {
  readonly questions: readonly QuestionWords[];
  readonly without: readonly { readonly domainId: CodeId; readonly reason: string }[];
  /** What changed since the version before, and why. */
  readonly changes: string;
}

/**
 * The guide of a file as the next version. A question that the newest version asks in the same words
 * keeps its id, so that versions can be compared and what was asked can be told.
 */
export function importGuide(
  versions: readonly GuideVersion[],
  { questions, without, changes }: GuideToImport,
  by: {
    readonly id: GuideVersionId;
    readonly questionId: () => QuestionId;
    readonly at: string;
  },
): Change {
  const newest = newestVersion(versions);
  const known = new Map(newest?.questions.map(({ id, text }) => [questionKey(text), id]));
  const record: GuideVersion = {
    id: by.id,
    number: (newest?.number ?? 0) + 1,
    date: null,
    pilot: null,
    pilotNote: '',
    changes: changes.trim(),
    questions: questions.map((question) => {
      const words = tidied(question);
      const key = questionKey(words.text);
      const id = known.get(key) ?? by.questionId();
      known.delete(key);
      return { id, ...words };
    }),
    without: without
      .filter(({ reason }) => reason.trim() !== '')
      .map(({ domainId, reason }) => ({ domainId, reason: reason.trim() })),
    createdAt: by.at,
  };
  return { ...plainChange, kind: 'import-guide', put: [{ table: 'guideVersions', record }] };
}

/** How many of the questions the newest version asks in the same words. */
export function alreadyAsked(
  versions: readonly GuideVersion[],
  questions: readonly Pick<QuestionWords, 'text'>[],
): number {
  const known = new Set(newestVersion(versions)?.questions.map(({ text }) => questionKey(text)));
  return questions.filter(({ text }) => known.has(questionKey(text))).length;
}
