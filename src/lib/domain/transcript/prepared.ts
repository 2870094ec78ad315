import type { CuttingRule } from '../model/transcript-version.ts';
import { cut, usualWrapWidth } from './cut.ts';
import { lineLabels } from './line-labels.ts';
import type { LabelCandidate } from './labels.ts';
import { lineAt, turnOfLine } from './lines.ts';
import { paragraphsFromPages, type PageChoices } from './paragraphs-from-pages.ts';
import type { SourceNote, TranscriptSource } from './source.ts';
import type { LabelUse } from './speakers.ts';
import { usualSurvey, type Survey } from './survey.ts';
import { firstColumns } from './survey-columns.ts';
import { textHash } from './text-hash.ts';
import type { Turn } from './turn.ts';
import { turnsFromCues } from './turns-from-cues.ts';
import { turnsFromParagraphs } from './turns-from-paragraphs.ts';
import { turnsFromTable, type TableChoices } from './turns-from-table.ts';
import { wordCount } from './words.ts';

/** Everything a person may choose about how a file is read. */
export interface ImportChoices extends TableChoices, PageChoices {
  readonly joinCues: boolean;
  readonly cutting: CuttingRule;
  /** Signs a line, where lines are wrapped. */
  readonly wrapWidth: number;
}

/** How a file is read until the person says otherwise. */
export function initialChoices(source: TranscriptSource): ImportChoices {
  return {
    labels: true,
    decisions: {},
    joinLines: true,
    lineNumbers: 'labels',
    keepOpening: null,
    columns: firstColumns(source.kind === 'table' ? source.rows : []),
    emptySpeaker: 'continue',
    survey: usualSurvey,
    pageColumns: 'auto',
    dropHeads: true,
    joinCues: true,
    cutting: 'sentence',
    wrapWidth: usualWrapWidth,
  };
}

/** One transcript as it would be stored, but for who its labels are. */
export interface PreparedTranscript {
  /** From a column of the file; `null` where the file's name is all there is. */
  readonly name: string | null;
  readonly participant: string | null;
  readonly text: string;
  readonly textHash: string;
  readonly cutting: CuttingRule;
  readonly wrapWidth: number | null;
  readonly turnFrom: Uint32Array<ArrayBuffer>;
  /** Index into `labels`, −1 where nobody is named. */
  readonly turnLabel: Int16Array<ArrayBuffer>;
  readonly turnStart: Float64Array<ArrayBuffer> | null;
  readonly turnEnd: Float64Array<ArrayBuffer> | null;
  readonly lineFrom: Uint32Array<ArrayBuffer>;
  /** The number each line had in the file, '' for none; `null` where no line had one. */
  readonly lineLabel: string[] | null;
  readonly labels: readonly LabelUse[];
  readonly wordCount: number;
  readonly memos: readonly PreparedMemo[];
}

/** A remark of the file, on lines [from, to), or on the transcript where they are `null`. */
export interface PreparedMemo {
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
}

/** A file, read and cut by the choices made. */
export interface PreparedFile {
  readonly transcripts: readonly PreparedTranscript[];
  readonly notes: readonly SourceNote[];
  readonly passedOver: readonly LabelCandidate[];
  readonly openingLines: number;
  /** How many lines of the file begin with a line number; 0 where its lines are not numbered. */
  readonly numberedLines: number;
  /** What a survey holds beside its transcripts; `null` for every other file. */
  readonly survey: Survey | null;
}

export function preparedFile(source: TranscriptSource, choices: ImportChoices): PreparedFile {
  switch (source.kind) {
    case 'paragraphs': {
      const { turns, ...reading } = turnsFromParagraphs(source.paragraphs, choices);
      return { ...reading, survey: null, transcripts: transcriptsOf([{ turns }], choices) };
    }
    case 'pages': {
      const { paragraphs, ...printed } = paragraphsFromPages(source.pages, choices);
      const { turns, ...reading } = turnsFromParagraphs(paragraphs, choices);
      return {
        ...reading,
        notes: [...printed.notes, ...reading.notes],
        survey: null,
        numberedLines: Math.max(printed.numberedLines, reading.numberedLines),
        transcripts: transcriptsOf([{ turns }], choices),
      };
    }
    case 'cues': {
      const { turns, ...reading } = turnsFromCues(source.cues, choices);
      return {
        ...reading,
        openingLines: 0,
        numberedLines: 0,
        survey: null,
        transcripts: transcriptsOf([{ turns }], choices),
      };
    }
    case 'table': {
      const { transcripts, ...reading } = turnsFromTable(source.rows, choices);
      return { ...reading, openingLines: 0, transcripts: transcriptsOf(transcripts, choices) };
    }
  }
}

