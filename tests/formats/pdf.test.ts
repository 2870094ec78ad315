import { strToU8 } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTranscriptFile } from '#lib/formats/transcript-readers.ts';
import { packed, pdfOf, setPages, type PdfPage, type Placed } from '../fixtures/pdf-files.ts';
import { fixture, imported, text, turnsOf } from './read-turns.ts';

const refused = (bytes: Uint8Array, code: string, where?: string) =>
  expect(readTranscriptFile('a.pdf', bytes)).rejects.toMatchObject(
    where === undefined ? { code } : { code, where },
  );
const read = (pages: readonly PdfPage[]) => imported('a.pdf', pdfOf(pages));
const turns = (pages: readonly PdfPage[], changes = {}) => turnsOf('a.pdf', pdfOf(pages), changes);

const interview = [
  'INT: Thank you for making the time. Could you tell me what you do at the practice, and since when you have been doing it?',
  "P04: I am the pharmacist, three days a week. Here's the thing: nobody books in with me to have a tablet taken away, so I ring them up myself.",
  'INT: And then?',
  'P04: Then it was half past ten and the phone rang, and I had to leave it until the week after, which is how it usually goes with reviews in a small practice like ours.',
  'INT: How do you decide whom to ring?',
  'P04: By the list. The list has everybody on it who takes ten or more.',
];
/** More of the same, so that it takes several pages. */
const long = Array.from({ length: 16 }, (_, round) =>
  interview.map((one) => one.replace('P04: ', `P04: Round ${'abcdefghijklmnop'[round]}. `)),
).flat();

function withHeads(pages: readonly Placed[][], head: string): PdfPage[] {
  return pages.map((texts, at) => ({
    texts: [
      { text: head, x: 90, y: 40, size: 9 },
      ...texts,
      { text: `Page ${at + 1} of ${pages.length}`, x: 270, y: 810, size: 9 },
    ],
  }));
}

/** A page that holds a picture of a page. */
const picture: PdfPage = {
  content: 'q 500 0 0 700 40 40 cm /Im0 Do Q',
  resources: '/XObject << /Im0 6 0 R >>',
};
const pictureObject = packed(
  new Uint8Array(64),
  '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
);

