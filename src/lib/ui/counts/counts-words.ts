import type { ColumnsBy } from '../../domain/counts/columns.ts';
import type { CountTable, Measure } from '../../domain/counts/count-table.ts';
import type { RowKind } from '../../domain/counts/choices.ts';
import type { SettledStudy } from '../../domain/findings/settled-study.ts';
import { counted, numberOf } from '../time-words.ts';

export const measureNames: Readonly<Record<Measure, string>> = {
  people: 'people',
  passages: 'passages',
  lines: 'lines',
  words: 'words',
};

export const kindNames: Readonly<Record<RowKind, string>> = {
  domains: 'Domains',
  constructs: 'Constructs',
  outside: 'Outside the TDF',
  own: 'Own codes',
  subthemes: 'Subthemes',
  themes: 'Themes',
};

/** What all columns of a table together are called. */
export function allOf(by: ColumnsBy['by']): string {
  return by === 'transcripts' ? 'All transcripts' : 'All people';
}

/** What rows are chosen, in few words: "14 domains and 3 own codes". */
export function chosenWords(chosen: readonly { readonly kind: RowKind }[]): string {
  const one: Readonly<Record<RowKind, readonly [string, string]>> = {
    domains: ['domain', 'domains'],
    constructs: ['construct', 'constructs'],
    outside: ['Outside the TDF', 'Outside the TDF'],
    own: ['own code', 'own codes'],
    subthemes: ['subtheme', 'subthemes'],
    themes: ['theme', 'themes'],
  };
  const parts = (Object.keys(one) as RowKind[]).flatMap((kind) => {
    const here = chosen.filter((each) => each.kind === kind).length;
    if (here === 0) return [];
    return kind === 'outside' ? [one.outside[0]] : [counted(here, ...one[kind])];
  });
  if (parts.length === 0) return 'none chosen';
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** What stands behind a number: "9 passages, 14 lines, from 3 of 4 people". */
export function behindWords(behind: {
  readonly passages: number;
  readonly lines: number;
  readonly words: number | null;
  readonly people: number;
  /** `null` where only one is meant. */
  readonly of: number | null;
}): string {
  const { passages, lines, words, people, of } = behind;
  const voices =
    of === null
      ? counted(people, 'person', 'people')
      : `${numberOf(people)} of ${counted(of, 'person', 'people')}`;
  const parts = [
    counted(passages, 'passage'),
    counted(lines, 'line'),
    ...(words === null ? [] : [counted(words, 'word')]),
  ];
  return `${parts.join(', ')}, from ${voices}.`;
}

/** What each step of shading stands for, from light to dark. */
export function stepWords(steps: readonly number[], unit: 'number' | 'percent'): readonly string[] {
  const sign = unit === 'percent' ? ' %' : '';
  return steps.map((from, index) => {
    const next = steps[index + 1];
    if (next === undefined) {
      return unit === 'percent' ? `${from} to 100 %` : `${numberOf(from)} or more`;
    }
    if (next - 1 === from) return `${numberOf(from)}${sign}`;
    return `${numberOf(from)} to ${numberOf(next - 1)}${sign}`;
  });
}

/**
 * What shading goes by, a number for each cell: the share of a group in percent where people of groups
 * are counted, since groups differ in size; else the number itself.
 */
export function shadedBy(table: CountTable): {
  readonly unit: 'number' | 'percent';
  readonly of: (row: number, column: number) => number;
} {
  const isShare = table.measure === 'people' && table.columns.some((column) => column.of !== null);
  if (!isShare) return { unit: 'number', of: (row, column) => table.values[row]![column]! };
  return {
    unit: 'percent',
    of: (row, column) => {
      const value = table.values[row]![column]!;
      const of = table.columns[column]!.of;
      return of ? Math.max(value > 0 ? 1 : 0, Math.round((100 * value) / of)) : 0;
    },
  };
}

/** Which transcripts, and which lines of those that are counted, are left out, and why. */
export function notCountedWords({
  settled,
  unsettled,
}: Pick<SettledStudy, 'settled' | 'unsettled'>): readonly string[] {
  const named = (why: 'in-hand' | 'not-settled') =>
    unsettled.flatMap((one) => (one.why === why ? [one.transcript.name] : [])).join(', ');
  const open = settled.filter(({ openLines }) => openLines.length > 0);
  return [
    ...(named('not-settled')
      ? [`Not counted, because nothing is settled yet: ${named('not-settled')}.`]
      : []),
    ...(named('in-hand')
      ? [`Not counted, because your own pass is open, or not revealed yet: ${named('in-hand')}.`]
      : []),
    ...(open.length > 0
      ? [
          `Lines that are not settled yet carry no codes: ${open
            .map(({ transcript, openLines }) => `${openLines.length} of ${transcript.name}`)
            .join(', ')}.`,
        ]
      : []),
  ];
}
