import type { Framework } from '../../domain/codebook/framework.ts';
import type { GuideVersion } from '../../domain/model/guide-version.ts';
import { domainCode } from './codings.ts';
import type { Analysis, SampleGuide } from './files.ts';
import { ids } from './ids.ts';

/** The versions of the interview guide. A question that keeps its words is the same in both. */
export function guideVersions({ guide }: Analysis, framework: Framework): readonly GuideVersion[] {
  return guide.map(({ version, date, changes = '', questions, without_question }) => ({
    id: ids.guideVersion(version),
    number: version,
    date,
    pilot: null,
    pilotNote: '',
    changes,
    questions: questions.map(({ text, domains, prompts }) => ({
      id: ids.question(text),
      text,
      domainIds: domains.map((key) => domainCode(key, framework)),
      prompts: [...prompts],
    })),
    without: without_question.map(({ domain, reason }) => ({
      domainId: domainCode(domain, framework),
      reason,
    })),
    createdAt: `${date}T09:00:00.000Z`,
  }));
}

/** The guide that an interview followed. */
export function guideOf(id: string, { guide }: Analysis): SampleGuide {
  const used = guide.find(({ used_for }) => used_for.includes(id));
  if (!used) throw new RangeError(`${id} followed no guide of the sample`);
  return used;
}
