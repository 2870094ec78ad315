import { describe, expect, it } from 'vitest';
import { linkDomain } from '#lib/domain/themes/link-domain.ts';
import { chooseForSubtheme } from '#lib/domain/themes/subtheme-quotes.ts';
import type { FindingFrame } from '#lib/domain/reporting/finding-frame.ts';
import { quotesTable } from '#lib/domain/reporting/quotes-table.ts';
import { subthemesByDomainTable } from '#lib/domain/reporting/subthemes-by-domain-table.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { themesTable } from '#lib/domain/reporting/themes-table.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { environment, knowledge, person2, singleP02, uuid } from '../../fixtures/small-study.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';
import { a, after, signed, theme1, theme2, themesStudy } from '../themes/themes-study.ts';

const frameOf = (study: StudySnapshot): FindingFrame => ({
  settled: settledOf(study),
  records: study,
  coders: study.coders,
  citation: null,
  texts: new Map(study.transcriptVersions.map((one) => [one.transcriptId, one])),
  localDay: (instant) => instant.slice(0, 10),
});
const study = themesStudy();
const said = (state: 'confirmed' | 'proposed' | 'declined', domainId = environment, of = study) =>
  after(of, linkDomain(of, a, domainId, state, signed));
const quoted = () => {
  const source = {
    transcript: study.transcripts.find(({ id }) => id === singleP02)!,
    version: study.transcriptVersions.find(({ transcriptId }) => transcriptId === singleP02)!,
    participants: study.participants,
  };
  const by = { id: uuid(30, 9) as QuoteId, signed };
  const span = { transcriptId: singleP02, from: 20, to: 41 };
  return after(study, chooseForSubtheme(study.subthemes, a, span, source, [], by));
};

/** The cells of a row under some of the headings. */
function cells(table: Table, row: number, ...headings: readonly string[]) {
  return headings.map((heading) => table.rows[row]?.[table.columns.indexOf(heading)]);
}

describe('the table of themes', () => {
  const domains = (of: StudySnapshot) =>
    cells(themesTable(frameOf(of)), 0, 'TDF domains', 'Proposed, not confirmed');

  it('gives theme, subtheme, people of N, passages and codes, the subthemes of no theme last', () => {
    const table = themesTable(frameOf(study));
    expect(cells(table, 0, 'Theme', 'Subtheme', 'People', 'of N', 'Passages', 'Codes')).toEqual([
      'Time',
      'A',
      1,
      2,
      1,
      'Ten-minute slot',
    ]);
    expect(table.rows.map((_, row) => cells(table, row, 'Theme')[0])).toEqual([
      'Time',
      'Time',
      'Ways',
      'under no theme yet',
    ]);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('has confirmed links only under TDF domains, and what is proposed apart', () => {
    const name = 'Environmental context and resources';
    expect(domains(study)).toEqual(['none confirmed yet', `${name} (from the codings)`]);
    expect(domains(said('proposed'))).toEqual(['none confirmed yet', `${name} (proposed by AO)`]);
    expect(domains(said('confirmed'))).toEqual([name, 'none']);
    expect(domains(said('declined'))).toEqual(['none confirmed yet', 'none']);
    expect(domains(said('confirmed', knowledge))[0]).toBe('Knowledge (no coding now)');
  });

  it('lists a subtheme once, and says under which themes it stands too', () => {
    const both = {
      ...study,
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, themeIds: [theme2, theme1] } : one,
      ),
    };
    const table = themesTable(frameOf(both));
    const rows = table.rows.filter((_, row) => cells(table, row, 'Subtheme')[0] === 'A');
    expect(rows).toHaveLength(1);
    const at = table.rows.indexOf(rows[0]!);
    expect(cells(table, at, 'Theme', 'Also under')).toEqual(['Ways', 'Time']);
  });

  it('has a row for a theme without subthemes, and no rows for a study without themes', () => {
    const bare = themesTable(frameOf({ ...study, subthemes: [] }));
    expect(cells(bare, 1, 'Theme', 'Subtheme')).toEqual(['Ways', 'no subtheme yet']);
    expect(bare.rows.every((row) => row.length === bare.columns.length)).toBe(true);
    expect(themesTable(frameOf({ ...study, themes: [], subthemes: [] })).rows).toEqual([]);
  });
});

it('sets subthemes against domains, with what was said of each link', () => {
  const table = subthemesByDomainTable(frameOf(said('confirmed')));
  const columns = ['Subtheme', 'Knowledge', 'Environmental context and resources'];
  expect(cells(table, 0, ...columns)).toEqual(['A', 0, '1 (confirmed)']);
  expect(cells(subthemesByDomainTable(frameOf(study)), 0, ...columns)).toEqual(['A', 0, 1]);
  expect(cells(table, 3, 'Theme', ...columns)).toEqual(['under no theme yet', 'D', 0, 0]);
});

describe('the table of quotations', () => {
  it('gives the words with speaker, participant, transcript and lines', () => {
    const table = quotesTable(frameOf(quoted()));
    expect(table.rows).toHaveLength(1);
    expect(
      cells(
        table,
        0,
        'Theme',
        'Subtheme',
        'Quotation',
        'Speaker',
        'Participant',
        'Transcript',
        'Lines',
      ),
    ).toEqual(['Time', 'A', 'I know it, it is new.', 'P02', 'P02', 'P02', '2']);
    expect(cells(table, 0, 'Carries the subtheme’s codes', 'Chosen by', 'Chosen on')).toEqual([
      'yes',
      'AO',
      '2025-11-20',
    ]);
    expect(table.rows[0]).toHaveLength(table.columns.length);
  });

  it('withholds the words of somebody who is not to be quoted any more', () => {
    const study = quoted();
    const barred = {
      ...study,
      participants: study.participants.map((one) =>
        one.id === person2
          ? { ...one, consent: { ...noConsent, state: 'withdrawn' as const } }
          : one,
      ),
    };
    const table = quotesTable(frameOf(barred));
    expect(cells(table, 0, 'Quotation')).toEqual(['withheld: P02 not to be quoted']);
    expect(JSON.stringify(table)).not.toContain('I know it');
  });
});
