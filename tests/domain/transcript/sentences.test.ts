import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceStarts } from '#lib/domain/transcript/sentences.ts';

function sentences(paragraph: string): string[] {
  const starts = sentenceStarts(paragraph);
  return starts.map((start, index) => paragraph.slice(start, starts[index + 1]).trim());
}

/** Each sentence stands between bars. */
const uncut = (barred: string) => barred.split('|').map((part) => part.trim());

describe('where a sentence ends', () => {
  it.each([
    'I am the pharmacist.|Three days a week.',
    'And then?|Well!|Nothing…|She left.',
    'Really?!|Yes.',
    'Hi , brian .|how are you ?|good .',
    // Titles, Latin, initials
    'Dr. Shah said to leave it.|Mrs. Bell and Prof. J. K. Owen agreed.',
    'Something gentle, e.g. paracetamol, i.e. not ibuprofen.|That is all.',
    'It takes approx. ten minutes vs. an hour.|Then we stop.',
    'We gave her J. Smith’s tablets.|No harm done.',
    'So do I.|And then she went.',
    'It was plan B.|Then C.',
    'St. Mary’s, I think.|Or the other one.',
    // Abbreviations that may end a sentence
    'We open at 8 a.m. on weekdays.|It closes at 5 p.m.|Then I go home.',
    'Letters, forms, etc.|They pile up.',
    'Blood tests, scans etc. are extra.',
    'In the U.K. Government guidance it says so.|In the U.S.|They do not.',
    // Numbers
    'It rose from 3.5 to 4.2.|That is a lot.',
    'No. I would not.|See no. 5 on the list.|No.|Never.',
    '1. First the water tablet.|2. Then the other.',
    // Ellipses
    'I feel ... light-headed.|And… tired.',
    'I stopped…|Then I rang.',
    // Quotation marks and brackets after the stop
    'He said “leave it.” So I did.',
    '“Why me?” she said.|“I do not know.”|And he left.',
    '(It was cold.)|We went in.',
    '« Ça va ? »|Oui.',
    // What transcribers write
    'I stopped.|[pause] Then I rang him.',
    'I stopped. (laughs) [pause]',
    'He said [name removed].|I said no.',
    '[pause] Well.|Yes.',
    // Other scripts
    '我停了药。他没有说什么！为什么？|好的。',
    'متى توقفت؟ لا أعرف.|نعم.',
    'मैं रुक गया।|फिर मैंने फ़ोन किया।',
    'Որտե՞ղ։|Այնտեղ։',
    // Nothing to cut at
    'a version 2.1.3 of www.example.org and a p.m.shift',
    'no stop at all',
    '...',
    'Wait...what',
  ])('%s', (barred) => {
    // Chinese, Arabic and "He said “leave it.” So" lines are spelt out below.
    if (barred.startsWith('我') || barred.startsWith('متى')) return;
    expect(sentences(barred.replaceAll('|', ' '))).toEqual(expectedOf(barred));
  });

  it('cuts scripts with stops of their own, white space or not', () => {
    expect(sentences('我停了药。他没有说什么！为什么？好的。')).toEqual([
      '我停了药。',
      '他没有说什么！',
      '为什么？',
      '好的。',
    ]);
    expect(sentences('متى توقفت؟ لا أعرف. نعم.')).toEqual(['متى توقفت؟', 'لا أعرف.', 'نعم.']);
  });
});

/** "He said “leave it.” So I did." is two sentences; "No. I would not." too. */
function expectedOf(barred: string): string[] {
  return uncut(barred).flatMap((part) => {
    if (part === 'He said “leave it.” So I did.') return ['He said “leave it.”', 'So I did.'];
    if (part === 'No. I would not.') return ['No.', 'I would not.'];
    return [part];
  });
}

/** Text made of what sentences are made of, so that cuts are common. */
const speech = fc
  .array(
    fc.constantFrom(
      'I',
      'Dr.',
      'said',
      'e.g.',
      'no',
      'No.',
      '5',
      '3.5',
      '…',
      '...',
      '?!',
      '. ',
      '? ',
      '! ',
      ' ',
      ' ',
      ' ',
      '"',
      '”',
      '(',
      ')',
      '[pause]',
      'Then',
      'a.m.',
      'J.',
      '。',
      '؟ ',
      'é',
      '👩🏽‍⚕️',
      '-',
      ',',
      'etc.',
      '1.',
      '\t',
      '\u00a0',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

it('loses nothing: the sentences tile the paragraph', () => {
  fc.assert(
    fc.property(fc.oneof(speech, fc.string({ unit: 'binary' })), (paragraph) => {
      const starts = sentenceStarts(paragraph);
      expect(starts[0]).toBe(0);
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
      expect(starts.map((start, index) => paragraph.slice(start, starts[index + 1])).join('')).toBe(
        paragraph,
      );
    }),
    { numRuns: 1_000 },
  );
});

it('finds nothing left to cut in a sentence it has cut', () => {
  fc.assert(
    fc.property(speech, (paragraph) => {
      const starts = sentenceStarts(paragraph);
      for (const [index, start] of starts.entries()) {
        const one = paragraph.slice(start, starts[index + 1]).trim();
        expect(sentenceStarts(one)).toEqual([0]);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('stays quick on text made to be slow', () => {
  const dots = '.'.repeat(60_000);
  const spaced = '. '.repeat(20_000);
  const started = performance.now();
  sentenceStarts(dots);
  sentenceStarts(spaced);
  sentenceStarts(`${'a.'.repeat(30_000)} b`);
  expect(performance.now() - started).toBeLessThan(4_000);
});
