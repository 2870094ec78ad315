import type { ManuscriptBlock } from '../model/manuscript.ts';
import { manuscriptTables, type ManuscriptTable } from './manuscript-tables.ts';
import { placeIn, textUnits, type ManuscriptPlace, type TextUnit } from './manuscript-text.ts';
import { numberOfCell, quoteColumns, type QuoteColumns } from './quote-tables-in.ts';
import { markedWords, type Marked } from './quotation-marks.ts';
import { wordsOf } from './words.ts';

/** A quotation as it stands in a manuscript. */
export interface QuotationIn {
  /** Between the marks. */
  readonly words: string;
  readonly place: ManuscriptPlace;
  /**
   * `block`: a paragraph in the style of block quotations; `unmarked`: one without marks that may be a
   * quotation or none.
   */
  readonly is: 'in-text' | 'in-table' | 'block' | 'unmarked';
  /** What stands after it in brackets, or in the column for who spoke; `null` for nothing. */
  readonly attribution: { readonly words: string; readonly place: ManuscriptPlace } | null;
  /** Of a quote table: the number of the table, and that of the quotation in it, as far as they have one. */
  readonly table: { readonly block: number; readonly number: string | null } | null;
  readonly number: number | null;
}

/** Fewer words in marks are a term, not a quotation. */
const fewest = 4;
const fewestInTable = 2;
/** What a cell says that has no quotation. */
const isNone = /^(?:none\b|withheld\b|n\/?a\b|not (?:given|applicable|quoted|available|known)\b)/i;

/**
 * The quotations of a manuscript, in its order: words in quotation marks of any kind, paragraphs that may be
 * block quotations, and the cells of columns of quotations, with who is said to speak.
 */
export function quotationsIn(blocks: readonly ManuscriptBlock[]): readonly QuotationIn[] {
  const tables = new Map(manuscriptTables(blocks).map((table) => [table.block, table]));
  const columns = new Map([...tables].map(([block, table]) => [block, quoteColumns(table)]));
  const units = textUnits(blocks).filter(({ isReference }) => !isReference);
  return units.flatMap((unit) => {
    if (unit.row === null) return ofParagraph(unit);
    const table = tables.get(unit.block);
    if (!table) return [];
    const roles = columns.get(unit.block);
    const isHead = !table.rows.some(({ row }) => row === unit.row);
    if (isHead) return [];
    if (!roles?.quotations.includes(unit.column ?? -1)) return ofWords(unit, 'in-text', fewest);
    return ofCell(unit, table, roles);
  });
}

function ofParagraph(unit: TextUnit): readonly QuotationIn[] {
  if (unit.heading !== null) return [];
  const marked = ofWords(unit, 'in-text', fewest);
  if (marked.length > 0 || wordsOf(unit.words).words.length < fewest) return marked;
  const { words, attribution, from } = withoutAttribution(unit.words);
  return [
    {
      words,
      place: placeIn(unit, from, from + words.length),
      is: unit.isQuote ? 'block' : 'unmarked',
      attribution: attribution && {
        words: attribution.words,
        place: placeIn(unit, attribution.from, attribution.to),
      },
      table: null,
      number: null,
    },
  ];
}

function ofWords(unit: TextUnit, is: QuotationIn['is'], least: number): readonly QuotationIn[] {
  return markedWords(unit.words).flatMap((marked): QuotationIn[] => {
    const words = unit.words.slice(marked.from, marked.to).trim();
    if (wordsOf(words).words.length < least) return [];
    const after = attributionAfter(unit.words, marked);
    return [
      {
        words,
        place: placeIn(unit, marked.from, marked.to),
        is,
        attribution: after && { words: after.words, place: placeIn(unit, after.from, after.to) },
        table: null,
        number: null,
      },
    ];
  });
}

