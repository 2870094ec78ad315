import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FormatError } from '#lib/domain/errors.ts';
import { readTranscriptFile } from '#lib/formats/transcript-readers.ts';
import { fixture, imported, text, turnsOf } from './read-turns.ts';

/** An OpenDocument file whose text holds this XML. */
function odt(body: string, manifest = ''): Uint8Array {
  const namespaces = ['office', 'text', 'table', 'draw', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  return zipSync({
    mimetype: text('application/vnd.oasis.opendocument.text'),
    'META-INF/manifest.xml': text(`<manifest>${manifest}</manifest>`),
    'content.xml': text(
      `<?xml version="1.0"?><office:document-content ${namespaces}><office:body>` +
        `<office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
}

const p = (words: string) => `<text:p text:style-name="Standard">${words}</text:p>`;
const rtf = (body: string) => text(`{\\rtf1\\ansi\\ansicpg1252\\deff0${body}}`);
const refused = (name: string, bytes: Uint8Array, code: string) =>
  expect(readTranscriptFile(name, bytes)).rejects.toMatchObject({ code });

describe('OpenDocument text', () => {
  it('is read by its labels, with spaces, tabs and line breaks where they stand', async () => {
    const file = odt(
      '<text:h text:outline-level="1">Interview 4</text:h>' +
        p('INT:<text:tab/>Why <text:span>did</text:span><text:s text:c="2"/>you\n  stop?') +
        p('P04: <text:span>Because</text:span> I was asked.<text:line-break/>Twice.') +
        p('INT: And then?') +
        p('P04: Nothing.'),
    );
    expect(await turnsOf('a.odt', file)).toEqual([
      'INT: Why did  you stop?',
      'P04: Because I was asked. / Twice.',
      'INT: And then?',
      'P04: Nothing.',
    ]);
  });

  it('is a table where most of its words stand in one, with repeated and covered cells', async () => {
    const row = (...cells: string[]) =>
      `<table:table-row>${cells
        .map((cell) => `<table:table-cell>${cell === '' ? '' : p(cell)}</table:table-cell>`)
        .join('')}</table:table-row>`;
    const file = odt(
      `<table:table><table:table-column table:number-columns-repeated="2"/>` +
        row('Speaker', 'Text') +
        row('INT', 'Why did you stop it?') +
        row('P04', 'I was asked to.') +
        '<table:table-row><table:table-cell><text:p>INT</text:p></table:table-cell>' +
        '<table:table-cell><text:list><text:list-item><text:p>By whom?</text:p></text:list-item></text:list></table:table-cell></table:table-row>' +
        '</table:table>',
    );
    expect(await turnsOf('a.odt', file)).toEqual([
      'INT: Why did you stop it?',
      'P04: I was asked to.',
      'INT: By whom?',
    ]);
  });

  it('leaves deletions, remarks, notes and pictures out, and says so', async () => {
    const file = odt(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>I never</text:p>' +
        '</text:deletion></text:changed-region></text:tracked-changes>' +
        p('INT: Why?<office:annotation><text:p>check this</text:p></office:annotation>') +
        p(
          'P04: Because.<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>',
        ) +
        p('INT: Well.<draw:frame><draw:image/></draw:frame>') +
        p('P04: Yes.'),
    );
    const { notes } = await imported('a.odt', file);
    expect(await turnsOf('a.odt', file)).toEqual([
      'INT: Why?',
      'P04: Because.',
      'INT: Well.',
      'P04: Yes.',
    ]);
    expect(notes.map(({ what }) => what)).toEqual([
      '1 tracked deletion, as if accepted',
      '1 picture',
      '1 footnote or endnote',
      '1 comment in the margin',
    ]);
  });

  it('refuses one under a password, a broken one, one without words, and a spreadsheet', async () => {
    const whole = odt(p('INT: Why?'));
    await refused('a.odt', odt(p('x'), '<encryption-data/>'), 'password-protected');
    await refused('a.odt', whole.subarray(0, whole.length - 90), 'truncated');
    await refused('a.odt', zipSync({ 'content.xml': text('<office:document') }), 'truncated');
    await refused('a.odt', odt(p('')), 'no-text-inside');
    await refused(
      'a.ods',
      zipSync({
        'content.xml': text(
          '<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body><o:spreadsheet/></o:body></o:document>',
        ),
      }),
      'wrong-kind',
    );
  });

  it('loses no words to elements called like what every object has', async () => {
    const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];
    const file = odt(
      names.map((name, n) => `<text:${name}>${p(`P0${n}: Word ${n}.`)}</text:${name}>`).join(''),
    );
    expect(await turnsOf('a.odt', file)).toEqual(names.map((_, n) => `P0${n}: Word ${n}.`));
  });

  it('does not expand entities', async () => {
    const bomb = zipSync({
      'content.xml': text(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
      ),
    });
    await refused('a.odt', bomb, 'truncated');
  });
});

describe('RTF', () => {
  it('is read by its labels, in its code page, in Unicode, and with typographic signs', async () => {
    const file = rtf(
      '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}}{\\colortbl;\\red0;}' +
        '{\\stylesheet{\\s1 Heading 1;}}{\\info{\\title Secret}}' +
        "\\pard INT: Why\\rquote d you stop, caf\\'e9?\\par\n" +
        "P04: {\\f1 \\'cf\\'ee} \\uc1\\u8364?5 \\emdash  no\\~more. {\\b Really}.\\par " +
        'INT: \\{so\\}\\line And?\\par P04: \\u-10179?\\u-8704? well.',
    );
    expect(await turnsOf('a.rtf', file)).toEqual([
      'INT: Why’d you stop, café?',
      'P04: По €5 — no\u00a0more. Really.',
      'INT: {so} / And?',
      'P04: 😀 well.',
    ]);
  });

  it('is a table where most of its words stand in one, empty cells included', async () => {
    const row = (...cells: string[]) =>
      `\\trowd\\cellx1000\\cellx9000\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row\n`;
    const file = rtf(
      row('Speaker', 'Text') +
        row('INT', 'Why did you stop it?') +
        row('P04', 'I was asked to.') +
        row('', 'Twice.') +
        '\\pard\\par',
    );
    const { content } = await imported('a.rtf', file);
    expect(content).toMatchObject({
      kind: 'table',
      rows: [
        ['Speaker', 'Text'],
        ['INT', 'Why did you stop it?'],
        ['P04', 'I was asked to.'],
        ['', 'Twice.'],
      ],
    });
  });

  it('leaves fields, pictures, objects, notes, list numbers, hidden and deleted words out', async () => {
    const file = rtf(
      '{\\header Confidential}\\pard {\\listtext 1.\\tab}INT: ' +
        '{\\field{\\*\\fldinst INCLUDEPICTURE "https://example.org/x.png"}{\\fldrslt Why}}?' +
        '{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 00}}{\\object{\\*\\objdata 0105}}' +
        '{\\footnote a note}{\\*\\annotation a remark}{\\v hidden}{\\deleted gone}\\par ' +
        'P04: {\\*\\unknowndest nothing}Because.\\par INT: \\bin4 {}}}Yes?\\par P04: Yes.',
    );
    expect(await turnsOf('a.rtf', file)).toEqual([
      'INT: Why?',
      'P04: Because.',
      'INT: Yes?',
      'P04: Yes.',
    ]);
    const { notes } = await imported('a.rtf', file);
    expect(notes.map(({ what }) => what)).toEqual([
      '1 tracked deletion, as if accepted',
      '1 hidden part',
      '2 pictures',
      '1 footnote or endnote',
      '1 comment in the margin',
    ]);
  });

  it('loses no words to control words called like what every object has', async () => {
    const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];
    const file = rtf(names.map((name, n) => `{\\${name} P0${n}: Word ${n}.}\\par`).join('\n'));
    expect(await turnsOf('a.rtf', file)).toEqual(names.map((_, n) => `P0${n}: Word ${n}.`));
    // A control word after \\u is no fallback sign unless it stands for one.
    expect(await turnsOf('a.rtf', rtf('P01: \\u8211\\constructor ?Well.\\par P02: Yes.'))).toEqual([
      'P01: –Well.',
      'P02: Yes.',
    ]);
  });

  it('says when it cannot tell the code page', async () => {
    const { notes } = await imported(
      'a.rtf',
      text('{\\rtf1\\ansicpg437 INT: Why?\\par P04: So.\\par INT: O?\\par P04: A.}'),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({ where: 'encoding', what: expect.stringContaining('437') }),
    );
  });

  it('refuses one that ends too early, one without words, and one that nests without end', async () => {
    await refused('a.rtf', text('{\\rtf1 INT: Why?\\par P04: Bec'), 'truncated');
    await refused('a.rtf', rtf('{\\pict 00}'), 'no-text-inside');
    await refused('a.rtf', text('{\\rtf1'.padEnd(20_000, '{')), 'unpacks-too-large');
    await refused('a.rtf', text('{\\rtf1 \\bin99999999999 x}'), 'truncated');
  });

  it('is known by what it is under any name', async () => {
    const { kind } = await imported('a.doc', rtf('INT: Why?\\par P04: So.'));
    expect(kind).toBe('RTF document');
  });
});

describe('web pages', () => {
  it('saved by Word are read by their labels, comments and bullets of Word aside', async () => {
    expect(await turnsOf('word-page.htm', fixture('word-page.htm'))).toEqual([
      'INT: Why did you stop it, if I may ask?',
      'P04: Because I was asked to. / Twice, it was.',
      'INT: And then?',
      'P04: Nothing – nobody rang.',
    ]);
    const { notes } = await imported('word-page.htm', fixture('word-page.htm'));
    expect(notes.map(({ where }) => where)).toEqual([
      'tracked changes',
      'hidden text',
      'pictures',
      'comments in the margin',
      'before the first speaker',
    ]);
  });

  it('are a table where most of their words stand in one', async () => {
    const page = text(
      '<!doctype html><title>x</title><table><tr><th>Speaker<th>Text<tr><td>INT<td>Why did<br>you?' +
        '<tr><td>P04<td><p>I was <b>asked</b> to.</p><p>Twice.</p></table>',
    );
    expect(await turnsOf('a.html', page)).toEqual([
      'INT: Why did / you?',
      'P04: I was asked to. / Twice.',
    ]);
  });

  it('are read in headings, blocks and lines of kept white space, without what is not words', async () => {
    const page = text(
      '<!-- saved --><html><body><nav>Menu</nav><h2>INT</h2>Why did <i>you</i>\n stop?' +
        '<h2>P04</h2><div><div>Because.</div>It hurt.</div><h2>INT</h2><pre>Well.\nThen?</pre><h2>P04</h2><p>No.',
    );
    expect(await turnsOf('a.html', page)).toEqual([
      'INT: Why did you stop?',
      'P04: Because. / It hurt.',
      'INT: Well. / Then?',
      'P04: No.',
    ]);
  });

  it('run nothing and fetch nothing', async () => {
    const page = text(
      '<html><body onload="x()"><script>document.title="INT: no"</script>' +
        '<iframe src="https://example.org/"></iframe><img src="https://example.org/pixel.png" onerror="x()">' +
        '<style>@import "https://example.org/a.css"</style><p>INT: Why?<p>P04: <a href="javascript:x()">So</a>.' +
        '<p>INT: Yes?<p>P04: Yes.<svg><script>x()</script></svg>',
    );
    expect(await turnsOf('a.html', page)).toEqual([
      'INT: Why?',
      'P04: So.',
      'INT: Yes?',
      'P04: Yes.',
    ]);
    const { notes } = await imported('a.html', page);
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'scripts and frames',
      what: '2 scripts and frames; nothing in them was run',
    });
    expect(notes).toContainEqual({ kind: 'dropped', where: 'pictures', what: '1 picture' });
  });

  it('are read in the encoding they name', async () => {
    const page = Uint8Array.from([
      ...text('<meta charset="windows-1251"><p>INT: '),
      ...[0xcf, 0xee, 0xf7, 0xe5, 0xec, 0xf3],
      ...text('?<p>P04: So.<p>INT: Yes?<p>P04: Yes.'),
    ]);
    expect((await turnsOf('a.html', page))[0]).toBe('INT: Почему?');
    const odd = text('<meta charset="x-nobody-knows"><p>INT: Why?<p>P04: So.');
    expect(await turnsOf('a.html', odd)).toHaveLength(2);
  });

  it('without words, or nested without end, are refused', async () => {
    await refused('a.html', text('<html><script>x</script><img></html>'), 'no-text-inside');
    await refused('a.html', text(`<html>${'<b><div>'.repeat(30_000)}x`), 'unpacks-too-large');
    await refused('a.txt', text('<?xml version="1.0"?><feed/>'), 'wrong-kind');
  });
});

describe('whatever a file holds', () => {
  const scraps = fc.constantFrom(
    ...['{', '}', '\\', '\\par ', '\\u', '\\u-1?', '\\bin3', '\\cell', '\\row', "\\'e9", '\\*'],
    ...[
      '<',
      '>',
      '<p>',
      '</td>',
      '<table>',
      '<tr>',
      '<td',
      '&amp;',
      '&#',
      '<!--',
      'INT: Why?',
      '\n',
      'é',
    ],
  );
  const broken = fc.array(fc.oneof(scraps, fc.string()), { maxLength: 60 });

  it('is read or refused, and nothing else happens', async () => {
    await fc.assert(
      fc.asyncProperty(
        broken,
        fc.constantFrom('{\\rtf1 ', '<html>', '<!doctype html>'),
        async (pieces, head) => {
          try {
            const { content } = await readTranscriptFile('a.x', text(head + pieces.join('')));
            expect(['paragraphs', 'table']).toContain(content.kind);
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
