import type { Finding } from '../checks/finding.ts';
import { teamTexts } from '../checks/team-texts.ts';
import type { ManuscriptBlock } from '../model/manuscript.ts';
import type { Participant } from '../model/participant.ts';
import type { SubthemeId } from '../model/subtheme.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { whoSpeaks, type WhoSpeaks } from '../quotations/who-speaks.ts';
import { filedInTables, type Filed } from './filed-in-tables.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { Found, FoundPlace } from './found.ts';
import { manuscriptTables, type ManuscriptTable } from './manuscript-tables.ts';
import { textUnits, whereWords, type ManuscriptPlace, type TextUnit } from './manuscript-text.ts';
import { plainSigns } from './plain-signs.ts';
import { quotationsIn, type QuotationIn } from './quotations-in.ts';
import type { TranscriptFinder } from './transcript-finder.ts';

/** A quotation of a manuscript with what was found of it. */
export interface ReadQuotation extends QuotationIn {
  readonly unit: TextUnit;
  readonly found: Found;
  /** Who speaks there, by place of {@link Found.places}. */
  readonly speaks: readonly WhoSpeaks[];
  /** {@link Found.difference} as it may be shown. */
  readonly difference: Found['difference'];
  /** Where the manuscript's own table files it. */
  readonly filed: Filed | null;
  /** The subthemes that the record files it under. */
  readonly subthemeIds: readonly SubthemeId[];
}

/** A manuscript as all rules read it. */
export interface ReadManuscript {
  readonly frame: PaperFrame;
  readonly units: readonly TextUnit[];
  readonly tables: readonly ManuscriptTable[];
  readonly quotations: readonly ReadQuotation[];
  /** A finding about words of a unit. */
  readonly finding: (
    unit: TextUnit,
    words: { readonly from: number; readonly to: number },
    says: Pick<Finding, 'rule' | 'mark' | 'is' | 'what' | 'why' | 'place'> &
      Partial<Pick<ManuscriptFinding, 'difference'>>,
  ) => ManuscriptFinding;
  readonly unitAt: (place: Pick<ManuscriptPlace, 'block' | 'row' | 'column'>) => TextUnit;
}

/** @param onquotation is told after every quotation that was looked up. */
export function readManuscript(
  blocks: readonly ManuscriptBlock[],
  frame: PaperFrame,
  finder: TranscriptFinder,
  onquotation: (done: number, total: number) => void = () => {},
): ReadManuscript {
  const units = textUnits(blocks);
  const tables = manuscriptTables(blocks);
  const byPlace = new Map(units.map((unit) => [keyOf(unit), unit]));
  const unitAt = (place: Pick<ManuscriptPlace, 'block' | 'row' | 'column'>) => {
    const unit = byPlace.get(keyOf(place));
    if (!unit) throw new RangeError(`nothing at block ${place.block}`);
    return unit;
  };
  const numberOf = (block: number) => tables.find((one) => one.block === block)?.number ?? null;
  const people = new Map<Participant['id'], Participant>(
    frame.settled.participants.map((one) => [one.id, one]),
  );
  const filed = filedInTables(tables, frame);
  const names = namesOf(frame, units);
  const isOwn = ownTexts(frame);
  const all = quotationsIn(blocks);
  let done = 0;
  const quotations = all.flatMap((one): ReadQuotation[] => {
    onquotation((done += 1), all.length);
    if (names.has(keyOfName(one.words))) return [];
    if (one.is === 'unmarked' && !finder.mayHold(one.words)) return [];
    const found = finder.find(one.words);
    if (one.is === 'unmarked' && found.verdict === 'not-found') return [];
    // A paper may quote the codebook or the team's own texts as well.
    const isSaid = found.verdict === 'exact' || found.verdict === 'edited';
    if (one.is === 'in-text' && !isSaid && isOwn(one.words)) return [];
    const { quoteId } = found;
    const speaks = found.places.map((place) => speakersAt(place, frame, people));
    return [
      {
        ...one,
        unit: unitAt(one.place),
        found,
        speaks,
        difference: mayBeShown(found, speaks),
        filed: one.table ? filed(one.table.block, one.place.row) : null,
        subthemeIds:
          quoteId === null
            ? []
            : frame.records.subthemes.flatMap(({ id, quoteIds }) =>
                quoteIds.includes(quoteId) ? [id] : [],
              ),
      },
    ];
  });
  return {
    frame,
    units,
    tables,
    quotations,
    unitAt,
    finding: (unit, { from, to }, says) => ({
      difference: [],
      ...says,
      where: whereWords(unit, numberOf(unit.block)),
      at: { block: unit.block, row: unit.row, column: unit.column, from, to },
      paragraph: unit.paragraph,
      headings: unit.headings,
    }),
  };
}

