import { countsQuery, usuallyAsked } from '../counts/asked.ts';
import { settledPeople } from '../findings/settled-study.ts';
import { byPlace } from '../study/order.ts';
import { ofPeople, plain, type BarePiece } from './bare-piece.ts';
import type { PaperFrame } from './paper-frame.ts';
import { matrixPiece } from './piece.ts';

/** Domains: what is believed in each, how relevant it is, how often it was spoken of. */
export function domainPieces(frame: PaperFrame): readonly BarePiece[] {
  const { settled, records } = frame;
  const domains = settled.codes.some(({ kind }) => kind === 'domain');
  const noDomains = domains ? null : 'the codebook has no domains';
  const noneSettled =
    settled.settled.length === 0 ? 'no transcript has a settled coding yet' : noDomains;
  const counts = countsQuery(usuallyAsked);
  const asked = Object.fromEntries(Object.entries(counts).filter((each) => each[1] !== undefined));
  const countsPage = { name: 'counts', choices: asked as Readonly<Record<string, string>> };
  return [
    {
      ...plain,
      id: 'beliefs',
      is: 'table',
      name: 'Belief statements',
      holds: 'domain, statement, n of N people, polarity, quotations',
      caption: `Belief statements by TDF domain, with who voices them ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      nothing: records.beliefs.length > 0 ? null : 'no belief statement is written yet',
      table: { subject: 'beliefs', choices: {} },
      page: { name: 'beliefs', choices: {} },
    },
    {
      ...plain,
      id: 'relevance',
      is: 'table',
      name: 'Domain relevance',
      holds: 'the evidence for each domain and what the team decided',
      caption: `Evidence for each TDF domain and the team’s decision on its relevance ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      nothing: noneSettled,
      table: { subject: 'relevance', choices: {} },
      page: { name: 'relevance', choices: {} },
    },
    {
      ...plain,
      id: 'com-b',
      is: 'table',
      name: 'COM-B',
      holds: 'domains by component, with the options two published tables offer',
      caption: 'TDF domains by COM-B component, with the intervention functions on offer',
      series: 'Table',
      orientation: 'landscape',
      usual: false,
      nothing: noneSettled,
      table: { subject: 'com-b', choices: {} },
      page: { name: 'relevance', choices: {} },
    },
    {
      ...plain,
      id: 'counts',
      is: 'table',
      name: 'Counts by case',
      holds: 'passages of each domain, person by person',
      caption: `Passages of each TDF domain by participant ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      usual: false,
      nothing: noneSettled,
      table: { subject: 'counts-by-case', choices: countsPage.choices },
      page: countsPage,
    },
    {
      ...plain,
      id: 'heat-map',
      is: 'figure',
      name: 'Heat map',
      holds: 'passages of each domain, person by person',
      caption: `Passages of each TDF domain by participant ${ofPeople(frame)}`,
      series: 'Figure',
      usual: false,
      nothing:
        noneSettled ??
        (settledPeople(settled).size === 0
          ? 'nobody who speaks in a settled transcript is linked to a participant'
          : null),
      page: countsPage,
    },
  ];
}

/** A table for every framework matrix. */
export function matrixPieces({ records, settled }: PaperFrame): readonly BarePiece[] {
  return records.matrices.toSorted(byPlace).map(({ id, name, columns }) => ({
    ...plain,
    id: matrixPiece(id),
    is: 'table',
    name: `Framework matrix: ${name}`,
    holds: 'cases by columns, with the summaries written',
    caption: `Framework matrix: ${name}`,
    series: 'Table',
    orientation: 'landscape',
    usual: false,
    nothing:
      columns.length === 0
        ? 'the matrix has no columns yet'
        : settled.settled.length === 0
          ? 'no transcript has a settled coding yet'
          : null,
    table: { subject: 'matrix', choices: { matrix: id } },
    page: { name: 'matrix', choices: { matrix: id } },
  }));
}
