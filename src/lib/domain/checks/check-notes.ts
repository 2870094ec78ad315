import type { PaperFrame } from '../paper/paper-frame.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import { checksOf, type Checks } from './checks.ts';
import type { Finding, Rule } from './finding.ts';

/** The first note, where there is nothing. */
export const nothingFound = 'Checks: nothing found.';

/**
 * What the checks found, as sentences for the notes of an export: how much there is, every open finding on a
 * line of its own, those set aside with the reason, and what could not be looked at. "Checks: nothing found."
 * where there is nothing.
 */
export function checkNotes(frame: PaperFrame, checks: Checks = checksOf(frame)): readonly string[] {
  const { open, setAside, outcomes } = checks;
  const mismatches = open.filter(({ is }) => is === 'mismatch').length;
  const questions = open.length - mismatches;
  const counts = [
    ...(mismatches > 0
      ? [mismatches === 1 ? '1 thing does not match' : `${mismatches} things do not match`]
      : []),
    ...(questions > 0
      ? [questions === 1 ? '1 question is open' : `${questions} questions are open`]
      : []),
    ...(setAside.length > 0 ? [`${setAside.length} set aside with a reason`] : []),
  ];
  return [
    counts.length === 0 ? nothingFound : `Checks: ${listed(counts)}.`,
    ...open.map(sentence),
    ...setAside.map(
      ({ finding, record: { reason, signed } }) =>
        `Set aside (${finding.rule}, ${finding.where}): ${finding.what} Because: ${ended(reason)} ${initialsOf(signed.by, frame.coders)}, ${dayWords(frame.localDay(signed.at))}.`,
    ),
    ...notRun(outcomes),
  ].map(oneLine);
}

function sentence({ rule, is, where, what, why }: Finding): string {
  return `${is === 'mismatch' ? 'Does not match' : 'Question'} (${rule}, ${where}): ${what} ${why}`;
}

/** What could not be run, rules with one reason together. */
function notRun(outcomes: Checks['outcomes']): readonly string[] {
  const rulesOf = new Map<string, Rule[]>();
  for (const outcome of outcomes) {
    const reasons = outcome.ran ? (outcome.notRun ?? []) : [outcome.because];
    for (const reason of reasons)
      rulesOf.set(reason, [...(rulesOf.get(reason) ?? []), outcome.rule]);
  }
  return [...rulesOf].map(([reason, rules]) => `Not checked (${rules.join(', ')}): ${reason}.`);
}

function ended(words: string): string {
  return /[.!?…]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

/** A note is one line wherever it is written. */
function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
