import type { Range } from '../correction/carry-map.ts';
import type { CodeId } from '../model/code.ts';
import type { LineRange } from '../model/line-range.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { SettledStudy, SettledTranscript } from './settled-study.ts';

/** A maximal run of lines that carry one or more of the codes asked for. */
export interface FindingPassage extends LineRange {
  /** Identified participants who speak in it, each once. */
  readonly people: readonly ParticipantId[];
  /** How many participants speak in it whom the study has not identified. */
  readonly unidentified: number;
}

/**
 * The passages of any of the codes, by transcript in the study's order, then by line. Codes that overlap
 * or touch make one passage, so that nothing is counted twice.
 *
 * @param of only passages in which one of these people speaks.
 */
export function passagesOfCodes(
  codeIds: ReadonlySet<CodeId>,
  { settled }: Pick<SettledStudy, 'settled'>,
  of?: ReadonlySet<ParticipantId>,
): readonly FindingPassage[] {
  return settled.flatMap((one) => {
    if (of && !one.people.some((id) => of.has(id))) return [];
    const found = runsOfCodes(codeIds, one).map((run) => passageAt(run, one));
    return of ? found.filter(({ people }) => people.some((id) => of.has(id))) : found;
  });
}

/** The lines of one transcript that carry any of the codes, as maximal runs, ascending. */
export function runsOfCodes(
  codeIds: ReadonlySet<CodeId>,
  { runs }: Pick<SettledTranscript, 'runs'>,
): readonly Range[] {
  const found: (readonly Range[])[] = [];
  for (const codeId of codeIds) {
    const ofCode = runs.get(codeId);
    if (ofCode) found.push(ofCode);
  }
  const [only] = found;
  // Those of one code are maximal and ascending as they are.
  return only && found.length === 1 ? only : joinedRuns(found.flat());
}

/** Runs that overlap or touch made one, ascending. */
export function joinedRuns(runs: readonly Range[]): readonly Range[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of runs.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** Lines of a settled transcript with the people who speak on them. */
export function passageAt({ from, to }: Range, one: SettledTranscript): FindingPassage {
  const { transcript, speakerOfLine } = one;
  const inside = speakerOfLine && new Set(speakerOfLine.subarray(from, to));
  const people = new Set<ParticipantId>();
  let unidentified = 0;
  for (const [index, { role, participantId }] of transcript.speakers.entries()) {
    if (role !== 'participant' || (inside && !inside.has(index))) continue;
    if (participantId === null) unidentified += 1;
    else people.add(participantId);
  }
  return { transcriptId: transcript.id, from, to, people: [...people], unidentified };
}

/** The people who speak on stretches of lines, as far as their transcripts' coding is settled. */
export function peopleOf(
  ranges: readonly LineRange[],
  { byTranscript }: Pick<SettledStudy, 'byTranscript'>,
): ReadonlySet<ParticipantId> {
  return new Set(
    ranges.flatMap((range) => {
      const one = byTranscript.get(range.transcriptId);
      return one ? passageAt(range, one).people : [];
    }),
  );
}

/** How many lines stretches of lines cover, each line once. */
export function linesCovered(ranges: readonly LineRange[]): number {
  const byTranscript = new Map<string, LineRange[]>();
  for (const range of ranges) {
    const known = byTranscript.get(range.transcriptId);
    if (known) known.push(range);
    else byTranscript.set(range.transcriptId, [range]);
  }
  let lines = 0;
  for (const here of byTranscript.values()) {
    for (const { from, to } of joinedRuns(here)) lines += to - from;
  }
  return lines;
}
