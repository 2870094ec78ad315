import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import { lineAt, textOfLines } from '../transcript/lines.ts';
import type { CarryMap, Range } from './carry-map.ts';
import type { Carrying } from './carrying.ts';

/**
 * What became of something that stands on lines. `carried`: it quotes exactly the words it did, said by
 * the same people; `moved`: it is still there, on other words or for other speakers; `lost`: nothing is
 * left of its words, or what is left may not be coded.
 */
export type Fate = 'carried' | 'moved' | 'lost';

export type AnchorKind =
  | 'coding'
  | 'quotation'
  | 'flag'
  | 'memo'
  | 'memo-link'
  | 'decision'
  | 'split-decision'
  | 'checked'
  | 'cell-link'
  | 'belief'
  | 'thread'
  | 'quote'
  | 'quote-edit';

/** Something that stood on lines of the version before, and where it stands after the correction. */
export interface Anchor {
  readonly kind: AnchorKind;
  /** The record it is part of: a pass, a memo, a decision and so on. */
  readonly recordId: string;
  /** Whose it is; `null` where it is the team's. */
  readonly coderId: CoderId | null;
  readonly codeId: CodeId | null;
  readonly fate: Fate;
  readonly before: Anchored;
  /** `null` when it is lost. */
  readonly after: Anchored | null;
}

/** Lines, as runs [from, to), and the words meant in them. */
export interface Anchored {
  readonly lines: readonly Range[];
  readonly words: string;
}

type Whose = Pick<Anchor, 'kind' | 'recordId' | 'coderId' | 'codeId'>;

/** Something that stood on whole lines; `now` are the new lines it stands on, none where it is lost. */
export function lineAnchor(
  whose: Whose,
  { map, isSaidByTheSame }: Carrying,
  old: Range,
  now: readonly Range[],
): Anchor {
  const before = onLines(map.before, [old]);
  const [first, ...others] = now;
  if (!first) return { ...whose, fate: 'lost', before, after: null };
  const after = onLines(map.after, now);
  const isSame =
    others.length === 0 && sameWords(before.words, after.words) && isSaidByTheSame(old, first);
  return { ...whose, fate: isSame ? 'carried' : 'moved', before, after };
}

/** Something that stood on words within lines, offsets [from, to) of the text. */
export function spanAnchor(
  whose: Whose,
  { map, isSaidByTheSame }: Carrying,
  old: Range,
  now: Range | null,
): Anchor {
  const before = onSpan(map.before, old);
  if (!now) return { ...whose, fate: 'lost', before, after: null };
  const after = onSpan(map.after, now);
  const isSame =
    sameWords(before.words, after.words) && isSaidByTheSame(before.lines[0]!, after.lines[0]!);
  return { ...whose, fate: isSame ? 'carried' : 'moved', before, after };
}

/** Whether two stretches of text have the same words, however white space parts them. */
export function sameWords(one: string, other: string): boolean {
  return one === other || spaced(one) === spaced(other);
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function onLines(version: CarryMap['before'], lines: readonly Range[]): Anchored {
  const words = lines.map(({ from, to }) => textOfLines(version, from, to));
  return { lines, words: words.join('\n') };
}

function onSpan(version: CarryMap['before'], { from, to }: Range): Anchored {
  const lines = { from: lineAt(version, from), to: lineAt(version, Math.max(from, to - 1)) + 1 };
  return { lines: [lines], words: version.text.slice(from, to) };
}