interface NamedTurns {
  readonly name?: string | null;
  readonly participant?: string | null;
  readonly turns: readonly Turn[];
  readonly memos?: readonly string[];
}

function transcriptsOf(
  read: readonly NamedTurns[],
  { cutting, wrapWidth }: ImportChoices,
): PreparedTranscript[] {
  return read
    .filter(({ turns }) => turns.length > 0)
    .map(({ name = null, participant = null, turns, memos = [] }) => {
      const transcript = preparedTranscript(turns, cutting, wrapWidth);
      const whole = memos.map((text) => ({ from: null, to: null, text }));
      return { ...transcript, name, participant, memos: [...whole, ...transcript.memos] };
    });
}

/** Turns, cut and counted; `wrapWidth` counts where lines are wrapped. */
export function preparedTranscript(
  turns: readonly Turn[],
  cutting: CuttingRule,
  wrapWidth: number | null = null,
): PreparedTranscript {
  const { text, turnFrom, lineFrom } = cut(
    turns.map((turn) => turn.text),
    cutting,
    wrapWidth,
  );
  const names = [...new Set(turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const turnLabel = Int16Array.from(turns, ({ speaker }) =>
    speaker === null ? -1 : (indexOf.get(speaker) ?? -1),
  );
  return {
    name: null,
    participant: null,
    text,
    textHash: textHash(text),
    cutting,
    wrapWidth: cutting === 'wrapped' ? (wrapWidth ?? usualWrapWidth) : null,
    turnFrom,
    turnLabel,
    turnStart: times(turns.map(({ start }) => start)),
    turnEnd: times(turns.map(({ end }) => end)),
    lineFrom,
    lineLabel: lineLabels(turns, { text, turnFrom, lineFrom }),
    labels: labelUses(names, turnLabel, turnOfLine({ turnFrom, lineFrom })),
    wordCount: wordCount(text),
    memos: turns.flatMap(({ memos }, turn) =>
      memos.map((memo) => {
        const start = turnFrom[turn] ?? 0;
        return {
          from: lineAt({ lineFrom }, start + memo.from),
          to: lineAt({ lineFrom }, start + Math.max(memo.from, memo.to - 1)) + 1,
          text: memo.text,
        };
      }),
    ),
  };
}

/** NaN where unknown; `null` where no turn has one. */
function times(seconds: readonly (number | null)[]): Float64Array<ArrayBuffer> | null {
  if (seconds.every((time) => time === null)) return null;
  return Float64Array.from(seconds, (time) => time ?? NaN);
}

function labelUses(
  names: readonly string[],
  turnLabel: Int16Array,
  turnOfLine: Uint32Array,
): LabelUse[] {
  const turns = names.map(() => 0);
  const lines = names.map(() => 0);
  for (const label of turnLabel) count(turns, label);
  for (const turn of turnOfLine) count(lines, turnLabel[turn] ?? -1);
  return names.map((label, index) => ({
    label,
    turns: turns[index] ?? 0,
    lines: lines[index] ?? 0,
  }));
}

function count(counts: number[], index: number): void {
  if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
}

/** The labels of all transcripts of a file together. */
export function labelsOfFile({ transcripts }: Pick<PreparedFile, 'transcripts'>): LabelUse[] {
  const uses = new Map<string, LabelUse>();
  for (const { label, turns, lines } of transcripts.flatMap(({ labels }) => labels)) {
    const known = uses.get(label);
    uses.set(label, {
      label,
      turns: turns + (known?.turns ?? 0),
      lines: lines + (known?.lines ?? 0),
    });
  }
  return [...uses.values()];
}
