import type { CoderId } from '../../domain/model/coder.ts';
import type { Difference } from '../../domain/reconciliation/differences.ts';
import type { SideMarks } from '../../domain/coding/paired-marks.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** A coder as they are called on a line: by letter and name or, while names are hidden, by number. */
export interface CoderView {
  readonly id: CoderId;
  /** Place among the coders of the round, from zero: their letter; `null` while names are hidden. */
  readonly letter: number | null;
  /** Place on this line, from zero: the first stands left. */
  readonly place: number;
  /** "Amara Osei", or "First". */
  readonly name: string;
  /** "A", or "the first". */
  readonly short: string;
}

/** How a line stands: a drawn sign and its word. */
export interface LineSign {
  readonly is: 'agree' | 'only-a' | 'only-b' | 'differs' | 'settled' | 'flagged';
  /** "only A", "settled". */
  readonly words: string;
}

/** One line of the queue. */
export interface QueueRow {
  readonly key: string;
  /** Shown from one. */
  readonly number: number;
  /** The interview, where lines of several stand together; else `null`. */
  readonly interview: string | null;
  readonly sign: LineSign;
  /** Decided about codes that have changed since. */
  readonly stale: boolean;
  /** What only each of them has, in the order they are shown. */
  readonly sides: readonly (readonly CodeLook[])[];
}

/** Differences under one head. */
export interface QueueGroup {
  readonly key: string;
  readonly title: string;
  /** The code they are about; `null` where the head is an interview. */
  readonly code: CodeLook | null;
  readonly count: number;
}

/** A line of the context, with what everyone has on it, in the order they are shown. */
export interface ContextLineView {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly codable: boolean;
  /** Whether what the coders have here may be seen. */
  readonly isKnown: boolean;
  readonly sides: readonly SideMarks[];
  readonly quotes: readonly { readonly from: number; readonly to: number }[];
  /** `null` where nobody has a code. */
  readonly sign: LineSign | null;
}

/** What one coder has on the line, apart from what all have. */
export interface ReadingView {
  readonly coder: CoderView;
  readonly only: readonly CodeLook[];
  readonly shared: readonly CodeLook[];
  readonly memos: readonly { readonly id: string; readonly text: string }[];
}

/** What was settled on another line with the same codes in question. */
export interface PrecedentView {
  readonly id: string;
  /** "P02, line 88" */
  readonly where: string;
  readonly href: string;
  readonly stood: readonly CodeLook[];
  readonly words: string;
}

/** A rule of the team about a code in question. */
export interface RuleView {
  readonly key: string;
  readonly text: string;
  /** "use", "do not use", or where it was proposed. */
  readonly note: string;
}

/** How a line stands, to whoever sees its coders as `order`. */
export function signOf(
  { state, standing }: Pick<Difference, 'state' | 'standing'>,
  order: readonly CoderView[],
): LineSign {
  if (state !== 'open') return { is: state, words: state };
  return standingSign(standing, order);
}

/** How the coders stand to each other on a line, whatever was decided about it. */
export function standingSign(
  standing: Difference['standing'],
  order: readonly CoderView[],
): LineSign {
  if (standing.is !== 'only') {
    return standing.is === 'differs'
      ? { is: 'differs', words: 'differs' }
      : { is: 'agree', words: 'agree' };
  }
  const only = order.find(({ id }) => id === standing.coderId);
  return { is: only?.place === 0 ? 'only-a' : 'only-b', words: `only ${only?.short ?? 'one'}` };
}

/** Whose codes: "A’s", "the first’s". */
export function whose({ short }: Pick<CoderView, 'short'>): string {
  return `${short}’s`;
}

/** The names of numbers, for coders whose names are hidden. */
export const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
] as const;
