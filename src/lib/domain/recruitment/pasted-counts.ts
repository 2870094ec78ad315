import type { RouteId, StageId } from '../model/recruitment.ts';
import { labelKey } from '../participants/changes.ts';
import { isNotKnown } from '../participants/values.ts';
import type { LogDraft, LossDraft } from './draft.ts';
import { addLoss, addRoute, addStage, writeCount, writeLoss } from './edits.ts';
import { wholeNumber } from './written-log.ts';

/** A field that would change: what it is called, what stands in it and what would. */
export interface PastedCell {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** A pasted cell that is left out, with its place in the block (counted from zero) and why. */
export interface CellLeftOut {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly why: LeftOutReason;
}

export type LeftOutReason =
  | 'not-a-count'
  | 'below-the-last'
  | 'beyond-the-last'
  | 'no-such-stage'
  | 'no-label'
  | 'label-twice'
  | 'no-such-day'
  | 'no-such-participant';

/** What a pasted block would make of the log; nothing is changed by asking. */
export interface PastedBlock {
  readonly log: LogDraft;
  readonly cells: readonly PastedCell[];
  readonly leftOut: readonly CellLeftOut[];
  /** Stages, routes, reasons or people that would be new. */
  readonly added: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** Ids for what a pasted table names and the log has not. */
export interface NewIds {
  readonly stage: () => StageId;
  readonly route: () => RouteId;
}

/** A block of numbers laid over the stages, right and down from one field. */
export function pastedCounts(
  log: LogDraft,
  rows: Rows,
  at: { readonly stageId: StageId; readonly routeId: RouteId },
): PastedBlock {
  const firstStage = log.stages.findIndex(({ id }) => id === at.stageId);
  const firstRoute = log.routes.findIndex(({ id }) => id === at.routeId);
  const made = new Made(log);
  eachCell(rows, (text, row, column) => {
    const stage = log.stages[firstStage + row];
    const route = log.routes[firstRoute + column];
    if (!stage) made.leaveOut(row, column, text, 'below-the-last');
    else if (!route) made.leaveOut(row, column, text, 'beyond-the-last');
    else made.count(stage, route, text, row, column);
  });
  return made.block;
}

/**
 * A block laid over the reasons of one stage, right and down from one of them; reasons are added where
 * the block is longer. `route` is `null` where the block begins with the reasons' words.
 */
export function pastedLosses(
  log: LogDraft,
  rows: Rows,
  at: { readonly stageId: StageId; readonly loss: number; readonly routeId: RouteId | null },
): PastedBlock {
  const made = new Made(log);
  const stage = log.stages.find(({ id }) => id === at.stageId);
  if (!stage) return made.block;
  const firstRoute = at.routeId ? log.routes.findIndex(({ id }) => id === at.routeId) : -1;
  for (const [row, cells] of rows.entries()) {
    if (cells.every((text) => text === '')) continue;
    const index = at.loss + row;
    const known = stage.lost[index];
    const before = known ?? { reason: '', n: {} };
    if (!known) made.addReason(stage.id, before);
    const position = made.lossesOf(stage.id) - 1;
    for (const [column, text] of cells.entries()) {
      const loss = known ? index : position;
      if (at.routeId === null && column === 0) {
        made.reason(stage.id, loss, before, text);
        continue;
      }
      if (text === '') continue;
      const route = log.routes[firstRoute + column];
      const words = at.routeId === null ? (cells[0] ?? '') : before.reason;
      if (!route) made.leaveOut(row, column, text, 'beyond-the-last');
      else made.loss(stage, loss, { ...before, reason: words }, route, text, row, column);
    }
  }
  return made.block;
}

/**
 * A table with its headings: routes over the columns, stages before the rows. What the log has not is
 * added; a column or row of totals is passed over.
 */
export function pastedTable(log: LogDraft, rows: Rows, newId: NewIds): PastedBlock {
  const [head = [], ...body] = rows;
  const made = new Made(log);
  const routes = head.map((name, column) =>
    column === 0 || isTotal(name) ? null : made.route(name, newId.route),
  );
  for (const [index, [name = '', ...cells]] of body.entries()) {
    if (name === '' || isTotal(name)) continue;
    const stage = made.stage(name, newId.stage);
    for (const [offset, text] of cells.entries()) {
      const route = routes[offset + 1];
      if (route && text !== '') made.count(stage, route, text, index + 1, offset + 1);
    }
  }
  return made.block;
}

/** Whether a block has headings: words over the numbers and words before them. */
export function hasHeadings(rows: Rows): boolean {
  const [head, first] = rows;
  if (!head || !first || head.length < 2) return false;
  const isWords = (text: string) => text !== '' && wholeNumber(text) === undefined;
  return head.slice(1).some(isWords) && isWords(first[0] ?? '');
}

function isTotal(name: string): boolean {
  return /^(totals?|all( routes)?|sum|overall|n)?$/i.test(name.trim());
}

function eachCell(rows: Rows, see: (text: string, row: number, column: number) => void): void {
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) if (text !== '') see(text, row, column);
  }
}

