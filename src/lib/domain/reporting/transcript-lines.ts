import type { PreparedTranscript } from '../transcript/prepared.ts';
import { lineText, turnOfLine } from '../transcript/lines.ts';
import { personOf } from '../transcript/preview.ts';
import type { SpeakerPlan } from '../transcript/speakers.ts';
import { fileLineColumn } from './study-frame.ts';
import type { Row, Table } from './table.ts';

/** A transcript that is in no study: what it is called, its words, and who its labels are. */
export interface LooseTranscript {
  readonly name: string;
  readonly prepared: PreparedTranscript;
  readonly speakers: readonly SpeakerPlan[];
}

/** The numbered lines of transcripts as they would be imported: who says what, and when. */
export function transcriptLines(title: string, transcripts: readonly LooseTranscript[]): Table {
  const several = transcripts.length > 1;
  const labelled = transcripts.some(({ prepared }) => prepared.lineLabel !== null);
  const timed = transcripts.some(({ prepared }) => prepared.turnStart !== null);
  return {
    title,
    subject: 'numbered lines',
    columns: [
      ...(several ? ['Transcript'] : []),
      'Line',
      ...(labelled ? [fileLineColumn] : []),
      ...(timed ? ['Turn begins (seconds)'] : []),
      'Speaker',
      'Text',
    ],
    widths: [
      ...(several ? [2] : []),
      1,
      ...(labelled ? [1] : []),
      ...(timed ? [1] : []),
      ...[2, 10],
    ],
    rows: transcripts.flatMap(({ name, prepared, speakers }) => {
      const turns = turnOfLine(prepared);
      return Array.from(prepared.lineFrom, (_, line): Row => {
        const turn = turns[line] ?? 0;
        const label = prepared.labels[prepared.turnLabel[turn] ?? -1]?.label;
        const start = prepared.turnStart?.[turn];
        return [
          ...(several ? [name] : []),
          line + 1,
          ...(labelled ? [prepared.lineLabel?.[line] ?? ''] : []),
          ...(timed ? [start === undefined || Number.isNaN(start) ? null : start] : []),
          label === undefined ? '' : (personOf(label, speakers)?.name ?? label),
          lineText(prepared, line),
        ];
      });
    }),
    notes: ['Read with the choices the program suggests; nobody has checked them.'],
  };
}
