import { findingEvidence } from '../joint/row-evidence.ts';
import type { QuantitativeResult } from '../model/quantitative-result.ts';
import { noTable, type TableNumber } from '../quotations/citations.ts';
import { quotedReader } from '../quotations/quoted.ts';
import { byPlace } from '../study/order.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/**
 * The joint display: results of the quantitative strand beside the findings of the qualitative one, what
 * the one says of the other, and what the team makes of both. People are counted, with passages beside;
 * the words of somebody who is not to be quoted are withheld. Needs the words of all transcripts.
 *
 * @param tableNumber of the quote tables, so that a quotation that stands there is cited.
 */
export function jointDisplayTable(frame: FindingFrame, tableNumber: TableNumber = noTable): Table {
  const quoted = quotedReader(frame, tableNumber);
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const results = new Map(records.results.map((one) => [one.id, one]));
  const rows = records.jointRows.toSorted(byPlace).map((row): Cell[] => {
    const named = row.resultIds.flatMap((id) => results.get(id) ?? []);
    const quotes = row.quoteIds.flatMap((id) => quoted(id) ?? []);
    const findings = row.findings.map((about) => findingEvidence(about, settled, records));
    return [
      lines(named.map(({ measure }) => measure)) || 'no result',
      lines(named.map(countWords)) || 'not said',
      lines(named.map(({ value }) => value || 'not said')) || 'not said',
      lines(named.map(({ source }) => source || 'not said')) || 'not said',
      lines(findings.map(({ name }) => name ?? 'no longer in the study')) || 'no finding',
      lines(findings.map(({ people, of }) => `${people.size} of ${of}`)) || 'none',
      lines(findings.map(({ passages }) => String(passages.length))) || 'none',
      lines(quotes.map(({ words }) => words)) || 'none chosen',
      row.relation ?? 'not said',
      row.inference.trim() || 'not said',
      quotes.map(({ source }) => source).join('; ') || 'none',
      ...invented.cells,
    ];
  });
  return {
    ...titled(settled.study, 'joint display'),
    columns: [
      'Result',
      'n of N',
      'Value',
      'Source',
      'Theme or domain',
      'People',
      'Passages',
      'Quotations',
      'Relation',
      'What the two say together',
      'Where the quotations stand',
      ...invented.columns,
    ],
    widths: [3, 1, 2, 2, 3, 1, 1, 5, 2, 5, 2, ...invented.widths],
    unprinted: [10],
    landscape: true,
    rows,
    notes: [
      'Relation: the findings confirm, expand or conflict with the results, or one of the two is silent.',
      'n of N of results is out of those who answered; people of findings are out of identified participants with settled transcripts.',
      ...findingNotes(frame),
    ],
  };
}

/** "12 of 40", "12", or that it is not said. */
export function countWords({ n, total }: Pick<QuantitativeResult, 'n' | 'total'>): string {
  if (n === null) return 'not said';
  return total === null ? String(n) : `${n} of ${total}`;
}

function lines(words: readonly string[]): string {
  return words.join('\n');
}
