import { standing } from '../beliefs/voices.ts';
import { runsOfCodes } from '../findings/passages.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Relevance } from '../model/relevance.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { decisionNames, nobodyDecided } from '../relevance/relevance-words.ts';
import { domainsInOrder } from '../themes/domain-evidence.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import { markOf } from './mark.ts';

/**
 * L3: every domain needs its place in the results or a sentence why it has none. Asked are: domains without
 * a passage of which nothing is said, and domains that stand in no confirmed link and no belief statement
 * unless the team decided, with a reason, that they are not relevant.
 */
export function domainsWithoutData(frame: PaperFrame): RuleOutcome {
  const { settled, records } = frame;
  if (settled.settled.length === 0) {
    return { rule: 'L3', ran: false, because: 'no transcript has a settled coding yet' };
  }
  const beliefs = standing(records.beliefs);
  if (beliefs.length + records.subthemes.length === 0) {
    return {
      rule: 'L3',
      ran: false,
      because: 'no subtheme and no belief statement is written yet',
    };
  }
  const inGuide = new Set<CodeId>(
    records.guideVersions.flatMap(({ questions }) => questions.flatMap((one) => one.domainIds)),
  );
  const inResults = new Set<CodeId>(
    [
      ...beliefs.flatMap(({ domainId }) => domainId ?? []),
      ...records.subthemes.flatMap(({ domains }) =>
        domains.flatMap(({ state, domainId }) => (state === 'confirmed' ? [domainId] : [])),
      ),
    ].map(settled.merged),
  );
  const recordOf = new Map(records.relevances.map((one) => [settled.merged(one.domainId), one]));
  const findings = domainsInOrder(settled).flatMap((domain): Finding[] => {
    const codes = codesOfTarget({ on: 'code', codeId: domain.id }, settled, { subthemes: [] });
    const passages = settled.settled.reduce((sum, one) => sum + runsOfCodes(codes, one).length, 0);
    const record = recordOf.get(domain.id);
    const asked = inGuide.has(domain.id);
    if (passages === 0) return silent(domain, record, asked);
    return inResults.has(domain.id) ? [] : leftOut(domain, record, asked, passages);
  });
  return { rule: 'L3', ran: true, findings };
}

function silent(domain: Code, record: Relevance | undefined, asked: boolean): Finding[] {
  if ((record?.reason.trim() ?? '') !== '') return [];
  return [
    {
      ...at(domain),
      mark: markOf('silent', domain.id, asked ? 'asked' : 'not in guide'),
      what: asked
        ? `${domain.name} has no data, and the guide asks about it. Was it not put, or put and nothing said?`
        : `${domain.name} has no data, and no question of the guide asks about it. Is that to be said?`,
      why: 'A domain that is silently absent is the commonest gap in papers of this kind. A sentence under domain relevance says what its absence means.',
    },
  ];
}

function leftOut(
  domain: Code,
  record: Relevance | undefined,
  asked: boolean,
  passages: number,
): Finding[] {
  const decision = record?.decision ?? null;
  const reason = record?.reason.trim() ?? '';
  if (decision === 'not-relevant' && reason !== '') return [];
  const decided =
    decision === null ? nobodyDecided : `the team’s decision is “${decisionNames[decision]}”`;
  const without = decision !== null && reason === '' ? ', without a reason' : '';
  return [
    {
      ...at(domain),
      mark: markOf('left out', domain.id, decision ?? 'nobody', reason === '' ? 'bare' : 'reason'),
      what:
        decision === 'not-relevant'
          ? `${domain.name} is left out as not relevant, and nobody says why. What is the reason?`
          : `${domain.name} stands in no subtheme’s confirmed links and in no belief statement. Is it left out of the results on purpose?`,
      why: `${asked ? 'The guide asks about it; ' : ''}${passages} ${passages === 1 ? 'passage is' : 'passages are'} coded there; ${decided}${without}.`,
    },
  ];
}

function at(domain: Code): Pick<Finding, 'rule' | 'is' | 'where' | 'place'> {
  return {
    rule: 'L3',
    is: 'question',
    where: `Domain relevance, ${domain.name}`,
    place: { page: 'relevance', choices: { domain: domain.id } },
  };
}
