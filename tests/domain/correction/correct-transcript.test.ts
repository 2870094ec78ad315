import { noLineFindings } from '#lib/domain/correction/line-findings.ts';
import { expect, it } from 'vitest';
import {
  correctedTranscript,
  correctTranscript,
  isSameVersion,
  type CodedTranscript,
} from '#lib/domain/correction/correct-transcript.ts';
import { visibleAnchors } from '#lib/domain/correction/visible-anchors.ts';
import { wordsChanged } from '#lib/domain/correction/words-changed.ts';
import { ActError } from '#lib/domain/errors.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { submitPass } from '#lib/domain/rounds/submit-pass.ts';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import { preparedTranscript } from '#lib/domain/transcript/prepared.ts';
import { plansOfTranscript, turnsOfVersion } from '#lib/domain/transcript/recut.ts';
import { changeTurn } from '#lib/domain/transcript/turn-edits.ts';
import { amara, openP03, settledP01, tom, uuid } from '../../fixtures/small-study.ts';
import { studyWithDecisions } from '../../fixtures/study-with-decisions.ts';

function coded(study: StudySnapshot, of: typeof settledP01): CodedTranscript {
  const here = <Row extends { readonly transcriptId: unknown }>(rows: readonly Row[]) =>
    rows.filter(({ transcriptId }) => transcriptId === of);
  return {
    transcript: study.transcripts.find(({ id }) => id === of)!,
    version: here(study.transcriptVersions)[0]!,
    study: study.studies[0]!,
    participants: study.participants,
    passes: here(study.passes),
    packets: [],
    beside: {
      ...noLineFindings,
      decisions: here(study.decisions),
      splitDecisions: here(study.splitDecisions),
      ruleChanges: study.ruleChanges,
      memos: study.memos,
      consensuses: here(study.consensuses),
      rounds: study.rounds,
      codes: study.codes,
    },
  };
}

let made = 0;
const stamp = {
  at: '2026-03-01T10:00:00.000Z',
  coderId: amara,
  newId: <Id extends string>() => uuid(90, ++made) as Id,
};

const asItIs = ({ transcript, version }: CodedTranscript) => ({
  turns: turnsOfVersion(version),
  speakers: plansOfTranscript(transcript),
  cutting: version.cutting,
  wrapWidth: version.wrapWidth,
});

function withTurn(stored: CodedTranscript, turn: number, text: string, reason = 'Misheard.') {
  const now = asItIs(stored);
  return { ...now, turns: changeTurn(now.turns, turn, text, '1'), reason };
}

const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof ActError ? error.code : error;
  }
};

it('needs a reason, and the study of the lead', () => {
  const stored = coded(studyWithDecisions(), settledP01);
  const packets = [{ kind: 'assignment', direction: 'in', toId: tom }] as const;
  expect(codeOf(() => correctTranscript(stored, withTurn(stored, 1, 'No.', '  '), stamp))).toBe(
    'reason-missing',
  );
  expect(
    codeOf(() => correctTranscript({ ...stored, packets }, withTurn(stored, 1, 'No.'), stamp)),
  ).toBe('text-is-the-leads');
});

it('does not touch what it is given, and puts every record on the new version', () => {
  const study = studyWithDecisions();
  const stored = coded(study, settledP01);
  const { change, version } = correctTranscript(
    stored,
    withTurn(stored, 2, 'Ten minutes are all.'),
    stamp,
  );
  expect(study).toEqual(studyWithDecisions());
  expect([change.kind, change.transcriptId]).toEqual(['correct-transcript', settledP01]);
  const onVersions = change.put.flatMap(({ table, record }) =>
    'versionId' in record && table !== 'earlierPasses' ? [[table, record.versionId]] : [],
  );
  expect(onVersions.length).toBeGreaterThan(3);
  expect(onVersions.every(([, versionId]) => versionId === version.id)).toBe(true);
});

it('knows a correction that leaves words, cutting and speakers as they are', () => {
  const stored = coded(studyWithDecisions(), openP03);
  const { turns, speakers } = asItIs(stored);
  const prepared = preparedTranscript(turns, 'sentence');
  expect(isSameVersion(stored, prepared, speakers)).toBe(true);
  const linked = speakers.map((plan) => ({
    ...plan,
    participant: { kind: 'new' as const, label: 'P9' },
  }));
  expect(isSameVersion(stored, prepared, linked)).toBe(true);
  const renamed = speakers.map((plan) => ({ ...plan, name: `${plan.name} B` }));
  expect(isSameVersion(stored, prepared, renamed)).toBe(false);
  expect(isSameVersion(stored, preparedTranscript(turns, 'turn'), speakers)).toBe(false);
});

it('shows each coder the anchors of what they may read and nothing of another’s open pass', () => {
  const study = studyWithDecisions();
  const stored = coded(study, openP03);
  const { anchors } = correctedTranscript(stored, withTurn(stored, 2, 'Ten is all.', ''), stamp);
  const seen = (viewer: typeof amara) =>
    visibleAnchors(viewer, anchors, openP03, study).map(({ coderId }) => coderId);
  expect(new Set(anchors.map(({ coderId }) => coderId))).toEqual(new Set([amara, tom]));
  expect(new Set(seen(amara))).toEqual(new Set([amara]));
  expect(new Set(seen(tom))).toEqual(new Set([tom]));
});

it('lets go of the carried hash once the pass is submitted anew', () => {
  const stored = coded(studyWithDecisions(), openP03);
  const { change } = correctTranscript(stored, withTurn(stored, 2, 'Ten is all.'), stamp);
  const carried = change.put.flatMap(({ table, record }) => (table === 'passes' ? [record] : []));
  for (const pass of carried) {
    const before = { ...pass, carried: { ...pass.carried!, hash: 'a'.repeat(64) } };
    const [placed] = submitPass(before, studyWithDecisions().codes, stamp.at).put;
    const submitted = placed!.record as typeof pass;
    expect(submitted.carried).toEqual({ earlierId: pass.carried!.earlierId, hash: null });
    expect(isAsSubmitted(submitted)).toBe(true);
  }
  expect(carried).toHaveLength(2);
});

it('counts the words that were added and taken out', () => {
  expect(wordsChanged('I saw it. It went.', 'I saw it. It went.')).toEqual({
    added: 0,
    removed: 0,
  });
  expect(wordsChanged('I saw teh cat. It went.', 'I saw the cat, there.')).toEqual({
    added: 2,
    removed: 3,
  });
});
