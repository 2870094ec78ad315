import { settledPeople } from '../findings/settled-study.ts';
import type { ComB } from '../relevance/com-b.ts';
import {
  domainEvidence,
  needsSentence,
  type DomainEvidence,
} from '../relevance/domain-evidence.ts';
import { rankedDomains } from '../relevance/ranking.ts';
import {
  conflictWords,
  decisionNames,
  howRanked,
  nobodyDecided,
} from '../relevance/relevance-words.ts';
import { notSaid } from '../beliefs/belief-words.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

const columns = [
  'Domain',
  'COM-B',
  'People',
  'Of',
  'Not asked',
  'Not known whether asked',
  'Passages',
  'Statements',
  'Conflicting beliefs',
  'Strength',
  'Decision',
  'Reason',
  'Decided by',
  'Day',
];
const widths = [3, 3, 1, 1, 1, 1, 1, 1.5, 3, 5, 2, 6, 2, 2];

/**
 * The evidence and the decision on every domain. In the codebook's order, or ranked for showing, with
 * the place in a column of its own and how it came about in the notes.
 */
export function relevanceTable(
  frame: FindingFrame,
  comB: Pick<ComB, 'components'>,
  { ranked = false }: { readonly ranked?: boolean } = {},
): Table {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const evidence = domainEvidence(settled, records);
  const rowOf = rows(frame, comB);
  const shown = ranked
    ? rankedDomains(evidence).map((one) => [one.words, ...rowOf(one.evidence)])
    : evidence.map(rowOf);
  const first = ranked ? ['Place'] : [];
  const at = first.length;
  return {
    ...titled(settled.study, 'domain relevance'),
    columns: [...first, ...columns, ...invented.columns],
    widths: [...first.map(() => 1), ...widths, ...invented.widths],
    folds: [
      { under: at, columns: [at + columns.indexOf('COM-B')] },
      { under: at + columns.indexOf('Decision'), columns: [at + 12, at + 13] },
    ],
    rows: shown.map((row) => [...row, ...invented.cells]),
    notes: [
      'People are counted, never passages: each once, however often they speak of the domain.',
      'Conflicting: voiced statements of which some are barriers and some enablers, mixed ones, or an opposite pair. Which domain is relevant was decided by people; no number decides it.',
      ...(ranked ? [howRanked] : []),
      ...findingNotes(frame),
    ],
  };
}

function rows(
  { settled, coders }: FindingFrame,
  { components }: Pick<ComB, 'components'>,
): (evidence: DomainEvidence) => Cell[] {
  const all = settledPeople(settled).size;
  return (evidence) => {
    const { domain, people, asked, passages, beliefs, conflict, record } = evidence;
    const decision = record?.decision ?? null;
    return [
      domain.name,
      components
        .filter(({ domains }) => domains.includes(domain.frameworkKey ?? ''))
        .map(({ name }) => name)
        .join('; '),
      people.size,
      all,
      asked.notAsked,
      asked.notKnown,
      passages.length,
      beliefs.length,
      conflictWords(conflict) || 'none',
      record?.strength || notSaid,
      decision === null ? nobodyDecided : decisionNames[decision],
      needsSentence(evidence) ? 'not said, and nothing was coded' : record?.reason || notSaid,
      record && record.deciderIds.length > 0
        ? record.deciderIds.map((id) => initialsOf(id, coders)).join('; ')
        : notSaid,
      record?.on ?? notSaid,
    ];
  };
}
