import type { SettledStudy } from '../findings/settled-study.ts';
import type { CountsAsked } from './asked.ts';
import type { RowKind } from './choices.ts';
import type { CountColumns } from './columns.ts';
import type { Measure } from './count-table.ts';
import type { Reach } from './reach.ts';

/** What a measure counts, in one sentence. */
export function measureWords(measure: Measure): string {
  switch (measure) {
    case 'people':
      return 'Identified people in whose passages it occurs, each once.';
    case 'passages':
      return 'Passages: stretches of lines without a gap that carry it. Codes that overlap or touch make one passage.';
    case 'lines':
      return 'Lines of its passages, each once.';
    case 'words':
      return 'Words of its passages, each once where passages overlap.';
  }
}

/** How near codes have to be to count as standing together, in one or two sentences. */
export function reachWords(reach: Reach): string {
  const diagonal = 'Where a code meets itself, its own passages are counted.';
  switch (reach.within) {
    case 'line':
      return `Counted are lines that carry both codes; such lines without a gap make one passage. ${diagonal}`;
    case 'turn':
      return `Counted are turns that have both codes: from the first to the last line of the turn that carries either, one passage a turn. ${diagonal}`;
    case 'lines':
      return reach.lines === 0
        ? reachWords({ within: 'line' })
        : `Counted are stretches from a line of one code to a line of the other, at most ${reach.lines} ${reach.lines === 1 ? 'line' : 'lines'} away in the same transcript, the lines between included; what overlaps or touches makes one passage. ${diagonal}`;
  }
}

/** Why what is said of all is not the sum of a table's cells. */
export const allWords =
  'What is said of all is counted anew, not added up: people are distinct people, lines and words count once, and for any of the rows together passages that touch make one.';

/** How passages of several speakers stand in a table by people. */
export const severalWords =
  'A passage in which several people speak stands, whole, with each of them.';

/** What counts are of, in few words: "domains by participants". */
export function countsName(
  { view }: Pick<CountsAsked, 'view'>,
  rows: readonly { readonly kind: RowKind }[],
  columnsName: string,
): string {
  if (view === 'together') return 'codes that stand together';
  const isDomains = rows.length > 0 && rows.every(({ kind }) => kind === 'domains');
  return `${isDomains ? 'domains' : 'codes'} by ${columnsName}`;
}

/** How counts were made, without what is said of all. */
export function countNotes(
  { view, reach, measure, columns }: Pick<CountsAsked, 'view' | 'reach' | 'measure' | 'columns'>,
  { settled }: Pick<SettledStudy, 'settled'>,
): readonly string[] {
  const together = view === 'together';
  const severalSpeak = settled.some(({ speakerOfLine }) => speakerOfLine !== null);
  return [
    ...(together ? [reachWords(reach)] : []),
    measureWords(measure),
    ...(severalSpeak && !together && columns.by !== 'transcripts' ? [severalWords] : []),
  ];
}

/** Who has no column, and of whom only a part is settled. */
export function leftOutWords({ leftOut, inPart }: CountColumns): readonly string[] {
  const named = (why: (typeof leftOut)[number]['why']) =>
    leftOut.flatMap((one) => (one.why === why ? [one.name] : [])).join(', ');
  const reasons = [
    ['not-settled', 'Without a column, because nothing of theirs is settled yet'],
    [
      'in-hand',
      'Without a column, because the pass of who made this table is open, or not revealed yet',
    ],
    ['no-transcript', 'Without a column, because they speak in no transcript'],
  ] as const;
  return [
    ...reasons.flatMap(([why, words]) => (named(why) ? [`${words}: ${named(why)}.`] : [])),
    ...(inPart.length > 0
      ? [
          `Of some only a part is settled: ${inPart
            .map(({ name, settled, of }) => `${name}, ${settled} of ${of} transcripts`)
            .join('; ')}.`,
        ]
      : []),
  ];
}
