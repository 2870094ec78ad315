import { describe, expect, it } from 'vitest';
import { FormatError } from '#lib/domain/errors.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { corrected } from '../fixtures/corrected.ts';
import { settledP01 } from '../fixtures/small-study.ts';
import { studyWithDecisions } from '../fixtures/study-with-decisions.ts';
import { inOrder } from '../fixtures/team-study.ts';

const write = (snapshot: StudySnapshot) =>
  studyFileWriter.write({ snapshot, program: '0.1.0', savedAt: '2026-01-14T12:00:00.000Z' });
const read = async (snapshot: StudySnapshot) => studyFileReader.read(await write(snapshot));
const before = studyWithDecisions();
const study = corrected(before, settledP01, [['it is new. ', 'it is new. So they say. ']]);

async function refusal(snapshot: StudySnapshot): Promise<string> {
  try {
    await read(snapshot);
  } catch (error) {
    if (error instanceof FormatError) return `${error.code} at ${error.where}`;
    throw error;
  }
  return 'read';
}

describe('the file of a study with a corrected transcript', () => {
  it('gives back every version, and every pass as it was and as it is', async () => {
    const { content, notes } = await read(study);
    expect(study.earlierPasses.length).toBeGreaterThan(0);
    expect(inOrder(content.snapshot)).toEqual(inOrder(study));
    expect(notes).toEqual((await read(before)).notes);
  });

  it('is refused where an earlier pass does not lie on the lines of its own version', async () => {
    const [first, ...others] = study.earlierPasses;
    const outside = { ...first!, to: first!.to.map(() => 5) };
    expect(await refusal({ ...study, earlierPasses: [outside, ...others] })).toMatch(
      /study-file-damaged at earlierPasses\.ndjson, record \d, from/,
    );
    const foreign = {
      ...first!,
      versionId: study.transcripts.find(({ id }) => id !== settledP01)!.versionId,
    };
    expect(await refusal({ ...study, earlierPasses: [foreign, ...others] })).toMatch(
      /study-file-damaged at earlierPasses\.ndjson, record \d, versionId/,
    );
  });

  it('is refused where a decision or a memo is on a line that is not there', async () => {
    const decisions = study.decisions.map((one) => ({ ...one, line: 9 }));
    expect(await refusal({ ...study, decisions })).toBe(
      'study-file-damaged at decisions.ndjson, record 1, line',
    );
    const [memo, ...memos] = study.memos;
    const beyond = { ...memo!, from: 4, to: 9 };
    expect(await refusal({ ...study, memos: [beyond, ...memos] })).toMatch(
      /study-file-damaged at memos\.ndjson, record \d, from/,
    );
  });

  it('is opened where a memo is linked to lines that are not there, and says so', async () => {
    const [memo, ...memos] = study.memos;
    const sound = { on: 'lines' as const, transcriptId: settledP01, from: 0, to: 1 };
    const linked = { ...memo!, links: [sound, { ...sound, to: 9 }, { ...sound, from: 1 }] };
    const { content, notes } = await read({ ...study, memos: [linked, ...memos] });
    const whole = { on: 'transcript', transcriptId: settledP01 };
    expect(content.snapshot.memos.find(({ id }) => id === memo!.id)!.links).toEqual([
      sound,
      whole,
      whole,
    ]);
    expect(notes.at(-1)).toEqual({
      kind: 'changed',
      where: 'memos.ndjson',
      what: '2 links of memos are to lines that their transcripts do not have; they are to the whole transcripts now',
    });
  });
});
