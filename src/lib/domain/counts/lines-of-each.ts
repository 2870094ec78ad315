import { runsOfCodes } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { LineRange } from '../model/line-range.ts';
import type { CountRow } from './cross-counts.ts';

/**
 * Which lines of a passage carry which of the codes that stand together in it, in words, lines from one:
 * "Emotion 84–85, Social influences 86–87". '' where the codes are one and the same.
 */
export function linesOfEach(
  rows: readonly Pick<CountRow, 'key' | 'name' | 'codeIds'>[],
  { transcriptId, from, to }: LineRange,
  { byTranscript }: Pick<SettledStudy, 'byTranscript'>,
): string {
  const one = byTranscript.get(transcriptId);
  if (!one || new Set(rows.map(({ key }) => key)).size < 2) return '';
  return rows
    .map(({ name, codeIds }) => {
      const runs = runsOfCodes(codeIds, one).filter((run) => run.from < to && run.to > from);
      const lines = runs.map((run) => {
        const [first, last] = [Math.max(run.from, from) + 1, Math.min(run.to, to)];
        return first === last ? `${first}` : `${first}–${last}`;
      });
      return `${name} ${lines.join(' and ')}`;
    })
    .join(', ');
}
