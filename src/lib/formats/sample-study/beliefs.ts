import type { Framework } from '../../domain/codebook/framework.ts';
import { polarities, type Belief } from '../../domain/model/belief.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import type { Relevance } from '../../domain/model/relevance.ts';
import { domainCode } from './codings.ts';
import type { Analysis } from './files.ts';
import { ids } from './ids.ts';

/** The belief statements; who voices them follows from who speaks in their passages. */
export function beliefs(
  { beliefs: given }: Pick<Analysis, 'beliefs'>,
  framework: Framework,
): readonly Belief[] {
  return given.map((belief, order) => ({
    id: ids.belief(belief.id),
    statement: belief.statement,
    domainId: domainCode(belief.domain, framework),
    subthemeIds: [],
    polarity: polarityOf(belief.polarity),
    prompted: belief.prompted ? 'prompted' : 'unprompted',
    passages: belief.passages.map(({ id, line, to }) => ({
      transcriptId: ids.transcript(id),
      from: line - 1,
      to,
    })),
    oppositeId: belief.opposite_of === undefined ? null : ids.belief(belief.opposite_of),
    mergedInto: null,
    quoteIds: [],
    note: '',
    written: { by: ids.coder('A'), at: '2025-11-17T10:00:00.000Z' },
    checked: null,
    order,
  }));
}

/** What the team decided about each domain. */
export function relevances(
  { relevance: given }: Pick<Analysis, 'relevance'>,
  coderByInitials: ReadonlyMap<string, CoderId>,
  framework: Framework,
): readonly Relevance[] {
  return given.map(({ domain, decision, reason, by, date }) => ({
    id: ids.relevance(domain),
    domainId: domainCode(domain, framework),
    decision: decisionOf(decision),
    reason,
    strength: '',
    deciderIds: by.map((initials) => {
      const coderId = coderByInitials.get(initials);
      if (!coderId) throw new RangeError(`a decision on relevance is by "${initials}"`);
      return coderId;
    }),
    on: date,
    changedAt: `${date}T15:00:00.000Z`,
  }));
}

function polarityOf(words: string): Belief['polarity'] {
  const polarity = polarities.find((one) => one === words);
  if (!polarity) throw new RangeError(`a belief statement of the sample is "${words}"`);
  return polarity;
}

function decisionOf(words: string): Relevance['decision'] {
  if (words === 'not relevant') return 'not-relevant';
  if (words === 'relevant' || words === 'undecided') return words;
  throw new RangeError(`a domain of the sample is "${words}"`);
}
