import type { SettledTranscript } from '../findings/settled-study.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Measure } from './count-table.ts';
import { wordsOn, type LineFigures } from './line-figures.ts';
import { linesIn, type FlatRuns } from './coded-runs.ts';

/** Numbers of every measure, one for each cell, row after row. */
export type Tallies = Readonly<Record<Measure, Uint32Array>>;

export function noTallies(cells: number): Tallies {
  return {
    people: new Uint32Array(cells),
    passages: new Uint32Array(cells),
    lines: new Uint32Array(cells),
    words: new Uint32Array(cells),
  };
}

/**
 * Adds runs of lines as passages to some cells; their people are counted apart.
 * @param figures `null` while the words are not read.
 */
export function addPassages(
  tallies: Tallies,
  cells: readonly number[],
  runs: FlatRuns,
  figures: LineFigures | null,
): void {
  let words = 0;
  if (figures) {
    for (let at = 0; at < runs.length; at += 2) words += wordsOn(figures, runs[at]!, runs[at + 1]!);
  }
  const lines = linesIn(runs);
  for (const cell of cells) {
    tallies.passages[cell]! += runs.length / 2;
    tallies.lines[cell]! += lines;
    tallies.words[cell]! += words;
  }
}

/** The identified participants of one transcript as numbers, and which of them speak in a run. */
export interface Voices {
  /** All of them, each once. */
  readonly all: readonly number[];
  /** Whether all of them speak in every run, as far as can be told. */
  readonly always: boolean;
  /** Those who speak on lines [from, to), each once; the array is used again by the next call. */
  readonly in: (from: number, to: number) => readonly number[];
}

/** @param numberOf of every person with settled coding. */
export function voicesOf(
  { transcript, speakerOfLine, people }: SettledTranscript,
  numberOf: ReadonlyMap<ParticipantId, number>,
): Voices {
  const all = people.map((id) => numberOf.get(id)!);
  if (!speakerOfLine) return { all, always: true, in: () => all };
  const personOf = transcript.speakers.map(({ role, participantId }) =>
    role === 'participant' && participantId !== null ? (numberOf.get(participantId) ?? -1) : -1,
  );
  const found: number[] = [];
  return {
    all,
    always: false,
    in: (from, to) => {
      found.length = 0;
      for (let line = from; line < to; line += 1) {
        const person = personOf[speakerOfLine[line] ?? -1] ?? -1;
        if (person >= 0 && !found.includes(person)) found.push(person);
      }
      return found;
    },
  };
}
