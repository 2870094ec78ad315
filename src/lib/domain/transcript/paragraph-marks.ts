import type { Paragraph } from './source.ts';
import type { TurnMark } from './turn.ts';

/**
 * The line numbers of a paragraph by their offsets in `rest`, the end of it that is left once a
 * speaker's name or a time was taken off its head.
 */
export function marksIn(
  { text, label, marks }: Pick<Paragraph, 'text' | 'label' | 'marks'>,
  rest: string = text,
): readonly TurnMark[] {
  const all = marks ?? (label === undefined ? [] : [{ at: 0, label }]);
  const off = text.length - rest.length;
  const moved = all.map(({ at, label: number }) => ({ at: Math.max(0, at - off), label: number }));
  // Of several lines whose beginnings were taken off, the last is the one the rest stands on.
  return moved.filter(({ at }, index) => moved[index + 1]?.at !== at);
}

/** Two paragraphs that were one line, a space between: each number at its new place. */
export function joinedParagraphs(before: Paragraph, next: Paragraph): Paragraph {
  const text = `${before.text} ${next.text}`;
  const off = before.text.length + 1;
  const after = marksIn(next).map(({ at, label }) => ({ at: at + off, label }));
  const marks = [...marksIn(before), ...after];
  return marks.length === 0 ? { ...before, text } : { ...before, text, marks };
}
