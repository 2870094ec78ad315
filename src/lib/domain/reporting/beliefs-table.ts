import { notSaid, polarityWords, promptedWords } from '../beliefs/belief-words.ts';
import { mergedUnder } from '../beliefs/merge-beliefs.ts';
import { domainsInOrder } from '../beliefs/places.ts';
import { standing, voicesReader } from '../beliefs/voices.ts';
import { askedCount } from '../findings/asked-of.ts';
import { settledPeople } from '../findings/settled-study.ts';
import type { Belief } from '../model/belief.ts';
import type { QuoteId } from '../model/quote.ts';
import type { Signed } from '../model/signed.ts';
import { noTable, type TableNumber } from '../quotations/citations.ts';
import { quotedReader, type Quoted } from '../quotations/quoted.ts';
import { distinctNames, lineRange } from './anchor.ts';
import { findingNotes, transcriptsOfStudy, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

const sources = 'Where the quotations stand';
const columns = [
  'Domain',
  'Subthemes',
  'Belief statement',
  'Polarity',
  'Prompted',
  'People',
  'Of',
  'Not asked',
  'Not known whether asked',
  'Passages',
  'Who',
  'Lines',
  'Opposite',
  'Merged into it',
  'Example quotations',
  'Written by',
  'Checked by',
  'Note',
  'Passages that do not count now',
  sources,
];
const widths = [3, 3, 6, 2, 2, 1, 1, 1, 1, 1, 3, 4, 4, 4, 8, 2, 2, 4, 3, 3];
const none = 'none';
const under = columns.indexOf('Belief statement');
const folded = ['Subthemes', 'Not known whether asked', 'Opposite', 'Merged into it', 'Written by'];
/** The analysts' own: in files for other programs, and not on paper. */
const forTheTeam = ['Lines', 'Note', 'Passages that do not count now'];

/**
 * The belief statements of a study: domain, statement, how many people of how many, and the quotations
 * chosen to show it. By domain in the codebook's order; those without one come last.
 *
 * @param tableNumber of the quote tables, so that a quotation that stands there is cited.
 */
export function beliefsTable(frame: FindingFrame, tableNumber: TableNumber = noTable): Table {
  const { settled, records } = frame;
  const invented = inventedColumn(settled.study);
  const order = new Map<string | null, number>(
    domainsInOrder(settled).map(({ id }, place) => [id, place]),
  );
  const domainOf = ({ domainId }: Belief) => (domainId === null ? null : settled.merged(domainId));
  const placeOf = (belief: Belief) => order.get(domainOf(belief)) ?? order.size;
  const rowOf = rows(frame, quotedReader(frame, tableNumber));
  const rowsOfTable = standing(records.beliefs)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((belief) => [...rowOf(belief), ...invented.cells]);
  const saysNothing = (name: string) =>
    rowsOfTable.every((row) => row[columns.indexOf(name)] === none);
  const at = (names: readonly string[]) => names.map((name) => columns.indexOf(name));
  return {
    ...titled(settled.study, 'belief statements'),
    columns: [...columns, ...invented.columns],
    widths: [...widths, ...invented.widths],
    unprinted: [columns.indexOf(sources)],
    notOnPaper: at([...forTheTeam, ...folded.filter(saysNothing)]),
    folds: [{ under, columns: at(folded.filter((name) => !saysNothing(name))) }],
    rows: rowsOfTable,
    notes: [
      'People are counted, never passages: each once, however often they say it.',
      'A passage counts while its lines carry the statement’s domain in the settled coding. Statements merged into another count there and not by themselves.',
      ...findingNotes(frame),
    ],
  };
}

function rows(
  frame: FindingFrame,
  quoted: (id: QuoteId) => Quoted | null,
): (belief: Belief) => Cell[] {
  const { settled, records, coders } = frame;
  const read = voicesReader(settled);
  const all = settledPeople(settled).size;
  const names = distinctNames(transcriptsOfStudy(frame));
  const byId = new Map(records.beliefs.map((one) => [one.id, one]));
  const labels = new Map(settled.participants.map(({ id, label }) => [id, label]));
  const where = ({ transcriptId, from, to }: { transcriptId: string; from: number; to: number }) =>
    `${[...names].find(([id]) => id === transcriptId)?.[1] ?? 'a transcript no longer here'} ${lineRange(from, to)}`;
  const signed = (one: Signed | null) =>
    one === null ? 'nobody' : `${initialsOf(one.by, coders)}, ${frame.localDay(one.at)}`;

  return (belief) => {
    const voices = read(belief);
    const domainId = belief.domainId === null ? null : settled.merged(belief.domainId);
    const asked = domainId === null ? null : askedCount([domainId], settled, records);
    const quotes = belief.quoteIds.flatMap((id) => quoted(id) ?? []);
    const subthemes = records.subthemes.filter(({ id }) => belief.subthemeIds.includes(id));
    return [
      (domainId === null ? undefined : settled.byId.get(domainId)?.name) ?? 'no domain yet',
      subthemes.map(({ name }) => name).join('\n') || none,
      belief.statement,
      belief.polarity === null ? notSaid : polarityWords[belief.polarity],
      belief.prompted === null ? notSaid : promptedWords[belief.prompted],
      voices.people.size,
      all,
      asked?.notAsked ?? notSaid,
      asked?.notKnown ?? notSaid,
      voices.counted,
      [...voices.people].map((id) => labels.get(id) ?? 'unknown').join('; ') || none,
      voices.passages
        .flatMap(({ transcriptId, counted }) =>
          counted.map((run) => where({ transcriptId, ...run })),
        )
        .join('; ') || none,
      (belief.oppositeId === null ? undefined : byId.get(belief.oppositeId)?.statement) ?? none,
      mergedUnder(records.beliefs, belief.id)
        .map(({ statement }) => statement)
        .join('\n') || none,
      quotes.map(({ words }) => words).join('\n') || 'none chosen',
      signed(belief.written),
      signed(belief.checked),
      belief.note || none,
      voices.passages
        .filter(({ left }) => left.length > 0)
        .flatMap(({ transcriptId, left }) => left.map((run) => where({ transcriptId, ...run })))
        .join('; ') || none,
      quotes.map(({ source }) => source).join('; ') || none,
    ];
  };
}
