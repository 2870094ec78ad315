import { describe, expect, it } from 'vitest';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { Paper, PaperId } from '#lib/domain/model/paper.ts';
import type { Quote, QuoteId } from '#lib/domain/model/quote.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import type { Theme, ThemeId } from '#lib/domain/model/theme.ts';
import { paperFrame, usualPaper } from '#lib/domain/paper/paper-frame.ts';
import { removeAttribute } from '#lib/domain/participants/changes.ts';
import { citationOf, citationsOf, rangesOf } from '#lib/domain/quotations/citations.ts';
import { numberedQuotations, quoteTables } from '#lib/domain/quotations/numbered.ts';
import { choosePaper } from '#lib/domain/quotations/paper-choices.ts';
import { printedQuotations, quotedInline } from '#lib/domain/quotations/printed-quotation.ts';
import { quoteSpread, shareSentence } from '#lib/domain/quotations/spread.ts';
import { allQuoteTables, quoteTable } from '#lib/domain/reporting/quote-tables.ts';
import { quotesTable } from '#lib/domain/reporting/quotes-table.ts';
import { beliefsTable } from '#lib/domain/reporting/beliefs-table.ts';
import comBFile from '../../../codebooks/com-b.json' with { type: 'json' };
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { person1, person2, role, settledP01, singleP02, uuid } from '../../fixtures/small-study.ts';
import {
  quoteId,
  studyWithFindings,
  subthemeId,
  themeId,
  written,
} from '../../fixtures/study-with-findings.ts';
import { applied } from '../../fixtures/team-study.ts';
import { at } from './quotation-texts.ts';

const frameOf = (study: StudySnapshot, viewer = study.coders[0]!.id) => {
  const frame = paperFrame(study, viewer, {
    framework: sampleFramework,
    comB: parseComB(comBFile),
    program: 'Concord 0',
    localDay: (instant) => instant.slice(0, 10),
  });
  if (!frame) throw new RangeError('no study');
  return frame;
};

const quote2 = uuid(30, 2) as QuoteId;
const quote3 = uuid(30, 3) as QuoteId;
const later = uuid(33, 2) as ThemeId;
const second = uuid(34, 2) as SubthemeId;
const loose = uuid(34, 3) as SubthemeId;

/** "What is known" with two subthemes, "How" with none, one subtheme under no theme; three quotations. */
function study(papers: readonly Paper[] = []): StudySnapshot {
  const base = studyWithFindings();
  const [one] = base.quotes as [Quote];
  const [first] = base.subthemes as [Subtheme];
  const theme: Theme = { id: later, name: 'How', memo: '', order: 1, written };
  return {
    ...base,
    papers,
    quotes: [
      one,
      { ...one, id: quote2, transcriptId: singleP02 },
      { ...one, id: quote3, from: 24, to: 31 },
    ],
    themes: [theme, ...base.themes],
    subthemes: [
      {
        ...first,
        id: loose,
        name: 'Loose',
        themeIds: [],
        quoteIds: [quote3],
        domains: [],
        order: 2,
      },
      {
        ...first,
        id: second,
        name: 'Other',
        themeIds: [themeId, later],
        quoteIds: [quoteId],
        domains: [],
        order: 1,
      },
      { ...first, quoteIds: [quote2, quoteId, uuid(30, 9) as QuoteId] },
    ],
  };
}
const paper = (more: Partial<Paper> = {}): Paper => ({
  id: uuid(60, 1) as PaperId,
  ...usualPaper,
  written,
  ...more,
});
const barred = (of: StudySnapshot, id = person1): StudySnapshot => ({
  ...of,
  participants: of.participants.map((one) =>
    one.id === id ? { ...one, consent: { ...noConsent, state: 'withdrawn' as const } } : one,
  ),
});

