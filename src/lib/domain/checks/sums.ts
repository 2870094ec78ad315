import type { ParticipantId } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { countedLog } from '../recruitment/from-people.ts';
import { totalsOf, unaccountedOf, wrongSums } from '../recruitment/sums.ts';
import { byPlace } from '../study/order.ts';
import { peopleWords } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { isShare, shareWords } from './shares.ts';
import { sumsInTexts } from './sums-in-texts.ts';

/**
 * L12: the boxes of recruitment add up; as many were interviewed by the log as there are people with an
 * interview; n is never above N; percentages follow from their counts, in the team's texts and in the
 * results of the quantitative strand.
 */
export function sums(frame: PaperFrame, known: Known): RuleOutcome {
  const { recruitment } = frame;
  return {
    rule: 'L12',
    ran: true,
    findings: [
      ...(recruitment ? boxes(frame, recruitment) : []),
      ...results(frame),
      ...sumsInTexts(frame, known),
    ],
    ...(recruitment ? {} : { notRun: ['recruitment flow: no log yet'] }),
  };
}

function boxes(
  frame: PaperFrame,
  recruitment: NonNullable<PaperFrame['recruitment']>,
): readonly Finding[] {
  const log = countedLog(recruitment);
  const stageOf = new Map(log.stages.map(({ id, name }) => [id, name]));
  const routeOf = new Map(log.routes.map(({ id, name }) => [id, name]));
  const at = (stageId: (typeof log.stages)[number]['id']) => ({
    rule: 'L12' as const,
    where: `Recruitment log, ${stageOf.get(stageId) ?? 'a stage no longer there'}`,
    place: { page: 'recruitment', choices: {} },
  });
  return [
    ...wrongSums(log).map((sum): Finding => {
      const { stageId, routeId, before, lost, expected, written } = sum;
      return {
        ...at(stageId),
        mark: markOf('sum', stageId, routeId, before ?? '', lost, written ?? ''),
        is: 'mismatch',
        what:
          before === null
            ? `${routeOf.get(routeId)}: ${peopleWords(lost)} are written as lost before anybody was counted.`
            : `${routeOf.get(routeId)}: ${before} less ${lost} lost are ${expected}; ${written ?? 'no number'} is written.`,
        why: 'The boxes of a flow chart must add up, route by route.',
      };
    }),
    ...unaccountedOf(log).map(({ fromId, toId, routeId, n }): Finding => ({
      ...at(toId),
      mark: markOf('unaccounted', fromId, toId, routeId, n),
      is: 'question',
      what: `${routeOf.get(routeId)}: ${peopleWords(n)} went between ${stageOf.get(fromId)} and ${stageOf.get(toId)}, and nobody says why. Is it known?`,
      why: 'A stage between the two was not counted, so that the reasons do not account for everybody.',
    })),
    ...interviewedByLog(frame, log, at),
  ];
}

function interviewedByLog(
  { seen }: PaperFrame,
  log: ReturnType<typeof countedLog>,
  at: (stageId: (typeof log.stages)[number]['id']) => Pick<Finding, 'rule' | 'where' | 'place'>,
): readonly Finding[] {
  const last = totalsOf(log).at(-1);
  const stageOf = new Map(log.stages.map(({ id, name }) => [id, name]));
  if (!last || last.notCounted > 0) return [];
  const interviewed = new Set<ParticipantId>();
  let unidentified = 0;
  for (const { gathered, speakers } of seen.transcripts) {
    if (gathered !== 'interview') continue;
    for (const { role, participantId } of speakers) {
      if (role !== 'participant') continue;
      if (participantId === null) unidentified += 1;
      else interviewed.add(participantId);
    }
  }
  const known = interviewed.size;
  // Of those not identified it is not known whether they are people counted already.
  if (last.n === known || (last.n > known && last.n <= known + unidentified)) return [];
  return [
    {
      ...at(last.stageId),
      mark: markOf('interviewed', last.n, known, unidentified),
      is: 'mismatch',
      what: `${last.n} ${last.n === 1 ? 'is' : 'are'} at “${stageOf.get(last.stageId) ?? ''}”, the last stage of the log; ${known === 1 ? '1 participant speaks' : `${known} participants speak`} in an interview.`,
      why: 'The last box of the flow chart is the N that every other table begins with.',
    },
  ];
}

function results({ records }: PaperFrame): readonly Finding[] {
  return records.results.toSorted(byPlace).flatMap((one): Finding[] => {
    const { id, measure, n, total, value } = one;
    if (n === null || total === null) return [];
    const at = {
      rule: 'L12',
      is: 'mismatch',
      where: `Quantitative results, “${measure}”`,
      place: { page: 'joint-display', choices: { view: 'results', result: id } },
    } as const;
    if (n > total) {
      return [
        {
          ...at,
          mark: markOf('result', id, n, total),
          what: `${n} of ${total} is more than there are.`,
          why: 'n counts some of those that N counts.',
        },
      ];
    }
    const [, written] = /^\s*(\d+(?:\.\d+)?)\s*(?:%|per cent)\s*$/i.exec(value) ?? [];
    if (written === undefined || total === 0 || isShare(written, n, total)) return [];
    return [
      {
        ...at,
        mark: markOf('result share', id, n, total, written),
        what: `${n} of ${total} is ${shareWords(n, total, written)}, not ${written} %.`,
        why: 'The percentage does not follow from the count beside it.',
      },
    ];
  });
}
