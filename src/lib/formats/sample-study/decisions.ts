import type { EffectiveCodes } from '../../domain/codebook/effective-codes.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import type { Code, CodeId } from '../../domain/model/code.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import { reasons, type Decision, type Reason } from '../../domain/model/decision.ts';
import type { Pass } from '../../domain/model/pass.ts';
import type { Round } from '../../domain/model/round.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import {
  codesInQuestion,
  differencesOf,
  type Difference,
} from '../../domain/reconciliation/differences.ts';
import { domainCode } from './codings.ts';
import type { Analysis, Interview, SampleDecision } from './files.ts';
import { ids } from './ids.ts';

/** What the sample's decisions rest on. */
export interface Settled {
  readonly interviews: readonly {
    readonly interview: Interview;
    readonly version: TranscriptVersion;
  }[];
  readonly round: Round;
  readonly passes: readonly Pass[];
  readonly codes: readonly Code[];
  readonly effective: EffectiveCodes;
  readonly coderByInitials: ReadonlyMap<string, CoderId>;
}

/**
 * What the team decided in the first round. The files decide about domains only. Own codes were not
 * argued over line by line: what either coder gave stands, and where nothing but own codes differs a
 * decision of the two says so. A line whose domains differ and that the files leave out is open.
 */
export function decisions(
  { decisions: given }: Pick<Analysis, 'decisions'>,
  settled: Settled,
  framework: Framework,
): readonly Decision[] {
  const own = new Set(settled.codes.filter(({ kind }) => kind === 'own').map(({ id }) => id));
  return settled.interviews.flatMap(({ interview, version }, index) => {
    const { round, passes, effective } = settled;
    const transcript = { id: version.transcriptId, versionId: version.id };
    const found = differencesOf({ round, transcript, passes, decisions: [], effective });
    return found.flatMap((difference, order): readonly Decision[] => {
      const { line } = difference;
      const decided = given.find((one) => one.id === interview.id && one.line === line + 1);
      const onlyOwn = codesInQuestion(difference).every((codeId) => own.has(codeId));
      if (!decided && !onlyOwn) return [];
      const ownCodes = difference.readings.flatMap(({ codeIds }) =>
        codeIds.filter((codeId) => own.has(codeId)),
      );
      const verdict = decided
        ? verdictOf(decided, difference, own, framework)
        : { ...plainVerdict, keep: difference.readings.flatMap(({ codeIds }) => codeIds) };
      const by = (decided?.by ?? 'AO+TB').split('+');
      return [
        {
          id: ids.decision(interview.id, line + 1),
          roundId: round.id,
          transcriptId: version.transcriptId,
          versionId: version.id,
          line,
          readings: difference.readings.map(({ coderId, codeIds }) => ({
            coderId,
            codeIds: [...codeIds],
          })),
          ...verdict,
          keep: sorted([...verdict.keep, ...ownCodes]),
          asked: by.length === 1 ? asked(index, order, settled.round) : null,
          by: by.map((initials) => coderWith(initials, settled.coderByInitials)),
          at: decidedAt(index, order, by.length === 1),
        },
      ];
    });
  });
}

/** The files tell that a line was flagged, and not in which words. */
function asked(
  interview: number,
  order: number,
  { coderIds }: Pick<Settled['round'], 'coderIds'>,
): Decision['asked'] {
  return { words: '', by: [...coderIds], at: decidedAt(interview, order, false) };
}

type Verdict = Pick<
  Decision,
  'outcome' | 'coderId' | 'keep' | 'reason' | 'words' | 'rule' | 'ruleCodeIds'
>;

const plainVerdict = {
  outcome: 'all',
  coderId: null,
  reason: null,
  words:
    'Only own codes differ here. They were not argued over line by line: what either of us gave stands.',
  rule: '',
  ruleCodeIds: [],
} satisfies Omit<Verdict, 'keep'>;

function verdictOf(
  decided: SampleDecision,
  difference: Difference,
  own: ReadonlySet<CodeId>,
  framework: Framework,
): Verdict {
  const { outcome, keep, words = '', rule = '' } = decided;
  const letter = outcome === 'A' || outcome === 'B' ? outcome : null;
  const domainIds = sorted(keep.map((key) => domainCode(key, framework)));
  const ownDiffer = codesInQuestion(difference).some((codeId) => own.has(codeId));
  return {
    outcome: letter ? 'coder' : outcomeOf(outcome),
    coderId: letter && ids.coder(letter),
    keep: domainIds,
    reason: reasonOf(decided.reason),
    words: [words, ownDiffer ? 'Of own codes, what either of us gave stands.' : '']
      .filter(Boolean)
      .join(' '),
    rule,
    ruleCodeIds: rule === '' ? [] : domainIds,
  };
}

function outcomeOf(outcome: string): Decision['outcome'] {
  if (outcome === 'both') return 'all';
  if (outcome === 'other' || outcome === 'neither') return outcome;
  throw new RangeError(`a decision of the sample is "${outcome}"`);
}

function reasonOf(words: string): Reason {
  const found = reasons.find((reason) => reason === words.replace(' ', '-'));
  if (!found) throw new RangeError(`a decision of the sample has the reason "${words}"`);
  return found;
}

function coderWith(initials: string, coders: ReadonlyMap<string, CoderId>): CoderId {
  const coderId = coders.get(initials);
  if (!coderId) throw new RangeError(`a decision of the sample is by "${initials}"`);
  return coderId;
}

/**
 * Two interviews an afternoon, on three afternoons, a line a minute; what was flagged was settled by the
 * adjudicator when the lines of that afternoon had been talked through. The rules were there for the
 * interviews that followed.
 */
function decidedAt(interview: number, order: number, flagged: boolean): string {
  const day = 10 + Math.floor(interview / 2);
  const hour = flagged ? 15 : 13 + (interview % 2);
  return `2025-11-${day}T${hour}:${String(order).padStart(2, '0')}:00.000Z`;
}

function sorted(codeIds: readonly CodeId[]): CodeId[] {
  return [...new Set(codeIds)].sort();
}
