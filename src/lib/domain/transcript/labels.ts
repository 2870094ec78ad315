import { labelReadings, type LabelReading, type LabelShape } from './label-shapes.ts';
import type { Paragraph } from './source.ts';
import {
  foldedLabel,
  isKnownLabel,
  isParticular,
  isReply,
  isStageDirection,
  looksLikeCode,
  looksLikeName,
} from './speaker-words.ts';

/** Which labels the person said are speakers, or are not, against what was recognised. */
export type LabelDecisions = Readonly<Record<string, boolean>>;

/** A label that could be a speaker, and how many lines it begins. */
export interface LabelCandidate {
  readonly label: string;
  readonly lines: number;
}

export interface RecognisedLabels {
  /** For each line, how it names its speaker; `null` for a line that goes on with what was being said. */
  readonly headers: readonly (LabelReading | null)[];
  /** Candidates followed by a colon that were taken for ordinary speech. */
  readonly passedOver: readonly LabelCandidate[];
}

/**
 * Decides from the whole document which lines begin with a speaker. A label counts when transcripts
 * use it everywhere (INT, P04, Speaker 2) or when it recurs; a colon in ordinary speech does neither.
 */
export function recognisedLabels(
  paragraphs: readonly Paragraph[],
  decisions: LabelDecisions = {},
): RecognisedLabels {
  const opening = particularsLength(paragraphs);
  const readings = paragraphs.map(({ text, heading }, line) =>
    line < opening ? [] : labelReadings(text, heading),
  );
  const counts = shapeCounts(readings);
  const accepted = acceptedShapes(counts, paragraphs.length - opening);
  const isHeader = ({ shape, label }: LabelReading) => {
    const decided = decisions[foldedLabel(label)];
    if (decided === false) return false;
    return accepted.get(shape)?.has(foldedLabel(label)) || (decided === true && shape === 'colon');
  };
  const headers = readings.map((choices) => choices.find(isHeader) ?? null);
  const spoken = new Set(headers.flatMap((header) => (header ? [foldedLabel(header.label)] : [])));
  return {
    headers,
    passedOver: [...(counts.get('colon') ?? [])]
      .filter(([folded, { label }]) => !spoken.has(folded) && looksLikeName(label))
      .map(([, { label, lines }]) => ({ label, lines })),
  };
}

/** How many lines the block of particulars at the top takes up ("Date: …", "Place: …"). */
function particularsLength(paragraphs: readonly Paragraph[]): number {
  let length = 0;
  for (const [line, { text, heading }] of paragraphs.slice(0, 20).entries()) {
    const [, key = '', value = ''] = /^([^:：]{1,40}?)\s*[:：]\s*(.*)$/s.exec(text) ?? [];
    if (isParticular(key) && !(isKnownLabel(key) && value.length > 40)) {
      // "Interviewer: A. Osei" is a particular only among others.
      if (!isKnownLabel(key) || length > 0 || nextIsParticular(paragraphs, line)) length = line + 1;
    } else if (!heading && text.length > 80) break;
    else if (isKnownLabel(key) && value.length > 40) break;
  }
  return length;
}

function nextIsParticular(paragraphs: readonly Paragraph[], line: number): boolean {
  const next = /^([^:：]{1,40}?)\s*[:：]/.exec(paragraphs[line + 1]?.text ?? '')?.[1] ?? '';
  return isParticular(next) && !isKnownLabel(next);
}

/** Candidates by folded label, for each shape. */
type Counts = Map<LabelShape, Map<string, Counted>>;

interface Counted {
  readonly label: string;
  lines: number;
  /** How many of the lines go on with words or a time. */
  followed: number;
}

function shapeCounts(readings: readonly (readonly LabelReading[])[]): Counts {
  const counts: Counts = new Map();
  for (const { shape, label, start, rest } of readings.flat()) {
    const labels = counts.get(shape) ?? new Map<string, Counted>();
    counts.set(shape, labels);
    const folded = foldedLabel(label);
    const counted = labels.get(folded) ?? { label, lines: 0, followed: 0 };
    labels.set(folded, counted);
    counted.lines += 1;
    if (rest !== '' || start !== null) counted.followed += 1;
  }
  return counts;
}

/** Shapes that a line of ordinary speech takes by chance. */
const weakShapes: ReadonlySet<LabelShape> = new Set(['bracket', 'paren', 'tab', 'dash', 'alone']);

function acceptedShapes(counts: Counts, lines: number): Map<LabelShape, ReadonlySet<string>> {
  const accepted = new Map<LabelShape, Set<string>>();
  const covered = new Map<LabelShape, number>();
  for (const [shape, labels] of counts) {
    const all = [...labels.values()];
    const share = all.reduce((sum, one) => sum + one.lines, 0) / lines;
    const chosen = [...labels].filter(([, one]) => isSpeaker(shape, one, share));
    accepted.set(shape, new Set(chosen.map(([folded]) => folded)));
    covered.set(
      shape,
      chosen.reduce((sum, [, one]) => sum + one.lines, 0),
    );
  }
  const most = Math.max(0, ...covered.values());
  for (const [shape, count] of covered) {
    const enough = count >= most / 2 && count >= lines / 10 && (accepted.get(shape)?.size ?? 0) > 1;
    if (weakShapes.has(shape) && !enough) accepted.delete(shape);
  }
  return accepted;
}

function isSpeaker(shape: LabelShape, { label, lines, followed }: Counted, share: number): boolean {
  const known = isKnownLabel(label);
  const name = looksLikeName(label);
  switch (shape) {
    case 'colon':
      if (isParticular(label) && !known) return false;
      return known || looksLikeCode(label) || lines >= (name ? 2 : 3) || (name && share > 0.6);
    case 'stamped':
      return known || lines >= 2 || share > 0.2;
    case 'heading':
      return known || lines >= 2;
    case 'bracket':
    case 'paren':
      return !isStageDirection(label) && (known || lines >= 2 || (followed > 0 && share > 0.6));
    case 'tab':
    case 'dash':
      return known || (name && lines >= 3);
    case 'alone':
      return known || (name && lines >= 3 && !isReply(label));
  }
}
