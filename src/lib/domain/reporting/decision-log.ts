import type { CodeId } from '../model/code.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineCount, lineText, speakerOfLine } from '../transcript/lines.ts';
import { distinctNames } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { outcomeWords, reasonWords } from './decision-words.ts';
import { peopleOfLines, quotingColumn, quotingNotes } from './people-of-passage.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Row, TableHead } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** What the log is made from: only decisions its reader may see. */
export interface DecisionFrame extends Pick<
  StudyFrame,
  'study' | 'coders' | 'codes' | 'participants' | 'transcripts' | 'citation'
> {
  readonly decisions: readonly Decision[];
  readonly rounds: readonly Pick<Round, 'id' | 'number'>[];
}

/** The log of decisions: a row for every line that was decided. */
export function decisionLogHead(frame: DecisionFrame): TableHead {
  const invented = inventedColumn(frame.study);
  const quoting = quotingColumn(frame.participants);
  const readers = readersOf(frame);
  return {
    ...titled(frame.study, 'decisions'),
    columns: [
      'Round',
      'Transcript',
      'Line',
      'Text',
      ...readers.map(({ initials }) => `${initials} had`),
      'Settled as',
      'What stands',
      'Reason',
      'In words',
      'Asked of the adjudicator',
      'Rule proposed',
      'Rule is about',
      'By',
      'Date',
      ...quoting.columns,
      ...invented.columns,
    ],
    widths: [
      ...[1, 2, 1, 6, ...readers.map(() => 3), 2, 3, 2, 4, 4, 4, 2, 1, 2],
      ...quoting.widths,
      ...invented.widths,
    ],
    notes: [
      'One row is one line on which the coders of the round did not have the same codes, or that was decided all the same.',
      'What each coder had is what stood there when it was decided; the passes themselves are as they were submitted.',
      ...quotingNotes(frame.participants),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** The rows of one transcript; `version` holds the words of the lines. */
export function decisionLogRows(
  frame: DecisionFrame,
): (
  version: Pick<
    TranscriptVersion,
    'id' | 'transcriptId' | 'text' | 'lineFrom' | 'turnFrom' | 'turnSpeaker'
  >,
) => readonly Row[] {
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const readers = readersOf(frame);
  const rounds = new Map(frame.rounds.map(({ id, number }) => [id, number]));
  const invented = inventedColumn(frame.study).cells;
  const transcripts = new Map(frame.transcripts.map((each) => [each.id, each]));
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const quoting = quotingColumn(frame.participants);
  const listed = (codeIds: readonly CodeId[]) =>
    codeIds
      .toSorted((a, b) => names.rank(a) - names.rank(b))
      .map(names.name)
      .join('; ') || 'no code';

  return (version) => {
    const transcript = transcripts.get(version.transcriptId) ?? { speakers: [] };
    const peopleOf = peopleOfLines(transcript, speakerOfLine(version), people, []);
    return frame.decisions
      .filter(({ versionId, line }) => versionId === version.id && line < lineCount(version))
      .toSorted(
        (a, b) => (rounds.get(a.roundId) ?? 0) - (rounds.get(b.roundId) ?? 0) || a.line - b.line,
      )
      .map((decision): Row => {
        const { outcome, reason, readings } = decision;
        const had = (coderId: CoderId) => readings.find((one) => one.coderId === coderId);
        return [
          rounds.get(decision.roundId) ?? null,
          transcriptNames.get(decision.transcriptId) ?? '',
          decision.line + 1,
          lineText(version, decision.line),
          ...readers.map(({ id }) => {
            const reading = had(id);
            return reading ? listed(reading.codeIds) : '';
          }),
          outcomeWords(decision, frame.coders),
          outcome === 'flagged' ? 'nothing yet' : listed(decision.keep),
          reason === null ? '' : reasonWords[reason],
          outcome === 'flagged' ? '' : decision.words,
          outcome === 'flagged' ? decision.words : askedWords(decision, frame.coders),
          decision.rule,
          decision.ruleCodeIds.map(names.name).join('; '),
          decision.by.map((id) => initialsOf(id, frame.coders)).join(' + '),
          decision.at.slice(0, 10),
          ...quoting.cells(peopleOf(decision.line, decision.line + 1).quoting),
          ...invented,
        ];
      });
  };
}

/** "Which is it? (AO + TB)", of a line that had been flagged. */
function askedWords({ asked }: Decision, coders: readonly Coder[]): string {
  if (!asked) return '';
  const by = asked.by.map((id) => initialsOf(id, coders)).join(' + ');
  return asked.words === '' ? `flagged (${by})` : `${asked.words} (${by})`;
}

/** Whoever has a reading in any of the decisions, as the rounds name them. */
export function readersOf({
  decisions,
  coders,
}: Pick<DecisionFrame, 'decisions' | 'coders'>): readonly Coder[] {
  const readers = new Set(
    decisions.flatMap(({ readings }) => readings.map(({ coderId }) => coderId)),
  );
  return [...readers].flatMap((id) => coders.find((coder) => coder.id === id) ?? []);
}
