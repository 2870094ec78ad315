import type { CoderId } from '../model/coder.ts';
import type { Interview } from '../model/interview.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { InterviewWords } from './change-interview.ts';

export type Mode = NonNullable<Interview['mode']>;

/** A count that says of how many of the interviews anything is known. */
export interface SaidOf<Value> {
  /** How many interviews say it. */
  readonly said: number;
  readonly value: Value;
}

/** What the records say of all interviews together; each figure has its own base. */
export interface InterviewSummary {
  readonly interviews: number;
  readonly modes: SaidOf<readonly { readonly mode: Mode; readonly n: number }[]>;
  /** `null` where no interview says its length. */
  readonly minutes: SaidOf<{
    readonly median: number;
    readonly least: number;
    readonly most: number;
  } | null>;
  /** Who conducted how many; an interview of two counts for both. */
  readonly interviewers: SaidOf<readonly { readonly coderId: CoderId; readonly n: number }[]>;
  /** The first and the last day. */
  readonly days: SaidOf<{ readonly first: string; readonly last: string } | null>;
  readonly known: SaidOf<number>;
  readonly others: SaidOf<number>;
  readonly repeats: SaidOf<number>;
  readonly returned: SaidOf<number>;
  readonly checked: SaidOf<number>;
}

const modes: readonly Mode[] = ['in-person', 'video', 'telephone', 'written', 'other'];

export function interviewSummary(
  transcriptIds: readonly TranscriptId[],
  interviews: readonly Interview[],
): InterviewSummary {
  const asked = new Set(transcriptIds);
  const records = interviews.filter(({ transcriptId }) => asked.has(transcriptId));
  const byMode = modes
    .map((mode) => ({ mode, n: records.filter((one) => one.mode === mode).length }))
    .filter(({ n }) => n > 0);
  const minutes = records.flatMap((one) => one.minutes ?? []).toSorted((a, b) => a - b);
  const days = records.flatMap(({ date }) => date ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const [least, most] = [minutes[0], minutes.at(-1)];
  const [one, other] = [
    minutes[Math.floor((minutes.length - 1) / 2)],
    minutes[Math.floor(minutes.length / 2)],
  ];
  return {
    interviews: transcriptIds.length,
    modes: { said: byMode.reduce((sum, { n }) => sum + n, 0), value: byMode },
    minutes: {
      said: minutes.length,
      value:
        least === undefined || most === undefined || one === undefined || other === undefined
          ? null
          : { median: (one + other) / 2, least, most },
    },
    interviewers: interviewersIn(records),
    days: {
      said: days.length,
      value: first === undefined || last === undefined ? null : { first, last },
    },
    known: counted(records, 'known', 'known'),
    others: counted(records, 'others', 'somebody'),
    repeats: {
      said: records.filter(({ repeat }) => repeat !== null).length,
      value: records.filter(({ repeat }) => repeat !== null && repeat > 1).length,
    },
    returned: counted(records, 'returned', 'returned'),
    checked: counted(records, 'checked', 'asked'),
  };
}

function interviewersIn(records: readonly Interview[]): InterviewSummary['interviewers'] {
  const counts = new Map<CoderId, number>();
  for (const { interviewerIds } of records) {
    for (const id of interviewerIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    said: records.filter(({ interviewerIds }) => interviewerIds.length > 0).length,
    value: [...counts].map(([coderId, n]) => ({ coderId, n })).toSorted((a, b) => b.n - a.n),
  };
}

function counted<Field extends 'known' | 'others' | 'returned' | 'checked'>(
  records: readonly Interview[],
  field: Field,
  value: InterviewWords[Field],
): SaidOf<number> {
  return {
    said: records.filter((one) => one[field] !== null).length,
    value: records.filter((one) => one[field] === value).length,
  };
}
