import type { SpeakerRole } from '../model/transcript.ts';
import { lineText, turnOfLine } from './lines.ts';
import type { PreparedTranscript } from './prepared.ts';
import type { SpeakerPlan } from './speakers.ts';

/** A numbered line as it would be, before it is stored. */
export interface PreviewLine {
  /** Zero-based. */
  readonly line: number;
  readonly turn: number;
  /** Where a turn begins; `null` within one, and where nobody is named. */
  readonly speaker: string | null;
  readonly begins: boolean;
  readonly text: string;
  readonly codable: boolean;
  /** Seconds; where a turn begins and its time is known. */
  readonly start: number | null;
  /** The number the line had in the file; '' where it had none. */
  readonly label: string;
}

/** The first lines of a transcript, with the speakers as they are planned. */
export function previewLines(
  transcript: PreparedTranscript,
  plans: readonly SpeakerPlan[],
  codeInterviewer: boolean,
  limit: number,
): PreviewLine[] {
  const { lineFrom, turnLabel, turnStart, labels } = transcript;
  const turns = turnOfLine(transcript);
  return Array.from(lineFrom.subarray(0, limit), (_, line) => {
    const turn = turns[line] ?? 0;
    const begins = line === 0 || turns[line - 1] !== turn;
    const label = labels[turnLabel[turn] ?? -1]?.label;
    const plan = label === undefined ? null : personOf(label, plans);
    const start = turnStart?.[turn];
    return {
      line,
      turn,
      speaker: begins ? (plan?.name ?? null) : null,
      begins,
      text: lineText(transcript, line),
      codable: plan === null || codableRole(plan.role, codeInterviewer),
      label: transcript.lineLabel?.[line] ?? '',
      start: begins && start !== undefined && !Number.isNaN(start) ? start : null,
    };
  });
}

function codableRole(role: SpeakerRole, codeInterviewer: boolean): boolean {
  return role === 'participant' || codeInterviewer;
}

/** The plan that counts for a label: "same person as" is followed to its end. */
export function personOf(label: string, plans: readonly SpeakerPlan[]): SpeakerPlan | null {
  const seen = new Set<string>();
  let plan = plans.find((one) => one.label === label) ?? null;
  while (plan?.sameAs && !seen.has(plan.label)) {
    const { label: from, sameAs }: SpeakerPlan = plan;
    seen.add(from);
    plan = plans.find((one) => one.label === sameAs) ?? { ...plan, sameAs: null };
  }
  return plan;
}
