import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readingRecord, type ReadingId } from '#lib/domain/model/reading.ts';
import { markRead, unmarkRead } from '#lib/domain/reading/mark-read.ts';
import { neighbouringTurn, paragraphs } from '#lib/domain/reading/paragraphs.ts';
import { readingActNames, readingKeys } from '#lib/domain/keys/reading-keys.ts';
import { amara, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const [transcript] = smallStudy().transcripts;
const by = { id: uuid(30, 1) as ReadingId, coderId: amara, at: '2025-11-20T10:00:00.000Z' };

describe('marking as read', () => {
  it('puts a valid reading of the version in use', () => {
    const change = markRead(transcript!, by);
    const [placed] = change.put;
    expect(change).toMatchObject({ kind: 'mark-read', transcriptId: transcript!.id });
    expect(placed?.record).toMatchObject({ ...by, versionId: transcript!.versionId });
    expect(v.is(readingRecord.schema, placed?.record)).toBe(true);
  });

  it('is taken away by the reader alone', () => {
    const reading = { ...by, transcriptId: transcript!.id };
    expect(unmarkRead(reading, amara).removed).toEqual([{ table: 'readings', id: by.id }]);
    expect(() => unmarkRead(reading, tom)).toThrow(RangeError);
  });
});

/** A version of lines of three letters; "|" begins a turn, "/" a line after a newline, "." a line. */
function drawn(signs: string) {
  const lines = signs.match(/[|/.]/g) ?? [];
  let text = '';
  const lineFrom: number[] = [];
  const turnFrom: number[] = [];
  for (const sign of lines) {
    if (text !== '') text += sign === '.' ? ' ' : '\n';
    lineFrom.push(text.length);
    if (sign === '|') turnFrom.push(text.length);
    text += 'abc';
  }
  return { text, lineFrom: Uint32Array.from(lineFrom), turnFrom: Uint32Array.from(turnFrom) };
}

describe('paragraphs', () => {
  it('begin with each turn and after each newline, and tile the lines', () => {
    const made = paragraphs(drawn('|../.|..'));
    expect(made).toEqual([
      { from: 0, to: 3, turn: 0, beginsTurn: true },
      { from: 3, to: 5, turn: 0, beginsTurn: false },
      { from: 5, to: 8, turn: 1, beginsTurn: true },
    ]);
  });

  it('of a turn of ten thousand lines without a break stay short', () => {
    const made = paragraphs(drawn(`|${'.'.repeat(9_999)}`));
    expect(made[0]?.from).toBe(0);
    expect(made.at(-1)?.to).toBe(10_000);
    expect(Math.max(...made.map(({ from, to }) => to - from))).toBeLessThanOrEqual(40);
    expect(made.every(({ from }, at) => at === 0 || from === made[at - 1]!.to)).toBe(true);
    expect(made.filter(({ beginsTurn }) => beginsTurn)).toHaveLength(1);
  });

  it('lead from turn to turn, to the beginning of each', () => {
    const made = paragraphs(drawn('|../.|..|.'));
    expect(neighbouringTurn(made, 1, 1)?.from).toBe(5);
    expect(neighbouringTurn(made, 9, -1)?.from).toBe(5);
    expect(neighbouringTurn(made, 6, -1)?.from).toBe(0);
    expect(neighbouringTurn(made, 9, 1)).toBeNull();
    expect(neighbouringTurn(made, 0, -1)).toBeNull();
  });
});

it('no key of the reading view stands for two acts, and each act has words', () => {
  const keys = Object.values(readingKeys).flat();
  expect(new Set(keys).size).toBe(keys.length);
  expect(Object.keys(readingActNames)).toEqual(Object.keys(readingKeys));
});
