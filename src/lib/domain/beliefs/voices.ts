import type { Range } from '../correction/carry-map.ts';
import { passageAt, runsOfCodes } from '../findings/passages.ts';
import type { SettledStudy, SettledTranscript } from '../findings/settled-study.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { Belief } from '../model/belief.ts';
import type { CodeId } from '../model/code.ts';
import type { LineRange } from '../model/line-range.ts';
import type { ParticipantId } from '../model/participant.ts';
import { byPlace } from '../study/order.ts';
import { joinedRanges, runsWithout, sharedRuns } from './ranges.ts';

/** A passage of a statement, and what of it counts now. */
export interface BeliefPassage extends LineRange {
  /**
   * `in-part`: some of its lines count. `no-longer-carries`: its lines are settled, and none carries the
   * statement's domain. `not-settled`: nothing is settled on its lines, so nothing is known of them.
   */
  readonly standing: 'counts' | 'in-part' | 'no-longer-carries' | 'not-settled';
  /** The lines of it that count, as runs. */
  readonly counted: readonly Range[];
  /** The lines of it that do not. */
  readonly left: readonly Range[];
  /** Identified participants who speak on the lines that count. */
  readonly people: readonly ParticipantId[];
  /** How many participants speak there whom the study has not identified. */
  readonly unidentified: number;
}

/** Who voices a statement, and where. */
export interface Voices {
  /** All of them, by transcript in the study's order, then by line; overlapping ones are one. */
  readonly passages: readonly BeliefPassage[];
  /** Of these, how many count, wholly or in part. */
  readonly counted: number;
  /** Identified participants who speak in what counts, each once: the n of "n of N people". */
  readonly people: ReadonlySet<ParticipantId>;
  /** How many passages that count have somebody in them whom the study has not identified. */
  readonly withUnidentified: number;
}

/**
 * Reads who voices statements. A passage counts as far as its lines carry the statement's domain in the
 * settled coding; of a statement without a domain, as far as they are settled. A statement merged into
 * another is read like any other here: leave it out where statements are counted ({@link standing}).
 */
export function voicesReader(
  settled: SettledStudy,
): (belief: Pick<Belief, 'passages' | 'domainId'>) => Voices {
  const codes = new Map<CodeId, ReadonlySet<CodeId>>();
  const codesOf = (codeId: CodeId) => {
    const known = codes.get(codeId) ?? codesOfTarget({ on: 'code', codeId }, settled, noThemes);
    codes.set(codeId, known);
    return known;
  };
  const place = new Map(settled.settled.map(({ transcript }, index) => [transcript.id, index]));
  const placeOf = ({ transcriptId }: LineRange) => place.get(transcriptId) ?? place.size;

  return ({ passages, domainId }) => {
    const read = joinedRanges(passages)
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((range) => {
        const one = settled.byTranscript.get(range.transcriptId);
        if (!one) return { ...range, ...nothingSettled(range) };
        const carrying = domainId === null ? null : runsOfCodes(codesOf(domainId), one);
        return { ...range, ...readPassage(range, one, carrying) };
      });
    const counted = read.filter((one) => one.counted.length > 0);
    return {
      passages: read,
      counted: counted.length,
      people: new Set(counted.flatMap(({ people }) => people)),
      withUnidentified: counted.filter(({ unidentified }) => unidentified > 0).length,
    };
  };
}

/** Statements that stand by themselves: what was merged into another counts nowhere. */
export function standing(beliefs: readonly Belief[]): readonly Belief[] {
  return beliefs.filter(({ mergedInto }) => mergedInto === null).toSorted(byPlace);
}

const noThemes = { subthemes: [] };

type Read = Omit<BeliefPassage, keyof LineRange>;

function nothingSettled({ from, to }: Range): Read {
  return {
    standing: 'not-settled',
    counted: [],
    left: [{ from, to }],
    people: [],
    unidentified: 0,
  };
}

/** @param carrying runs that carry the domain; `null` where every settled line counts. */
function readPassage(
  range: LineRange,
  one: SettledTranscript,
  carrying: readonly Range[] | null,
): Read {
  const within = { from: range.from, to: Math.min(range.to, one.transcript.lineCount) };
  const open = [...one.openLines].map((line) => ({ from: line, to: line + 1 }));
  const settledRuns = runsWithout([within], open);
  if (settledRuns.length === 0) return nothingSettled(range);
  const counted = carrying === null ? settledRuns : sharedRuns(settledRuns, carrying);
  const left = runsWithout([{ from: range.from, to: range.to }], counted);
  const speaking = counted.map((run) => passageAt(run, one));
  return {
    standing: counted.length === 0 ? 'no-longer-carries' : left.length === 0 ? 'counts' : 'in-part',
    counted,
    left,
    people: [...new Set(speaking.flatMap(({ people }) => people))],
    unidentified: Math.max(0, ...speaking.map(({ unidentified }) => unidentified)),
  };
}
