import { settledPeople } from '../findings/settled-study.ts';
import { themesOutline } from '../themes/outline.ts';
import { subthemeDomainMatrix, type SubthemeCell } from '../themes/subtheme-domain-matrix.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/** Subthemes against the domains of the framework: people on lines that carry both, and what was said of the link. */
export function subthemesByDomainTable(frame: FindingFrame): Table {
  const { settled, records } = frame;
  const { domains, rows } = subthemeDomainMatrix(themesOutline(records, settled), settled);
  const invented = inventedColumn(settled.study);
  return {
    ...titled(settled.study, 'subthemes by domain'),
    columns: [
      'Theme',
      'Subtheme',
      'People',
      ...domains.map(({ name }) => name),
      ...invented.columns,
    ],
    widths: [3, 3, 1, ...domains.map(() => 2), ...invented.widths],
    rows: rows.map(({ theme, outline, cells }): Cell[] => [
      theme?.name ?? 'under no theme yet',
      outline.subtheme.name,
      outline.people.size,
      ...cells.map(cellWords),
      ...invented.cells,
    ]),
    notes: [
      `A number is how many of ${settledPeople(settled).size} people speak on lines that carry both a code of the subtheme and the domain. In brackets is what a person said of the link; without brackets nobody said anything.`,
      ...findingNotes(frame),
    ],
  };
}

function cellWords({ people, state, restsOnNothing }: SubthemeCell): Cell {
  if (state === 'none' || state === 'computed') return people.size;
  return `${people.size} (${state}${restsOnNothing ? ', no coding now' : ''})`;
}
