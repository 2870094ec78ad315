import { casesOf, notKnown } from '../findings/cases.ts';
import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import type { AttributeId } from '../model/attribute.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { CountHeading } from './count-table.ts';

/** What columns are made of. */
export type ColumnsBy =
  | { readonly by: 'participants' }
  | { readonly by: 'transcripts' }
  | { readonly by: 'attribute'; readonly attributeId: AttributeId };

/** A column of a cross-tabulation: people, a transcript, or passages in which nobody identified speaks. */
export type CountColumn = CountHeading &
  (
    | { readonly is: 'people'; readonly people: ReadonlySet<ParticipantId> }
    | { readonly is: 'transcript'; readonly transcriptId: TranscriptId }
    | { readonly is: 'nobody' }
  );

/** Columns, and whom they leave out because nothing of theirs is settled. */
export interface CountColumns {
  readonly columns: readonly CountColumn[];
  /** Names of people, transcripts or groups without settled coding, with the reason. */
  readonly leftOut: readonly {
    readonly name: string;
    readonly why: 'in-hand' | 'not-settled' | 'no-transcript';
  }[];
  /** People and groups of whom only some transcripts are settled. */
  readonly inPart: readonly {
    readonly name: string;
    readonly settled: number;
    readonly of: number;
  }[];
}

/** The last column of people, in which nobody identified speaks; drawn only where it counts something. */
export const nobody: CountColumn = {
  is: 'nobody',
  key: 'nobody',
  name: 'nobody identified',
  of: null,
};

/**
 * The columns of a study with settled coding, in the study's order or that of tables. Those of whom a
 * value is not known have a column of their own, the last; a person with several values stands in each.
 */
export function countColumns(by: ColumnsBy, settled: SettledStudy): CountColumns {
  if (by.by === 'transcripts') return transcriptColumns(settled);
  const heard = settledPeople(settled);
  const rows =
    by.by === 'participants'
      ? ({ by: 'participant' } as const)
      : { by: 'attribute' as const, attributeId: by.attributeId };
  const cases = casesOf(rows, settled).map((one) => ({
    ...one,
    name: one.about.on === 'group' && one.label === notKnown ? 'not known' : one.label,
  }));
  const columns = cases.flatMap(({ key, name, people, settledIds }): CountColumn[] => {
    if (settledIds.length === 0) return [];
    const of = [...people].filter((id) => heard.has(id)).length;
    return [{ is: 'people', key, name, people, of: by.by === 'participants' ? null : of }];
  });
  return {
    columns: [...columns, nobody],
    leftOut: cases.flatMap(({ name, settledIds, unsettledIds, inHand }) => {
      if (settledIds.length > 0) return [];
      const why = inHand ? 'in-hand' : unsettledIds.length > 0 ? 'not-settled' : 'no-transcript';
      return [{ name, why } as const];
    }),
    inPart: cases.flatMap(({ name, settledIds, unsettledIds }) =>
      settledIds.length > 0 && unsettledIds.length > 0
        ? [{ name, settled: settledIds.length, of: settledIds.length + unsettledIds.length }]
        : [],
    ),
  };
}

function transcriptColumns({ settled, unsettled }: SettledStudy): CountColumns {
  return {
    columns: settled.map(({ transcript: { id, name } }) => ({
      is: 'transcript',
      key: `transcript ${id}`,
      name,
      of: null,
      transcriptId: id,
    })),
    leftOut: unsettled.map(({ transcript: { name }, why }) => ({ name, why })),
    inPart: [],
  };
}
