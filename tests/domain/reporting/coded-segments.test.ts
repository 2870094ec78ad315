import { describe, expect, it } from 'vitest';
import { codedSegments } from '#lib/domain/reporting/coded-segments.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { amara, person2 } from '../../fixtures/small-study.ts';
import { smallFrame, smallTexts } from '../../fixtures/small-frame.ts';

const table = codedSegments(smallFrame(), smallTexts());

/** One row by its headings. */
function row({ columns, rows }: Table, index: number): Record<string, unknown> {
  return Object.fromEntries(columns.map((heading, at) => [heading, rows[index]?.[at]]));
}

describe('the table of coded segments', () => {
  it('has a row for every passage of the coding that counts', () => {
    expect(table.rows.map(([anchor]) => anchor)).toEqual([
      'P01 v1 L2–3 Kno',
      'P02 v1 L2 Environmental context and resources',
      'P02 v1 L2–4 Ten-minute slot',
    ]);
  });

  it('says of each passage what a reader needs to find it again', () => {
    expect(row(table, 0)).toEqual({
      Anchor: 'P01 v1 L2–3 Kno',
      Transcript: 'P01',
      Participant: 'P01',
      Role: 'GP partner',
      'Years in role': 19,
      'First line': 2,
      'Last line': 3,
      Speaker: 'P01',
      Text: 'I know it, it is new. It is written down.',
      Quotation: 'it, it is new',
      Code: 'Knowledge',
      'Code path': 'Knowledge',
      Layer: 'TDF',
      Domain: 'Knowledge',
      Coding: 'consensus, 1 line open',
      Memo: 'AO, L2: He laughed.',
      Data: 'invented',
    });
  });

  it('gives an own code its path and the full name of its domain', () => {
    expect(row(table, 2)).toMatchObject({
      Code: 'Ten-minute slot',
      'Code path': 'Time > Ten-minute slot',
      Layer: 'own code',
      Domain: 'Environmental context and resources',
      Coding: 'AO, submitted',
      Text: 'I know it, it is new. It is written down.\nTen minutes is all we have.',
      'Years in role': null,
    });
  });

  it('says in its notes which coding each transcript used, and what is open', () => {
    expect(table.notes).toEqual([
      'One row is one passage: a run of neighbouring lines that carry one code.',
      'Coding used: consensus: P01.',
      'Coding used: submitted pass of AO: P02.',
      'No coding to export yet: P03.',
      'Not settled yet, and so without codes: P01 (line 4).',
      'Invented data, for demonstration only: no person, place or practice is real.',
      'Framework: Cane et al. 2012',
    ]);
  });

  it('holds an open pass only for the coder who asks for their own, and says so', () => {
    const own = codedSegments(smallFrame(), smallTexts(amara, amara));
    expect(row(own, 3)).toMatchObject({ Code: 'Outside the TDF', Coding: 'AO, open' });
    expect(own.notes).toContain(
      'Coding used: open pass of AO, not submitted and still changing: P03.',
    );
  });

  it('keeps every anchor apart when transcripts and codes share their names', () => {
    const frame = smallFrame();
    const same = {
      ...frame,
      transcripts: frame.transcripts.map((each) => ({ ...each, name: 'P01' })),
      codes: frame.codes.map((each) => ({ ...each, name: 'Same', abbreviation: 'Sam' })),
    };
    const texts = smallTexts(amara, amara);
    const anchors = codedSegments(same, texts).rows.map(([first]) => first);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors).toContain('P01 (2) v1 L2–4 Same > Same');
  });

  it('names everyone who speaks in a passage, and says when somebody is not identified', () => {
    const [first, ...others] = smallTexts();
    const speakers = [
      { label: 'Anna', role: 'participant' as const, participantId: null },
      { label: 'Ben', role: 'participant' as const, participantId: person2 },
    ];
    const version = { ...first!.version, turnSpeaker: Int16Array.of(0, 0, 1) };
    const focus = { ...first!, version, transcript: { ...first!.transcript, speakers } };
    const two = { ...focus, version: { ...version, turnFrom: Uint32Array.of(0, 20, 42) } };
    expect(row(codedSegments(smallFrame(), [focus, ...others]), 0)).toMatchObject({
      Participant: 'unidentified',
      Speaker: 'Anna',
    });
    expect(row(codedSegments(smallFrame(), [two]), 0)).toMatchObject({
      Participant: 'unidentified; P02',
      Speaker: 'Anna; Ben',
      Role: 'not known; =cmd|’calc’',
    });
  });

  it('gives an attribute a heading of its own when it is called like a column', () => {
    const frame = smallFrame();
    const attributes = frame.attributes.map((each) => ({ ...each, name: 'Text' }));
    const { columns } = codedSegments({ ...frame, attributes }, smallTexts());
    expect(columns).toContain('Text (attribute)');
    expect(columns).toContain('Text (attribute 2)');
  });

  it('says nothing of invented data where the study is real', () => {
    const frame = smallFrame();
    const real = codedSegments(
      { ...frame, study: { ...frame.study, invented: false } },
      smallTexts(),
    );
    expect(real.columns).not.toContain('Data');
    expect([real.title, ...real.notes].join(' ')).not.toMatch(/invented/i);
    expect(table.title).toBe('Stopping medicines (invented): coded segments');
  });

  it('say which lines of the file they stand on, where its lines were numbered', () => {
    const texts = smallTexts().map((text) => ({
      ...text,
      version: {
        ...text.version,
        lineLabel: Array.from(text.version.lineFrom, (_, line) => String(line + 30)),
      },
    }));
    const { columns, rows, widths, folds } = codedSegments(smallFrame(), texts);
    const [first, last, label] = ['First line', 'Last line', 'Line in the file'].map((name) =>
      columns.indexOf(name),
    );
    expect(widths).toHaveLength(columns.length);
    expect(folds?.map(({ under }) => columns[under])).toEqual(['Participant', 'Code path']);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const [from, to] = [Number(row[first!]) + 29, Number(row[last!]) + 29];
      expect(row[label!]).toBe(from === to ? String(from) : `${from}–${to}`);
      expect(row).toHaveLength(columns.length);
    }
    expect(codedSegments(smallFrame(), smallTexts()).columns).not.toContain('Line in the file');
  });
});
