import type { CodeId } from '../model/code.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';

export type Asked = 'asked' | 'not-asked' | 'not-known';

/**
 * Whether an interview asked about a domain, as its record says.
 *
 * Asked: the record names the domain among those asked about apart from the guide, or a question of
 * the guide it followed that is tied to the domain was put. Not asked: the guide it followed has no
 * question on the domain, or every one it has was not put. Not known: the record names no guide (or
 * there is no record), and does not name the domain either; nobody can then say that it was not asked.
 *
 * @param guide the version the record names; `undefined` where it names none or it is not to be had.
 */
export function askedAbout(
  interview: Pick<Interview, 'notPut' | 'alsoAsked'> | undefined,
  domainId: CodeId,
  guide: Pick<GuideVersion, 'questions'> | undefined,
): Asked {
  if (!interview) return 'not-known';
  if (interview.alsoAsked.includes(domainId)) return 'asked';
  if (!guide) return 'not-known';
  const wasPut = guide.questions.some(
    ({ id, domainIds }) => domainIds.includes(domainId) && !interview.notPut.includes(id),
  );
  return wasPut ? 'asked' : 'not-asked';
}
