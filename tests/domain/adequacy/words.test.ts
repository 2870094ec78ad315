import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adequacyOf } from '#lib/domain/adequacy/adequacy-of.ts';
import { absenceWords } from '#lib/domain/adequacy/appearance-words.ts';
import { changedSince } from '#lib/domain/adequacy/changed-since.ts';
import { curveInput } from '#lib/domain/adequacy/curve-input.ts';
import { methodsSentence } from '#lib/domain/adequacy/methods-sentence.ts';
import { francis } from '#lib/domain/adequacy/francis.ts';
import { numberSentences } from '#lib/domain/adequacy/number-words.ts';
import {
  allBehind,
  passagesBehindMark,
  type AskedBehind,
} from '#lib/domain/adequacy/passages-behind.ts';
import { percent, ruleSentence } from '#lib/domain/adequacy/rule-words.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import type { AdequacyRule, AdequacyRuleId } from '#lib/domain/model/adequacy-rule.ts';
import { accumulationTable } from '#lib/domain/reporting/accumulation-table.ts';
import type { FindingFrame } from '#lib/domain/reporting/finding-frame.ts';
import { firstAppearanceTable } from '#lib/domain/reporting/first-appearance-table.ts';
import { amara, code, smallStudy, uuid } from '../../fixtures/small-study.ts';
import {
  belief,
  bringing,
  domainA,
  interviewsCoded,
  own,
  transcriptOf,
  type CodedInterview,
} from '../../fixtures/interviews-coded.ts';

const localDay = (instant: string) => instant.slice(0, 10);

function ruled(rule: AdequacyRule['rule'], more: Partial<AdequacyRule> = {}): AdequacyRule {
  return {
    id: uuid(91, 1) as AdequacyRuleId,
    rule,
    unit: 'own-codes',
    note: '',
    frozen: { on: '2025-08-25', recorded: { by: amara, at: '2025-08-25T09:00:00.000Z' } },
    replaced: null,
    seed: 'seed',
    draws: 100,
    createdAt: '2025-08-20T09:00:00.000Z',
    ...more,
  };
}

function frameOf(interviews: readonly CodedInterview[], rules: readonly AdequacyRule[]) {
  const study = interviewsCoded(interviews);
  const frame: FindingFrame = {
    settled: study.settled,
    records: {
      ...noFindings,
      adequacyRules: rules,
      interviews: study.interviews,
      guideVersions: [],
    },
    coders: smallStudy().coders,
    citation: null,
    texts: new Map(),
    localDay,
  };
  return frame;
}

const of = (interviews: readonly CodedInterview[], rule: AdequacyRule) => {
  const { settled, records } = frameOf(interviews, [rule]);
  return { settled, ...adequacyOf(rule, settled, records, localDay) };
};

describe('the rule and the numbers in words', () => {
  it('print the rule, the last interviews and that it is not met', () => {
    const rule = ruled({ kind: 'last-k', k: 2 });
    const { outcome, occurrences } = of(bringing([5, 3, 1, 1, 0, 1, 0]), rule);
    expect(ruleSentence(rule)).toBe('The rule: nothing new in the last 2 interviews.');
    expect(numberSentences(outcome!, rule, occurrences.interviews.length)).toEqual([
      'Interview 6 brought 1 own code not there before; interview 7 none.',
      'By this rule: not met.',
    ]);
  });

  it('print every run and where the threshold is met', () => {
    const rule = ruled({ kind: 'guest', base: 4, run: 2, threshold: 0.05 });
    const { outcome } = of(bringing([17, 9, 6, 5, 4, 3, 0, 1]), rule);
    expect(numberSentences(outcome!, rule, 8)).toEqual([
      'The base holds 37 own codes.',
      'Runs: 4+2: 7 new, 18.9 %; 5+2: 3 new, 8.1 %; 6+2: 1 new, 2.7 %.',
      'By this rule: met at 6+2.',
    ]);
  });

  it('say that 10 + 3 cannot be assessed with 11 interviews', () => {
    const rule = ruled({ kind: 'francis', initial: 10, stopping: 3 });
    const { outcome } = of(bringing([3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0]), rule);
    expect(numberSentences(outcome!, rule, 11)).toEqual([
      'By this rule: cannot be assessed. It needs 13 interviews; 11 are counted.',
    ]);
  });

  it('say why interviews that bring nothing did not meet it before anything was shared', () => {
    const rule = ruled({ kind: 'francis', initial: 3, stopping: 3 });
    const overall = francis([0, 0, 0, 0, 0, 0, 1], 3, { initial: 3, stopping: 3 });
    expect(numberSentences({ kind: 'francis', overall, domains: [] }, rule, 7).slice(-2)).toEqual([
      'Where nothing was shared before them, interviews that bring nothing do not meet it.',
      'By this rule: not met.',
    ]);
  });

  it('print shares with one place, and none where it is whole', () => {
    expect([percent(0.05), percent(7 / 37), percent(0)]).toEqual(['5 %', '18.9 %', '0 %']);
  });
});

