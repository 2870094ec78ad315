import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { actOfKey, usualKeys } from '#lib/domain/keys/key-map.ts';
import { readingKeys } from '#lib/domain/keys/reading-keys.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { MemoId } from '#lib/domain/model/memo.ts';
import type { ReadingId } from '#lib/domain/model/reading.ts';
import { paragraphs } from '#lib/domain/reading/paragraphs.ts';
import type { Read } from '#lib/domain/reading/read-by.ts';
import { lineText, speakerOfLine } from '#lib/domain/transcript/lines.ts';
import { readByWords } from '#lib/ui/reading/read-by-words.ts';
import type { BesideMemo } from '#lib/ui/reading/reading-view.ts';
import ReadingKeySheet from '#lib/ui/reading/ReadingKeySheet.svelte';
import ReadingMemos from '#lib/ui/reading/ReadingMemos.svelte';
import ReadingText from '#lib/ui/reading/ReadingText.svelte';
import ReadMark from '#lib/ui/reading/ReadMark.svelte';
import WhoRead from '#lib/ui/reading/WhoRead.svelte';
import { amara, settledP01, smallStudy, tom, uuid } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

/** jsdom lays nothing out, and so brings nothing into view. */
Element.prototype.scrollIntoView ??= () => undefined;

const small = smallStudy();
const [transcript] = small.transcripts;
const [version] = small.transcriptVersions;
const speakers = speakerOfLine(version!);
const now = '2025-11-22T10:00:00.000Z';

function text(more: Partial<Record<string, unknown>> = {}) {
  const onplace = vi.fn();
  const rendered = render(ReadingText, {
    label: 'P01, text',
    paragraphs: paragraphs(version!),
    textOf: (line: number) => lineText(version!, line),
    speakerOf: (line: number) => transcript!.speakers[speakers[line] ?? -1]?.label ?? '',
    timeOf: () => null,
    current: 1,
    numbers: true,
    size: 1.25,
    onplace,
    end: createRawSnippet(() => ({ render: () => '<p>End</p>' })),
    ...more,
  });
  return { ...rendered, onplace };
}

describe('the text to be read', () => {
  it('has the words of every line by speaker, numbered, and no codes', () => {
    const { container } = text();
    const region = screen.getByRole('region', { name: 'P01, text' });
    expect(region.textContent?.replace(/\s+/g, ' ')).toContain('I know it, it is new.');
    expect(container.querySelectorAll('[data-line]')).toHaveLength(4);
    expect(within(region).getAllByText('P01')).toHaveLength(2);
    expect([...container.querySelectorAll('.no')].map((no) => no.textContent)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(region.tabIndex).toBe(0);
  });

  it('marks the line where one is, and goes where it is pressed', async () => {
    const { container, onplace, rerender } = text();
    const marked = () =>
      container.querySelector('[aria-current="true"]')?.getAttribute('data-line');
    await vi.waitFor(() => expect(marked()).toBe('1'));
    await rerender({ current: 3 });
    await vi.waitFor(() => expect(marked()).toBe('3'));
    expect(container.querySelectorAll('[aria-current]')).toHaveLength(1);
    await fireEvent.click(container.querySelector('[data-line="2"]')!);
    expect(onplace).toHaveBeenCalledWith(2);
  });

  it('of ten thousand lines is put in block by block, beginning where one is', () => {
    const many = Array.from({ length: 10_000 }, (_, line) => ({
      from: line,
      to: line + 1,
      turn: line,
      beginsTurn: true,
    }));
    const { container } = text({
      paragraphs: many,
      textOf: (line: number) => `line ${line}`,
      speakerOf: () => 'P01',
      current: 5_000,
    });
    expect(container.querySelector('[data-line="5000"]')).not.toBeNull();
    expect(container.querySelectorAll('[data-line]').length).toBeLessThan(1_000);
    expect(container.querySelectorAll('.block')).toHaveLength(500);
  });
});

describe('marking as read', () => {
  it('is offered once at the end, and again with the dates there are', async () => {
    const onmark = vi.fn();
    const onunmark = vi.fn();
    const { rerender } = render(ReadMark, { readings: [], now, onmark, onunmark });
    await fireEvent.click(screen.getByRole('button', { name: 'Mark as read' }));
    expect(onmark).toHaveBeenCalledOnce();
    const id = uuid(30, 1) as ReadingId;
    await rerender({ readings: [{ id, at: '2025-11-20T10:00:00.000Z' }] });
    expect(screen.getByText(/You read it on 20 November/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mark as read again' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /Take away/ }));
    expect(onunmark).toHaveBeenCalledWith(id);
  });
});

describe('memos beside the text', () => {
  const mine: BesideMemo = {
    id: uuid(13, 1) as MemoId,
    text: 'A careful man.',
    kind: 'impression',
    lines: null,
    by: 'you',
    when: '14 November 10:00',
    canChange: true,
    isLocked: false,
  };
  const acts = () => ({
    waits: '',
    onbegin: vi.fn(),
    onwriting: vi.fn(),
    onkeep: vi.fn(),
    oncancel: vi.fn(),
    onchange: vi.fn(),
    onremove: vi.fn(),
    ongo: vi.fn(),
  });

  it('can be changed by who wrote them, and lead to their lines', async () => {
    const given = acts();
    const theirs: BesideMemo = {
      ...mine,
      id: uuid(13, 2) as MemoId,
      text: 'Here.',
      lines: { from: 2, words: 'line 3' },
      by: 'Tom Beddoes',
      canChange: false,
    };
    render(ReadingMemos, { memos: [theirs, mine], writing: null, ...given });
    expect(screen.getAllByRole('button', { name: 'Change' })).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'line 3' }));
    expect(given.ongo).toHaveBeenCalledWith(2);
    await fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    expect(given.onchange).toHaveBeenCalledWith(mine);
  });

  it('are written with a kind, by keyboard', async () => {
    const given = acts();
    const writing = { memoId: null, on: 'P01', text: '', kind: 'impression' } as const;
    render(ReadingMemos, { memos: [], writing, ...given });
    const field = screen.getByRole('textbox', { name: 'Memo on P01' });
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: 'Slow to trust.' } });
    expect(given.onwriting).toHaveBeenLastCalledWith('Slow to trust.', 'impression');
    const kind = screen.getByRole('combobox', { name: 'Kind of memo' });
    await fireEvent.change(kind, { target: { value: 'reflexive' } });
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(given.onkeep).toHaveBeenCalledWith('Slow to trust.', 'reflexive');
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(given.oncancel).toHaveBeenCalled();
  });
});

