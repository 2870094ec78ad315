import type { Coefficient } from '../agreement/coefficient.ts';
import type { SegmentCounts } from '../agreement/segment-overlap.ts';
import type { AgreementFrame, RoundReport } from './agreement-table.ts';
import { basisNotes, rounded } from './agreement-words.ts';
import { distinctNames } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Cell, Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** Agreement on segments, for every pair of coders: a row for every code, and one for all. */
export function segmentAgreementTable(
  frame: AgreementFrame,
  { round, report }: RoundReport,
): Table {
  const invented = inventedColumn(frame.study);
  const names = codeNames(frame.codes);
  const rows = (report.segments?.pairs ?? []).flatMap(({ coderIds, codes, total, kappa }) => {
    const [a, b] = coderIds.map((id) => initialsOf(id, frame.coders));
    const row = (name: string, counts: SegmentCounts, all: Coefficient | null): Row => [
      round.number,
      a ?? '',
      b ?? '',
      name,
      counts.matched,
      counts.onlyA,
      counts.onlyB,
      cell(counts.share),
      cell(counts.holsti),
      all && cell(all),
    ];
    return [
      ...codes.map((counts) => row(names.name(counts.column.codeId), counts, null)),
      row('All', total, kappa),
    ];
  });
  return {
    ...titled(frame.study, 'agreement on segments'),
    columns: [
      'Round',
      'A',
      'B',
      'Code',
      'Matched',
      'Only A',
      'Only B',
      'Share matched',
      'Holsti',
      'Kappa',
      ...invented.columns,
    ],
    widths: [1, 1, 1, 5, 1, 1, 1, 1, 1, 1, ...invented.widths],
    rows: rows.map((row) => [...row, ...invented.cells]),
    notes: [
      ...basisNotes(report, distinctNames(frame.transcripts)),
      'Kappa is Brennan and Prediger’s: chance is one in the number of codes. Where neither coder coded is not counted.',
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

function cell(coefficient: Coefficient): Cell {
  return coefficient.defined ? rounded(coefficient.value) : null;
}
