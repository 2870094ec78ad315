import { markOf } from '../checks/mark.ts';
import type { piecesOf } from '../paper/pieces.ts';
import type { ManuscriptFinding } from './finding.ts';
import { tableKey } from './manuscript-tables.ts';
import type { TextUnit } from './manuscript-text.ts';
import type { ReadManuscript } from './read-manuscript.ts';
import type { CitationsChecked } from './study-citations.ts';

const kinds = [
  { series: 'Table', many: 'tables', pattern: /\bTables?\s+(\d[\d\s,–and&-]*)/g },
  { series: 'Figure', many: 'figures', pattern: /\b(?:Figures?|Figs?\.)\s+(\d[\d\s,–and&-]*)/g },
] as const;

type Kind = (typeof kinds)[number];

/** "Table 2 of Atkins" is another paper's. */
const elsewhere = /^\s*(?:of|in|from)\s+\p{Lu}\p{Ll}+/u;

/**
 * L5: tables and figures that are cited and are not there: among the manuscript's own captions, or where it has
 * none among the pieces of the results pack.
 */
export function citedPieces(
  pieces: ReturnType<typeof piecesOf>,
  read: ReadManuscript,
): CitationsChecked {
  const each = kinds.map((kind) => ofKind(kind, pieces, read));
  return {
    findings: each.flatMap(({ findings }) => findings),
    unchecked: each.flatMap(({ unchecked }) => unchecked),
  };
}

function ofKind(
  kind: Kind,
  pieces: ReturnType<typeof piecesOf>,
  read: ReadManuscript,
): CitationsChecked {
  const { series, many } = kind;
  const mentions = read.units
    .filter((unit) => !unit.isReference && captionNumber(kind, unit) === null)
    .flatMap((unit) => mentionsIn(kind, unit));
  if (mentions.length === 0) return { findings: [], unchecked: [] };
  const own = captionNumbers(series, read);
  const ofPack = new Set(
    pieces.flatMap((one) =>
      one.series === series && one.number !== null ? [String(one.number)] : [],
    ),
  );
  const there = own.size > 0 ? own : ofPack;
  if (there.size === 0) {
    const why = `neither the manuscript nor the results pack has a caption of a ${series.toLowerCase()}`;
    return { findings: [], unchecked: [`Citations of ${many} were not checked, because ${why}.`] };
  }
  return {
    findings: mentions.flatMap(({ unit, from, to, numbers }): ManuscriptFinding[] => {
      const missing = numbers.filter((number) => !there.has(number));
      const [first] = missing;
      if (first === undefined) return [];
      const whose = own.size > 0 ? 'the manuscript' : 'the results pack';
      return [
        read.finding(
          unit,
          { from, to },
          {
            rule: 'L5',
            mark: markOf('manuscript', 'piece', series, missing),
            is: 'mismatch',
            what: `“${unit.words.slice(from, to)}” is cited; ${whose} has no ${series} ${missing.join(` and no ${series} `)}.`,
            why: 'A reader who looks it up does not find it.',
            place: null,
          },
        ),
      ];
    }),
    unchecked:
      own.size > 0
        ? []
        : [
            `Citations of ${many} were held against the results pack as it is now, because the manuscript has no captions of ${many}.`,
          ],
  };
}

/** Numbers of a series that stand over or under something in the manuscript. */
export function captionNumbers(
  series: Kind['series'],
  { units, tables }: Pick<ReadManuscript, 'units' | 'tables'>,
): ReadonlySet<string> {
  const kind = kinds.find((one) => one.series === series)!;
  return new Set([
    ...(series === 'Table' ? tables.flatMap(({ number }) => number ?? []) : []),
    ...units.flatMap((unit) => captionNumber(kind, unit) ?? []),
  ]);
}

/** "Figure 2. The map" is a caption, "Figure 2 shows the map" is none. */
function captionNumber({ series }: Kind, { words, row }: TextUnit): string | null {
  if (row !== null && row > 0) return null;
  const name = series === 'Figure' ? '(?:Figure|Fig\\.?)' : series;
  const pattern = new RegExp(
    `^\\s*${name}\\s+([A-Z]{0,2}\\.?\\d+[a-z]?)(?:\\s*[.:|–—]\\s*\\D|\\s+\\p{Lu}|\\s*$)`,
    'u',
  );
  const [, number] = pattern.exec(words) ?? [];
  return number === undefined ? null : tableKey(number);
}

interface Mention {
  readonly unit: TextUnit;
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly string[];
}

function mentionsIn({ pattern }: Kind, unit: TextUnit): readonly Mention[] {
  return [...unit.words.matchAll(pattern)].flatMap(
    ({ 0: whole, 1: list = '', index }): Mention[] => {
      // Only what goes on as a list of numbers belongs to it; "Table 2, 3 of 8" does not.
      const isMany = /^(?:Tables|Figures|Figs)/.test(whole);
      const said = (isMany ? /^\d+(?:\s*(?:[–-]|,\s*and\b|,|and\b|&)\s*\d+)*/ : /^\d+/).exec(
        list,
      )?.[0];
      if (said === undefined) return [];
      const to = index + whole.length - list.length + said.length;
      if (elsewhere.test(unit.words.slice(to)) || /^[a-z]?\.\d/.test(unit.words.slice(to)))
        return [];
      return [{ unit, from: index, to, numbers: numbersIn(said) }];
    },
  );
}

function numbersIn(list: string): readonly string[] {
  const found = [...list.matchAll(/(\d+)(?:\s*[–-]\s*(\d+))?/g)].flatMap(([, first, last]) => {
    const [from, to] = [Number(first), Number(last ?? first)];
    return Array.from({ length: Math.min(Math.max(1, to - from + 1), 50) }, (_, at) => from + at);
  });
  return [...new Set(found)].map(String);
}