describe('who has read what', () => {
  const read = new Map<CoderId, Read>([
    [amara, { known: true, at: ['2025-11-14T10:00:00.000Z', '2025-11-20T10:00:00.000Z'] }],
    [tom, { known: false }],
  ]);

  it('is a table of words, never of blanks', () => {
    const by = new Map([[settledP01, read]]);
    render(WhoRead, {
      transcripts: [transcript!],
      people: small.coders,
      by,
      hrefOf: () => '#',
      now,
    });
    expect(screen.getByRole('cell', { name: '20 November, 2 times' })).toBeTruthy();
    expect(screen.getByRole('cell', { name: 'not shown while blind' })).toBeTruthy();
  });

  it('is said in few words, of the blind all the same', () => {
    expect(readByWords(read, small.coders, now)).toBe(
      'AO 20 November; others not shown while blind',
    );
    const nobody = new Map<CoderId, Read>([[amara, { known: true, at: [] }]]);
    expect(readByWords(nobody, small.coders, now)).toBe('nobody yet');
    expect(readByWords(undefined, small.coders, now)).toBe('');
  });
});

it('the keys for memos are those of the coding desk: the line, and with Shift the whole', () => {
  expect(actOfKey(usualKeys, 'm', true)).toBe('memo-line');
  expect(actOfKey(readingKeys, 'm', true)).toBe('memo-line');
  expect(actOfKey(readingKeys, 'Shift+m', true)).toBe('impression');
  const nothing = vi.fn();
  render(ReadingMemos, {
    memos: [],
    writing: null,
    waits: '',
    onbegin: nothing,
    onwriting: nothing,
    onkeep: nothing,
    oncancel: nothing,
    onchange: nothing,
    onremove: nothing,
    ongo: nothing,
  });
  const button = screen.getByRole('button', { name: /Write a first impression/ });
  expect(button.textContent).toMatch(/Shift|⇧/);
});

it('the keys of the reading view are all listed', () => {
  render(ReadingKeySheet, { singleKeys: false, onclose: vi.fn() });
  expect(screen.getByText('first impression of the transcript')).toBeTruthy();
  expect(screen.getByText(/work with Alt/)).toBeTruthy();
});
