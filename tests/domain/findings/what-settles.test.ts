import { describe, expect, it } from 'vitest';
import { linesOfEach } from '#lib/domain/counts/lines-of-each.ts';
import { unlinkedSpeakers } from '#lib/domain/findings/unlinked-speakers.ts';
import { partOfViewer } from '#lib/domain/findings/part-of-viewer.ts';
import { whatSettles } from '#lib/domain/findings/what-settles.ts';
import { whereFrom } from '#lib/domain/findings/where-from.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import { findingNotes } from '#lib/domain/reporting/finding-frame.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';
import { settledOf, studyWithFindings } from '../../fixtures/study-with-findings.ts';

const study = smallStudy();
const round = {
  ...study.rounds[0]!,
  id: uuid(5, 1) as RoundId,
  number: 1,
  calibration: false,
  revealed: [],
};
const alone = { ...round, mode: 'single' as const, coderIds: [amara], transcriptIds: null };
const blind = {
  ...round,
  mode: 'consensus' as const,
  coderIds: [amara, tom],
  transcriptIds: [openP03],
};
const pass = (submitted: boolean, transcriptId = openP03, coderId = amara) => ({
  id: uuid(8, submitted ? 1 : 2) as never,
  transcriptId,
  coderId,
  roundId: round.id,
  submitted: submitted ? { at: '2025-11-14T10:00:00.000Z' } : null,
});
const submitted = pass(true) as never;
const open = pass(false) as never;

describe('what a transcript waits for before its coding is settled', () => {
  it('is the pass of who codes alone, begun or not', () => {
    expect(partOfViewer(amara, [], [alone]).waitsFor(openP03)).toBe('own-pass');
    expect(partOfViewer(amara, [open], [alone]).waitsFor(openP03)).toBe('own-pass');
    expect(partOfViewer(amara, [open], [alone]).hasPass(openP03)).toBe(true);
    expect(partOfViewer(tom, [open], [alone]).hasPass(openP03)).toBe(false);
  });

  it('is the reconciliation once a blind round is revealed, and the rounds before', () => {
    expect(partOfViewer(amara, [submitted], [blind]).waitsFor(openP03)).toBe('rounds');
    const revealed = {
      ...blind,
      revealed: [{ transcriptId: openP03, at: '2025-11-20T10:00:00.000Z', coderId: amara }],
    };
    expect(partOfViewer(amara, [submitted], [revealed]).waitsFor(openP03)).toBe('reconciliation');
    const reflexive = { ...revealed, mode: 'reflexive' as const };
    expect(partOfViewer(amara, [submitted], [reflexive]).waitsFor(openP03)).toBe('rounds');
  });

  it('leads to the first transcript to code, else on to what settles it', () => {
    const [first, second] = study.transcripts;
    const waiting = (...waits: ('own-pass' | 'reconciliation' | 'rounds')[]) =>
      waits.map((waitsFor, at) => ({
        transcript: [first!, second!][at]!,
        why: 'not-settled' as const,
        waitsFor,
      }));
    expect(whatSettles([])).toEqual({ step: 'import' });
    expect(whatSettles(waiting('rounds', 'own-pass'))).toEqual({
      step: 'code',
      transcript: second,
    });
    expect(whatSettles(waiting('rounds', 'reconciliation'))).toEqual({ step: 'reconciliation' });
    expect(whatSettles(waiting('rounds'))).toEqual({ step: 'rounds' });
  });
});

describe('what is said of the coding that counts', () => {
  const found = studyWithFindings();
  const settled = settledOf(found);

  it('is how much of it is consensus and how much one coder’s pass', () => {
    expect(whereFrom(settled)).toBe('1 from consensus, 1 from one coder’s submitted pass');
    expect(whereFrom({ settled: [] })).toBe('');
    expect(findingNotes({ settled, citation: null })[0]).toContain(
      '(1 from consensus, 1 from one coder’s submitted pass)',
    );
  });

  it('names the settled transcripts in which somebody speaks who is no participant yet', () => {
    expect(unlinkedSpeakers(settled).speakers).toBe(0);
    const transcripts = found.transcripts.map((one) => ({
      ...one,
      speakers: one.speakers.map((each) => ({ ...each, participantId: null })),
    }));
    const unlinked = unlinkedSpeakers(settledOf({ ...found, transcripts }));
    // The transcript that is not settled counts for nobody in any case.
    expect(unlinked.transcripts.map(({ id }) => id)).toEqual([settledP01, singleP02]);
    expect(unlinked.speakers).toBe(2);
  });

  it('is which lines of a passage carry which of two codes', () => {
    const row = (key: string, codeId: typeof knowledge) => ({
      key,
      name: key,
      codeIds: new Set([codeId]),
    });
    const [here, there] = [row('Knowledge', knowledge), row('Environment', environment)];
    const one = settled.byTranscript.get(settledP01)!;
    const linesOf = (codeId: typeof knowledge) =>
      (one.runs.get(codeId) ?? []).map(({ from, to }) =>
        to - from === 1 ? `${to}` : `${from + 1}–${to}`,
      );
    const passage = { transcriptId: settledP01, from: 0, to: 100 };
    expect(linesOf(knowledge)).toEqual(['2–3']);
    expect(linesOfEach([here, there], passage, settled)).toBe(
      `Knowledge 2–3, Environment ${linesOf(environment).join(' and ')}`,
    );
    expect(linesOfEach([here, here], passage, settled)).toBe('');
  });
});