describe('the turns of a PDF', () => {
  it('come whole over lines and pages, without running heads and page numbers', async () => {
    const pages = withHeads(setPages(long, { gap: 6 }), 'Interview P04 on reviewing medicines');
    expect(pages.length).toBeGreaterThan(3);
    expect(await turns(pages)).toEqual(long);
    const { notes, kind } = await read(pages);
    expect(kind).toBe('PDF');
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'running heads',
      what: `“Interview P04 on reviewing medicines” and the like on ${pages.length} pages`,
    });
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'page numbers',
      what: `“Page 1 of ${pages.length}” and the like on ${pages.length} pages`,
    });
  });

  it('keep the running heads where the person says so', async () => {
    const pages = withHeads(setPages(long, { gap: 6 }), 'Interview P04 on reviewing medicines');
    const kept = await turns(pages, { dropHeads: false, keepOpening: true });
    expect(kept[0]).toMatch(/^–: Interview P04 on reviewing medicines/);
    expect(kept.join('\n')).toContain('Page 1 of');
  });

  it('are found where no space parts them, by their labels', async () => {
    expect(await turns(setPages(long).map((texts) => ({ texts })))).toEqual(long);
  });

  it('stay line by line where joining is switched off', async () => {
    const [first] = await turns([{ texts: setPages(interview)[0] ?? [] }], { joinLines: false });
    expect(first).toContain(' / ');
  });

  it('are read down one column and then down the other', async () => {
    const columns = setPages(long, { measure: 36, gap: 6, left: 50 });
    const pages: PdfPage[] = [];
    for (let at = 0; at < columns.length; at += 2) {
      const second = (columns[at + 1] ?? []).map((one) => ({ ...one, x: one.x + 260 }));
      pages.push({ texts: [...(columns[at] ?? []), ...second] });
    }
    expect(await turns(pages)).toEqual(long);
    const { notes } = await read(pages);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: 'order of reading',
      what: 'Two columns, down the first and then the second',
    });
    const across = await turns(pages, { pageColumns: 'one' });
    expect(across).not.toEqual(long);
  });

  it('are read in two columns under a title that runs across both', async () => {
    const columns = setPages(interview, { measure: 36, gap: 6, left: 50, bottom: 280, top: 120 });
    const second = (columns[1] ?? []).map((one) => ({ ...one, x: one.x + 260 }));
    const title = { text: 'A conversation at the practice, in spring', x: 90, y: 80, size: 16 };
    expect(columns).toHaveLength(2);
    const found = await read([{ texts: [title, ...(columns[0] ?? []), ...second] }]);
    expect(found.openingLines).toBe(1);
    expect(await turns([{ texts: [title, ...(columns[0] ?? []), ...second] }])).toEqual(interview);
  });

  it('keep the numbers of their lines as labels beside them', async () => {
    const every = setPages(interview, { number: (line) => String(line + 1) });
    const pages = every.map((texts) => ({ texts }));
    const { transcripts, notes, numberedLines } = await read(pages);
    expect(await turns(pages)).toEqual(interview);
    expect(transcripts[0]?.lineLabel).toEqual([
      '1',
      '1–3',
      '4',
      '4–6',
      '7',
      '8–10',
      '11',
      '12',
      '12–13',
    ]);
    expect(numberedLines).toBe(13);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: 'numbers in the margin',
      what: '13 numbers, 1 to 13, kept as labels of the lines they stand at',
    });
    const fifths = setPages(long, { number: (line) => (line % 5 === 4 ? String(line + 1) : null) });
    expect(await turns(fifths.map((texts) => ({ texts })))).toEqual(long);
  });

  it('have the times that stand before them', async () => {
    const stamped = [
      '[00:00:03] INT: Why do you think so, if I may ask, after all that you have told me today?',
      '[00:00:09] P04: Because.',
      '[00:01:10] INT: Good.',
      '[00:01:12] P04: It was the week before last, when she had her fall in the kitchen and rang me up.',
    ];
    const { transcripts } = await read(setPages(stamped).map((texts) => ({ texts })));
    expect([...(transcripts[0]?.turnStart ?? [])]).toEqual([3, 9, 70, 72]);
    expect(transcripts[0]?.text).toContain('when she had her fall in the kitchen');
  });

  it('have their speakers from a line of their own in bold', async () => {
    const texts: Placed[] = [];
    let y = 90;
    const say = (speaker: string, words: string) => {
      texts.push({ text: speaker, x: 90, y, font: 'bold' });
      for (const line of setPages([words], { top: y + 14 })[0] ?? []) texts.push(line);
      y = (texts.at(-1)?.y ?? y) + 24;
    };
    say('Interviewer', 'How did that come up?');
    say(
      'Nurse Bell',
      'By accident, usually. Somebody has a fall, and then the whole list is looked at again.',
    );
    say('Interviewer', 'When did you last do one on purpose?');
    say('Nurse Bell', 'The week before last.');
    say('Nurse Bell', 'She stopped it.');
    expect(await turns([{ texts }])).toEqual([
      'Interviewer: How did that come up?',
      'Nurse Bell: By accident, usually. Somebody has a fall, and then the whole list is looked at again.',
      'Interviewer: When did you last do one on purpose?',
      'Nurse Bell: The week before last.',
      'Nurse Bell: She stopped it.',
    ]);
  });

  it('are read from a column of speakers beside a column of words', async () => {
    let y = 90;
    const texts = interview.flatMap((one) => {
      const [, speaker = '', words = ''] = /^(\w+): (.*)$/.exec(one) ?? [];
      const lines = setPages([words], { left: 160, top: y, measure: 50 })[0] ?? [];
      const label = { text: speaker, x: 60, y };
      y = (lines.at(-1)?.y ?? y) + 18;
      return [label, ...lines];
    });
    expect(await turns([{ texts }])).toEqual(interview);
    const { notes } = await read([{ texts }]);
    expect(notes).toContainEqual(
      expect.objectContaining({ where: 'order of reading', what: 'Down each page in one column' }),
    );
  });

  it('are paragraphs by their first lines where nobody is named', async () => {
    const words = long.slice(0, 6).map((one) => one.replace(/^\w+: /, ''));
    const set = setPages(words, { firstIndent: 4 });
    expect(await turns(set.map((texts) => ({ texts })))).toEqual(words.map((one) => `–: ${one}`));
  });

  it('put words together that a line parted, and keep hyphens that belong', async () => {
    const said = [
      'INT: What would you say about the exer\u00adcise that they were given at the first of the meetings?',
      'P04: It was there for them and for well-\u00adbeing, they said, and everybody did as they were told.',
      'INT: And their own being?',
      'P04: Well, it was about being seen, as I said.',
    ];
    const pages = setPages(said, { measure: 41 }).map((texts) => ({ texts }));
    const joined = (await turns(pages)).join('\n');
    expect(joined).toContain('about the exercise that');
    expect(joined).toContain('for well-being, they said');
    const { notes } = await read(pages);
    expect(notes).toContainEqual({
      kind: 'changed',
      where: 'hyphens at the end of lines',
      what: 'taken out of “exercise”',
    });
  });
});

