import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../model/transcript-version.ts';
import { codePointsBefore } from '../transcript/code-points.ts';
import { characterIntervals, type CodedSpan } from './character-intervals.ts';
import { columnsOn, type CodeRows } from './code-rows.ts';
import type { DataOptions } from './options.ts';
import { projectedRows } from './projection.ts';
import { linesOf, unitStarts } from './unit-grid.ts';

/** Whether a unit is in the figures; if not, why. */
export const standings = ['used', 'not-codable', 'no-participant', 'coded-by-nobody'] as const;
export type Standing = (typeof standings)[number];

/** The units of one transcript, a column for each thing known of them. They tile the text. */
export interface DocumentUnits {
  /** UTF-16 offsets of the text, half-open. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The line each begins in, and the one after its last. */
  readonly firstLine: Uint32Array;
  readonly endLine: Uint32Array;
  /** Index into {@link standings}. */
  readonly standing: Uint8Array;
  /** Characters in each, where the unit is the character or the segment; `null`: each counts as one. */
  readonly weight: Uint32Array | null;
}

/** What the coders of a round decided on every unit of one transcript. */
export interface DocumentData {
  readonly transcriptId: TranscriptId;
  readonly versionId: TranscriptVersionId;
  /** Those who submitted it, two or more, as indexes into the round's `coderIds`, ascending. */
  readonly coders: readonly number[];
  /** Who speaks in it, as far as that is known. */
  readonly people: readonly string[];
  readonly units: DocumentUnits;
  /** Numbers of 32 bits a unit has in `rows`. */
  readonly words: number;
  /** One for each of `coders`. */
  readonly rows: readonly CodeRows[];
}

/** A transcript, cut as its coders saw it, and what each of them has on its lines. */
export interface CodedLines {
  readonly version: TranscriptVersion;
  /** One byte a line: whether it may be coded; whether a participant, or nobody named, says it. */
  readonly codable: Uint8Array;
  readonly participant: Uint8Array;
  readonly words: number;
  /** For each coder, a row for each line. */
  readonly rows: readonly CodeRows[];
}

/** Lines to units. */
export function unitsAndRows(
  coded: CodedLines,
  options: DataOptions,
): { readonly units: DocumentUnits; readonly rows: readonly CodeRows[] } {
  const { version, words } = coded;
  const { unit } = options;
  const starts = unitStarts(version, unit);
  const ends = endsOf(starts, version.text.length);
  if (unit === 'line') return withStandings(coded, options, starts, ends, null, coded.rows);

  const lineEnds = endsOf(version.lineFrom, version.text.length);
  const lines = {
    from: codePointsBefore(version.text, version.lineFrom, 'newlines'),
    to: codePointsBefore(version.text, lineEnds, 'newlines'),
  };
  if (unit === 'segment') {
    const weight = lines.to.map((to, line) => to - lines.from[line]!);
    return withStandings(coded, options, starts, ends, weight, coded.rows);
  }
  if (unit === 'character') return charactersOf(coded, options, lines, lineEnds);

  const units = {
    from: codePointsBefore(version.text, starts, 'newlines'),
    to: codePointsBefore(version.text, ends, 'newlines'),
  };
  const rows = coded.rows.map((row) =>
    projectedRows({ ...lines, rows: row }, units, words, options.projection),
  );
  return withStandings(coded, options, starts, ends, null, rows);
}

/** The continuum is cut at every line, so that each interval is of one line. */
function charactersOf(
  coded: CodedLines,
  options: DataOptions,
  lines: { readonly from: Uint32Array; readonly to: Uint32Array },
  lineEnds: Uint32Array,
) {
  const { version, words } = coded;
  const spans = coded.rows.map((rows) => {
    const found: CodedSpan[] = [];
    lines.from.forEach((from, line) => {
      const to = lines.to[line]!;
      if (from === to) return;
      for (const column of columnsOn(rows, words, line)) found.push({ from, to, column });
    });
    return found;
  });
  const length = lines.to.at(-1) ?? 0;
  const cut = characterIntervals(length, spans, words, lines.from);
  const kept = [...lines.from.keys()].filter((line) => lines.from[line] !== lines.to[line]);
  const pick = (column: Uint32Array) => Uint32Array.from(kept, (line) => column[line]!);
  const weight = cut.to.map((to, index) => to - cut.from[index]!);
  return withStandings(coded, options, pick(version.lineFrom), pick(lineEnds), weight, cut.rows);
}

function withStandings(
  { version, codable, participant, words }: CodedLines,
  { universe }: DataOptions,
  from: Uint32Array,
  to: Uint32Array,
  weight: Uint32Array | null,
  rows: readonly CodeRows[],
) {
  const byLine = from === version.lineFrom;
  const firstLine = byLine ? counting(from.length, 0) : linesOf(version, from);
  const endLine = byLine
    ? counting(from.length, 1)
    : linesOf(
        version,
        to.map((end) => end - 1),
      ).map((line) => line + 1);
  const standing = new Uint8Array(from.length);
  for (let unit = 0; unit < standing.length; unit += 1) {
    const line = firstLine[unit]!;
    if (codable[line] === 0) standing[unit] = notCodable;
    else if (universe === 'participant' && participant[line] === 0) standing[unit] = noParticipant;
    else if (universe === 'coded' && !rows.some((row) => hasAny(row, words, unit))) {
      standing[unit] = codedByNobody;
    }
  }
  return { units: { from, to, firstLine, endLine, standing, weight }, rows };
}

const [notCodable, noParticipant, codedByNobody] = (
  ['not-codable', 'no-participant', 'coded-by-nobody'] as const
).map((standing) => standings.indexOf(standing)) as [number, number, number];

function counting(length: number, from: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) numbers[at] = at + from;
  return numbers;
}

function hasAny(rows: CodeRows, words: number, unit: number): boolean {
  for (let word = 0; word < words; word += 1) if (rows[unit * words + word] !== 0) return true;
  return false;
}

function endsOf(starts: Uint32Array, length: number): Uint32Array {
  const ends = new Uint32Array(starts.length);
  ends.set(starts.subarray(1));
  if (starts.length > 0) ends[starts.length - 1] = length;
  return ends;
}
