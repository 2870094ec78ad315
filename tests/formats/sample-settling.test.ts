import { describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { rechecks, settledLayer } from '#lib/domain/codebook/recheck.ts';
import { codebookDifferences } from '#lib/domain/codebook/versions.ts';
import { unpacked } from '#lib/domain/coding/packed.ts';
import { settledCoding } from '#lib/domain/coding/settled-coding.ts';
import { visibleDecisions } from '#lib/domain/coding/visible-passes.ts';
import { differenceCounts, differences } from '#lib/domain/reconciliation/differences.ts';
import { lineAt, lineText } from '#lib/domain/transcript/lines.ts';
import type { Interview } from '#lib/formats/sample-study/files.ts';
import { sampleStudy } from '#lib/formats/sample-study/sample-study.ts';
import frameworkFile from '../../codebooks/tdf-v2.json' with { type: 'json' };
import analysis from '../../sample/analysis.json' with { type: 'json' };
import codes from '../../sample/codes.json' with { type: 'json' };
import conduct from '../../sample/interviews.json' with { type: 'json' };
import participants from '../../sample/participants.json' with { type: 'json' };

const framework = parseFramework(frameworkFile);
const modules = import.meta.glob<Interview>('../../sample/P*.json', {
  eager: true,
  import: 'default',
});
const interviews = Object.keys(modules)
  .toSorted()
  .map((path) => modules[path]!);
const study = sampleStudy({ interviews, analysis, participants, codes, conduct }, framework);
const effective = effectiveCodes(study.codes, []);
const [round] = study.rounds;
const [amara, tom, ingrid] = study.coders;
const settledInterviews = interviews.filter(({ id }) => id <= 'P06');

const transcriptOf = (id: string) => study.transcripts.find(({ name }) => name.startsWith(id))!;
const versionOf = (id: string) =>
  study.transcriptVersions.find(({ transcriptId }) => transcriptId === transcriptOf(id).id)!;
const decisionsOf = (id: string) =>
  study.decisions.filter(({ transcriptId }) => transcriptId === transcriptOf(id).id);
const keyOf = (codeId: string) => {
  const code = study.codes.find(({ id }) => id === codeId)!;
  return code.frameworkKey ?? codes.find(({ name }) => name === code.name)!.id;
};
const found = differences({
  round: round!,
  transcripts: study.transcripts,
  passes: study.passes,
  decisions: study.decisions,
  effective,
});

/** What the files give one coder on a line, domains apart from own codes. */
function given({ codings }: Interview, letter: 'A' | 'B', line: number) {
  const here = codings[letter].filter((one) => one.line <= line && line <= (one.to ?? one.line));
  return {
    domains: [...new Set(here.flatMap(({ domains = [] }) => domains))].toSorted(),
    own: [...new Set(here.flatMap(({ own = [] }) => own))],
  };
}

describe.each(settledInterviews)('the consensus on $id', (file) => {
  const version = versionOf(file.id);
  const consensus = study.consensuses.find(
    ({ transcriptId }) => transcriptId === transcriptOf(file.id).id,
  )!;
  const onLine = (line: number) =>
    unpacked(consensus)
      .codings.filter(({ from, to }) => from < line && line <= to)
      .map(({ codeId }) => keyOf(codeId))
      .toSorted();

  it('is, recounted from the files, what was decided or both gave, and what either gave of own codes', () => {
    const open: number[] = [];
    for (let line = 1; line <= version.lineFrom.length; line += 1) {
      const [a, b] = [given(file, 'A', line), given(file, 'B', line)];
      const decided = analysis.decisions.find((one) => one.id === file.id && one.line === line);
      const agreed = a.domains.join() === b.domains.join() ? a.domains : null;
      const domains = decided?.keep ?? agreed;
      if (!domains) {
        open.push(line - 1);
        expect(onLine(line)).toEqual([]);
        continue;
      }
      expect(onLine(line), `line ${line}`).toEqual(
        [...new Set([...domains, ...a.own, ...b.own])].toSorted(),
      );
    }
    expect([...consensus.open]).toEqual(open);
    expect(open).toHaveLength(file.id === 'P06' ? 6 : 0);
  });

  it('keeps quotations whose code stands on the line, A’s before an overlapping one of B’s', () => {
    const expected: { key: string; from: number; to: number }[] = [];
    for (const letter of ['A', 'B'] as const) {
      for (const coding of file.codings[letter]) {
        if (coding.quote === undefined) continue;
        let line = coding.line - 1;
        while (!lineText(version, line).includes(coding.quote)) line += 1;
        const from = version.lineFrom[line]! + lineText(version, line).indexOf(coding.quote);
        const to = from + coding.quote.length;
        for (const key of [...(coding.domains ?? []), ...(coding.own ?? [])]) {
          const overlaps = expected.some(
            (one) => one.key === key && one.from < to && from < one.to,
          );
          if (!overlaps && onLine(line + 1).includes(key)) expected.push({ key, from, to });
        }
      }
    }
    const kept = unpacked(consensus).quotations.map(({ codeId, from, to }) => ({
      key: keyOf(codeId),
      from,
      to,
    }));
    const inOrder = (all: typeof expected) =>
      all.map(({ key, from, to }) => `${from} ${to} ${key}`).toSorted();
    expect(inOrder(kept)).toEqual(inOrder(expected));
    for (const { from } of kept) expect(consensus.open).not.toContain(lineAt(version, from));
  });
});

describe('the decisions of the sample', () => {
  it('say of every line in the files what the files say', () => {
    const domainKeys = (codeIds: readonly string[]) =>
      codeIds
        .map((codeId) => keyOf(codeId))
        .filter((key) => framework.byKey.has(key))
        .toSorted();
    const initialsOf = (coderId: string) => study.coders.find(({ id }) => id === coderId)!.initials;
    for (const { id, line, a, b, keep, outcome, reason, words, rule, by } of analysis.decisions) {
      const decision = decisionsOf(id).find((one) => one.line === line - 1)!;
      expect(decision.readings.map(({ coderId }) => coderId)).toEqual([amara!.id, tom!.id]);
      expect(decision.readings.map(({ codeIds }) => domainKeys(codeIds))).toEqual([
        a.toSorted(),
        b.toSorted(),
      ]);
      expect(domainKeys(decision.keep)).toEqual(keep.toSorted());
      const whose = { A: amara!.id, B: tom!.id }[outcome] ?? null;
      expect(decision.coderId).toBe(whose);
      expect(decision.outcome).toBe(whose ? 'coder' : outcome === 'both' ? 'all' : outcome);
      expect(decision.reason).toBe(reason.replace(' ', '-'));
      expect(decision.words).toContain(words ?? '');
      expect(decision.rule).toBe(rule ?? '');
      expect(decision.by.map(initialsOf).join('+')).toBe(by);
    }
  });

  it('say of the lines on which only own codes differ that what either gave stands', () => {
    const named = new Set(analysis.decisions.map(({ id, line }) => `${id} ${line}`));
    const others = study.decisions.filter(
      ({ transcriptId, line }) =>
        !settledInterviews.some(
          ({ id }) => transcriptOf(id).id === transcriptId && named.has(`${id} ${line + 1}`),
        ),
    );
    expect(study.decisions).toHaveLength(analysis.decisions.length + others.length);
    expect(others).toHaveLength(33);
    for (const { readings, keep, outcome, words, by } of others) {
      const domains = readings.map(({ codeIds }) =>
        codeIds.filter((codeId) => framework.byKey.has(keyOf(codeId))),
      );
      expect(domains[0]).toEqual(domains[1]);
      expect(keep).toEqual([...new Set(readings.flatMap(({ codeIds }) => codeIds))].toSorted());
      expect(outcome).toBe('all');
      expect(words).toContain('what either of us gave stands');
      expect(by).toEqual([amara!.id, tom!.id]);
    }
  });

  it('settle the finished round but for six lines of P06', () => {
    expect(differenceCounts(found)).toMatchObject({
      lines: 126,
      settled: 120,
      flagged: 0,
      stale: 0,
    });
    expect(
      found
        .filter(({ state }) => state === 'open')
        .map(({ transcriptId, line }) => [transcriptId, line]),
    ).toEqual([81, 86, 92, 111, 124, 129].map((line) => [transcriptOf('P06').id, line]));
  });

  it('were made after the reveal and before the round was settled, six by the adjudicator alone', () => {
    for (const { at } of study.decisions) {
      expect(at > round!.revealed[0]!.at).toBe(true);
      expect(at < `${analysis.study.dates.round_1_settled}T23:59:59.000Z`).toBe(true);
    }
    expect(
      study.decisions.filter(({ by }) => by.length === 1 && by[0] === ingrid!.id),
    ).toHaveLength(6);
    expect(visibleDecisions(tom!.id, study.decisions, study.passes, study.rounds)).toHaveLength(
      120,
    );
  });
});

describe('the codebook of the sample between its rounds', () => {
  const [before, after] = study.codebookVersions;

  it('has a version for the first round and one with the three rules for the third', () => {
    expect(study.rounds.map(({ codebookVersionId }) => codebookVersionId)).toEqual([
      before!.id,
      null,
      after!.id,
    ]);
    expect([before!.number, after!.number]).toEqual([1, 2]);
    const changed = codebookDifferences(before!, after!, study.ruleChanges);
    expect(changed.map(({ code }) => code.frameworkKey).toSorted()).toEqual([
      'environment',
      'memory_attention_decision',
      'reinforcement',
      'role_identity',
      'social_influences',
    ]);
    expect(changed.map(({ differences: [one] }) => one?.kind)).toEqual(Array(5).fill('rule'));
  });

  it('names the decision each change of a rule came from', () => {
    const ruled = study.decisions.filter(({ rule }) => rule !== '');
    expect(ruled).toHaveLength(3);
    expect(new Set(study.ruleChanges.map(({ decisionId }) => decisionId))).toEqual(
      new Set(ruled.map(({ id }) => id)),
    );
  });

  it('leaves to be looked at again only passages of P06, which is not settled to its end', () => {
    const layers = study.transcripts.flatMap(
      (transcript) => settledLayer(transcript.id, settledCoding(transcript, study), study) ?? [],
    );
    const due = rechecks(study.ruleChanges, study.codes, layers, effective);
    expect(due.length).toBeGreaterThan(10);
    expect(new Set(due.map(({ transcriptId }) => transcriptId))).toEqual(
      new Set([transcriptOf('P06').id]),
    );
    const decided = new Set(decisionsOf('P06').map(({ line }) => line));
    for (const { from, to } of due) {
      for (let line = from; line < to; line += 1) expect(decided).not.toContain(line);
    }
    expect(study.ruleChanges.flatMap(({ checked }) => checked).length).toBeGreaterThan(50);
  });
});
