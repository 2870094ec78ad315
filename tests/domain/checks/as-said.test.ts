import { expect, it } from 'vitest';
import type { TranscriptVersionId } from '#lib/domain/model/transcript-version.ts';
import { settledP01, uuid } from '../../fixtures/small-study.ts';
import { all, consent, edited, found, quote, quoted, said, type With } from './checked.ts';

// "I know it, it is new." stands at [20, 41).
const words =
  (more: string): With =>
  ({ transcriptVersions }) => ({
    transcriptVersions: transcriptVersions.map((one) =>
      one.transcriptId === settledP01
        ? { ...one, text: one.text.replace('I know it, it is new.', more) }
        : one,
    ),
  });

it('L9 finds nothing in words as they were said, or with a few left out or put in', () => {
  expect(found('L9')).toEqual([]);
  expect(found('L9', edited({ from: 27, to: 30, words: '' }))).toEqual([]);
  expect(found('L9', edited({ from: 27, to: 29, words: 'the guidance' }))).toEqual([]);
});

it('L9 finds a quotation whose words the transcript does not have', () => {
  const beyond: With = ({ quotes }) => ({
    quotes: quotes.map((one) => ({ ...one, from: 5000, to: 5010 })),
  });
  expect(said('L9', beyond)[0]).toContain('are not in the transcript as it stands');
  const otherVersion: With = ({ transcriptVersions }) => ({
    transcriptVersions: transcriptVersions.map((one) => ({
      ...one,
      id: uuid(7, 90) as TranscriptVersionId,
    })),
  });
  expect(said('L9', otherVersion)[0]).toContain('mismatch');
});

it('L9 finds edits that lie outside of the quotation or over one another', () => {
  expect(found('L9', edited({ from: 10, to: 22, words: '' }))[0]).toMatchObject({ is: 'mismatch' });
  expect(
    said('L9', edited({ from: 20, to: 26, words: 'We' }, { from: 22, to: 29, words: '' })),
  ).toHaveLength(1);
});

it('L9 asks about a change that leaves out or puts in a word such as “not”', () => {
  // "I don’t know it at all." has the don't at [22, 27).
  const dont = words('I don’t know it, none.');
  const left = (study: Parameters<With>[0]) => {
    const changed = { ...study, ...dont(study) };
    return { ...changed, ...edited({ from: 22, to: 27, words: '' })(changed) };
  };
  expect(said('L9', left)).toEqual([
    expect.stringContaining('leaves out “don’t”. Does it still say what was said?'),
  ]);
  expect(said('L9', edited({ from: 22, to: 22, words: 'never' }))[0]).toContain('puts in “never”');
});

it('L9 asks about a quotation that begins or ends inside a word', () => {
  expect(said('L9', quoted(quote(2, 46, 60))).map((one) => one.split(': ').at(-1))).toEqual([
    'This quotation begins inside a word. Is that meant?',
  ]);
  expect(said('L9', quoted(quote(2, 42, 59)))[0]).toContain('ends inside a word');
  expect(found('L9', quoted(quote(2, 42, 60)))).toEqual([]);
});

it('L9 asks when more than a third of the words is left out', () => {
  expect(said('L9', edited({ from: 27, to: 36, words: '' }))).toEqual([
    expect.stringContaining('3 of the 6 words of this quotation are left out'),
  ]);
  expect(found('L9', edited({ from: 31, to: 36, words: '' }))).toEqual([]);
});

it('L9 shows words as they are printed, and none of somebody who is not to be quoted', () => {
  const named = words('I know Jo, he is new.');
  const replaced = (study: Parameters<With>[0]) => {
    const changed = { ...study, ...named(study) };
    return { ...changed, ...edited({ from: 27, to: 29, words: 'a colleague, never' })(changed) };
  };
  const [finding] = found('L9', replaced);
  expect(finding?.why).toBe('It is printed as “I know [a colleague, never], he is new.”');
  const [withheld] = found('L9', all(replaced, consent('no')));
  expect(withheld?.why).toBe(
    'Its words are withheld, since somebody speaks in it who is not to be quoted.',
  );
});
