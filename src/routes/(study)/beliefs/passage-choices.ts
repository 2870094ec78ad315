import { passageLines } from '#lib/domain/coding/passage-lines.ts';
import type { PlacePassage } from '#lib/domain/beliefs/places.ts';
import { sharedRuns } from '#lib/domain/beliefs/ranges.ts';
import type { SettledStudy } from '#lib/domain/findings/settled-study.ts';
import type { Belief } from '#lib/domain/model/belief.ts';
import type { FindingTexts } from '#lib/state/findings.svelte.ts';
import type { PassageChoice } from '#lib/ui/beliefs/beliefs-view.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';
import { passageLink } from '../finding-passages.ts';
import type { DeskNames } from './desk-names.ts';

/** How a passage stands in the address, and a line among those chosen. */
export function keyOfPassage({ transcriptId, from, to }: PlacePassage): string {
  return `${transcriptId} ${from} ${to}`;
}

export function keyOfLine(transcriptId: string, line: number): string {
  return `${transcriptId} ${line}`;
}

export function isUnder({ under }: PlacePassage, belief: Belief | null): boolean {
  return under.some((one) => one.belief.id === belief?.id);
}

/** A passage as it is chosen at the desk. */
export function passageChoice(
  passage: PlacePassage,
  before: PlacePassage | undefined,
  desk: {
    readonly settled: SettledStudy;
    readonly texts: FindingTexts;
    readonly names: DeskNames;
    readonly open: Belief | null;
    readonly chosen: ReadonlySet<string>;
    readonly hrefOf: (belief: Belief, passage: string) => string;
  },
): PassageChoice {
  const { transcriptId, from, to } = passage;
  const { names, open } = desk;
  const one = desk.settled.byTranscript.get(transcriptId);
  const version = one && desk.texts.of(one.versionId);
  const lines = Array.from({ length: to - from }, (_, index) => from + index);
  const isChosen = (line: number) => desk.chosen.has(keyOfLine(transcriptId, line));
  const chosen = lines.filter(isChosen).length;
  const here = open?.passages.filter((range) => range.transcriptId === transcriptId) ?? [];
  const key = keyOfPassage(passage);
  return {
    passage: {
      key,
      where: lineWords(from, to),
      ...passageLink(desk.settled, transcriptId, from),
      code: null,
      read: version && one && passageLines({ from, to, quotations: [] }, version, one.transcript),
      notToBeQuoted: passage.people.filter(names.mayNotBeQuoted).map(names.labelOf),
    },
    transcript: names.transcriptName(transcriptId),
    opensTranscript: before?.transcriptId !== transcriptId,
    people: passage.people.map(names.labelOf),
    unidentified: passage.unidentified,
    lines,
    chosen: chosen === 0 ? 'none' : chosen === lines.length ? 'all' : 'some',
    isChosen,
    under: passage.under.map(({ belief, whole }) => ({
      id: belief.id,
      statement: belief.statement,
      whole,
      href: desk.hrefOf(belief, key),
      isOpen: belief.id === open?.id,
    })),
    underOpen: sharedRuns([passage], here),
  };
}