function ofCell(
  unit: TextUnit,
  table: ManuscriptTable,
  roles: QuoteColumns,
): readonly QuotationIn[] {
  const cells = table.rows.find(({ row }) => row === unit.row)?.cells ?? [];
  const numberOfRow = roles.number < 0 ? null : numberOfCell(cells[roles.number] ?? '');
  const where = { block: table.block, number: table.number };
  const told = roles.attribution >= 0 ? (cells[roles.attribution] ?? '').trim() : '';
  const column =
    told === ''
      ? null
      : { words: told, place: { ...placeIn(unit, 0, told.length), column: roles.attribution } };
  const found = (quotation: QuotationIn, number: number | null, only: boolean): QuotationIn => ({
    ...quotation,
    is: 'in-table',
    table: where,
    number: number ?? (only ? numberOfRow : null),
    attribution: quotation.attribution ?? column,
  });
  const marked = ofWords(unit, 'in-table', fewestInTable);
  if (marked.length > 0) {
    return marked.map((one, at) => {
      const before = unit.words.slice(marked[at - 1]?.place.to ?? 0, one.place.from - 1);
      const number = /(?:^|\n)\s*(?:q(?:uot(?:e|ation))?\.?\s*)?(\d{1,3})\s*[.):]?\s*$/i.exec(
        before,
      )?.[1];
      return found(
        one,
        number === undefined ? null : Number(number),
        marked.length === 1 || at === 0,
      );
    });
  }
  return linesOf(unit.words).flatMap(({ words: line, from: start }, at, all): QuotationIn[] => {
    const numbered = /^\s*(?:q(?:uot(?:e|ation))?\.?\s*)?(\d{1,3})\s*[.):]\s+/i.exec(line);
    const lead = numbered?.[0].length ?? 0;
    const { words, attribution, from } = withoutAttribution(line.slice(lead));
    const least = numbered || numberOfRow !== null ? fewestInTable : fewest;
    if (wordsOf(words).words.length < least || isNone.test(words)) return [];
    const offset = start + lead;
    const quotation: QuotationIn = {
      words,
      place: placeIn(unit, offset + from, offset + from + words.length),
      is: 'in-table',
      attribution: attribution && {
        words: attribution.words,
        place: placeIn(unit, offset + attribution.from, offset + attribution.to),
      },
      table: where,
      number: null,
    };
    return [found(quotation, numbered ? Number(numbered[1]) : null, all.length === 1 || at === 0)];
  });
}

function linesOf(words: string): readonly { readonly words: string; readonly from: number }[] {
  let from = 0;
  return words.split('\n').map((line) => {
    const start = from;
    from += line.length + 1;
    return { words: line, from: start };
  });
}

interface Attribution {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/** What stands in brackets right after the closing mark, or after a dash up to the end of the line. */
function attributionAfter(text: string, { end }: Marked): Attribution | null {
  const rest = text.slice(end);
  const bracket = /^[\s.,;]*[([]([^()[\]]{1,120}(?:\([^()]*\)[^()[\]]*)?)[)\]]/u.exec(rest);
  if (bracket) {
    const words = bracket[1]!;
    if (isReference(words, bracket[0])) return null;
    const from = end + bracket[0].length - 1 - words.length;
    return { words, from, to: from + words.length };
  }
  const dash = /^[\s.,;]*[—–]\s*((?:[^\n—–]|(?<=\d)–(?=\d)){1,120})(?=\n|$)/u.exec(rest);
  if (!dash) return null;
  const from = end + dash[0].length - dash[1]!.length;
  return { words: dash[1]!.trim(), from, to: from + dash[1]!.trimEnd().length };
}

/** "[12, 14]" and "(Smith et al., 2019)" name a paper, and nobody of the study. */
function isReference(words: string, bracketed: string): boolean {
  const isNumbers = /^\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*$/.test(words.trim());
  const isPaper = /^\p{Lu}[^\d;]*\b(?:19|20)\d{2}[a-z]?$/u.test(words.trim());
  return (isNumbers && bracketed.trimEnd().endsWith(']')) || isPaper;
}

/** Words without marks, taken apart from an attribution in brackets at their end. */
function withoutAttribution(text: string): {
  readonly words: string;
  readonly from: number;
  readonly attribution: Attribution | null;
} {
  const found = /^(.*?\S)\s*[([]([^()[\]]{1,120}(?:\([^()]*\)[^()[\]]*)?)[)\]]\s*\.?\s*$/su.exec(
    text,
  );
  const said = found?.[1] ?? text.trim();
  const from = text.indexOf(said);
  if (!found) return { words: said, from, attribution: null };
  const words = found[2]!;
  const start = text.lastIndexOf(words);
  return { words: said, from, attribution: { words, from: start, to: start + words.length } };
}
