import type { ParticipantId } from '../model/participant.ts';
import type { QuoteId } from '../model/quote.ts';
import { editWords } from '../quotations/edit-words.ts';
import { numberedQuotations } from '../quotations/numbered.ts';
import { printedQuotations } from '../quotations/printed-quotation.ts';
import { wordsBehind } from '../quotations/printed-words.ts';
import { chosenQuotes, type ChosenQuote } from '../themes/chosen-quotes.ts';
import { codesOfSubtheme, themesOutline } from '../themes/outline.ts';
import { subthemesListed } from '../themes/subtheme-domain-matrix.ts';
import { speakerOfLine } from '../transcript/lines.ts';
import { distinctNames } from './anchor.ts';
import { findingNotes, transcriptsOfStudy, type FindingFrame } from './finding-frame.ts';
import { attributeColumns, attributeNotes, peopleOfLines } from './people-of-passage.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

const fixed = [
  'Theme',
  'Subtheme',
  'Quote',
  'Quotation',
  'Attribution',
  'As it was said',
  'Edits',
  'Speaker',
  'Participant',
] as const;
const after = [
  'Transcript',
  'Lines',
  'Carries the subtheme’s codes',
  'Chosen by',
  'Chosen on',
] as const;

/**
 * Every quotation that shows a subtheme, beside its source: as it is printed and as it was said, each edit,
 * who speaks and where. In the order of the outline and the order chosen. The words of somebody who is
 * not to be quoted are withheld, and the row says so. Needs the words of all transcripts.
 */
export function quotesTable(frame: FindingFrame): Table {
  const { settled, records, coders, texts, localDay } = frame;
  const invented = inventedColumn(settled.study);
  const names = distinctNames(transcriptsOfStudy(frame));
  const published = settled.attributes.filter((one) => one.published);
  const { ordered, headings } = attributeColumns(published, [...fixed, ...after]);
  const people = new Map<ParticipantId, (typeof settled.participants)[number]>(
    settled.participants.map((one) => [one.id, one]),
  );
  const numbers = new Map(
    numberedQuotations(frame).map((one) => [`${one.subthemeId} ${one.quoteId}`, one.number]),
  );
  const printed = printedQuotations(frame);
  const byVersion = new Map([...texts.values()].map((version) => [version.id, version]));
  const quoteFrame = {
    settled,
    quotes: records.quotes,
    papers: records.papers,
    text: (id: Parameters<typeof byVersion.get>[0]) => byVersion.get(id),
  };
  const rowOf = (place: readonly Cell[], one: ChosenQuote): Cell[] => {
    const { quote, transcript, read } = one;
    const version = texts.get(transcript.id);
    const words = wordCells(quote.id);
    if (!read || !version || !words) {
      return [...place, 'its text is not there', ...Array<null>(headings.length + 10).fill(null)];
    }
    const of = peopleOfLines(transcript, speakerOfLine(version), people, ordered);
    const { speakers, participants, attributes } = of(read.from, read.to);
    return [
      ...place,
      ...words,
      speakers,
      participants,
      ...attributes,
      names.get(transcript.id) ?? transcript.name,
      read.to - read.from > 1 ? `${read.from + 1}–${read.to}` : String(read.from + 1),
      carriesWords[read.carries],
      initialsOf(quote.chosen.by, coders),
      localDay(quote.chosen.at),
    ];
  };
  const wordCells = (id: QuoteId): readonly Cell[] | null => {
    const one = printed(id);
    if (!one) return null;
    if (one.withheld !== null) return [one.withheld, one.attribution, 'withheld', 'withheld'];
    return [
      one.printed.words,
      one.attribution,
      wordsBehind(one.printed, one.version),
      one.quote.edits
        .map(
          (edit) =>
            `${editWords(edit, one.version)} (${initialsOf(edit.made.by, coders)}, ${localDay(edit.made.at)})`,
        )
        .join('; ') || 'none',
    ];
  };
  return {
    ...titled(settled.study, 'quotations'),
    columns: [...fixed, ...headings, ...after, ...invented.columns],
    widths: [
      ...[2, 2, 1, 8, 3, 8, 4, 2, 2],
      ...headings.map(() => 2),
      ...[2, 1, 2, 1, 2],
      ...invented.widths,
    ],
    landscape: true,
    rows: subthemesListed(themesOutline(records, settled)).flatMap(({ outline, theme }) => {
      const { subtheme } = outline;
      const place = [theme?.name ?? 'under no theme yet', subtheme.name] as const;
      return chosenQuotes(subtheme.quoteIds, codesOfSubtheme(subtheme, settled), quoteFrame).map(
        (one) => {
          const number = numbers.get(`${subtheme.id} ${one.quote.id}`) ?? null;
          return [...rowOf([...place, number], one), ...invented.cells];
        },
      );
    }),
    notes: [
      'Line numbers are those of the text in use.',
      ...attributeNotes(settled.attributes),
      ...findingNotes(frame),
    ],
  };
}

const carriesWords = {
  all: 'yes',
  some: 'on some of its lines',
  none: 'not any more',
  'not-settled': 'not settled',
} as const;