describe('the methods sentence', () => {
  it('gives rule, day, what was counted, the numbers, the orders and the caution', () => {
    const rule = ruled({ kind: 'last-k', k: 2 });
    const adequacy = of(bringing([2, 1, 0, 0]), rule);
    const words = methodsSentence({ ...adequacy, drawn: { draws: 100, met: 17, spread: [] } });
    expect(words).toContain('frozen on 25 August 2025 before coding began');
    expect(words).toContain('nothing new in the last 2 interviews');
    expect(words).toContain('the 3 own codes of the settled coding of 4 of 4 interviews');
    expect(words).toContain('By this rule: met.');
    expect(words).toContain(
      'Of 100 random orders of the same interviews (seed seed), it was met in 17 orders.',
    );
    expect(words).toContain('no guarantee');
  });

  it('speaks of one as of one', () => {
    const last = ruled({ kind: 'last-k', k: 1 });
    expect(methodsSentence({ ...of(bringing([1, 0]), last), drawn: null })).toContain(
      'Counted was the 1 own code of the settled coding of 2 of 2 interviews',
    );
    const shared = ruled({ kind: 'francis', initial: 1, stopping: 1 });
    expect(methodsSentence({ ...of(bringing([1, 0]), shared), drawn: null })).toMatch(
      /Counted was the 1 own code .*, and it was (not )?voiced by two people or more\./,
    );
    expect(methodsSentence({ ...of(bringing([2, 0]), last), drawn: null })).toContain(
      'Counted were the 2 own codes',
    );
  });

  it('gives the words of a rule in words, and no number', () => {
    const reason = 'meaning is made with each reading';
    const rule = ruled({ kind: 'not-claimed', reason });
    const words = methodsSentence({ ...of(bringing([2]), rule), drawn: null });
    expect(words).toBe(`No claim of sample adequacy by a rule is made. ${reason}.`);
    const power = ruled({
      kind: 'information-power',
      aim: 'Narrow',
      sample: 'Dense.',
      theory: '',
      dialogue: '',
      analysis: '',
    });
    expect(methodsSentence({ ...of(bringing([2]), power), drawn: null })).toMatch(
      /Narrow\. Dense\.$/,
    );
  });
});

describe('codes changed since the rule was frozen', () => {
  const codes = [
    code(own(1), 'own', 'Kept'),
    code(own(2), 'own', 'Folded', { status: 'merged', into: [own(1)] }),
    code(own(3), 'own', 'Old', { status: 'merged', into: [own(1)] }),
    code(own(4), 'own', 'Never used', { status: 'merged', into: [own(5)] }),
    code(own(5), 'own', 'Unused'),
    code(own(6), 'own', 'Unknown', { status: 'retired' }),
  ];
  const acts = [
    { id: own(2), at: '2025-09-01T10:00:00.000Z' },
    { id: own(3), at: '2025-08-01T10:00:00.000Z' },
    { id: own(4), at: '2025-09-01T10:00:00.000Z' },
  ].map(({ id, at }) => ({ kind: 'merge-codes', codeIds: [id, own(1)], at, changes: [] }));

  it('are listed where they bear on what is counted and came after, or nobody knows when', () => {
    const { settled } = interviewsCoded(
      [
        {
          codes: [
            [own(2), 1, 2],
            [own(6), 3, 4],
          ],
        },
      ],
      { codes },
    );
    const rule = ruled({ kind: 'last-k', k: 2 });
    const records = { beliefs: [], subthemes: [], interviews: [] };
    const { occurrences } = adequacyOf(rule, settled, records, localDay);
    const changed = changedSince(
      occurrences,
      settled,
      [],
      acts,
      (instant) => localDay(instant) > '2025-08-25',
    );
    expect(changed).toEqual([
      { name: 'Folded', became: 'merged', into: ['Kept'], at: '2025-09-01T10:00:00.000Z' },
      { name: 'Unknown', became: 'retired', into: [], at: null },
    ]);
  });
});

describe('what stands behind a number', () => {
  const interviews: readonly CodedInterview[] = [
    {
      codes: [
        [own(1), 1, 3],
        [own(1), 5, 6],
      ],
    },
    {
      codes: [
        [own(1), 2, 3],
        [own(2), 4, 5],
      ],
    },
  ];
  const { occurrences, fresh } = of(interviews, ruled({ kind: 'last-k', k: 1 }));
  const behind = (asked: Partial<AskedBehind>) =>
    passagesBehindMark(occurrences, fresh, { ...allBehind, ...asked }).map(
      ({ transcriptId, from, to }) => [transcriptId, from, to],
    );

  it('is the passages of that interview, of all, or of what was new', () => {
    expect(behind({ key: own(1), interview: 0 })).toEqual([
      [transcriptOf(1), 1, 3],
      [transcriptOf(1), 5, 6],
    ]);
    expect(behind({ key: own(1) })).toHaveLength(3);
    expect(behind({ of: 'new', interview: 1 })).toEqual([[transcriptOf(2), 4, 5]]);
    expect(behind({ of: 'so-far', interview: 1 })).toHaveLength(4);
    expect(behind({ of: 'so-far', interview: 0 })).toHaveLength(2);
    expect(behind({ of: 'new', interview: 1, window: 2 })).toHaveLength(3);
    expect(behind({ domainId: domainA })).toEqual([]);
  });
});