describe('what a page may hold beside words', () => {
  it('turned pages are read as somebody would hold them', async () => {
    const [texts = []] = setPages(interview);
    expect(await turns([{ texts, more: '/Rotate 90' }])).toEqual(interview);
    const sideways = texts.map(
      ({ text: words, x, y }) =>
        `BT /F1 10 Tf 0 1 -1 0 ${y} ${x} Tm (${words.replace(/[()]/g, '\\$&')}) Tj ET`,
    );
    expect(await turns([{ content: sideways.join('\n') }])).toEqual(interview);
  });

  it('text across the others is left out, and said to be', async () => {
    const [texts = []] = setPages(interview);
    const stamp = 'BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET';
    const { notes } = await read([{ texts, content: stamp }]);
    expect(await turns([{ texts, content: stamp }])).toEqual(interview);
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'page 1',
      what: '5 characters of text that runs across the others',
    });
  });

  it('pages without text are named', async () => {
    const pages = setPages(interview).map((texts) => ({ texts }));
    const { notes } = await imported(
      'a.pdf',
      pdfOf([...pages, picture, picture, ...pages, picture], { objects: [pictureObject] }),
    );
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'pages 2–3, 5',
      what: 'no text on them; if they are pictures of pages, their words are not here',
    });
  });

  it('letters of a table that the file does not hold are said to be doubtful', async () => {
    const font =
      '/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /Foreign /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 /BaseFont /Foreign /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >> ] >> /F2 4 0 R >>';
    const content =
      'BT /F2 10 Tf 1 0 0 1 90 700 Tm (INT: Why?) Tj ET BT /F1 10 Tf 1 0 0 1 90 680 Tm <4f60597d> Tj ET';
    const bytes = pdfOf([{ content, resources: font }]);
    const { notes } = await imported('a.pdf', bytes);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: expect.any(String),
      what: expect.stringContaining('UniGB-UCS2-H'),
    });
  });
});

