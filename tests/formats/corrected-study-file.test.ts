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

  it('is refused where a decision, a memo or a link of one is on a line that is not there', async () => {
    const decisions = study.decisions.map((one) => ({ ...one, line: 9 }));
    expect(await refusal({ ...study, decisions })).toBe(
      'study-file-damaged at decisions.ndjson, record 1, line',
    );
    const [memo, ...memos] = study.memos;
    const beyond = { ...memo!, from: 4, to: 9 };
    expect(await refusal({ ...study, memos: [beyond, ...memos] })).toMatch(
      /study-file-damaged at memos\.ndjson, record \d, from/,
    );
    const link = { on: 'lines' as const, transcriptId: settledP01, from: 0, to: 9 };
    expect(await refusal({ ...study, memos: [{ ...memo!, links: [link] }, ...memos] })).toMatch(
      /study-file-damaged at memos\.ndjson, record \d, links\.0/,
    );
  });
});
