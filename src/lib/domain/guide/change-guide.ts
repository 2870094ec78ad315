import type { CodeId } from '../model/code.ts';
import type {
  GuideQuestion,
  GuideVersion,
  GuideVersionId,
  QuestionId,
} from '../model/guide-version.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { newestVersion, requireQuestion, requireUnused, type GuideUse } from './versions.ts';

/** What is said of a version; it may be written at any time. */
export type VersionWords = Pick<GuideVersion, 'date' | 'pilot' | 'pilotNote' | 'changes'>;

/** What a question says; white space around its words and empty prompts go. */
export type QuestionWords = Pick<GuideQuestion, 'text' | 'domainIds' | 'prompts'>;

/**
 * The next version of the guide: a copy of one, with the same ids of questions, or an empty one where
 * there is none to copy. A copy says nothing yet of when it was used and whether it was piloted.
 */
export function nextVersion(
  versions: readonly GuideVersion[],
  copied: GuideVersion | null,
  { id, changes, at }: { id: GuideVersionId; changes: string; at: string },
): Change {
  return written({
    id,
    number: (newestVersion(versions)?.number ?? 0) + 1,
    date: null,
    pilot: null,
    pilotNote: '',
    changes: changes.trim(),
    questions: copied?.questions ?? [],
    without: copied?.without ?? [],
    createdAt: at,
  });
}

/** @returns `null` when nothing differs. */
export function describeVersion(
  version: GuideVersion,
  words: Partial<VersionWords>,
): Change | null {
  const after = { ...version, ...words };
  const keys = ['date', 'pilot', 'pilotNote', 'changes'] as const;
  return keys.every((key) => after[key] === version[key]) ? null : written(after);
}

/** Says why a domain has no question; '' takes the reason away. `null` when nothing differs. */
export function giveReason(version: GuideVersion, domainId: CodeId, reason: string): Change | null {
  const words = reason.trim();
  const before = version.without.find((one) => one.domainId === domainId)?.reason ?? '';
  if (before === words) return null;
  const others = version.without.filter((one) => one.domainId !== domainId);
  const without = words === '' ? others : [...others, { domainId, reason: words }];
  return written({ ...version, without });
}

/** @throws {ActError} 'guide-in-use'. */
export function addQuestion(
  version: GuideVersion,
  use: GuideUse,
  id: QuestionId,
  words: QuestionWords,
): Change {
  requireUnused(version, use);
  return written({ ...version, questions: [...version.questions, { id, ...tidied(words) }] });
}

/**
 * @returns `null` when nothing differs.
 * @throws {ActError} 'guide-in-use', 'question-gone'.
 */
export function changeQuestion(
  version: GuideVersion,
  use: GuideUse,
  id: QuestionId,
  words: Partial<QuestionWords>,
): Change | null {
  const before = requireQuestion(version, id);
  const after = { id, ...tidied({ ...before, ...words }) };
  if (isSameQuestion(before, after)) return null;
  requireUnused(version, use);
  const questions = version.questions.map((one) => (one.id === id ? after : one));
  return written({ ...version, questions });
}

/**
 * Moves a question up (negative) or down, as far as there is room; `null` at the end of it.
 * @throws {ActError} 'guide-in-use', 'question-gone'.
 */
export function moveQuestion(
  version: GuideVersion,
  use: GuideUse,
  id: QuestionId,
  by: number,
): Change | null {
  const question = requireQuestion(version, id);
  const from = version.questions.indexOf(question);
  const to = Math.max(0, Math.min(version.questions.length - 1, from + by));
  if (to === from) return null;
  requireUnused(version, use);
  return written({
    ...version,
    questions: version.questions.toSpliced(from, 1).toSpliced(to, 0, question),
  });
}

/** @throws {ActError} 'guide-in-use', 'question-gone'. */
export function removeQuestion(version: GuideVersion, use: GuideUse, id: QuestionId): Change {
  requireQuestion(version, id);
  requireUnused(version, use);
  return written({ ...version, questions: version.questions.filter((one) => one.id !== id) });
}

/** @throws {ActError} 'guide-in-use'. */
export function removeVersion(version: GuideVersion, use: GuideUse): Change {
  requireUnused(version, use);
  return {
    ...plainChange,
    kind: 'remove-guide',
    removed: [{ table: 'guideVersions', id: version.id }],
  };
}

/** A question as it is kept: one line, domains once each, prompts with words. */
export function tidied({ text, domainIds, prompts }: QuestionWords): QuestionWords {
  const words = oneLine(text);
  if (words === '') throw new RangeError('a question without words');
  return {
    text: words,
    domainIds: [...new Set(domainIds)],
    prompts: prompts.map(oneLine).filter((prompt) => prompt !== ''),
  };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function isSameQuestion(a: GuideQuestion, b: GuideQuestion): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((each, index) => each === other[index]);
  return a.text === b.text && same(a.domainIds, b.domainIds) && same(a.prompts, b.prompts);
}

function written(record: GuideVersion): Change {
  return { ...plainChange, kind: 'change-guide', put: [{ table: 'guideVersions', record }] };
}
