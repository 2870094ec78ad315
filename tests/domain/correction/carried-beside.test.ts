import { describe, expect, it } from 'vitest';
import { unpacked } from '#lib/domain/coding/packed.ts';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { Memo } from '#lib/domain/model/memo.ts';
import type { RuleChange } from '#lib/domain/model/rule-change.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { consensusOf } from '#lib/domain/reconciliation/consensus.ts';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import {
  amara,
  applied,
  blindMemo,
  blindPass,
  environment,
  knowledge,
  plan,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';

const at = '2025-11-18T10:00:00.000Z';
const base = teamStudy();
const [first, second] = base.transcripts.map(({ id }) => id);
const p01 = first!;
const { versionId } = base.transcripts[0]!;
const round = plan([p01], {
  coderIds: [amara, tom],
  revealed: [{ transcriptId: p01, at, coderId: amara }],
});

/** The second line of the text becomes two; the last words stand one line further on. */
const cut = [['I know it, it is new', 'I know it. It is new']] as const;
/** The second and the third line become one. */
const joined = [['it is new. It is', 'it is new and it is']] as const;
/** The third line goes. */
const gone = [[' It is written down.', '']] as const;

function decision(number: number, line: number, more: Partial<Decision> = {}): Decision {
  return {
    id: uuid(24, number) as DecisionId,
    roundId: round.id,
    transcriptId: p01,
    versionId,
    line,
    readings: [
      { coderId: amara, codeIds: [knowledge] },
      { coderId: tom, codeIds: [] },
    ],
    outcome: 'coder',
    coderId: amara,
    keep: [knowledge],
    reason: 'missed',
    words: 'We looked again',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom],
    at,
    ...more,
  };
}

/** Amara has Knowledge on lines 1 and 2, Tom nothing. */
function study(more: Partial<StudySnapshot> = {}): StudySnapshot {
  return {
    ...base,
    rounds: [round],
    passes: [
      blindPass(base, 1, 0, amara, [[knowledge, 1, 3]], at),
      blindPass(base, 2, 0, tom, [], at),
    ],
    ...more,
  };
}

const agreed = (given: StudySnapshot): Consensus =>
  consensusOf(
    {
      round,
      transcript: given.transcripts.find(({ id }) => id === p01)!,
      passes: given.passes,
      decisions: given.decisions,
      effective: effectiveCodes(given.codes, given.splitDecisions),
    },
    given.transcriptVersions.find(
      ({ id }) => id === given.transcripts.find((one) => one.id === p01)!.versionId,
    )!,
    uuid(8, 1) as Consensus['id'],
  );

const after = (given: StudySnapshot, edits: Parameters<typeof correctionOf>[2]) =>
  applied(given, correctionOf(given, p01, edits).change);
const fates = (given: StudySnapshot, edits: Parameters<typeof correctionOf>[2]) =>
  correctionOf(given, p01, edits)
    .anchors.filter(({ kind }) => kind !== 'coding')
    .map(({ kind, fate }) => `${kind} ${fate}`);

describe('a decision', () => {
  it('goes with its line, and on each line the line is cut into', () => {
    const given = study({ decisions: [decision(1, 1)] });
    const now = after(given, cut);
    expect(now.decisions.map(({ line }) => line)).toEqual([1, 2]);
    expect(now.decisions[0]!.id).toBe(uuid(24, 1));
    expect(now.decisions[1]!.id).not.toBe(uuid(24, 1));
    for (const { readings, versionId: on } of now.decisions) {
      expect(readings).toEqual(given.decisions[0]!.readings);
      expect(on).not.toBe(versionId);
    }
    // The same correction gives the same ids on every machine.
    expect(after(given, cut).decisions).toEqual(now.decisions);
  });

  it('stays where lines were joined only if all of them were decided alike', () => {
    const alike = study({ decisions: [decision(1, 1), decision(2, 2)] });
    expect(after(alike, joined).decisions).toEqual([
      expect.objectContaining({ id: uuid(24, 1), line: 1 }),
    ]);
    expect(fates(alike, joined)).toEqual(['decision moved', 'decision moved']);
    const unlike = study({ decisions: [decision(1, 1), decision(2, 2, { keep: [] })] });
    expect(after(unlike, joined).decisions).toEqual([]);
    expect(fates(unlike, joined)).toEqual(['decision lost', 'decision lost']);
    const one = study({ decisions: [decision(1, 1)] });
    expect(after(one, joined).decisions).toEqual([]);
  });

  it('is lost with its words, and listed', () => {
    const given = study({ decisions: [decision(1, 2)] });
    expect(after(given, gone).decisions).toEqual([]);
    expect(fates(given, gone)).toEqual(['decision lost']);
  });
});

