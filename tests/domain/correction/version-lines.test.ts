import { expect, it } from 'vitest';
import { packed } from '#lib/domain/coding/packed.ts';
import { versionLines } from '#lib/domain/correction/version-lines.ts';
import { amara, knowledge, smallStudy, tom } from '../../fixtures/small-study.ts';

const study = smallStudy();
const [version] = study.transcriptVersions;
const [transcript] = study.transcripts;

it('has quotations where they stood, line by line and coder by coder, within the words shown', () => {
  const { text, lineFrom } = version!;
  const begins = text.indexOf('new. It');
  const coded = (coderId: typeof amara, from: number, to: number) => ({
    coderId,
    ...packed({
      codings: [{ codeId: knowledge, from: 1, to: 3 }],
      quotations: [{ codeId: knowledge, from, to }],
    }),
  });
  const lines = versionLines(version!, transcript!.speakers, [
    coded(amara, begins, begins + 'new. It'.length),
    coded(tom, lineFrom[2]!, lineFrom[3]!),
  ]);
  const quoted = lines.map(({ text: words, quotes }) =>
    quotes.map(({ coderId, from, to }) => [coderId, words.slice(from, to)]),
  );
  expect(quoted).toEqual([
    [],
    [[amara, 'new.']],
    [
      [amara, 'It'],
      [tom, 'It is written down.'],
    ],
    [],
  ]);
  expect(lines[2]!.quotes[1]!.to).toBe('It is written down.'.length);
});