/** Of somebody who is not to be quoted, no words that the manuscript does not have itself. */
function mayBeShown({ difference }: Found, speaks: readonly WhoSpeaks[]): Found['difference'] {
  return speaks.every(({ notToBeQuoted }) => notToBeQuoted.length === 0)
    ? difference
    : difference.map((piece) => (piece.is === 'left-out' ? { ...piece, words: '…' } : piece));
}

function keyOf({ block, row, column }: Pick<ManuscriptPlace, 'block' | 'row' | 'column'>): string {
  return `${block} ${row ?? ''} ${column ?? ''}`;
}

/** Names that a paper may give in quotation marks: they are nobody's words. */
function namesOf(
  { records, settled, framework, seen }: PaperFrame,
  units: readonly TextUnit[],
): ReadonlySet<string> {
  return new Set(
    [
      seen.study.title,
      ...records.themes.map(({ name }) => name),
      ...records.subthemes.map(({ name }) => name),
      ...settled.codes.map(({ name }) => name),
      ...records.beliefs.map(({ statement }) => statement),
      ...records.guideVersions.flatMap(({ questions }) =>
        questions.flatMap(({ text, prompts }) => [text, ...prompts]),
      ),
      ...framework.domains.map(({ name }) => name),
      ...units.flatMap(({ heading, words }) => (heading === null ? [] : [words])),
    ].map(keyOfName),
  );
}

/** Tells whether words stand in the codebook, the framework or the team's texts, which no participant said. */
function ownTexts(frame: PaperFrame): (words: string) => boolean {
  const { framework, settled } = frame;
  let all: string | undefined;
  return (words) => {
    all ??= [
      ...teamTexts(frame).map((text) => text.words),
      ...[...framework.domains, framework.outside].flatMap((one) => [
        one.definition,
        ...one.codeHere,
        ...one.notHere,
      ]),
      ...framework.domains.flatMap(({ exampleQuestions }) => exampleQuestions),
      ...framework.confusablePairs.map(({ test }) => test),
      ...settled.codes.flatMap(({ definition, include, exclude }) => [
        definition,
        include,
        exclude,
      ]),
    ]
      .map(keyOfName)
      .join('\n');
    return all.includes(keyOfName(words));
  };
}

function keyOfName(name: string): string {
  return plainSigns(name).toLowerCase();
}

/** Who speaks in the words of a quotation, what it leaves out between them aside. */
function speakersAt(
  { transcriptId, stretches }: FoundPlace,
  { texts, seen }: PaperFrame,
  people: ReadonlyMap<Participant['id'], Participant>,
): WhoSpeaks {
  const version = texts.get(transcriptId);
  const transcript = seen.transcripts.find(({ id }) => id === transcriptId);
  const each =
    version && transcript
      ? stretches.map((one) => whoSpeaks(one, transcript, version, people))
      : [];
  return {
    people: [...new Set(each.flatMap((one) => one.people))],
    unidentified: each.some((one) => one.unidentified),
    onlyOthers: each.length > 0 && each.every((one) => one.onlyOthers),
    notToBeQuoted: [...new Set(each.flatMap((one) => one.notToBeQuoted))],
  };
}
