import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import PassageEntry from '#lib/ui/passages/PassageEntry.svelte';
import { countWords, lineWords, sourceWords } from '#lib/ui/passages/passage-words.ts';
import type { PassageView } from '#lib/ui/passages/passage-view.ts';

const passage: PassageView = {
  key: 'a',
  where: 'lines 2 to 3',
  href: '../coding/?line=2',
  code: null,
  read: {
    before: { line: 0, speaker: 'Int', text: 'Where do you begin?', quotes: [] },
    lines: [
      { line: 1, speaker: 'P01', text: 'I know it, it is new.', quotes: [{ from: 2, to: 9 }] },
      { line: 2, speaker: null, text: 'It is written down.', quotes: [] },
    ],
    after: null,
  },
};

describe('a passage', () => {
  it('shows its numbered lines with the quotation marked, and leads to them', () => {
    render(PassageEntry, { passage, transcript: 'P01' });
    expect(screen.getByText('know it').tagName).toBe('MARK');
    expect(screen.getByText('3')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'P01, lines 2 to 3' })).toBeTruthy();
    expect(screen.queryByText('Where do you begin?')).toBeNull();
  });

  it('shows the lines around it on demand', async () => {
    render(PassageEntry, { passage, transcript: 'P01' });
    await fireEvent.click(screen.getByRole('button', { name: /^Show the lines around/ }));
    expect(screen.getByText('Where do you begin?')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Hide the lines around/ }));
    expect(screen.queryByText('Where do you begin?')).toBeNull();
  });
});

describe('the words over the passages', () => {
  it('say whose coding they are from', () => {
    expect(sourceWords('own', { consensus: 0, submitted: 6, open: 1, of: 8 })).toBe(
      'Your own passes of 7 of 8 transcripts: 6 submitted, 1 still open.',
    );
    expect(sourceWords('settled', { consensus: 6, submitted: 1, open: 0, of: 8 })).toBe(
      'The settled coding of 7 of 8 transcripts: 6 by consensus, 1 submitted.',
    );
    expect(sourceWords('own', { consensus: 0, submitted: 0, open: 0, of: 8 })).toBe(
      'You have coded none of 8 transcripts yet.',
    );
  });

  it('tell passages, lines and people apart', () => {
    expect(countWords({ passages: 12, lines: 20, transcripts: 3, people: 1 })).toBe(
      '12 passages (20 lines) in 3 transcripts, from 1 person.',
    );
    expect(lineWords(4, 5)).toBe('line 5');
    expect(lineWords(4, 7)).toBe('lines 5 to 7');
  });
});

describe('a passage of somebody who may not be quoted', () => {
  it('says so in words and is read all the same', () => {
    render(PassageEntry, { passage: { ...passage, notToBeQuoted: ['P01'] }, transcript: 'P01' });
    expect(screen.getByText(/not to be quoted: P01/)).toBeTruthy();
    expect(screen.getByText('know it').tagName).toBe('MARK');
  });
});
