import { expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { defaultOptions } from '#lib/domain/agreement/options.ts';
import { roundData, type RoundRecords } from '#lib/domain/agreement/round-data.ts';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import { submittedForm } from '#lib/domain/correction/submitted-form.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { differencesOf } from '#lib/domain/reconciliation/differences.ts';
import { submissionCode } from '#lib/domain/rounds/submission-code.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { applied } from '../../fixtures/team-study.ts';

/** A transcript that two coded, with decisions about their differences. */
const decision = sampleSnapshot.decisions[0]!;
const round = sampleSnapshot.rounds.find(({ id }) => id === decision.roundId)!;
const { transcriptId } = decision;

/** One letter of one word is written otherwise. */
const version = sampleSnapshot.transcriptVersions.find((one) => one.transcriptId === transcriptId)!;
const word = /\b[a-z]{7,}\b/.exec(version.text)![0];
const typo = [[word, `${word.slice(0, -2)}${word.at(-1)!}${word.at(-2)!}`]] as const;
const correction = correctionOf(sampleSnapshot, transcriptId, typo, { number: 1 });
const after = applied(sampleSnapshot, correction.change);

function records(study: StudySnapshot): RoundRecords {
  return {
    study: study.studies[0]!,
    round: study.rounds.find(({ id }) => id === round.id)!,
    passes: study.passes,
    transcripts: study.transcripts,
    versions: study.transcriptVersions,
    codes: study.codes,
  };
}

/** What differs is the version alone. */
const apart = <Value>(value: Value): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each: unknown) => (key === 'versionId' ? undefined : each)),
  );
const inOrder = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('a typo corrected in a transcript coded by two leaves every figure as it was', () => {
  expect(after.transcriptVersions.length).toBe(sampleSnapshot.transcriptVersions.length + 1);
  for (const options of [
    defaultOptions,
    { ...defaultOptions, level: 'code' as const },
    { ...defaultOptions, unit: 'segment' as const },
    { ...defaultOptions, unit: 'turn' as const, projection: 'majority' as const },
  ]) {
    const report = (study: StudySnapshot) =>
      agreementReport(roundData(records(study), options), options);
    expect(apart(report(after))).toEqual(apart(report(sampleSnapshot)));
    expect(report(after).leftOut).toEqual(report(sampleSnapshot).leftOut);
  }
});

it('it loses nothing, and leaves passes submitted as they were', () => {
  expect(correction.anchors.filter(({ fate }) => fate === 'lost')).toEqual([]);
  const passes = (study: StudySnapshot) =>
    inOrder(study.passes.filter((pass) => pass.transcriptId === transcriptId));
  const [now, then] = [passes(after), passes(sampleSnapshot)];
  expect(now.length).toBeGreaterThan(1);
  expect(now.every(isAsSubmitted)).toBe(true);
  expect(now.map((pass) => submissionCode([pass]))).toEqual(
    then.map((pass) => submissionCode([pass])),
  );
  expect(now.map((pass) => submittedForm(pass, after.earlierPasses))).toEqual(then);
});

it('it keeps decisions, differences and the consensus', () => {
  expect(apart(inOrder(after.decisions))).toEqual(apart(inOrder(sampleSnapshot.decisions)));
  expect(apart(inOrder(after.consensuses))).toEqual(apart(inOrder(sampleSnapshot.consensuses)));
  const differences = (study: StudySnapshot) =>
    differencesOf({
      round,
      transcript: study.transcripts.find(({ id }) => id === transcriptId)!,
      passes: study.passes,
      decisions: study.decisions,
      effective: effectiveCodes(study.codes, study.splitDecisions),
    });
  expect(differences(sampleSnapshot).length).toBeGreaterThan(0);
  expect(apart(differences(after))).toEqual(apart(differences(sampleSnapshot)));
});

it('where passes stand on different versions there is no figure, and why is said', () => {
  const [one] = after.passes.filter((pass) => pass.transcriptId === transcriptId);
  const mixed = {
    ...after,
    passes: after.passes.map((pass) => (pass === one ? { ...pass, versionId: version.id } : pass)),
  };
  const data = roundData(records(mixed), defaultOptions);
  expect(data.leftOut).toContainEqual({ transcriptId, reason: 'text-differs' });
  expect(data.documents.map((each) => each.transcriptId)).not.toContain(transcriptId);
});
