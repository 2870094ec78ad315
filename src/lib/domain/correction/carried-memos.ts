import type { Memo, MemoLink } from '../model/memo.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { Placed } from '../trail/change.ts';
import { lineAnchor, type Anchor } from './anchor.ts';
import type { BesideOf, CarriedBeside } from './beside.ts';
import type { CarryMap, Range } from './carry-map.ts';

/** A memo before and after the transcript it stands on, or is linked to, got other lines. */
export interface CarriedMemo {
  readonly memo: Memo;
  readonly after: Memo;
}

/** The memos that stand on lines of a transcript, or are linked to some, with its next version. */
export function carriedMemos(
  memos: readonly Memo[],
  transcriptId: TranscriptId,
  map: Pick<CarryMap, 'lines'>,
): readonly CarriedMemo[] {
  return memos
    .filter((memo) => rangesOf(memo, transcriptId).some((range) => range !== null))
    .map((memo) => ({ memo, after: carriedMemo(memo, transcriptId, map) }));
}

/** The memos that stand on lines of a corrected transcript, or are linked to some. */
export function memosCarried(memos: readonly Memo[], { carrying }: BesideOf): CarriedBeside {
  const { transcriptId } = carrying.before;
  const carried = carriedMemos(memos, transcriptId, carrying.map);
  return {
    put: carried.map(({ after }): Placed => ({ table: 'memos', record: after })),
    removed: [],
    anchors: carried.flatMap(({ memo, after }) => {
      const [now, old] = [rangesOf(after, transcriptId), rangesOf(memo, transcriptId)];
      return old.flatMap((range, at): Anchor[] => {
        const kind = at === 0 ? 'memo' : 'memo-link';
        const whose = { kind, recordId: memo.id, coderId: memo.coderId, codeId: null } as const;
        const there = now[at];
        return range ? [lineAnchor(whose, carrying, range, there ? [there] : [])] : [];
      });
    }),
  };
}

/**
 * A memo after a transcript was corrected. One on lines goes with their words; where nothing of them is
 * left it stays as a memo on the transcript, and so do its links to lines. When it was written stays.
 */
function carriedMemo(memo: Memo, transcriptId: TranscriptId, map: Pick<CarryMap, 'lines'>): Memo {
  const links = memo.links.map((one): MemoLink => {
    if (one.on !== 'lines' || one.transcriptId !== transcriptId) return one;
    const lines = map.lines(one.from, one.to);
    return lines ? { ...one, ...lines } : { on: 'transcript', transcriptId };
  });
  const [stands] = rangesOf(memo, transcriptId);
  if (!stands) return { ...memo, links };
  const lines = map.lines(stands.from, stands.to);
  return lines
    ? { ...memo, ...lines, links }
    : { ...memo, about: 'transcript', from: null, to: null, links };
}

/** The lines of the transcript that a memo stands on, then those of each of its links; `null` for none. */
function rangesOf(
  { transcriptId: over, from, to, links }: Memo,
  transcriptId: TranscriptId,
): readonly (Range | null)[] {
  const stands = over === transcriptId && from !== null && to !== null ? { from, to } : null;
  return [
    stands,
    ...links.map((one) =>
      one.on === 'lines' && one.transcriptId === transcriptId
        ? { from: one.from, to: one.to }
        : null,
    ),
  ];
}
