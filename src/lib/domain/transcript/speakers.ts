import type { Participant, ParticipantId } from '../model/participant.ts';
import type { SpeakerRole } from '../model/transcript.ts';
import { labelKey } from '../participants/changes.ts';
import { foldedLabel, guessedRole, isParticipantLabel, looksLikeCode } from './speaker-words.ts';

/** How often a label speaks, in one file. */
export interface LabelUse {
  readonly label: string;
  readonly turns: number;
  readonly lines: number;
}

/** Whom a speaker is taken for. */
export type ParticipantChoice =
  | { readonly kind: 'unidentified' }
  | { readonly kind: 'existing'; readonly id: ParticipantId }
  | { readonly kind: 'new'; readonly label: string }
  /** Whom the transcript's own row or column names, where a file holds several transcripts. */
  | { readonly kind: 'of-transcript' };

/** What is to become of one label of a file. */
export interface SpeakerPlan {
  readonly label: string;
  /** Another label of the file, of the same person; the rest then counts for nothing. */
  readonly sameAs: string | null;
  /** Shown beside the lines. */
  readonly name: string;
  readonly role: SpeakerRole;
  readonly participant: ParticipantChoice;
}

export interface SpeakerHints {
  readonly fileName: string;
  readonly participants: readonly Participant[];
  /** Whom the transcripts' own rows or columns name, one a transcript. */
  readonly named: readonly (string | null)[];
}

/** A first guess at who the labels are, for the person to correct. */
export function guessedSpeakers(uses: readonly LabelUse[], hints: SpeakerHints): SpeakerPlan[] {
  const byUse = uses.toSorted((a, b) => b.turns - a.turns);
  const plans = uses.map(({ label }): SpeakerPlan => ({
    label,
    sameAs: sameAs(label, byUse),
    name: label,
    role: guessedRole(label),
    participant: { kind: 'unidentified' },
  }));
  const people = withInterviewer(plans);
  const sole =
    people.filter(({ sameAs, role }) => sameAs === null && role === 'participant').length === 1;
  return people.map((plan) =>
    plan.role === 'participant'
      ? { ...plan, participant: guessedParticipant(plan.label, sole, hints) }
      : plan,
  );
}

/** The commoner spelling of the same label, or `null`. */
function sameAs(label: string, byUse: readonly LabelUse[]): string | null {
  const folded = foldedLabel(label);
  const own = byUse.findIndex((use) => use.label === label);
  const turns = byUse[own]?.turns ?? 0;
  for (const other of byUse.slice(0, own)) {
    const otherFolded = foldedLabel(other.label);
    if (otherFolded === folded) return other.label;
    const rare = turns * 4 <= other.turns;
    if (rare && folded.length >= 5 && isSlip(folded, otherFolded)) return other.label;
  }
  return null;
}

/** One letter more, less or other; "Speaker 1" and "Speaker 2" are not slips. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}

/** Of two speakers of whom one is plainly the participant, the other asks the questions. */
function withInterviewer(plans: readonly SpeakerPlan[]): readonly SpeakerPlan[] {
  const people = plans.filter(({ sameAs, role }) => sameAs === null && role !== 'other');
  if (people.length !== 2 || people.some(({ role }) => role === 'interviewer')) return plans;
  const unclear = people.filter(({ label }) => !isParticipantLabel(label) && !looksLikeCode(label));
  const [asking] = unclear;
  if (unclear.length !== 1 || !asking || guessedRole(asking.label) !== 'participant') return plans;
  return plans.map((plan) => (plan === asking ? { ...plan, role: 'interviewer' } : plan));
}

function guessedParticipant(label: string, sole: boolean, hints: SpeakerHints): ParticipantChoice {
  const existing = hints.participants.find((one) => labelKey(one.label) === labelKey(label));
  if (existing) return { kind: 'existing', id: existing.id };
  if (looksLikeCode(label)) return { kind: 'new', label };
  if (!sole) return { kind: 'unidentified' };
  if (hints.named.length > 1) {
    return { kind: hints.named.some((name) => name !== null) ? 'of-transcript' : 'unidentified' };
  }
  const name = hints.named[0] ?? participantInFileName(hints.fileName, hints.participants);
  return name === null ? { kind: 'unidentified' } : choiceFor(name, hints.participants);
}

/** The participant of that label, existing or to be made. */
export function choiceFor(
  label: string,
  participants: readonly Participant[],
): Exclude<ParticipantChoice, { kind: 'unidentified' | 'of-transcript' }> {
  const existing = participants.find((one) => labelKey(one.label) === labelKey(label));
  return existing ? { kind: 'existing', id: existing.id } : { kind: 'new', label: label.trim() };
}

/** A participant's label standing in a file's name: one the study has, or one like "P04". */
export function participantInFileName(
  fileName: string,
  participants: readonly Participant[],
): string | null {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const tokens = stem.split(/[^\p{L}\p{N}]+/u).map(labelKey);
  const existing = participants.find(({ label }) => tokens.includes(labelKey(label)));
  if (existing) return existing.label;
  const [, code] = /(?:^|[^\p{L}\p{N}])(\p{L}{0,3}P\d{1,4})(?![\p{L}\p{N}])/u.exec(stem) ?? [];
  if (code) return code;
  const [, number] = /participant[\s_-]*(\d{1,4})(?!\d)/iu.exec(stem) ?? [];
  return number ? `P${number}` : null;
}
