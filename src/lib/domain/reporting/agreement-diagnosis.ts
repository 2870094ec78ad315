import { columnsOn } from '../agreement/code-rows.ts';
import { standings, type DocumentData, type Standing } from '../agreement/document-data.ts';
import type { RoundData } from '../agreement/round-data.ts';
import type { CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { AgreementFrame } from './agreement-table.ts';
import { leftOutWords } from './agreement-words.ts';
import { distinctNames } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Row, TableHead } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** One round and its reliability data. */
export interface RoundUnits {
  readonly round: Pick<Round, 'number'>;
  readonly data: RoundData;
}

const standingWords: Readonly<Record<Standing, string>> = {
  used: 'used',
  'not-codable': 'left out: not codable',
  'no-participant': 'left out: not said by a participant',
  'coded-by-nobody': 'left out: nobody coded it',
};

/**
 * What the figures of agreement were computed from: a row for every unit of every transcript that was
 * compared, those left out too.
 */
export function diagnosisHead(frame: AgreementFrame, rounds: readonly RoundUnits[]): TableHead {
  const invented = inventedColumn(frame.study);
  const coders = codersOf(rounds).map((id) => `${initialsOf(id, frame.coders)} had`);
  const names = distinctNames(frame.transcripts);
  const left = rounds.flatMap(({ round, data }) =>
    data.leftOut.map(
      ({ transcriptId, reason }) =>
        `${names.get(transcriptId) ?? ''} in round ${round.number} (${leftOutWords[reason]})`,
    ),
  );
  const inLines = rounds.some(({ data }) => data.options.unit === 'segment');
  return {
    ...titled(frame.study, 'agreement unit by unit'),
    columns: [
      'Round',
      'Transcript',
      'Unit',
      'First line',
      'Last line',
      'Text',
      ...coders,
      'In the figures',
      'Coders',
      ...invented.columns,
    ],
    widths: [1, 2, 1, 1, 1, 8, ...coders.map(() => 4), 2, 1, ...invented.widths],
    notes: [
      'One row is one unit that agreement was computed from, or that was left out. Codes are as they counted when the passes were submitted.',
      ...(inLines ? ['Segments are runs of these lines that carry one code.'] : []),
      ...(left.length > 0 ? [`Transcripts left out: ${left.join('; ')}.`] : []),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** The rows of one transcript of one round. */
export function diagnosisRows(
  frame: AgreementFrame,
  rounds: readonly RoundUnits[],
): (
  of: RoundUnits,
  document: DocumentData,
  version: Pick<TranscriptVersion, 'text'>,
) => readonly Row[] {
  const invented = inventedColumn(frame.study).cells;
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const coders = codersOf(rounds);
  return ({ round, data }, document, version) => {
    const { units, words, rows } = document;
    const single = data.columns.map(({ covers }) => covers !== 'branch');
    const rowsOf = coders.map((id) => rows[document.coders.indexOf(data.coderIds.indexOf(id))]);
    return Array.from(units.from, (from, unit): Row => {
      const found = rowsOf.map(
        (own) => own && columnsOn(own, words, unit).filter((column) => single[column]),
      );
      const standing = standings[units.standing[unit]!]!;
      return [
        round.number,
        transcriptNames.get(document.transcriptId) ?? '',
        unit + 1,
        units.firstLine[unit]! + 1,
        units.endLine[unit]!,
        version.text.slice(from, units.to[unit]).trimEnd(),
        ...found.map((own) =>
          own
            ? own.map((column) => names.name(data.columns[column]!.codeId)).join('; ') || 'no code'
            : 'no pass',
        ),
        standingWords[standing],
        standing === 'used' ? howTheyStand(found) : '',
        ...invented,
      ];
    });
  };
}

function howTheyStand(found: readonly (readonly number[] | undefined)[]): string {
  const sets = found.flatMap((own) => (own ? [own.join(' ')] : []));
  return new Set(sets).size === 1 ? 'same' : 'differ';
}

/** Coders of any of the rounds, in the order they first come. */
function codersOf(rounds: readonly RoundUnits[]): readonly CoderId[] {
  return [...new Set(rounds.flatMap(({ data }) => data.coderIds))];
}