describe('the tables', () => {
  const rule = ruled({ kind: 'last-k', k: 1 });
  const interviews: readonly CodedInterview[] = [
    { codes: [[own(1), 1, 2]], date: '2025-09-09' },
    {
      codes: [
        [own(1), 1, 2],
        [own(2), 2, 3],
      ],
    },
    { codes: [[own(2), 1, 2]], standing: 'open' },
  ];

  it('mark the first of each, and end with what is new and how many there are', () => {
    const { columns, rows, notes } = firstAppearanceTable(frameOf(interviews, [rule]));
    expect(columns.slice(0, 5)).toEqual(['Own code', 'Domains', 'P01', 'P02', 'Interviews']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['Day of the interview', '–', '2025-09-09', 'not said', 2],
      ['Own 1', 'none', 'first', 'again', 2],
      ['Own 2', 'none', 'no', 'first', 1],
      ['New', '–', 1, 1, '–'],
      ['So far', '–', 1, 2, '–'],
    ]);
    expect(notes.join(' ')).toContain('not settled: P03');
  });

  it('give the accumulation with its spread, seed and orders', () => {
    const { rows, notes } = accumulationTable(frameOf(interviews, [rule]));
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      [1, 'P01', '2025-09-09', 1, 1],
      [2, 'P02', 'not said', 1, 2],
    ]);
    expect(rows[1]!.slice(5, 8)).toEqual([2, 2, 2]);
    expect(notes[0]).toContain('100 random orders of the same interviews, seed seed');
  });

  it('hold no row while no rule is frozen', () => {
    const draft = { ...rule, frozen: null };
    for (const table of [firstAppearanceTable, accumulationTable]) {
      const { rows, notes } = table(frameOf(interviews, [draft]));
      expect(rows).toEqual([]);
      expect(notes[0]).toContain('No rule is frozen yet');
    }
  });

  it('hold no row of an empty study', () => {
    expect(firstAppearanceTable(frameOf([], [rule])).rows).toEqual([]);
    expect(accumulationTable(frameOf([], [rule])).rows).toEqual([]);
  });
});

it('the sentences and tables say of which coded interviews nothing is looked at yet', () => {
  const rule = ruled({ kind: 'last-k', k: 1 }, { unit: 'beliefs' });
  const frame = frameOf([{ codes: [[domainA, 1, 2]] }, { codes: [[domainA, 1, 2]] }], [rule]);
  const records = { ...frame.records, beliefs: [belief(1, [1])] };
  const adequacy = adequacyOf(rule, frame.settled, records, localDay);
  expect(adequacy.outcome?.overall.state).toBe('met');
  const words = 'P02: none of its passages is under a statement yet';
  expect(methodsSentence({ ...adequacy, drawn: null })).toContain(words);
  expect(firstAppearanceTable({ ...frame, records }).notes.join(' ')).toContain(words);
  expect(curveInput(adequacy, frame.settled, null).notes.join(' ')).toContain(words);
});

it('“no” of the first-appearance table is said of what is looked for', () => {
  expect(absenceWords['own-codes']).toContain('does not carry it');
  expect(absenceWords.beliefs).toContain('under the statement');
  expect(absenceWords.beliefs).not.toContain('settled coding');
  expect(absenceWords.subthemes).toContain('no code of the subtheme');
});

it('the curve has the rule’s stretches only where they lie within the interviews', () => {
  const rule = ruled({ kind: 'guest', base: 4, run: 2, threshold: 0.05 });
  const long = of(bringing([3, 2, 1, 1, 0, 0]), rule);
  expect(curveInput(long, long.settled, null)).toMatchObject({
    unit: 'own codes',
    spread: null,
    spans: [
      { from: 0, to: 4 },
      { from: 4, to: 6 },
    ],
    interviews: [3, 5, 6, 7, 7, 7].map((total) => ({ total })),
  });
  const short = of(bringing([3]), rule);
  expect(curveInput(short, short.settled, null).spans).toEqual([]);
});

it('no source of sample adequacy ever says that anything was reached', () => {
  const folders = ['src/lib/domain/adequacy', 'src/lib/ui/adequacy', 'src/routes/(study)/adequacy'];
  const files = [
    ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
    'src/lib/state/adequacy-desk.svelte.ts',
    'src/lib/state/order-run.svelte.ts',
    'src/lib/domain/figures/accumulation-curve.ts',
    ...['adequacy-notes', 'first-appearance-table', 'accumulation-table'].map(
      (name) => `src/lib/domain/reporting/${name}.ts`,
    ),
  ];
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const words = readFileSync(file, 'utf8');
    expect({ file, says: /\breach(ed|es)?\b/i.test(words) }).toEqual({ file, says: false });
  }
  const { outcome, occurrences, ...rest } = of(
    bringing([2, 1, 0, 0]),
    ruled({ kind: 'last-k', k: 2 }),
  );
  const said = methodsSentence({ ...rest, outcome, occurrences, drawn: null });
  expect(said).not.toMatch(/reach|saturat/i);
});