interface Named<Id> {
  readonly id: Id;
  readonly name: string;
}

/** The log as it becomes, cell after cell, with what was changed and left out. */
class Made {
  #log: LogDraft;
  readonly #cells: PastedCell[] = [];
  readonly #leftOut: CellLeftOut[] = [];
  readonly #added: string[] = [];

  constructor(log: LogDraft) {
    this.#log = log;
  }

  get block(): PastedBlock {
    return { log: this.#log, cells: this.#cells, leftOut: this.#leftOut, added: this.#added };
  }

  count(
    stage: Named<StageId>,
    route: Named<RouteId>,
    text: string,
    row: number,
    column: number,
  ): void {
    const counts = this.#log.stages.find(({ id }) => id === stage.id)?.counts ?? {};
    this.#write(
      { row: stage.name, column: route.name, before: counts[route.id] ?? '' },
      { text, row, column },
      (after) => writeCount(this.#log, stage.id, route.id, after),
    );
  }

  loss(
    stage: Named<StageId>,
    index: number,
    before: LossDraft,
    route: Named<RouteId>,
    text: string,
    row: number,
    column: number,
  ): void {
    this.#write(
      {
        row: `lost before ${stage.name}: ${before.reason || 'reason not recorded'}`,
        column: route.name,
        before: before.n[route.id] ?? '',
      },
      { text, row, column },
      (n) => writeLoss(this.#log, stage.id, index, { routeId: route.id, n }),
    );
  }

  reason(stageId: StageId, index: number, before: LossDraft, text: string): void {
    if (text === before.reason) return;
    const stage = this.#log.stages.find(({ id }) => id === stageId)?.name ?? '';
    this.#cells.push({
      row: `lost before ${stage}`,
      column: 'Reason',
      before: before.reason,
      after: text,
    });
    this.#log = writeLoss(this.#log, stageId, index, { reason: text });
  }

  addReason(stageId: StageId, loss: LossDraft): void {
    this.#log = addLoss(this.#log, stageId, loss);
  }

  lossesOf(stageId: StageId): number {
    return this.#log.stages.find(({ id }) => id === stageId)?.lost.length ?? 0;
  }

  route(name: string, newId: () => RouteId): Named<RouteId> {
    const known = this.#log.routes.find((one) => labelKey(one.name) === labelKey(name));
    if (known) return known;
    const id = newId();
    this.#added.push(name);
    this.#log = addRoute(this.#log, id, name);
    return { id, name };
  }

  stage(name: string, newId: () => StageId): Named<StageId> {
    const known = this.#log.stages.find((one) => labelKey(one.name) === labelKey(name));
    if (known) return known;
    const id = newId();
    this.#added.push(name);
    this.#log = addStage(this.#log, id, name);
    return { id, name };
  }

  leaveOut(row: number, column: number, text: string, why: LeftOutReason): void {
    this.#leftOut.push({ row, column, text, why });
  }

  #write(
    field: Omit<PastedCell, 'after'>,
    { text, row, column }: Omit<CellLeftOut, 'why'>,
    written: (after: string) => LogDraft,
  ): void {
    // "NA" and the like are not counted yet, which is no number and not none.
    const n = isNotKnown(text) ? null : wholeNumber(text);
    if (n === undefined) {
      this.leaveOut(row, column, text, 'not-a-count');
      return;
    }
    const after = n === null ? '' : String(n);
    if (after === field.before) return;
    this.#cells.push({ ...field, after });
    this.#log = written(after);
  }
}
