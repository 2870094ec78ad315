import type { DifferenceFromConsensus } from '../agreement/difference-from-consensus.ts';
import type { Round } from '../model/round.ts';
import type { AgreementFrame } from './agreement-table.ts';
import { codeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** One round and how its consensus differs from each coder. */
export interface RoundDifferences {
  readonly round: Pick<Round, 'number'>;
  readonly differences: readonly DifferenceFromConsensus[];
}

/** For every coder and code, what stayed of their passes, what went and what came. */
export function differenceFromConsensusTable(
  frame: AgreementFrame,
  rounds: readonly RoundDifferences[],
): Table {
  const invented = inventedColumn(frame.study);
  const names = codeNames(frame.codes);
  const rows = rounds.flatMap(({ round, differences }) =>
    differences
      .filter(({ transcripts }) => transcripts > 0)
      .flatMap(({ coderId, lines, differing, columns }) => {
        const who = [round.number, initialsOf(coderId, frame.coders)];
        return [
          ...columns
            .filter(({ kept, went, came }) => kept + went + came > 0)
            .map(({ column, kept, went, came, neither }): Row => [
              ...[...who, names.name(column.codeId)],
              ...[kept, went, came, neither, went + came, lines],
            ]),
          [...who, 'Any code', lines - differing, null, null, null, differing, lines] as Row,
        ];
      }),
  );
  const open = rounds.flatMap(({ round, differences }) => {
    const most = Math.max(0, ...differences.map((each) => each.open));
    return most > 0
      ? [`Lines of round ${round.number} not settled yet, and not counted: ${most}.`]
      : [];
  });
  return {
    ...titled(frame.study, 'difference from consensus'),
    columns: [
      'Round',
      'Coder',
      'Code',
      'Had and stands',
      'Had and went',
      'Came',
      'Neither',
      'Lines that differ',
      'Lines settled',
      ...invented.columns,
    ],
    widths: [1, 1, 5, 1, 1, 1, 1, 1, 1, ...invented.widths],
    rows: rows.map((row) => [...row, ...invented.cells]),
    notes: [
      'How what was settled differs from what a coder had submitted, in codable lines. This is no agreement: every coder had a hand in the consensus.',
      'Of “Any code”, lines that stand as the coder had them, and lines that do not.',
      ...open,
      ...studyNotes(frame, { citing: false }),
    ],
  };
}
