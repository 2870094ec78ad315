import { ActError } from '../errors.ts';
import { noParticulars, type Coder, type CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { Interview } from '../model/interview.ts';
import type { Memo } from '../model/memo.ts';
import type { Operation } from '../model/operation.ts';
import type { Packet } from '../model/packet.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import { particulars, type Particular } from '../study/plan-items.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What a person of the team is known by. */
export type CoderWords = Pick<Coder, 'name' | 'initials' | 'role'>;

/** What a report says of a person. */
export type Particulars = Pick<Coder, Particular>;

/** Where a person may have left something that would be nobody's if they were gone. */
export interface TeamWork {
  readonly passes: readonly Pick<Pass, 'coderId'>[];
  readonly rounds: readonly Pick<Round, 'coderIds'>[];
  readonly memos: readonly Pick<Memo, 'coderId' | 'people'>[];
  readonly interviews: readonly Pick<Interview, 'interviewerIds'>[];
  readonly operations: readonly Pick<Operation, 'coderId'>[];
  /** What an adjudicator settled elsewhere came in a packet, and is in no operation of theirs here. */
  readonly decisions: readonly Pick<Decision, 'by'>[];
  readonly packets: readonly Pick<Packet, 'fromId' | 'toId'>[];
  /** Who is at the keyboard. */
  readonly atKeyboard: CoderId;
}

/**
 * Adds a person to the team. Only one person leads.
 * @throws {ActError} 'needs-the-lead', 'initials-taken'.
 */
export function addCoder(
  coders: readonly Coder[],
  by: CoderId,
  id: CoderId,
  words: CoderWords & Partial<Particulars>,
): Change {
  requireLead(coders, by);
  const record: Coder = { id, ...noParticulars, ...said(words), ...tidied(words) };
  requireFree(coders, record);
  if (record.role === 'lead') throw new RangeError('a study has one lead');
  return { ...plainChange, kind: 'add-coder', put: [{ table: 'coders', record }] };
}

/**
 * Changes name, initials or role. The lead stays the lead, and nobody else becomes it; who is in a round
 * stays somebody who codes.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'needs-the-lead', 'initials-taken', 'coder-gone', 'coder-in-round'.
 */
export function changeCoder(
  coders: readonly Coder[],
  by: CoderId,
  id: CoderId,
  words: Partial<CoderWords>,
  rounds: readonly Pick<Round, 'coderIds'>[] = [],
): Change | null {
  requireLead(coders, by);
  const coder = coders.find((one) => one.id === id);
  if (!coder) throw new ActError('coder-gone');
  const record: Coder = { ...coder, ...tidied({ ...coder, ...words }) };
  if ((record.role === 'lead') !== (coder.role === 'lead')) {
    throw new RangeError('a study has one lead');
  }
  const isInRound = rounds.some(({ coderIds }) => coderIds.includes(id));
  if (record.role === 'member' && isInRound) throw new ActError('coder-in-round');
  requireFree(coders, record);
  const same = (['name', 'initials', 'role'] as const).every((key) => record[key] === coder[key]);
  if (same) return null;
  return { ...plainChange, kind: 'change-coder', put: [{ table: 'coders', record }] };
}

/**
 * Changes what a report says of a person: the lead of anybody, everybody of themselves.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'needs-the-lead', 'coder-gone'.
 */
export function changeParticulars(
  coders: readonly Coder[],
  by: CoderId,
  id: CoderId,
  words: Partial<Particulars>,
): Change | null {
  if (by !== id) requireLead(coders, by);
  const coder = coders.find((one) => one.id === id);
  if (!coder) throw new ActError('coder-gone');
  const record: Coder = { ...coder, ...said(words) };
  if (particulars.every((key) => record[key] === coder[key])) return null;
  return { ...plainChange, kind: 'change-coder', put: [{ table: 'coders', record }] };
}

/**
 * Takes a person off the team who has left nothing in the study; `null` when they are gone already.
 * @throws {ActError} 'needs-the-lead', 'coder-has-work'.
 */
export function removeCoder(
  coders: readonly Coder[],
  by: CoderId,
  id: CoderId,
  work: TeamWork,
): Change | null {
  requireLead(coders, by);
  const coder = coders.find((one) => one.id === id);
  if (!coder) return null;
  if (coder.role === 'lead' || hasWork(id, work)) throw new ActError('coder-has-work');
  return { ...plainChange, kind: 'remove-coder', removed: [{ table: 'coders', id }] };
}

/** Whether a person has coded, interviewed, written or done anything, is in a round, or is at the keyboard. */
function hasWork(
  id: CoderId,
  { passes, rounds, memos, interviews, operations, decisions, packets, atKeyboard }: TeamWork,
): boolean {
  return (
    id === atKeyboard ||
    rounds.some(({ coderIds }) => coderIds.includes(id)) ||
    interviews.some(({ interviewerIds }) => interviewerIds.includes(id)) ||
    memos.some(({ people }) => people.includes(id)) ||
    decisions.some(({ by }) => by.includes(id)) ||
    packets.some(({ fromId, toId }) => fromId === id || toId === id) ||
    [passes, memos, operations].some((made) => made.some(({ coderId }) => coderId === id))
  );
}

/** @throws {ActError} 'needs-the-lead' unless the person leads the study. */
export function requireLead(coders: readonly Coder[], by: CoderId): void {
  if (coders.find(({ id }) => id === by)?.role !== 'lead') throw new ActError('needs-the-lead');
}

function requireFree(coders: readonly Coder[], { id, initials }: Coder): void {
  const taken = coders.some((one) => one.id !== id && key(one.initials) === key(initials));
  if (taken) throw new ActError('initials-taken');
}

function tidied({ name, initials, role }: CoderWords): CoderWords {
  const words = { name: oneLine(name), initials: oneLine(initials).toUpperCase(), role };
  if (words.name === '' || words.initials === '') throw new RangeError('a person without a name');
  return words;
}

/** What is said of the particulars, and nothing else. */
function said(words: Partial<Particulars>): Partial<Particulars> {
  return Object.fromEntries(
    particulars.flatMap((key) => (words[key] === undefined ? [] : [[key, words[key].trim()]])),
  );
}

function oneLine(words: string): string {
  return words.trim().replace(/\s+/g, ' ');
}

function key(initials: string): string {
  return initials.normalize('NFKC').toLowerCase();
}
