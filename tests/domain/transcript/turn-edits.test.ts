import { describe, expect, it } from 'vitest';
import { changeTurn, joinTurns, splitTurn } from '#lib/domain/transcript/turn-edits.ts';
import type { Turn } from '#lib/domain/transcript/turn.ts';

const turn = (speaker: string, text: string, more: Partial<Turn> = {}): Turn => ({
  speaker,
  text,
  start: null,
  end: null,
  memos: [],
  ...more,
});

describe('a turn', () => {
  it('is split at the cursor, white space there left out, times and line numbers kept', () => {
    const marks = [
      { at: 0, label: '7' },
      { at: 7, label: '8' },
      { at: 16, label: '9' },
    ];
    const one = turn('P', 'I did. And then I did not.', { start: 3, end: 9, marks });
    expect(splitTurn([one], 0, 6)).toEqual([
      turn('P', 'I did.', { start: 3, end: null, marks: [{ at: 0, label: '7' }] }),
      turn('P', 'And then I did not.', {
        start: null,
        end: 9,
        marks: [
          { at: 0, label: '8' },
          { at: 9, label: '9' },
        ],
      }),
    ]);
  });

  it('is not split where one half would have no words', () => {
    const turns = [turn('P', 'I did.')];
    expect(splitTurn(turns, 0, 0)).toBe(turns);
    expect(splitTurn(turns, 0, 6)).toBe(turns);
    expect(splitTurn(turns, 4, 2)).toBe(turns);
  });

  it('is joined with the next, which its speaker then says', () => {
    const turns = [
      turn('P', 'I did.', { start: 3, end: 4 }),
      turn('I', 'And?', { start: 5, end: 6, marks: [{ at: 0, label: '8' }] }),
    ];
    expect(joinTurns(turns, 0)).toEqual([
      turn('P', 'I did. And?', { start: 3, end: 6, marks: [{ at: 7, label: '8' }] }),
    ]);
    expect(joinTurns(turns, 1)).toBe(turns);
  });

  it('gets other words and another speaker, and goes without words unless it is the last one', () => {
    const turns = [turn('P', 'I did.'), turn('I', 'And?')];
    expect(changeTurn(turns, 1, ' And then? ', 'P')).toEqual([turns[0], turn('P', 'And then?')]);
    expect(changeTurn(turns, 0, ' ', 'P')).toEqual([turns[1]]);
    expect(changeTurn([turns[1]!], 0, '', 'I')).toEqual([turns[1]]);
  });
});