describe('the numbers of quotations', () => {
  const numbers = (of: StudySnapshot) =>
    numberedQuotations(frameOf(of)).map((one) => [
      one.themeId,
      one.subthemeId,
      one.quoteId,
      one.number,
    ]);

  it('follow themes, subthemes and quotations in their order, anew in every table', () => {
    expect(numbers(study())).toEqual([
      [themeId, subthemeId, quote2, 1],
      [themeId, subthemeId, quoteId, 2],
      [themeId, second, quoteId, 3],
      [null, loose, quote3, 1],
    ]);
  });

  it('go on through the paper where the team chose that', () => {
    expect(numbers(study([paper({ numbering: 'throughout' })])).map((row) => row[3])).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('are of tables by theme, that of subthemes under none last', () => {
    expect(quoteTables(frameOf(study())).map(({ theme }) => theme?.name ?? null)).toEqual([
      'What is known',
      'How',
      null,
    ]);
  });
});

describe('citations', () => {
  const table = (id: ThemeId | null) => (id === themeId ? 5 : id === later ? 6 : null);

  it('name table and quotation, ranges as ranges, and quotations alone where a table has no number', () => {
    expect(citationOf({ themeId, number: 4 }, table)).toBe('Table 5, Quote 4');
    expect(citationOf({ themeId: null, number: 4 }, table)).toBe('Quote 4');
    const places = [
      { themeId: later, number: 2 },
      { themeId, number: 4 },
      { themeId, number: 1 },
      { themeId, number: 5 },
      { themeId, number: 4 },
    ];
    expect(citationsOf(places, table)).toBe('Table 5, Quotes 1 and 4–5; Table 6, Quote 2');
    expect(citationsOf([], table)).toBe('');
    expect(rangesOf([9, 1, 3, 4, 5])).toBe('1, 3–5 and 9');
  });
});

describe('a quotation as it is printed', () => {
  it('has its edits made and who speaks after it', () => {
    const base = study([paper({ omission: '[…]' })]);
    const version = base.transcriptVersions.find((one) => one.transcriptId === settledP01)!;
    const edits = [{ ...at(version.text, 'it, it'), words: '', made: written }];
    const edited = {
      ...base,
      quotes: base.quotes.map((one) => (one.id === quoteId ? { ...one, edits } : one)),
    };
    const one = printedQuotations(frameOf(edited))(quoteId)!;
    expect(quotedInline(one)).toBe('“I know […] is new.” (P01, GP partner)');
    expect(one.lines).toEqual({ from: 1, to: 2 });
  });

  it('is withheld with a word where somebody speaks who is not to be quoted', () => {
    const one = printedQuotations(frameOf(barred(study())))(quoteId)!;
    expect(quotedInline(one)).toBe('withheld: P01 not to be quoted');
  });

  it('is nothing where it is gone', () => {
    expect(printedQuotations(frameOf(study()))(uuid(30, 9) as QuoteId)).toBeNull();
  });
});

describe('a quote table', () => {
  const cells = (of: StudySnapshot, choices: Record<string, string> = {}) =>
    quoteTable(frameOf(of), choices).rows.map((row) => row.slice(0, 5));

  it('gives subtheme, confirmed domains, number, words and attribution of one theme', () => {
    expect(cells(study(), { theme: themeId })).toEqual([
      ['New and written', 'Knowledge', 1, 'I know it, it is new.', '(P02, =cmd|’calc’)'],
      ['New and written', 'Knowledge', 2, 'I know it, it is new.', '(P01, GP partner)'],
      ['Other', 'none confirmed yet', 3, 'I know it, it is new.', '(P01, GP partner)'],
    ]);
    expect(cells(study(), { theme: later })).toEqual([]);
    expect(cells(study(), { theme: 'none' })).toHaveLength(1);
    expect(cells(study())).toHaveLength(3);
    expect(cells(study(), { theme: 'gone' })).toEqual([]);
  });

  it('has transcript and lines beside it, off the page, and nowhere the words as they were said', () => {
    const base = study();
    const edits = [{ from: 22, to: 22, words: 'really', made: written }];
    const frame = frameOf({
      ...base,
      quotes: base.quotes.map((one) => ({ ...one, edits: one.id === quoteId ? edits : [] })),
    });
    const table = quoteTable(frame);
    const away = table.unprinted!.map((index) => [table.columns[index], table.rows[1]![index]]);
    expect(away).toEqual([
      ['Transcript', 'P01'],
      ['Lines', '2'],
    ]);
    expect(JSON.stringify(table.rows[1])).not.toContain('I know it, it is new.');
    const sources = quotesTable(frame);
    const [said, made] = ['As it was said', 'Edits'].map((one) => sources.columns.indexOf(one));
    const edited = sources.rows.filter((row) => String(row[made!]).startsWith('“really” put in'));
    expect(new Set(edited.map((row) => row[said!]))).toEqual(new Set(['I know it, it is new.']));
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('holds all themes in one, and withholds in every column', () => {
    const table = allQuoteTables(frameOf(barred(study())));
    expect(table.rows.map((row) => [row[0], row[3]])).toEqual([
      ['What is known', 1],
      ['What is known', 2],
      ['What is known', 3],
      ['Subthemes under no theme', 1],
    ]);
    expect(table.rows[1]).toContain('withheld: P01 not to be quoted');
    expect(JSON.stringify(table.rows[1])).not.toContain('know it');
    expect(table.notes).toContain('Not to be quoted: P01.');
  });

  it('has the same numbers as the list of sources and is cited by the table of belief statements', () => {
    const frame = frameOf(study());
    const sources = quotesTable(frame);
    expect(sources.rows.map((row) => row[sources.columns.indexOf('Quote')])).toEqual([1, 2, 3, 1]);
    const beliefs = beliefsTable(frame, (id) => (id === themeId ? 5 : null));
    expect(beliefs.rows[0]![beliefs.columns.indexOf('Example quotations')]).toBe(
      '“I know it, it is new.” (P01, GP partner) [Table 5, Quotes 2–3]',
    );
    expect(beliefsTable(frame).rows[0]![beliefs.columns.indexOf('Example quotations')]).toBe(
      '“I know it, it is new.” (P01, GP partner)',
    );
  });

  it('shows nothing of a transcript that who looks has in hand', () => {
    const base = study();
    const hidden = {
      ...base,
      quotes: base.quotes.map((one) =>
        one.id === quote2 ? { ...one, transcriptId: uuid(6, 3) as typeof one.transcriptId } : one,
      ),
    };
    expect(numberedQuotations(frameOf(hidden)).map((one) => one.quoteId)).not.toContain(quote2);
  });

  it('holds every quotation of the sample study, whose words are those of its transcripts', () => {
    const frame = frameOf(sampleSnapshot);
    const sources = quotesTable(frame);
    const table = allQuoteTables(frame);
    expect(table.rows).toHaveLength(
      sampleSnapshot.subthemes.reduce((sum, { quoteIds }) => sum + quoteIds.length, 0),
    );
    const texts = sampleSnapshot.transcriptVersions.map(({ text }) => text).join('\n');
    for (const row of sources.rows) {
      expect(texts).toContain(row[sources.columns.indexOf('As it was said')]);
    }
    for (const row of table.rows) {
      expect(String(row[5])).toMatch(/^\(P\d\d, .+\)$/);
    }
  });
});

describe('who is quoted', () => {
  it('counts quotations of each person once wherever they stand, and tells who never is', () => {
    const spread = quoteSpread(frameOf(study()));
    expect(
      spread.people.map(({ person, quotations }) => [person.label, quotations.length]),
    ).toEqual([
      ['P01', 2],
      ['P02', 1],
    ]);
    expect(spread.neverQuoted).toEqual([]);
    expect(
      spread.roles?.groups.map(({ group, people, quoted, quotations }) => [
        group,
        people,
        quoted,
        quotations,
      ]),
    ).toEqual([
      ['=cmd|’calc’', 1, 1, 1],
      ['GP partner', 1, 1, 2],
    ]);
    expect(spread.themes.map(({ theme, quotations }) => [theme?.name ?? null, quotations])).toEqual(
      [
        ['What is known', 2],
        [null, 1],
      ],
    );
    expect(shareSentence(spread.all)).toBe('3 quotations of 2 people; P01 has 2 of them.');
    expect(shareSentence(spread.themes[0]!)).toBe('2 quotations of 2 people, 1 each.');
  });

  it('tells those who may not be quoted from those who never are', () => {
    const base = study();
    const without = {
      ...base,
      subthemes: base.subthemes.map((one) => ({ ...one, quoteIds: [] })),
      beliefs: [],
    };
    const spread = quoteSpread(frameOf(barred(without, person2)));
    expect(spread.neverQuoted.map(({ label }) => label)).toEqual(['P01']);
    expect(spread.notToBeQuoted.map(({ label }) => label)).toEqual(['P02']);
    expect(shareSentence(spread.all)).toBe('No quotation is chosen for print.');
  });
});

describe('what is chosen for the paper', () => {
  const by = { id: uuid(60, 7) as PaperId, signed: written };
  const { attributes } = study();

  it('makes the one record, or changes it, and nothing where nothing differs', () => {
    const made = choosePaper([], { omission: '[…]' }, by, attributes);
    expect(made).toMatchObject({
      kind: 'change-paper',
      put: [{ table: 'papers', record: { ...usualPaper, omission: '[…]', id: by.id } }],
    });
    const changed = choosePaper([paper()], { smallGroup: 5 }, by, attributes);
    expect(changed?.put).toMatchObject([{ record: { id: paper().id, smallGroup: 5 } }]);
    expect(choosePaper([], { omission: '…' }, by, attributes)).toBeNull();
    expect(() => choosePaper([], { smallGroup: 1 }, by, attributes)).toThrow(RangeError);
  });

  it('names published attributes only', () => {
    const hidden = attributes.map((one) => ({ ...one, published: false }));
    const attribution = [{ is: 'attribute' as const, attributeId: role }];
    expect(() => choosePaper([], { attribution }, by, hidden)).toThrow('attribute-not-published');
  });

  it('loses an attribute that is taken away, and is the usual where nothing is left', () => {
    const pieces: Paper['attribution'] = [
      { is: 'words', words: '(' },
      { is: 'label' },
      { is: 'words', words: ', ' },
      { is: 'attribute', attributeId: role },
      { is: 'words', words: ')' },
    ];
    const base = study([paper({ attribution: pieces })]);
    const gone = (of: StudySnapshot) =>
      applied(of, removeAttribute(of.attributes[0]!, of.participants, of)).papers[0]?.attribution;
    expect(gone(base)).toEqual([
      { is: 'words', words: '(' },
      { is: 'label' },
      { is: 'words', words: ')' },
    ]);
    expect(gone(study([paper({ attribution: [pieces[3]!] })]))).toBeNull();
    expect(gone(study([paper({ attribution: [{ is: 'label' }] })]))).toEqual([{ is: 'label' }]);
  });
});