describe('the consensus', () => {
  it('follows from what was carried, and a line whose decision was lost is open again', () => {
    const decided = study({ decisions: [decision(1, 1), decision(2, 2, { keep: [] })] });
    const given = { ...decided, consensuses: [agreed(decided)] };
    const now = after(given, joined);
    expect(now.consensuses).toEqual([agreed(now)]);
    expect([...now.consensuses[0]!.open]).toEqual([1]);
    expect(unpacked(now.consensuses[0]!).codings).toEqual([]);
  });

  it('goes over by its lines where not all passes are here', () => {
    const decided = study({ decisions: [decision(1, 1)] });
    const given: StudySnapshot = {
      ...decided,
      consensuses: [agreed(decided)],
      rounds: [{ ...round, coderIds: [amara, tom, sofia] }],
    };
    expect([...given.consensuses[0]!.open]).toEqual([2]);
    const now = after(given, cut);
    expect(unpacked(now.consensuses[0]!).codings).toEqual([{ codeId: knowledge, from: 1, to: 3 }]);
    expect([...now.consensuses[0]!.open]).toEqual([3]);
    const together = after(given, joined);
    expect(unpacked(together.consensuses[0]!).codings).toEqual([]);
    expect([...together.consensuses[0]!.open]).toEqual([1]);
  });
});

describe('what was looked at', () => {
  const checked = (from: number, to: number) => ({
    transcriptId: p01,
    from,
    to,
    coderId: amara,
    at,
  });
  const change: RuleChange = {
    id: uuid(31, 1) as RuleChange['id'],
    codeId: knowledge,
    at,
    coderId: amara,
    note: '',
    decisionId: null,
    checked: [checked(2, 3), { ...checked(0, 1), transcriptId: second! }],
  };
  const split: SplitDecision = {
    id: uuid(33, 1) as SplitDecision['id'],
    codeId: knowledge,
    transcriptId: p01,
    coderId: amara,
    roundId: round.id,
    from: 1,
    to: 3,
    chosen: [environment],
  };

  it('goes with lines that are whole, and what is about other transcripts stays', () => {
    const now = after(study({ ruleChanges: [change], splitDecisions: [split] }), cut);
    expect(now.ruleChanges[0]!.checked.map(({ from, to }) => [from, to])).toEqual([
      [3, 4],
      [0, 1],
    ]);
    expect(now.splitDecisions).toEqual([{ ...split, from: 1, to: 4 }]);
  });

  it('is to be looked at again where its line was joined with another', () => {
    const given = study({ ruleChanges: [change], splitDecisions: [{ ...split, from: 2 }] });
    const now = after(given, joined);
    expect(now.ruleChanges[0]!.checked).toEqual([change.checked[1]]);
    expect(now.splitDecisions).toEqual([]);
    expect(fates(given, joined)).toEqual(['split-decision lost', 'checked lost']);
  });
});

describe('a memo', () => {
  const memo = (more: Partial<Memo>) => blindMemo(base, 1, 0, amara, 'He laughed.', more);

  it('goes with its words, and so do its links, without being written anew', () => {
    const link = { on: 'lines' as const, transcriptId: p01, from: 2, to: 3 };
    const given = study({ memos: [memo({ from: 2, to: 3, links: [link] })] });
    expect(after(given, cut).memos).toEqual([
      { ...given.memos[0], from: 3, to: 4, links: [{ ...link, from: 3, to: 4 }] },
    ]);
  });

  it('whose words are gone stays on the transcript, and is listed', () => {
    const link = { on: 'lines' as const, transcriptId: p01, from: 2, to: 3 };
    const given = study({ memos: [memo({ from: 2, to: 3, links: [link] })] });
    expect(after(given, gone).memos).toEqual([
      expect.objectContaining({
        about: 'transcript',
        from: null,
        to: null,
        text: 'He laughed.',
        links: [{ on: 'transcript', transcriptId: p01 }],
      }),
    ]);
    expect(fates(given, gone)).toEqual(['memo lost', 'memo-link lost']);
  });

  it('on another transcript stays as it is, but for its link', () => {
    const link = { on: 'lines' as const, transcriptId: p01, from: 2, to: 3 };
    const other = memo({ transcriptId: second!, from: 2, to: 3, links: [link] });
    expect(after(study({ memos: [other] }), cut).memos).toEqual([
      { ...other, links: [{ ...link, from: 3, to: 4 }] },
    ]);
  });
});

it('puts and removes each record once', () => {
  const given = study({ decisions: [decision(1, 1), decision(2, 2)] });
  const { put, removed }: Change = correctionOf(given, p01, joined).change;
  const names = [
    ...put.map(({ table, record }) => `${table} ${record.id}`),
    ...removed.map(({ table, id }) => `${table} ${id}`),
  ];
  expect(new Set(names).size).toBe(names.length);
});
