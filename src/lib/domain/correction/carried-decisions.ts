import { grouped } from '../codebook/grouped.ts';
import type { Decision } from '../model/decision.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
import { isSameRecord } from '../packet/incoming/same-record.ts';
import type { Placed } from '../trail/change.ts';
import { lineAnchor } from './anchor.ts';
import type { BesideOf, CarriedBeside } from './beside.ts';
import { derivedId } from './derived-id.ts';
import { runsOf, type LineLinks } from './line-links.ts';

/** The decisions on a corrected transcript, of all rounds. */
export function decisionsCarried(
  decisions: readonly Decision[],
  { carrying, links }: BesideOf,
): CarriedBeside {
  const { before, after } = carrying;
  const here = decisions.filter(({ versionId }) => versionId === before.id);
  const carried = [...grouped(here, ({ roundId }) => roundId).values()].flatMap((ofRound) =>
    carriedDecisions(ofRound, links, after.id),
  );
  const stand = new Set(carried.flatMap((one) => one.after.map(({ id }) => id)));
  return {
    put: carried.flatMap((one) =>
      one.after.map((record): Placed => ({ table: 'decisions', record })),
    ),
    removed: here.filter(({ id }) => !stand.has(id)).map(({ id }) => ({ table: 'decisions', id })),
    anchors: carried.map(({ before: { id, line }, on }) =>
      lineAnchor(
        { kind: 'decision', recordId: id, coderId: null, codeId: null },
        carrying,
        { from: line, to: line + 1 },
        runsOf(on),
      ),
    ),
  };
}

/** What became of one decision. */
interface CarriedDecision {
  readonly before: Decision;
  /** It on the new version, once for each line; where lines were joined, the first of them brings it. */
  readonly after: readonly Decision[];
  /** The new lines on which it stands; none where it is lost and a line of it open again. */
  readonly on: readonly number[];
}

/**
 * Decisions of one round on one transcript, on the corrected version. A decision goes with its line. A
 * line that was cut into several takes it on each; lines that were joined keep it only where all of
 * them were decided alike, readings and all: nobody has decided about the words together.
 */
function carriedDecisions(
  decisions: readonly Decision[],
  { to, from }: LineLinks,
  versionId: TranscriptVersionId,
): readonly CarriedDecision[] {
  const onLine = grouped(decisions, ({ line }) => line);
  return decisions.map((before) => {
    const targets = to[before.line] ?? [];
    const stands = targets.filter((line) =>
      from[line]!.every((other) => onLine.get(other)?.some((one) => decideAlike(one, before))),
    );
    const brought = stands.filter((line) => from[line]![0] === before.line);
    const after = brought.map((line, at): Decision => ({
      ...before,
      id: at === 0 ? before.id : derivedId('decision', before.id, versionId, String(at)),
      versionId,
      line,
    }));
    return { before, after, on: stands.length < targets.length ? [] : stands };
  });
}

/** Whether two decisions say the same of two lines. */
function decideAlike(a: Decision, b: Decision): boolean {
  const ofLine = (one: Decision) => ({ ...one, id: null, line: null, at: null });
  return isSameRecord(ofLine(a), ofLine(b));
}
