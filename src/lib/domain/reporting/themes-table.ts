import { settledPeople } from '../findings/settled-study.ts';
import { domainsInOrder, linkedDomains, type LinkedDomain } from '../themes/domain-evidence.ts';
import { themesOutline } from '../themes/outline.ts';
import { subthemesListed, type ListedSubtheme } from '../themes/subtheme-domain-matrix.ts';
import { findingNotes, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/**
 * The themes map of a paper: theme, subtheme and the domains it speaks to, each subtheme once, under the
 * first of its themes. Only links that a person confirmed stand under TDF domains; what is proposed
 * stands apart and says by whom.
 */
export function themesTable(frame: FindingFrame): Table {
  const { settled, records } = frame;
  const outline = themesOutline(records, settled);
  const invented = inventedColumn(settled.study);
  const people = settledPeople(settled).size;
  const rows = subthemesListed(outline).map((row): Cell[] => [
    row.theme?.name ?? 'under no theme yet',
    row.outline.subtheme.name,
    ...domainCells(row, frame),
    row.outline.people.size,
    people,
    row.outline.passages.length,
    row.outline.codes.map(({ code }) => code?.name ?? 'a code no longer there').join('; ') ||
      'no code yet',
    row.also.map(({ name }) => name).join('; ') || 'no other',
    row.outline.subtheme.memo,
    row.theme?.memo ?? '',
    ...invented.cells,
  ]);
  const bare = outline.themes.flatMap(({ theme, subthemes }): Cell[][] =>
    subthemes.length > 0
      ? []
      : [
          [
            theme.name,
            'no subtheme yet',
            '',
            '',
            0,
            people,
            0,
            '',
            '',
            '',
            theme.memo,
            ...invented.cells,
          ],
        ],
  );
  return {
    ...titled(settled.study, 'themes'),
    columns: [
      'Theme',
      'Subtheme',
      'TDF domains',
      'Proposed, not confirmed',
      'People',
      'of N',
      'Passages',
      'Codes',
      'Also under',
      'Memo of the subtheme',
      'Memo of the theme',
      ...invented.columns,
    ],
    widths: [3, 3, 4, 3, 1, 1, 2, 3, 2, 5, 5, ...invented.widths],
    rows: [...rows, ...bare],
    folds: [
      { under: 4, columns: [5, 6] },
      { under: 1, columns: [7, 8] },
    ],
    notes: [
      'TDF domains are links that a person confirmed.',
      '“From the codings” is what stands on the same lines, or follows from how a code is classified; nobody has confirmed it.',
      'People are identified participants who speak in a passage of the subtheme, each once.',
      ...findingNotes(frame),
    ],
  };
}

function domainCells({ outline }: ListedSubtheme, frame: FindingFrame): readonly [string, string] {
  const linked = linkedDomains(outline, frame.settled);
  // In the framework's order, as quote tables give them.
  const order = domainsInOrder(frame.settled).map(({ id }) => id);
  const confirmed = linked
    .filter(({ state }) => state === 'confirmed')
    .toSorted((a, b) => order.indexOf(a.domain.id) - order.indexOf(b.domain.id))
    .map((one) => (one.restsOnNothing ? `${one.domain.name} (no coding now)` : one.domain.name));
  const open = linked.filter(({ state }) => state === 'proposed' || state === 'computed');
  return [
    confirmed.join('; ') || 'none confirmed yet',
    open.map((one) => `${one.domain.name} (${proposedBy(one, frame)})`).join('; ') || 'none',
  ];
}

function proposedBy({ said }: LinkedDomain, { coders }: FindingFrame): string {
  return said ? `proposed by ${initialsOf(said.by, coders)}` : 'from the codings';
}
