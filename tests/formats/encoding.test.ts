import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText, decodedText } from '#lib/formats/plain-text/encoding.ts';
import { imported, text, turnsOf } from './read-turns.ts';

const said = 'INT: Ça va, “vraiment” – oui?\nP04: It’s fine… café.\n';
const expected = ['INT: Ça va, “vraiment” – oui?', 'P04: It’s fine… café.'];

function utf16(content: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(content.length * 2));
  for (let at = 0; at < content.length; at += 1) {
    view.setUint16(at * 2, content.charCodeAt(at), littleEndian);
  }
  const bytes = new Uint8Array(view.buffer);
  return mark ? Uint8Array.of(...(littleEndian ? [0xff, 0xfe] : [0xfe, 0xff]), ...bytes) : bytes;
}

/** The signs of Windows-1252 that stand elsewhere in Unicode. */
const signs = new Map([
  ['“', 0x93],
  ['”', 0x94],
  ['’', 0x92],
  ['–', 0x96],
  ['…', 0x85],
]);
const windows1252 = (content: string) =>
  Uint8Array.from(content, (sign) => signs.get(sign) ?? sign.charCodeAt(0));

it.each([
  ['UTF-8', text(said)],
  ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...text(said))],
  ['UTF-16, low byte first', utf16(said, true, true)],
  ['UTF-16, high byte first', utf16(said, false, true)],
  ['UTF-16, low byte first, without a mark', utf16(said, true, false)],
  ['UTF-16, high byte first, without a mark', utf16(said, false, false)],
  ['Windows-1252', windows1252(said)],
])('reads a text file in %s', async (_, bytes) => {
  expect(await turnsOf('a.txt', bytes)).toEqual(expected);
});

it('says when the encoding was guessed, and only then', async () => {
  const noted = async (bytes: Uint8Array) =>
    (await imported('a.txt', bytes)).notes.filter(({ where }) => where === 'encoding');
  expect(await noted(text(said))).toEqual([]);
  expect(await noted(windows1252(said))).toMatchObject([{ kind: 'assumed' }]);
  expect(await noted(utf16(said, true, false))).toMatchObject([{ kind: 'assumed' }]);
});

it('reads tables and subtitles in the same encodings', async () => {
  const csv = utf16('speaker\ttext\nI\tÇa va?\nP\tOui.\n', true, true);
  expect(await turnsOf('a.csv', csv)).toEqual(['I: Ça va?', 'P: Oui.']);
  const vtt = windows1252('WEBVTT\n\n00:01.000 --> 00:02.000\nI: Ça va?\n');
  expect(await turnsOf('a.vtt', vtt)).toEqual(['I: Ça va?']);
});

it('makes every line end a newline, mixed ones too', () => {
  expect(decodedText(text('a\r\nb\rc\nd\u2028e\u0085f\vg\fh')).text).toBe('a\nb\nc\nd\ne\nf\ng\nh');
});

it('removes what no XML file may hold, with a note, and nothing else', () => {
  const { text: clean, notes } = decodedText(text(`a\u0000\u0007b${'.'.repeat(2_000)}`));
  expect(clean.startsWith('ab.')).toBe(true);
  expect(notes).toEqual([
    { kind: 'changed', where: 'characters', what: '2 characters that no file may hold removed' },
  ]);
  expect(cleanText('a\ud800b\udc00c\ufffe').text).toBe('abc');
  expect(cleanText('👩🏽‍⚕️ e\u0301 \u00a0\u200b').text).toBe('👩🏽‍⚕️ e\u0301 \u00a0\u200b');
});

it('never changes letters: decoding what was encoded gives it back', () => {
  const letters = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((one) => cleanText(one).removed === 0 && !/[\r\v\f\u0085\u2028\u2029\ufeff]/.test(one));
  fc.assert(
    fc.property(letters, (content) => {
      const whole = `I: ${content} said in an interview, with words around it.`;
      expect(decodedText(text(whole)).text).toBe(whole);
    }),
  );
});
