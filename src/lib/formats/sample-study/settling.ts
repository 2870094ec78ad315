import { effectiveCodes } from '../../domain/codebook/effective-codes.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import { settledLayer } from '../../domain/codebook/recheck.ts';
import { settledCoding } from '../../domain/coding/settled-coding.ts';
import type { Code } from '../../domain/model/code.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import type { Consensus } from '../../domain/model/consensus.ts';
import type { Decision } from '../../domain/model/decision.ts';
import type { Pass } from '../../domain/model/pass.ts';
import type { Round } from '../../domain/model/round.ts';
import type { RuleChange } from '../../domain/model/rule-change.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { consensusOf } from '../../domain/reconciliation/consensus.ts';
import { ruleChanges } from './codebook.ts';
import { decisions } from './decisions.ts';
import type { Interview, SampleFiles } from './files.ts';
import { ids } from './ids.ts';

/** What came of settling the first round. */
export interface SampleSettling {
  readonly decisions: readonly Decision[];
  readonly consensuses: readonly Consensus[];
  readonly ruleChanges: readonly RuleChange[];
}

export interface SettlingGround {
  readonly sample: SampleFiles;
  readonly framework: Framework;
  readonly round: Round;
  readonly passes: readonly Pass[];
  readonly codes: readonly Code[];
  readonly coderByInitials: ReadonlyMap<string, CoderId>;
}

/** The first round, settled as the files say: the decisions, what follows from them, and the rules. */
export function settling(
  interviews: readonly { readonly interview: Interview; readonly version: TranscriptVersion }[],
  { sample, framework, round, passes, codes, coderByInitials }: SettlingGround,
): SampleSettling {
  const effective = effectiveCodes(codes, []);
  const given = { round, passes, effective };
  const made = decisions(
    sample.analysis,
    { ...given, interviews, codes, coderByInitials },
    framework,
  );
  const consensuses = interviews.map(({ interview, version }) => {
    const transcript = { id: version.transcriptId, versionId: version.id };
    return consensusOf(
      { ...given, transcript, decisions: made },
      version,
      ids.consensus(interview.id),
    );
  });
  const finished = consensuses
    .filter(({ open }) => open.length === 0)
    .flatMap(({ transcriptId }) => {
      const layers = { passes, consensuses, rounds: [round] };
      const coding = settledCoding({ id: transcriptId, settledCoderId: null }, layers);
      return settledLayer(transcriptId, coding, { ...layers, decisions: made }) ?? [];
    });
  return {
    decisions: made,
    consensuses,
    ruleChanges: ruleChanges(made, finished, codes, effective),
  };
}
