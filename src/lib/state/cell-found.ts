import { ActError } from '../domain/errors.ts';
import { casesOf } from '../domain/findings/cases.ts';
import { nameOfTarget } from '../domain/findings/targets.ts';
import { visibleFindings } from '../domain/findings/visible-findings.ts';
import { Chartings } from '../domain/matrix/cell-records.ts';
import { passagesOfCell } from '../domain/matrix/cells.ts';
import type { CellFound } from '../domain/matrix/chart-cell.ts';
import { earlierTexts, type EarlierText } from '../domain/matrix/earlier-texts.ts';
import type { Charting, ChartingId } from '../domain/model/charting.ts';
import { keyOf } from '../domain/model/finding-target.ts';
import { noFindings } from '../domain/model/snapshot.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Database } from '../storage/database.ts';
import { replacedImprints } from './replaced-cells.ts';
import { keyOfCell, type CellSubject } from './cell-drafts.svelte.ts';
import type { FindingsFrame } from './findings.svelte.ts';

/**
 * A cell as an act finds it: its record from storage, and what is coded as the person who acts saw it, so
 * that codings nobody saw are never said to be charted.
 *
 * @param knownId of its record, where it is known.
 * @throws {ActError} 'copy-for-one'; 'cell-hidden' where it, or what was written, is not to be seen;
 * 'cell-gone' where its case or column is no longer in the study.
 */
export async function cellFound(
  db: Database,
  about: CellSubject,
  { settled, records }: FindingsFrame,
  knownId: ChartingId | undefined,
): Promise<CellFound> {
  requireWholeStudy(await db.packets.toArray());
  const stored = await storedCell(db, about, knownId);
  const { case: one, column } = about;
  const rows =
    one.on === 'participant'
      ? ({ by: 'participant' } as const)
      : ({ by: 'attribute', attributeId: one.attributeId } as const);
  const written = stored ? [...records.chartings, stored] : records.chartings;
  const found = casesOf(rows, settled, written).find(({ key }) => key === keyOf(one));
  const isHidden = new Chartings({ settled, records }).isHidden({ key: keyOf(one) }, column);
  if (isHidden || found?.inHand || (stored && !isVisible(stored, settled)))
    throw new ActError('cell-hidden');
  if (!found || nameOfTarget(column, settled, records) === null) throw new ActError('cell-gone');
  return { ...about, stored, coded: passagesOfCell(found, column, { settled, records }), settled };
}

/** What was once written in a cell, of what its reader may see, the newest first. */
export async function readEarlierTexts(
  db: Database,
  about: CellSubject,
  { settled }: FindingsFrame,
): Promise<readonly EarlierText[]> {
  const imprints = await db.imprints
    .where('[table+recordId]')
    .between(['chartings', ''], ['chartings', '\uffff'])
    .toArray();
  // What an act kept of a record of this table is of its kind, brought to this schema with it.
  const kept = imprints.map(({ record }) => record as Charting);
  const replaced = await replacedImprints(db);
  const whole = new Set(imprints.flatMap(({ id, record }) => (replaced.has(id) ? [record] : [])));
  const { chartings } = visibleFindings({ ...noFindings, chartings: kept }, settled);
  const now = await storedCell(db, about, undefined);
  if (now && !isVisible(now, settled)) return [];
  return earlierTexts(about, chartings, now ?? null, settled.merged, (one) => whole.has(one));
}

async function storedCell(
  db: Database,
  about: CellSubject,
  knownId: ChartingId | undefined,
): Promise<Charting | undefined> {
  const known = knownId && (await db.chartings.get(knownId));
  if (known) return known;
  const key = keyOfCell(about);
  return db.chartings.filter((one) => keyOfCell(one) === key).first();
}

function isVisible(charting: Charting, settled: FindingsFrame['settled']): boolean {
  return visibleFindings({ ...noFindings, chartings: [charting] }, settled).chartings.length > 0;
}
