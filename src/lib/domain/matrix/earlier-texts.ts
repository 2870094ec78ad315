import type { Charting } from '../model/charting.ts';
import { keyOf, type FindingCase, type FindingTarget } from '../model/finding-target.ts';
import type { Signed } from '../model/signed.ts';

/** What a cell said before. */
export interface EarlierText {
  readonly kind: Charting['kind'];
  readonly text: string;
  readonly written: Signed;
}

/**
 * What was once written in a cell and no longer stands there, the newest first. Words are kept as they are
 * typed, every few seconds: of what one person went on writing on one day, taking nothing out, only the last is
 * listed, since it holds the others.
 *
 * @param kept what the trail keeps of chartings, as far as its reader may see it, in any order.
 * @param now what stands in the cell.
 */
export function earlierTexts(
  about: { readonly case: FindingCase; readonly column: FindingTarget },
  kept: readonly Charting[],
  now: Charting | null,
): readonly EarlierText[] {
  const [one, column] = [keyOf(about.case), keyOf(about.column)];
  const here = [...kept, ...(now ? [now] : [])].filter(
    (charting) => keyOf(charting.case) === one && keyOf(charting.column) === column,
  );
  const texts = new Map(
    here.map(({ kind, summary: text, written }) => [
      `${written.at} ${kind} ${text}`,
      { kind, text, written },
    ]),
  );
  const inOrder = [...texts.values()].toSorted((a, b) => (a.written.at < b.written.at ? -1 : 1));
  return inOrder
    .filter((text, index) => {
      const next = inOrder[index + 1];
      return !isNow(text, now) && !(next && goesOn(text, next));
    })
    .toReversed();
}

function isNow({ kind, text }: EarlierText, now: Charting | null): boolean {
  return now !== null && now.kind === kind && now.summary === text;
}

function goesOn(earlier: EarlierText, later: EarlierText): boolean {
  return (
    earlier.kind === later.kind &&
    earlier.written.by === later.written.by &&
    dayOf(later) === dayOf(earlier) &&
    isWithin(earlier.text, later.text)
  );
}

function dayOf({ written }: EarlierText): string {
  return written.at.slice(0, 'YYYY-MM-DD'.length);
}

/** Whether a text came from another by writing in one place, without taking anything out. */
function isWithin(earlier: string, later: string): boolean {
  if (later.length < earlier.length) return false;
  let head = 0;
  while (head < earlier.length && earlier[head] === later[head]) head += 1;
  return later.endsWith(earlier.slice(head));
}
