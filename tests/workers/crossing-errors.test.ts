import { expect, it } from 'vitest';
import { ActError, FormatError, StorageError } from '#lib/domain/errors.ts';
import { putTogether, takenApart } from '#lib/workers/crossing-errors.ts';

const crossed = (error: unknown) => putTogether(structuredClone(takenApart(error)));

it('keeps class, code and place of an error a person can act on', () => {
  const format = crossed(new FormatError('ragged-rows', 'line 3'));
  expect(format).toBeInstanceOf(FormatError);
  expect(format).toMatchObject({ code: 'ragged-rows', where: 'line 3' });
  expect(crossed(new StorageError('closed'))).toEqual(new StorageError('closed'));
  expect(crossed(new ActError('not-codable'))).toBeInstanceOf(ActError);
});

it('keeps the words of our own mistakes', () => {
  expect(crossed(new RangeError('line 7 of 3')).message).toBe('RangeError: line 7 of 3');
  expect(crossed('just words').message).toBe('Error: just words');
});
