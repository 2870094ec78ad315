import type { Code } from '../model/code.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { RuleChange } from '../model/rule-change.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { Change } from '../trail/change.ts';
import type { Anchor } from './anchor.ts';
import type { LineFindings } from './line-findings.ts';
import type { Carrying } from './carrying.ts';
import type { LineLinks } from './line-links.ts';

/** What stands beside the passes over a transcript; also what is about others, which stays as it is. */
export interface Beside extends LineFindings {
  readonly decisions: readonly Decision[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly ruleChanges: readonly RuleChange[];
  readonly memos: readonly Memo[];
  readonly consensuses: readonly Consensus[];
  readonly rounds: readonly Round[];
  readonly codes: readonly Code[];
  /** On the corrected version already. */
  readonly passes: readonly Pass[];
}

/** How one kind of record is carried. */
export interface BesideOf {
  readonly carrying: Carrying;
  readonly links: LineLinks;
}

export interface CarriedBeside extends Pick<Change, 'put' | 'removed'> {
  /** What became of each; what is lost leaves its line to be settled or looked at anew. */
  readonly anchors: readonly Anchor[];
}
