import type { Framework } from '../../domain/codebook/framework.ts';
import { joinedRuns, passagesOfCodes } from '../../domain/findings/passages.ts';
import type { SettledStudy } from '../../domain/findings/settled-study.ts';
import { codesOfTarget } from '../../domain/findings/targets.ts';
import type { Charting } from '../../domain/model/charting.ts';
import type { FindingTarget } from '../../domain/model/finding-target.ts';
import type { LineRange } from '../../domain/model/line-range.ts';
import type { Matrix } from '../../domain/model/matrix.ts';
import { domainCode } from './codings.ts';
import type { Analysis, SampleCell } from './files.ts';
import { ids } from './ids.ts';

export function matrices(
  { matrix: { columns } }: Pick<Analysis, 'matrix'>,
  framework: Framework,
): readonly Matrix[] {
  return [
    {
      id: ids.matrix,
      name: 'People × domains',
      rows: { by: 'participant' },
      columns: columns.map((domain) => ({ about: target(domain, framework), hidden: false })),
      sortedBy: null,
      order: 0,
      createdAt: '2025-11-12T09:00:00.000Z',
    },
  ];
}

/**
 * The cells somebody wrote in. What a cell rested on is what is coded there now; for a stale one, as it
 * was before the lines that the files name came or went.
 */
export function chartings(
  { matrix: { cells } }: Pick<Analysis, 'matrix'>,
  settled: SettledStudy,
  framework: Framework,
): readonly Charting[] {
  return cells.flatMap((cell): Charting[] => {
    const kind = kindOf(cell);
    if (kind === null) return [];
    const column = target(cell.domain, framework);
    const participantId = ids.participant(cell.case);
    const now = passagesOfCodes(
      codesOfTarget(column, settled, { subthemes: [] }),
      settled,
      new Set([participantId]),
    );
    const written = { by: ids.coder('A'), at: writtenAt(cell) };
    return [
      {
        id: ids.charting(cell.case, cell.domain),
        case: { on: 'participant', participantId },
        column,
        kind,
        summary: (kind === 'summary' ? cell.summary : cell.note) ?? '',
        links: cell.links.map(({ line, to }) => ({
          transcriptId: ids.transcript(cell.case),
          from: line - 1,
          to,
          words: null,
        })),
        basis: before(now, cell),
        written,
        rightAt: written,
        checked:
          cell.state === 'checked' ? { by: ids.coder('B'), at: '2025-11-17T14:00:00.000Z' } : null,
      },
    ];
  });
}

/** What nobody wrote in a cell follows from the guide and the codings. */
function kindOf({ state, note }: SampleCell): Charting['kind'] | null {
  switch (state) {
    case 'charted':
    case 'checked':
    case 'stale':
      return 'summary';
    case 'asked nothing said':
    case 'not asked':
      return note === undefined ? null : 'set-aside';
    case 'not charted':
      return null;
    default:
      throw new RangeError(`a cell of the sample is "${state}"`);
  }
}

/** Stale cells were written before the adjudicator settled the last lines. */
function writtenAt({ state }: SampleCell): string {
  return `2025-11-${state === 'stale' ? '12' : '14'}T11:00:00.000Z`;
}

function before(now: readonly LineRange[], { case: id, since }: SampleCell): LineRange[] {
  const transcriptId = ids.transcript(id);
  const lines = new Set(
    now.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  since?.added.forEach((line) => lines.delete(line - 1));
  since?.gone.forEach((line) => lines.add(line - 1));
  const runs = joinedRuns([...lines].map((line) => ({ from: line, to: line + 1 })));
  return runs.map((run) => ({ transcriptId, ...run }));
}

function target(domain: string, framework: Framework): FindingTarget {
  return { on: 'code', codeId: domainCode(domain, framework) };
}
