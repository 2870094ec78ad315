import type { Range } from '../correction/carry-map.ts';
import type { Case } from '../findings/cases.ts';
import { passageAt, runsOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy, SettledTranscript } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';
import type { LineRange } from '../model/line-range.ts';
import type { ParticipantId } from '../model/participant.ts';

/**
 * What is coded for one case in one column. A matrix has thousands of cells and is looked at cell by cell:
 * how many passages there are, and whether they are what a cell rests on, is told without making them.
 */
export class CodedCell {
  readonly #parts: { readonly one: SettledTranscript; readonly runs: readonly Range[] }[] = [];
  #passages: readonly FindingPassage[] | undefined;
  count = 0;

  /** @param runs in a transcript after those added before. */
  add(one: SettledTranscript, runs: readonly Range[]): void {
    if (runs.length === 0) return;
    this.#parts.push({ one, runs });
    this.count += runs.length;
  }

  /** By transcript in the study's order, then by line. */
  get passages(): readonly FindingPassage[] {
    this.#passages ??= this.#parts.flatMap(({ one, runs }) =>
      runs.map((run) => passageAt(run, one)),
    );
    return this.#passages;
  }

  /** Whether these are the same runs in the same order. */
  isSameAs(ranges: readonly LineRange[]): boolean {
    if (ranges.length !== this.count) return false;
    let at = 0;
    for (const { one, runs } of this.#parts) {
      for (const { from, to } of runs) {
        const range = ranges[at];
        if (range?.from !== from || range.to !== to) return false;
        if (range.transcriptId !== one.transcript.id) return false;
        at += 1;
      }
    }
    return true;
  }
}

/** What is coded with any of some codes, for every case; each settled transcript is looked at once. */
export function codedByCase(
  codes: ReadonlySet<CodeId>,
  cases: readonly Pick<Case, 'people'>[],
  { settled }: Pick<SettledStudy, 'settled'>,
): readonly CodedCell[] {
  const found = cases.map(() => new CodedCell());
  const casesOf = casesByPerson(cases);
  for (const one of settled) {
    const here = new Set(one.people.flatMap((id) => casesOf.get(id) ?? []));
    if (here.size === 0) continue;
    const runs = runsOfCodes(codes, one);
    if (runs.length === 0) continue;
    for (const at of here) {
      const people = cases[at]?.people;
      if (people) found[at]?.add(one, runsOfPeople(runs, people, one));
    }
  }
  return found;
}

/** The runs in which one of some people speaks. */
function runsOfPeople(
  runs: readonly Range[],
  people: ReadonlySet<ParticipantId>,
  one: SettledTranscript,
): readonly Range[] {
  // Who speaks in it speaks in every line that can be coded.
  if (!one.speakerOfLine) return runs;
  return runs.filter((run) => passageAt(run, one).people.some((id) => people.has(id)));
}

function casesByPerson(
  cases: readonly Pick<Case, 'people'>[],
): ReadonlyMap<ParticipantId, readonly number[]> {
  const found = new Map<ParticipantId, number[]>();
  for (const [at, { people }] of cases.entries()) {
    for (const id of people) {
      const known = found.get(id);
      if (known) known.push(at);
      else found.set(id, [at]);
    }
  }
  return found;
}