describe('a PDF that cannot be read', () => {
  it('is said to be a scan where it holds pictures of pages and no text', async () => {
    await refused(pdfOf([picture, picture], { objects: [pictureObject] }), 'scan-without-text');
    await refused(pdfOf([{}]), 'no-text-inside');
  });

  it('is said to be protected by a password; a password for changes alone does not matter', async () => {
    await refused(fixture('../broken-transcripts/password.pdf'), 'password-protected');
    expect(await turnsOf('owner-password.pdf')).toEqual([
      'INT: Why?',
      'P04: Because.',
      'INT: And?',
    ]);
  });

  it('is said to be damaged where its end is missing or it is a PDF in name alone', async () => {
    const whole = pdfOf(setPages(long).map((texts) => ({ texts })));
    await refused(whole.subarray(0, 900), 'truncated');
    await refused(text('%PDF-1.7\nnothing of the kind'), 'truncated');
    const cut = whole.subarray(0, Math.floor(whole.length / 2));
    await refused(cut, 'truncated');
  });

  it('is read as far as it goes where a page is damaged, and says which', async () => {
    const [texts = []] = setPages(interview);
    const bytes = pdfOf([
      { texts },
      { texts: [{ text: 'P04: Broken.', x: 90, y: 90 }], content: '1 '.repeat(60) },
      { texts },
    ]);
    const { notes } = await imported('a.pdf', bytes);
    expect(notes).toContainEqual(
      expect.objectContaining({
        kind: 'assumed',
        where: 'page 2',
        what: expect.stringContaining('damaged'),
      }),
    );
  });

  it('is read with a warning where a packed part of it is damaged', async () => {
    const [texts = []] = setPages(interview);
    const bytes = pdfOf([{ texts }]);
    const stream = new TextDecoder('iso-8859-1').decode(bytes).lastIndexOf('stream\nx');
    bytes.fill(0x55, stream + 300, stream + 330);
    const { notes } = await imported('a.pdf', bytes);
    expect(notes).toContainEqual({
      kind: 'assumed',
      where: 'the file',
      what: 'one part of it damaged; words may be missing, so compare with the PDF',
    });
  });

  it('is refused where it unpacks to far more than a transcript could hold', async () => {
    const bomb = pdfOf([{ content: new Uint8Array(66 * 1024 * 1024).fill(32) }]);
    expect(bomb.length).toBeLessThan(200_000);
    await refused(bomb, 'unpacks-too-large');
    const place = (at: number) =>
      `1 0 0 1 ${(at % 290) * 2} ${Math.floor(at / 290) * 2.2} Tm (a) Tj`;
    const crowd = Array.from({ length: 100_000 }, (_, at) => place(at)).join('\n');
    await refused(pdfOf([{ content: `BT /F1 1 Tf ${crowd} ET` }]), 'unpacks-too-large', 'page 1');
  }, 30_000);
});

describe('a PDF from somebody else', () => {
  afterEach(() => vi.restoreAllMocks());

  it('runs nothing and fetches nothing, whatever it asks for', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const ran = vi.fn();
    Object.assign(globalThis, { app: { alert: ran } });
    const [texts = []] = setPages(interview);
    const bytes = pdfOf(
      [
        {
          texts,
          more: '/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /Launch /F (calc.exe) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/seen) >> >> ] /AA << /O << /S /JavaScript /JS (app.alert\\(2\\)) >> >>',
          resources:
            '/XObject << /Im0 << /Type /XObject /Subtype /Form /F << /FS /URL /F (https://example.org/picture) >> >> >>',
          content: '/Im0 Do',
        },
      ],
      {
        catalog:
          '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [ (a.exe) 6 0 R ] >> /JavaScript << /Names [ (a) << /S /JavaScript /JS (app.alert\\(3\\)) >> ] >> >> /AcroForm << /XFA 7 0 R /Fields [] >>',
        objects: [
          '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
          packed(strToU8('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>')),
        ],
      },
    );
    expect(await turnsOf('a.pdf', bytes)).toEqual(interview);
    expect(fetched).not.toHaveBeenCalled();
    expect(ran).not.toHaveBeenCalled();
    Reflect.deleteProperty(globalThis, 'app');
  });

  it('is known by what it is, whatever its name says and whatever stands before it', async () => {
    const plain = pdfOf(setPages(interview).map((texts) => ({ texts })));
    const late = new Uint8Array([...text('X-Sent-By: a mail program\r\n\r\n'), ...plain]);
    for (const [name, bytes] of [
      ['a.docx', plain],
      ['a.txt', late],
    ] as const) {
      const { kind, notes } = await imported(name, bytes);
      expect(kind).toBe('PDF');
      expect(notes).toContainEqual(expect.objectContaining({ where: 'kind of file' }));
    }
  });

  it('leaves the bytes it was read from as they were, and tells of each page', async () => {
    const bytes = pdfOf(setPages(long).map((texts) => ({ texts })));
    const before = bytes.slice();
    const told: string[] = [];
    await readTranscriptFile('a.pdf', bytes, (done, total) => told.push(`${done} of ${total}`));
    expect(bytes).toEqual(before);
    expect(told.at(0)).toMatch(/^0 of \d$/);
    expect(told.at(-1)).toBe(told.at(0)?.replace('0', told.at(0)?.at(-1) ?? ''));
  });
});
