import { visibleRuleChanges } from '../domain/coding/visible-checks.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visibleDecisions,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Everything of one moment, as far as this coder may see it. */
export async function codebookRoundsRecords({ db, here }: OpenStudy) {
  const [codes, passes, consensuses, decisions, rounds, coders] = await Promise.all([
    db.codes.toArray(),
    db.passes.toArray(),
    db.consensuses.toArray(),
    db.decisions.toArray(),
    db.rounds.toArray(),
    db.coders.toArray(),
  ]);
  const [transcripts, splitDecisions, ruleChanges, codebookVersions] = await Promise.all([
    db.transcripts.toArray(),
    db.splitDecisions.toArray(),
    db.ruleChanges.toArray(),
    db.codebookVersions.toArray(),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  return {
    codes: visibleCodes(viewer, codes, passes, rounds),
    passes: visiblePasses(viewer, passes, rounds),
    consensuses: visibleConsensuses(viewer, consensuses, passes, rounds),
    decisions: visibleDecisions(viewer, decisions, passes, rounds),
    rounds,
    coders,
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    splitDecisions,
    ruleChanges: visibleRuleChanges(viewer, ruleChanges, {
      transcripts,
      passes,
      consensuses,
      rounds,
    }),
    codebookVersions,
  };
}
