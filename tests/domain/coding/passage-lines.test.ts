import { expect, it } from 'vitest';
import { passageLines } from '#lib/domain/coding/passage-lines.ts';
import { smallStudy } from '../../fixtures/small-study.ts';

const study = smallStudy();
const [transcript] = study.transcripts;
const [version] = study.transcriptVersions;
const passage = (from: number, to: number, quotations: { from: number; to: number }[] = []) =>
  passageLines({ from, to, quotations }, version!, transcript!);

it('reads a passage with who speaks, its quotations line by line, and its neighbours', () => {
  const read = passage(1, 3, [{ from: 22, to: 47 }]);
  expect(read.before).toMatchObject({ line: 0, speaker: 'Int', text: 'Where do you begin?' });
  expect(read.lines).toEqual([
    { line: 1, speaker: 'P01', text: 'I know it, it is new.', quotes: [{ from: 2, to: 22 }] },
    { line: 2, speaker: null, text: 'It is written down.', quotes: [{ from: 0, to: 5 }] },
  ]);
  expect(read.after).toMatchObject({ line: 3, speaker: 'P01', quotes: [] });
});

it('has no neighbours at the ends of the transcript, and no lines beyond it', () => {
  expect(passage(0, 1).before).toBeNull();
  const last = passage(3, 9);
  expect(last.after).toBeNull();
  expect(last.lines).toHaveLength(1);
});
