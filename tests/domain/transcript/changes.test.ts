import { noFindings } from '#lib/domain/model/snapshot.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { memoRecord, type Memo } from '#lib/domain/model/memo.ts';
import { participantRecord, type Participant } from '#lib/domain/model/participant.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import { transcriptRecord, type Transcript } from '#lib/domain/model/transcript.ts';
import {
  transcriptVersionRecord,
  type TranscriptVersion,
} from '#lib/domain/model/transcript-version.ts';
import type { ParticipantId } from '#lib/domain/model/participant.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import {
  linkSpeakers,
  moveTranscript,
  removeTranscript,
  renameTranscript,
} from '#lib/domain/transcript/change-transcript.ts';
import { copyOf, freeName, importChange } from '#lib/domain/transcript/import-change.ts';
import { lineText } from '#lib/domain/transcript/lines.ts';
import { preparedTranscript } from '#lib/domain/transcript/prepared.ts';
import { plansOfTranscript, recut, turnsOfVersion } from '#lib/domain/transcript/recut.ts';
import type { SpeakerPlan } from '#lib/domain/transcript/speakers.ts';
import { textHash } from '#lib/domain/transcript/text-hash.ts';
import type { Turn } from '#lib/domain/transcript/turn.ts';

let made = 0;
function newId<Id extends string>(): Id {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}` as Id;
}

const at = '2026-01-02T03:04:05.000Z';
const setting = {
  transcripts: [],
  participants: [],
  coderId: newId<CoderId>(),
  roundId: newId<RoundId>(),
  at,
  newId,
};

const turn = (speaker: string | null, text: string, start: number | null = null): Turn => ({
  speaker,
  text,
  start,
  end: null,
  memos: [],
});

const plan = (label: string, changes: Partial<SpeakerPlan> = {}): SpeakerPlan => ({
  label,
  sameAs: null,
  name: label,
  role: 'participant',
  participant: { kind: 'unidentified' },
  ...changes,
});

const spoken: Turn[] = [
  turn('INT', 'Why? And when?', 1),
  { ...turn('Pharm', 'Because.\nIt hurt.'), memos: [{ from: 9, to: 17, text: 'pain' }] },
  turn('pharm.', 'A lot.'),
];
const speakers = [
  plan('INT', { role: 'interviewer' }),
  plan('Pharm', { name: 'P04', participant: { kind: 'new', label: 'P04' } }),
  plan('pharm.', { sameAs: 'Pharm' }),
];
const toImport = {
  name: 'Interview 4',
  prepared: preparedTranscript(spoken, 'sentence'),
  speakers,
  file: { name: 'interview-04.docx', hash: 'a'.repeat(64) },
  gathered: 'interview' as const,
};

function records(change: Change) {
  const of = <Table extends Change['put'][number]['table']>(table: Table) =>
    change.put.flatMap((placed) => (placed.table === table ? [placed.record] : []));
  return {
    transcripts: of('transcripts') as Transcript[],
    versions: of('transcriptVersions') as TranscriptVersion[],
    participants: of('participants') as Participant[],
    memos: of('memos') as Memo[],
  };
}

describe('importing', () => {
  it('makes records of the study’s own kinds: transcript, version, participant and memo', () => {
    const change = importChange([toImport], setting);
    const { transcripts, versions, participants, memos } = records(change);
    expect(change).toMatchObject({ kind: 'import-transcripts', transcriptId: transcripts[0]?.id });
    for (const one of transcripts) expect(v.is(transcriptRecord.schema, one)).toBe(true);
    for (const one of versions) expect(v.is(transcriptVersionRecord.schema, one)).toBe(true);
    for (const one of participants) expect(v.is(participantRecord.schema, one)).toBe(true);
    for (const one of memos) expect(v.is(memoRecord.schema, one)).toBe(true);
    expect(transcripts[0]).toMatchObject({
      name: 'Interview 4',
      lineCount: 5,
      wordCount: 8,
      frozenAt: null,
      textHash: textHash(versions[0]?.text ?? ''),
      speakers: [
        { label: 'INT', role: 'interviewer', participantId: null },
        { label: 'P04', role: 'participant', participantId: participants[0]?.id },
      ],
    });
    expect([...(versions[0]?.turnSpeaker ?? [])]).toEqual([0, 1, 1]);
    expect(versions[0]?.turnStart?.[0]).toBe(1);
    expect(versions[0]?.turnStart?.[1]).toBeNaN();
    expect(versions[0]?.turnEnd).toBeNull();
    expect(memos).toMatchObject([{ about: 'line', from: 3, to: 4, text: 'pain' }]);
  });

  it('hashes the text as SHA-256 of its UTF-8', () => {
    expect(textHash('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('makes one participant of one label, however many files name it, and uses those there are', () => {
    const change = importChange([toImport, { ...toImport, name: 'Interview 4b' }], setting);
    const { participants, transcripts } = records(change);
    expect(participants).toHaveLength(1);
    expect(transcripts.map(({ order }) => order)).toEqual([0, 1]);
    const known: Participant = {
      id: newId(),
      label: ' p04',
      attributes: {},
      consent: noConsent,
      order: 3,
    };
    const again = records(importChange([toImport], { ...setting, participants: [known] }));
    expect(again.participants).toEqual([]);
    expect(again.transcripts[0]?.speakers[1]?.participantId).toBe(known.id);
  });

  it('knows the same file and the same text again', () => {
    const known = [{ name: 'A', fileHash: 'f', textHash: 't' }];
    expect(copyOf({ fileHash: 'f', textHash: 'x' }, known)).toEqual({
      name: 'A',
      reason: 'same-file',
    });
    expect(copyOf({ fileHash: 'g', textHash: 't' }, known)).toEqual({
      name: 'A',
      reason: 'same-text',
    });
    expect(copyOf({ fileHash: 'g', textHash: 'x' }, known)).toBeNull();
  });

  it('finds a name that no other transcript has', () => {
    expect(freeName('A', new Set())).toBe('A');
    expect(freeName('A', new Set(['a', 'a (2)']))).toBe('A (3)');
  });
});

describe('changing a transcript', () => {
  const imported = records(importChange([toImport], setting));
  const [transcript, version] = [imported.transcripts[0]!, imported.versions[0]!];
  const stored = {
    transcript,
    version,
    memos: imported.memos,
    passes: [],
    participants: imported.participants,
  };
  const correction = {
    turns: turnsOfVersion(version),
    speakers: plansOfTranscript(transcript),
    cutting: version.cutting,
  };

  it('gives the same text and lines when nothing is corrected', () => {
    const { versions, transcripts } = records(recut(stored, correction, newId));
    expect(versions[0]).toEqual({ ...version, id: versions[0]?.id });
    expect(transcripts[0]).toEqual({ ...transcript, versionId: versions[0]?.id });
  });

  it('cuts by another rule, and memos go with their words', () => {
    const change = recut(stored, { ...correction, cutting: 'turn' }, newId);
    const { versions, memos, transcripts } = records(change);
    expect(versions[0]?.lineFrom).toHaveLength(3);
    expect(versions[0]?.text).toBe(version.text);
    expect(memos).toMatchObject([{ from: 1, to: 2 }]);
    expect(transcripts[0]?.lineCount).toBe(3);
    expect(change.removed).toEqual([{ table: 'transcriptVersions', id: version.id }]);
  });

  it('takes corrected words, and memos stay on theirs', () => {
    const turns = correction.turns.map((one, index) =>
      index === 0 ? { ...one, text: 'Why? And when? And where? And how?' } : one,
    );
    const { versions, memos, transcripts } = records(
      recut(stored, { ...correction, turns }, newId),
    );
    const next = versions[0]!;
    expect(lineText(next, memos[0]?.from ?? -1)).toBe('It hurt.');
    expect(transcripts[0]?.textHash).toBe(textHash(next.text));
    expect(transcripts[0]?.textHash).not.toBe(transcript.textHash);
  });

  it('takes links to its lines along, of whatever memo, and leaves other memos alone', () => {
    const [own] = imported.memos;
    const link = { on: 'lines' as const, transcriptId: transcript.id, from: 4, to: 5 };
    const elsewhere = {
      on: 'lines' as const,
      transcriptId: 't9' as typeof transcript.id,
      from: 0,
      to: 9,
    };
    const onStudy: Memo = {
      ...own!,
      id: 'm9' as Memo['id'],
      about: 'study',
      transcriptId: null,
      from: null,
      to: null,
      links: [elsewhere, link],
    };
    const all = [{ ...own!, links: [link] }, onStudy, { ...onStudy, links: [elsewhere] }];
    const turns = recut({ ...stored, memos: all }, { ...correction, cutting: 'turn' }, newId);
    const last = { ...link, from: 2, to: 3 };
    expect(records(turns).memos.map(({ links }) => links)).toEqual([[last], [elsewhere, last]]);
    const without = { ...correction, turns: correction.turns.slice(0, -1) };
    const cut = records(recut({ ...stored, memos: all }, without, newId));
    expect(cut.memos[1]!.links[1]).toEqual({ on: 'transcript', transcriptId: transcript.id });
  });

  it('makes one speaker of two', () => {
    const plans = correction.speakers.map((one, index) =>
      index === 0 ? { ...one, sameAs: '1' } : one,
    );
    const { transcripts, versions } = records(
      recut(stored, { ...correction, speakers: plans }, newId),
    );
    expect(transcripts[0]?.speakers.map(({ label }) => label)).toEqual(['P04']);
    expect([...(versions[0]?.turnSpeaker ?? [])]).toEqual([0, 0, 0]);
  });

  it('refuses once coding has begun', () => {
    const frozen = { ...stored, transcript: { ...transcript, frozenAt: at } };
    expect(() => recut(frozen, correction, newId)).toThrow(
      expect.objectContaining({ code: 'transcript-frozen' }),
    );
  });

  it('renames, also when frozen, and does nothing for the same name', () => {
    const frozen = { ...transcript, frozenAt: at };
    expect(records(renameTranscript(frozen, ' New ')!).transcripts[0]?.name).toBe('New');
    expect(renameTranscript(frozen, 'Interview 4')).toBeNull();
    expect(renameTranscript(frozen, ' ')).toBeNull();
  });

  it('links speakers to participants, also when frozen, and leaves roles alone', () => {
    const frozen = { ...transcript, frozenAt: at };
    const setting = { participants: imported.participants, newId };
    const change = linkSpeakers(
      frozen,
      [
        { kind: 'new', label: 'A' },
        { kind: 'new', label: 'P09' },
      ],
      setting,
    );
    const { transcripts, participants } = records(change!);
    expect(participants.map(({ label }) => label)).toEqual(['P09']);
    expect(transcripts[0]?.speakers).toEqual([
      { label: 'INT', role: 'interviewer', participantId: null },
      { label: 'P04', role: 'participant', participantId: participants[0]?.id },
    ]);
    expect(
      linkSpeakers(
        frozen,
        plansOfTranscript(frozen).map((plan) => plan.participant),
        setting,
      ),
    ).toBeNull();
  });

  it('links nobody to a participant who was removed since they were chosen', () => {
    const gone = { kind: 'existing', id: newId<ParticipantId>() } as const;
    expect(
      linkSpeakers(transcript, [gone, gone], { participants: [], newId })?.put.map(
        ({ record }) => 'speakers' in record && record.speakers?.[1]?.participantId,
      ) ?? [null],
    ).toEqual([null]);
  });

  it('puts a transcript before another and rewrites only what moved', () => {
    const list = [0, 1, 2, 3].map((order) => ({
      ...transcript,
      id: newId<Transcript['id']>(),
      order,
    }));
    const [a, b, c] = list.map(({ id }) => id);
    const change = moveTranscript(list, c!, b!);
    expect(records(change!).transcripts.map(({ id, order }) => [id, order])).toEqual([
      [c, 1],
      [b, 2],
    ]);
    expect(moveTranscript(list, a!, b!)).toBeNull();
    expect(records(moveTranscript(list, a!, null)!).transcripts).toHaveLength(4);
  });

  it('removes a transcript with all that hangs on it', () => {
    const change = removeTranscript({
      transcript,
      versions: [version],
      passes: [],
      earlierPasses: [{ id: newId() }],
      interviews: [{ id: newId() }],
      readings: [{ id: newId() }],
      consensuses: [],
      memos: imported.memos,
      splitDecisions: [],
      decisions: [],
      reopenings: [],
      rounds: [],
      findings: noFindings,
    });
    expect(change.kind).toBe('remove-transcript');
    expect(change.removed.map(({ table }) => table)).toEqual([
      'transcripts',
      'transcriptVersions',
      'earlierPasses',
      'interviews',
      'memos',
      'readings',
    ]);
  });
});
