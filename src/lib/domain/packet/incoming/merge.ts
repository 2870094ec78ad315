import type { Placed } from '../../trail/change.ts';
import type { PacketRecords, PacketTable } from '../content.ts';
import { isSameRecord } from './same-record.ts';

/** What taking records of one table in would do. */
export interface Merge {
  readonly table: PacketTable;
  readonly put: readonly Placed[];
  readonly added: number;
  readonly changed: number;
  /** The same already, or not taken in because what is here is newer. */
  readonly known: number;
}

/**
 * Records of one table taken in beside those that are here: what is not here is added; what is here and
 * says something else is changed where `gives` lets what is here give way.
 */
export function merge<Table extends PacketTable>(
  table: Table,
  here: PacketRecords[Table],
  there: PacketRecords[Table],
  gives: (here: PacketRecords[Table][number], there: PacketRecords[Table][number]) => boolean,
): Merge {
  const byId = new Map<string, PacketRecords[Table][number]>(here.map((one) => [one.id, one]));
  const put: Placed[] = [];
  let [added, changed] = [0, 0];
  for (const record of there) {
    const stands = byId.get(record.id);
    if (stands && (isSameRecord(stands, record) || !gives(stands, record))) continue;
    if (stands) changed += 1;
    else added += 1;
    // A record of this table, which the compiler cannot follow through the table's name.
    put.push({ table, record } as unknown as Placed);
  }
  return { table, put, added, changed, known: there.length - added - changed };
}

/** What is here stays. */
export const never = () => false;
