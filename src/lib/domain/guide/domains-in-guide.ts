import type { Domain, Framework } from '../codebook/framework.ts';
import type { GuideQuestion, GuideVersion } from '../model/guide-version.ts';

/** A question with its place in the order of asking, counted from one. */
export interface NumberedQuestion {
  readonly number: number;
  readonly question: GuideQuestion;
}

/** What a version asks about one domain. */
export interface DomainInGuide {
  readonly domain: Domain;
  readonly questions: readonly NumberedQuestion[];
  /** Why it has no question; '' where that is not said. */
  readonly reason: string;
}

/** Every domain of the framework with what a version asks about it. */
export function domainsInGuide(
  { questions, without }: Pick<GuideVersion, 'questions' | 'without'>,
  { domains }: Pick<Framework, 'domains'>,
): readonly DomainInGuide[] {
  const numbered = numberedQuestions(questions);
  return domains.map((domain) => ({
    domain,
    questions: numbered.filter(({ question }) => question.domainIds.includes(domain.codeId)),
    reason: without.find(({ domainId }) => domainId === domain.codeId)?.reason ?? '',
  }));
}

/** Questions tied to no domain, such as those that open and close an interview. */
export function questionsWithoutDomain(
  questions: readonly GuideQuestion[],
): readonly NumberedQuestion[] {
  return numberedQuestions(questions).filter(({ question }) => question.domainIds.length === 0);
}

function numberedQuestions(questions: readonly GuideQuestion[]): readonly NumberedQuestion[] {
  return questions.map((question, index) => ({ number: index + 1, question }));
}
