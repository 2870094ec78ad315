import type { Recruitment } from '../model/recruitment.ts';
import { countedLog } from '../recruitment/from-people.ts';
import { countOf, lostBefore, totalsOf, unaccountedOf } from '../recruitment/sums.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Row, Table } from './table.ts';

type Frame = Pick<StudyFrame, 'study' | 'citation'>;

/** Stage by route, with those lost between two stages in a row of their own. */
export function recruitmentTable(frame: Frame, stored: Recruitment | undefined): Table {
  const log = stored && countedLog(stored);
  const invented = inventedColumn(frame.study);
  const totals = log ? totalsOf(log) : [];
  const routes = log?.routes ?? [];
  const rows = (log?.stages ?? []).flatMap((stage, index): Row[] => {
    const total = totals[index];
    const counts = routes.map(({ id }): Cell => countOf(stage, id));
    const counted = counts.some((n) => n !== null);
    const here: Row = [stage.name, ...counts, counted && total ? total.n : null, ...invented.cells];
    if (index === 0) return [here];
    const lost = routes.map(({ id }): Cell => lostBefore(log?.stages ?? [], index, id));
    return [[`lost before ${stage.name}`, ...lost, total?.lost ?? null, ...invented.cells], here];
  });
  return {
    ...titled(frame.study, 'recruitment'),
    columns: ['Stage', ...routes.map(({ name }) => name), 'Total', ...invented.columns],
    widths: [4, ...routes.map(() => 3), 2, ...invented.widths],
    rows,
    notes: [
      ...(log ? notesOf(log) : []),
      ...(totals.some(({ notCounted }) => notCounted > 0)
        ? [
            'An empty cell means: not counted yet, or of those lost: not recorded. ' +
              'A total is of the routes of which there is a number.',
          ]
        : []),
      ...(log ? unaccountedNotes(log) : []),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

/** Why people went, and how many: one row for each stage, route and reason. */
export function lossesTable(frame: Frame, stored: Recruitment | undefined): Table {
  const log = stored && countedLog(stored);
  const invented = inventedColumn(frame.study);
  const stages = log?.stages ?? [];
  const routes = new Map(log?.routes.map(({ id, name }) => [id, name]));
  return {
    ...titled(frame.study, 'reasons lost'),
    columns: ['After', 'Before', 'Route', 'Reason', 'n', ...invented.columns],
    widths: [3, 3, 4, 6, 1, ...invented.widths],
    rows: stages.slice(1).flatMap((stage, index) =>
      // A none without a reason says that nobody went, and is no reason.
      stage.lost
        .filter(({ reason, n }) => n > 0 || reason !== '')
        .map(({ routeId, reason, n }) => [
          stages[index]?.name ?? '',
          stage.name,
          routes.get(routeId) ?? '',
          reason || 'reason not recorded',
          n,
          ...invented.cells,
        ]),
    ),
    notes: [
      'One row is one reason why people of one route went between two stages.',
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

/** Where people are missing between two stages and nobody said why, a sentence each. */
export function unaccountedNotes(log: Pick<Recruitment, 'routes' | 'stages'>): readonly string[] {
  const stages = new Map(log.stages.map(({ id, name }) => [id, name]));
  const routes = new Map(log.routes.map(({ id, name }) => [id, name]));
  return unaccountedOf(log).map(({ fromId, toId, routeId, n }) => {
    const between = `Between ${stages.get(fromId) ?? ''} and ${stages.get(toId) ?? ''}`;
    const route = log.routes.length > 1 ? `, ${routes.get(routeId) ?? ''}` : '';
    return `${between}${route}: ${n} not accounted for.`;
  });
}

function notesOf({ from, to, note, by, people }: Recruitment): readonly string[] {
  return [
    ...(from || to ? [`Recruitment: ${from ?? 'not said'} to ${to ?? 'not said'}.`] : []),
    ...(by === 'people' && people.length > 0
      ? ['Counted from one row for each person approached.']
      : []),
    ...(note ? [note] : []),
  ];
}
