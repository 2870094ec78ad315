import { withText, type Turn, type TurnMark } from './turn.ts';

/**
 * Cuts a turn in two before an offset of its text; both are said by the same speaker. The first keeps
 * when it began, the second when it ended. Where one of them would have no words, nothing changes.
 */
export function splitTurn(turns: readonly Turn[], index: number, at: number): readonly Turn[] {
  const turn = turns[index];
  if (!turn) return turns;
  const [first, rest] = [turn.text.slice(0, at).trimEnd(), turn.text.slice(at)];
  const second = rest.trim();
  if (first.trim() === '' || second === '') return turns;
  const start = at + rest.length - rest.trimStart().length;
  const marks = turn.marks ?? [];
  const within = (from: number, to: number): TurnMark[] =>
    marks
      .filter((mark) => from <= mark.at && mark.at < to)
      .map((mark) => ({ ...mark, at: mark.at - from }));
  const running = marks.findLast((mark) => mark.at <= start);
  const others = within(start, Infinity).filter((mark) => mark.at > 0);
  const after = running ? [{ ...running, at: 0 }, ...others] : others;
  return turns.toSpliced(
    index,
    1,
    { ...turn, text: first, end: null, ...(turn.marks && { marks: within(0, at) }) },
    { ...turn, text: second, start: null, memos: [], ...(turn.marks && { marks: after }) },
  );
}

/** Makes a turn and the next one a single turn of the first one's speaker. */
export function joinTurns(turns: readonly Turn[], index: number): readonly Turn[] {
  const [turn, next] = [turns[index], turns[index + 1]];
  if (!turn || !next) return turns;
  const shift = turn.text.length + 1;
  const marks = [
    ...(turn.marks ?? []),
    ...(next.marks ?? []).map((mark) => ({ ...mark, at: mark.at + shift })),
  ];
  const memos = next.memos.map(({ from, to, text }) => ({
    from: from + shift,
    to: to + shift,
    text,
  }));
  const joined: Turn = {
    ...turn,
    text: `${turn.text} ${next.text}`,
    end: next.end,
    memos: [...turn.memos, ...memos],
    ...(marks.length > 0 && { marks }),
  };
  return turns.toSpliced(index, 2, joined);
}

/** Gives a turn other words or another speaker; without words it goes, unless it is the last one left. */
export function changeTurn(
  turns: readonly Turn[],
  index: number,
  text: string,
  speaker: string | null,
): readonly Turn[] {
  const turn = turns[index];
  if (!turn) return turns;
  const words = text.trim();
  if (words === '' && turns.length > 1) return turns.toSpliced(index, 1);
  return turns.with(index, { ...withText(turn, words || turn.text), speaker });
}
