import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Anchor } from '#lib/domain/correction/anchor.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import { emptyPreview, type PreviewText } from '#lib/domain/packet/incoming/preview.ts';
import { readPreferences, withCorrectionsSeen } from '#lib/domain/preferences/preferences.ts';
import CorrectedAnchors from '#lib/ui/correction/CorrectedAnchors.svelte';
import CorrectedNotice from '#lib/ui/correction/CorrectedNotice.svelte';
import { correctedWords } from '#lib/ui/correction/corrected-words.ts';
import ArrivalPreview from '#lib/ui/packets/ArrivalPreview.svelte';
import { lineWords } from '#lib/ui/trail/line-words.ts';
import { returnOf } from '../domain/packet/packets.ts';
import { amara, blindPass, knowledge, teamStudy, tom } from '../fixtures/team-study.ts';

const now = '2025-11-20T12:00:00.000Z';
const base = teamStudy();
const anchor = (fate: Anchor['fate'], words: string): Anchor => ({
  kind: 'coding',
  recordId: 'a',
  coderId: tom,
  codeId: knowledge,
  fate,
  before: { lines: [{ from: 11, to: 12 }], words },
  after: fate === 'lost' ? null : { lines: [{ from: 12, to: 14 }], words: `${words} now` },
});
const anchors = [anchor('carried', 'One.'), anchor('moved', 'Two.'), anchor('lost', 'Three.')];
const given = { codes: base.codes, coders: base.coders, coderId: tom, from: 1, to: 3 };

describe('the notice over a carried pass', () => {
  it('says when and why, and what became of the codings', () => {
    expect(correctedWords({ at: now, reason: 'Heard again.', times: 1 }, anchors, now)).toBe(
      'The text was corrected on 20 November: Heard again. Of your 3 codings 1 is carried, 1 moved, 1 lost.',
    );
    expect(correctedWords({ at: now, reason: '', times: 3 }, [], now)).toBe(
      'The text was corrected on 20 November. You had no codings on it. Before that it was corrected 2 more times.',
    );
  });

  it('leads to the list, and is put away', async () => {
    const [onlook, onaway] = [vi.fn(), vi.fn()];
    render(CorrectedNotice, { at: now, reason: 'x', times: 1, anchors, now, onlook, onaway });
    await fireEvent.click(screen.getByRole('button', { name: 'Look at them' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Put away' }));
    expect([onlook.mock.calls.length, onaway.mock.calls.length]).toEqual([1, 1]);
  });

  it('stays away once it was put away, for every correction there was', () => {
    const seen = withCorrectionsSeen({ correctionsSeen: ['a'] }, ['a', 'b']);
    expect(seen.correctionsSeen).toEqual(['a', 'b']);
    expect(readPreferences({ ...seen }).correctionsSeen).toEqual(['a', 'b']);
    expect(readPreferences({ correctionsSeen: 7 }).correctionsSeen).toEqual([]);
  });
});

describe('the list of what a correction did', () => {
  it('shows old and new words, and says what is lost in words', () => {
    const { container } = render(CorrectedAnchors, { anchors, ...given });
    const text = container.textContent.replace(/\s+/g, ' ');
    expect(text).toContain('Lost: 1 coding');
    expect(text).toContain('Three.');
    expect(text).toContain('Two. now');
    expect(text).toContain('line 12');
    expect(text).toContain('lines 13–14');
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toContain(
      'In version 3',
    );
  });

  it('leads from what is lost to where it stood', async () => {
    const ongo = vi.fn();
    render(CorrectedAnchors, { anchors, ...given, ongo });
    await fireEvent.click(
      screen.getByRole('button', { name: 'Go to where line 12 of version 1 stood' }),
    );
    expect(ongo).toHaveBeenCalledWith(2);
  });
});

describe('the preview of a packet over a corrected text', () => {
  const text: PreviewText = {
    transcriptId: base.transcripts[0]!.id,
    name: 'P01',
    older: 'packet',
    from: 1,
    to: 2,
    corrections: [{ at: now, by: amara, reason: 'heard again' }],
    anchors: null,
  };
  const show = (one: PreviewText) => {
    const copy = {
      ...base,
      passes: [blindPass(base, 11, 0, tom, [[knowledge, 1, 2]], now)],
    };
    const { container, unmount } = render(ArrivalPreview, {
      arrival: {
        is: 'new',
        head: returnOf(copy, 1, tom).head,
        preview: { ...emptyPreview, texts: [one] },
        change: { ...plainChange, kind: 'receive-packet' },
      },
      people: base.coders,
      codes: base.codes,
      viewer: tom,
      now,
    });
    const shown = container.textContent.replace(/\s+/g, ' ');
    unmount();
    return shown;
  };

  it('tells of the correction, and of a pass that may not be read nothing of what it holds', () => {
    const shown = show(text);
    expect(shown).toContain('P01 was corrected here since Tom Beddoes had it');
    expect(shown).toContain('Amara Osei: heard again');
    expect(shown).not.toMatch(/coding[s]? (carried|lost)|\d codings?\b|Lost|Moved/);
  });

  it('lists what becomes of one’s own work', () => {
    const shown = show({ ...text, older: 'here', anchors });
    expect(shown).toContain('P01 comes with a corrected text, version 2; here it is version 1');
    expect(shown).toContain('Lost: 1 coding');
    expect(shown).toContain('Three.');
  });
});

it('lines of a text that is no longer in use are named with its version', () => {
  expect(lineWords(11, 12)).toBe(', line 12');
  expect(lineWords(11, 12, 1)).toBe(', line 12 of version 1');
  expect(lineWords(11, 14, 2)).toBe(', lines 12–14 of version 2');
});
