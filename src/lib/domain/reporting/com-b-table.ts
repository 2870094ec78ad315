import { settledPeople } from '../findings/settled-study.ts';
import type { ComB } from '../relevance/com-b.ts';
import { comBEvidence } from '../relevance/com-b-evidence.ts';
import { domainEvidence } from '../relevance/domain-evidence.ts';
import { interventionOptions } from '../relevance/intervention-options.ts';
import { decisionNames, nobodyDecided } from '../relevance/relevance-words.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

const columns = [
  'COM-B component',
  'Domain',
  'Also shown under',
  'People',
  'Of',
  'Statements',
  'Decision',
  'Options by component (2011)',
  'Options by domain (2018)',
];

/**
 * Domains by COM-B component with what two published tables offer for those decided to be relevant. A
 * domain linked to two components has a row in each.
 */
export function comBTable(frame: FindingFrame, comB: ComB): Table {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const all = settledPeople(settled).size;
  const rows = comBEvidence(comB, domainEvidence(settled, records)).flatMap(
    ({ component, domains }) =>
      domains.map(({ evidence, alsoIn }): Cell[] => {
        const { domain, people, beliefs, record } = evidence;
        const decision = record?.decision ?? null;
        const options = interventionOptions(comB, domain.frameworkKey ?? '');
        const isRelevant = decision === 'relevant';
        const functions = options.byComponent.find((one) => one.component === component)?.functions;
        return [
          component.name,
          domain.name,
          alsoIn.map(({ name }) => name).join('; '),
          people.size,
          all,
          beliefs.length,
          decision === null ? nobodyDecided : decisionNames[decision],
          isRelevant ? (functions ?? []).join('; ') : 'shown for relevant domains',
          isRelevant ? byDomain(options.byDomain) : 'shown for relevant domains',
          ...invented.cells,
        ];
      }),
  );
  return {
    ...titled(settled.study, 'COM-B and intervention functions'),
    columns: [...columns, ...invented.columns],
    widths: [3, 3, 3, 1, 1, 1, 2, 4, 4, ...invented.widths],
    rows,
    notes: [
      'Intervention functions are options that two published tables offer, not answers: a team chooses.',
      `By component: ${comB.interventionFunctionsByComponent.source}.`,
      `By domain: ${comB.interventionFunctionsByDomain.source}.`,
      'A domain linked to two components stands under both.',
      ...findingNotes(frame),
    ],
  };
}

function byDomain(
  rows: readonly { readonly part: string | null; readonly functions: readonly string[] }[],
): string {
  if (rows.length === 0) return 'no row in this table';
  return rows
    .map(({ part, functions }) => `${part === null ? '' : `${part}: `}${functions.join('; ')}`)
    .join('\n');
}
