import { recognisedLabels, type LabelCandidate, type LabelDecisions } from './labels.ts';
import type { LabelReading } from './label-shapes.ts';
import type { Cue, Paragraph, SourceNote } from './source.ts';
import { TurnCollector, type Turn } from './turn.ts';

export interface CueChoices {
  readonly labels: boolean;
  readonly decisions: LabelDecisions;
  /** Join cues of one speaker, and of nobody named until a pause, into turns. */
  readonly joinCues: boolean;
}

export interface CueReading {
  readonly turns: readonly Turn[];
  readonly notes: readonly SourceNote[];
  readonly passedOver: readonly LabelCandidate[];
}

/** A pause of this many seconds parts the turns of speakers that nobody names. */
const pause = 2;

/** One piece of a cue with the speaker it names, `undefined` where it goes on with the one before. */
interface Piece {
  readonly speaker: string | undefined;
  readonly text: string;
  readonly cue: Cue;
}

/** Turns of subtitles: cue times are kept as when a turn begins and ends. */
export function turnsFromCues(cues: readonly Cue[], choices: CueChoices): CueReading {
  const { pieces, passedOver } = piecesOf(cues, choices);
  const named = pieces.some(({ speaker }) => speaker !== undefined);
  const collector = new TurnCollector();
  let before: Cue | undefined;
  for (const { speaker, text, cue } of pieces) {
    const goesOn =
      before !== undefined &&
      choices.joinCues &&
      (named ? samePerson(speaker, collector) : cue.start - before.end < pause);
    if (!goesOn) {
      const unnamed = named && speaker === undefined ? collector.openSpeaker : null;
      collector.begin(speaker ?? unnamed, cue.start, cue.end);
    }
    collector.add(text, ' ');
    collector.time(cue.start, cue.end);
    before = cue;
  }
  const turns = collector.close();
  const notes: SourceNote[] = [];
  if (turns.length < cues.length) {
    notes.push({
      kind: 'changed',
      where: 'cues',
      what: `${cues.length} cues joined into ${turns.length} turns`,
    });
  }
  if (!named) {
    const what = choices.joinCues
      ? `No speakers are named; a pause of ${pause} seconds begins a turn`
      : 'No speakers are named; every cue is a turn';
    notes.push({ kind: 'assumed', where: 'speakers', what });
  }
  return { turns, notes, passedOver };
}

function samePerson(speaker: string | undefined, collector: TurnCollector): boolean {
  return speaker === undefined || speaker === collector.openSpeaker;
}

function piecesOf(
  cues: readonly Cue[],
  { labels, decisions }: CueChoices,
): { pieces: Piece[]; passedOver: readonly LabelCandidate[] } {
  const lines: (Paragraph & { readonly cue: Cue; readonly first: boolean })[] = cues.flatMap(
    (cue) =>
      cue.text.split('\n').map((text, line) => ({
        text,
        heading: false,
        apart: true,
        cue,
        first: line === 0,
      })),
  );
  const { headers, passedOver } = labels
    ? recognisedLabels(lines, decisions)
    : { headers: lines.map(() => null), passedOver: [] };
  const spoken = new Set(headers.flatMap((header) => header?.label ?? []));
  const pieces = lines.flatMap(({ text, cue, first }, line) => {
    const header = asName(headers[line]);
    const voice = first ? (cue.voice ?? undefined) : undefined;
    const [head = '', ...others] = splitAtLabels(header?.rest ?? text, spoken);
    return [
      { speaker: header?.label ?? voice, text: head, cue },
      ...pairs(others).map(([label, words]) => ({ speaker: label, text: words, cue })),
    ];
  });
  return { pieces: pieces.filter(({ text, speaker }) => text !== '' || speaker), passedOver };
}

/** Subtitles have no lines that are only a name, nor headings. */
function asName(header: LabelReading | null | undefined): LabelReading | null {
  return header && header.shape !== 'alone' && header.shape !== 'dash' ? header : null;
}

/** Two speakers in one cue: text, label, text, label, text … */
function splitAtLabels(text: string, spoken: ReadonlySet<string>): string[] {
  if (spoken.size === 0 || !text.includes(':')) return [text];
  const labels = [...spoken].map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.split(new RegExp(`(?<=[.!?…"”]\\s+)(${labels})\\s*:\\s+`)).map((part) => part.trim());
}

function pairs(parts: readonly string[]): [string, string][] {
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ''] satisfies [string, string]] : [],
  );
}
