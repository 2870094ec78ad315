import type { EffectiveCodes } from '../../domain/codebook/effective-codes.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import { rechecks, type SettledLayer } from '../../domain/codebook/recheck.ts';
import { codesOfFramework } from '../../domain/codebook/starter-codes.ts';
import type { Code } from '../../domain/model/code.ts';
import type { CodebookVersion } from '../../domain/model/codebook-version.ts';
import type { Decision } from '../../domain/model/decision.ts';
import type { RuleChange } from '../../domain/model/rule-change.ts';
import { pinnedCodebook } from '../../domain/rounds/pin-codebook.ts';
import type { SampleFiles } from './files.ts';
import { ids } from './ids.ts';

/** The codebook before the first round and after it. */
export interface SampleCodebook {
  readonly begun: readonly Code[];
  /** With the rules the team made while settling. */
  readonly now: readonly Code[];
}

/** The framework's codes and the team's own, before any rule and with the rules of the decisions. */
export function sampleCodebook(
  { analysis, codes: own }: SampleFiles,
  framework: Framework,
  opened: string,
): SampleCodebook {
  const starter = codesOfFramework(
    framework,
    `${analysis.study.dates.adequacy_rule_frozen}T09:00:00.000Z`,
  );
  const domainWith = (key: string) => {
    const domain = starter.find(({ frameworkKey }) => frameworkKey === key);
    if (!domain) throw new RangeError(`an own code is classified under "${key}"`);
    return domain;
  };
  const ownCodes = own.map((code, order): Code => ({
    id: ids.code(code.id),
    kind: 'own',
    frameworkKey: null,
    name: code.name,
    parentId: null,
    order,
    definition: code.definition,
    include: code.include,
    exclude: code.exclude,
    example: code.example,
    colour: null,
    abbreviation: '',
    shortcut: null,
    domainIds: code.domains
      .map(domainWith)
      .toSorted((a, b) => a.order - b.order)
      .map(({ id }) => id),
    status: 'active',
    into: [],
    proposedIn: null,
    createdAt: opened,
    createdBy: ids.coder('A'),
  }));
  const ruled = analysis.decisions.filter(({ rule }) => rule !== undefined);
  const rulesOf = (key: string | null) =>
    ruled.filter(({ keep }) => key !== null && keep.includes(key)).map(({ rule }) => rule);
  return {
    begun: [...starter, ...ownCodes],
    now: [
      ...starter.map((code) => ({ ...code, include: rulesOf(code.frameworkKey).join('\n') })),
      ...ownCodes,
    ],
  };
}

/** What the first round was coded with, and what the third is. */
export function codebookVersions(
  { begun, now }: SampleCodebook,
  [first, third]: readonly [string, string],
): readonly CodebookVersion[] {
  const coderId = ids.coder('A');
  const kept = pinnedCodebook(
    begun,
    [],
    { id: ids.codebookVersion(1), at: first, coderId },
    'For the first round.',
  ).version;
  const next = pinnedCodebook(
    now,
    [kept],
    { id: ids.codebookVersion(2), at: third, coderId },
    'With the three rules from settling the first round.',
  ).version;
  return [kept, next];
}

/** When the rules were written into the codebook: the afternoon they were made. */
const ruledAt = '2025-11-10T15:50:00.000Z';
const checkedAt = '2025-11-13T14:00:00.000Z';

/**
 * The rules that decisions proposed, each as a change of every code it is about. The interviews that are
 * settled to the last line (`finished`) have been looked through again; the others are still to be.
 */
export function ruleChanges(
  decisions: readonly Decision[],
  finished: readonly SettledLayer[],
  codes: readonly Code[],
  effective: EffectiveCodes,
): readonly RuleChange[] {
  const coderId = ids.coder('A');
  const changes = decisions.flatMap(({ id, rule, ruleCodeIds }) =>
    ruleCodeIds.map((codeId): RuleChange => ({
      id: ids.ruleChange(id, codeId),
      codeId,
      at: ruledAt,
      coderId,
      note: rule,
      decisionId: id,
      checked: [],
    })),
  );
  const due = rechecks(changes, codes, finished, effective);
  return changes.map((change) => ({
    ...change,
    checked: due
      .filter((one) => one.change.id === change.id)
      .map(({ transcriptId, from, to }) => ({ transcriptId, from, to, coderId, at: checkedAt })),
  }));
}
