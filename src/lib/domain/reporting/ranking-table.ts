import { settledPeople } from '../findings/settled-study.ts';
import { domainEvidence, isConflicting } from '../relevance/domain-evidence.ts';
import { rankedDomains } from '../relevance/ranking.ts';
import {
  conflictWords,
  decisionNames,
  howRanked,
  nobodyDecided,
} from '../relevance/relevance-words.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/**
 * The domains in their order for showing, with what they are ordered by and what was decided. Domains
 * that are equal in all of it share a place.
 */
export function rankingTable(frame: FindingFrame): Table {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const all = settledPeople(settled).size;
  const rows = rankedDomains(domainEvidence(settled, records)).map(
    ({ words, evidence }): Cell[] => {
      const { domain, people, beliefs, conflict, record } = evidence;
      return [
        words,
        domain.name,
        people.size,
        all,
        beliefs.length,
        isConflicting(conflict) ? conflictWords(conflict) : 'none',
        record?.decision ? decisionNames[record.decision] : nobodyDecided,
        ...invented.cells,
      ];
    },
  );
  return {
    ...titled(settled.study, 'domains ranked'),
    columns: [
      'Place',
      'Domain',
      'People',
      'Of',
      'Statements',
      'Conflicting beliefs',
      'Decision',
      ...invented.columns,
    ],
    widths: [1, 4, 1, 1, 2, 4, 2, ...invented.widths],
    rows,
    notes: [
      howRanked,
      '“2=” says that domains share the second place; the next place counts them all.',
      'People are counted, never passages: each once, however often they speak of the domain. Which domain is relevant was decided by people.',
      ...findingNotes(frame),
    ],
  };
}
