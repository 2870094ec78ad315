import type { Charting } from '../model/charting.ts';
import type { CodeId } from '../model/code.ts';
import { keyOf, type FindingCase, type FindingTarget } from '../model/finding-target.ts';
import type { Signed } from '../model/signed.ts';

/** What a cell said before. */
export interface EarlierText {
  readonly kind: Charting['kind'];
  readonly text: string;
  readonly written: Signed;
  /** The second person who had read these words against the transcript. */
  readonly checked: Signed | null;
}

/**
 * What was once written in a cell and no longer stands there, the newest first. Words are kept as they are
 * typed, every few seconds: of what one person went on writing on one day, taking nothing out, only the last is
 * listed, since it holds the others. Words that were checked, and words that another act than writing took the
 * place of, are always listed.
 *
 * @param kept what the trail keeps of chartings, as far as its reader may see it, in any order.
 * @param now what stands in the cell.
 * @param merged the code at the end of a chain of merges: what was written in codes that are one now belongs
 * to one cell.
 * @param wasReplaced whether an act such as taking in an edited matrix took the place of what is kept.
 */
export function earlierTexts(
  about: { readonly case: FindingCase; readonly column: FindingTarget },
  kept: readonly Charting[],
  now: Charting | null,
  merged: (codeId: CodeId) => CodeId,
  wasReplaced: (charting: Charting) => boolean = () => false,
): readonly EarlierText[] {
  const columnOf = (target: FindingTarget) =>
    keyOf(target.on === 'code' ? { ...target, codeId: merged(target.codeId) } : target);
  const [one, column] = [keyOf(about.case), columnOf(about.column)];
  const here = [...kept, ...(now ? [now] : [])].filter(
    (charting) =>
      columnOf(charting.column) === column &&
      // A group that got another name since is still the one it was written of.
      (keyOf(charting.case) === one || (charting.case.on === 'group' && charting.id === now?.id)),
  );
  const texts = new Map<string, EarlierText & { readonly isWhole: boolean }>();
  for (const charting of here) {
    const { kind, summary: text, written } = charting;
    const key = `${written.at} ${kind} ${text}`;
    const known = texts.get(key);
    // The same words are kept again by acts that leave them as they are, such as a check.
    const checked = charting.checked ?? known?.checked ?? null;
    const isWhole = (known?.isWhole ?? false) || checked !== null || wasReplaced(charting);
    texts.set(key, { kind, text, written, checked, isWhole });
  }
  const inOrder = [...texts.values()].toSorted((a, b) => (a.written.at < b.written.at ? -1 : 1));
  return inOrder
    .filter((text, index) => {
      const next = inOrder[index + 1];
      return !isNow(text, now) && (text.isWhole || !(next && goesOn(text, next)));
    })
    .map(({ isWhole: _, ...text }) => text)
    .toReversed();
}

function isNow({ kind, text }: Pick<EarlierText, 'kind' | 'text'>, now: Charting | null): boolean {
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
