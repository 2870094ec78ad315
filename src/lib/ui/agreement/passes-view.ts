import type { PairedMarks } from '../../domain/coding/paired-marks.ts';
import type { PairStanding } from '../Standing.svelte';

/** A coder whose pass is shown on one side of the axis. */
export interface SideView {
  readonly coderId: string;
  readonly name: string;
  readonly initials: string;
  /** Place among the coders of the round, from zero: its letter. */
  readonly place: number;
}

/** What of a line never changes while two passes stand beside each other. */
export interface PairedLine {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  /** Shown where a turn begins; `null` within one. */
  readonly speaker: string | null;
  readonly codable: boolean;
  readonly marks: PairedMarks;
  /** `null` where neither has a code, or nothing is to be said of it. */
  readonly standing: PairStanding | null;
  /** Memos of the two that begin here, each with whose it is. */
  readonly memos: readonly { readonly id: string; readonly by: SideView; readonly text: string }[];
}

/** Codable lines by how the two passes stand to each other on them. */
export interface StandingCounts {
  readonly codable: number;
  readonly agree: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly differs: number;
  readonly neither: number;
}

export function letterOf(side: Pick<SideView, 'place'>): string {
  return String.fromCharCode(65 + side.place);
}

/** How two passes stand to each other, with the letters of their coders. */
export function wordsOfStanding(
  standing: PairStanding,
  [left, right]: readonly [SideView, SideView],
): string {
  if (standing === 'only-a') return `only ${letterOf(left)}`;
  if (standing === 'only-b') return `only ${letterOf(right)}`;
  return standing;
}

/** "23 codable lines here: 10 agree, 4 only A, 5 only B, 3 differ, 1 coded by neither" */
export function wordsOfCounts(
  { codable, agree, onlyA, onlyB, differs, neither }: StandingCounts,
  [left, right]: readonly [SideView, SideView],
): string {
  const number = new Intl.NumberFormat('en-GB');
  const parts = [
    `${number.format(agree)} ${agree === 1 ? 'agrees' : 'agree'}`,
    `${number.format(onlyA)} only ${letterOf(left)}`,
    `${number.format(onlyB)} only ${letterOf(right)}`,
    `${number.format(differs)} ${differs === 1 ? 'differs' : 'differ'}`,
    `${number.format(neither)} coded by neither`,
  ];
  const lines = `${number.format(codable)} codable ${codable === 1 ? 'line' : 'lines'} here`;
  return `${lines}: ${parts.join(', ')}`;
}
