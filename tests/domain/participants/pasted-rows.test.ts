import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBlock, pastedRows } from '#lib/domain/participants/pasted-rows.ts';

it('reads cells as a spreadsheet copies them', () => {
  expect(pastedRows('P01\tGP\r\nP02\t"two\nlines, ""quoted"""\r\n')).toEqual([
    ['P01', 'GP'],
    ['P02', 'two\nlines, "quoted"'],
  ]);
  expect(pastedRows('a\t\tb\nc')).toEqual([
    ['a', '', 'b'],
    ['c', '', ''],
  ]);
  expect(pastedRows('')).toEqual([]);
  expect(pastedRows('\n\n')).toEqual([]);
});

it('takes a quotation mark inside words for a mark', () => {
  expect(pastedRows('5" pipe\tyes\n"never closed\tno')).toEqual([
    ['5" pipe', 'yes'],
    ['"never closed', 'no'],
  ]);
});

it('reads back any cells, however they are written', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', '"', '\t', '\n', ',', ';', '1') })
    .map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const written = rows
        .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join('\t'))
        .join('\r\n');
      const full = [...rows.map((row) => [...row])];
      while (full.at(-1)?.every((text) => text === '')) full.pop();
      expect(pastedRows(written)).toEqual(full);
    }),
  );
});

it('stays quick with a hostile text', () => {
  const started = performance.now();
  pastedRows('"'.repeat(200_000) + '\t'.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});

it('tells a block from words for one field', () => {
  expect(isBlock('GP partner')).toBe(false);
  expect(isBlock('GP partner\r\n')).toBe(false);
  expect(isBlock('GP\tpartner')).toBe(true);
  expect(isBlock('GP\npartner')).toBe(true);
});
