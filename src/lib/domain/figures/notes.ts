import type { SettledStudy } from '../findings/settled-study.ts';
import type { Mark } from './figure.ts';
import { lineHeight, wrapped } from './text-width.ts';

/**
 * What every figure of a study says at its foot: that the data are invented, where they are, and of how
 * many transcripts the settled coding was counted.
 */
export function figureNotes({
  study,
  settled,
  unsettled,
}: Pick<SettledStudy, 'study' | 'settled' | 'unsettled'>): readonly string[] {
  const all = settled.length + unsettled.length;
  return [
    `Settled coding of ${settled.length} of ${all} ${all === 1 ? 'transcript' : 'transcripts'}.`,
    ...(study.invented ? ['Invented data.'] : []),
  ];
}

/** How large the notes at the foot of a figure are set. */
const size = 11;

/** Notes set under a figure as one paragraph, from `top` on, and where they end. */
export function noteMarks(
  notes: readonly string[],
  at: { readonly x: number; readonly top: number; readonly width: number },
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  if (notes.length === 0) return { marks: [], bottom: at.top };
  const lines = wrapped(notes.join(' '), at.width, { size }, 12);
  const marks = lines.map((text, index): Mark => ({
    kind: 'text',
    x: at.x,
    y: at.top + size + index * size * lineHeight,
    text,
    size,
    anchor: 'left',
    fill: 'ink-2',
  }));
  return { marks, bottom: at.top + lines.length * size * lineHeight + 2 };
}
