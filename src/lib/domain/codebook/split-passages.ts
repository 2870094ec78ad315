import { unpacked } from '../coding/packed.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import { decidedRuns, effectiveCodes, isAbout, type CodingPlace } from './effective-codes.ts';
import { grouped } from './grouped.ts';

/** A run of lines that carries a split code, with what was decided about it. */
export interface SplitPassage {
  readonly transcriptId: CodingPlace['transcriptId'];
  /** Whose codings it stands in: passes and a consensus that say the same are one passage. */
  readonly places: readonly CodingPlace[];
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
  /** The parts it was given to; none while nothing is decided. */
  readonly chosen: readonly CodeId[];
}

/** Codings of one pass or one consensus. */
export interface CodingLayer {
  readonly place: CodingPlace;
  readonly codings: PackedCodings;
}

/**
 * The passages of a split code that are to be given to its parts one by one, by transcript in the order
 * of the layers and by line. What came to the code by merging or by another split is among them.
 */
export function splitPassages(
  codeId: CodeId,
  layers: readonly CodingLayer[],
  codes: readonly Code[],
  decisions: readonly SplitDecision[],
): readonly SplitPassage[] {
  const unsplit = codes.map((code) =>
    code.id === codeId ? { ...code, status: 'active' as const } : code,
  );
  const effective = effectiveCodes(unsplit, decisions);
  const about = decisions.filter((decision) => decision.codeId === codeId);
  const runs = layers.flatMap(({ place, codings }) => {
    const here = about.filter((decision) => isAbout(decision, place));
    return effective
      .joined(unpacked(codings).codings, place)
      .filter((coding) => coding.codeId === codeId)
      .flatMap((coding) => decidedRuns(coding, here))
      .map(({ from, to, decision }) => ({ place, from, to, chosen: decision?.chosen ?? [] }));
  });

  const byTranscript = grouped(runs, ({ place }) => place.transcriptId);
  return [...byTranscript].flatMap(([transcriptId, ofTranscript]) => {
    const same = grouped(ofTranscript, ({ from, to, chosen }) =>
      [from, to, ...chosen.toSorted()].join(' '),
    );
    return [...same.values()]
      .flatMap(([first, ...others]): SplitPassage[] => {
        if (!first) return [];
        const { place, from, to, chosen } = first;
        return [
          { transcriptId, places: [place, ...others.map((one) => one.place)], from, to, chosen },
        ];
      })
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
  });
}
