import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { Participant } from '#lib/domain/model/participant.ts';
import { noConsent, type ParticipantId } from '#lib/domain/model/participant.ts';
import type { QuoteSpread } from '#lib/domain/quotations/spread.ts';
import ChosenQuotes from '#lib/ui/findings/ChosenQuotes.svelte';
import EditList from '#lib/ui/quotations/EditList.svelte';
import EditWords from '#lib/ui/quotations/EditWords.svelte';
import PlaceList from '#lib/ui/quotations/PlaceList.svelte';
import PrintChoices from '#lib/ui/quotations/PrintChoices.svelte';
import PrintedWords from '#lib/ui/quotations/PrintedWords.svelte';
import QuotationList from '#lib/ui/quotations/QuotationList.svelte';
import { faultSentence, quotedWords } from '#lib/ui/quotations/quotation-words.ts';
import SourceLines from '#lib/ui/quotations/SourceLines.svelte';
import WhoIsQuoted from '#lib/ui/quotations/WhoIsQuoted.svelte';
import { uuid } from '../fixtures/small-study.ts';

Element.prototype.scrollIntoView ??= () => undefined;

const quote = uuid(30, 1) as QuoteId;
const wordsOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const button = (name: RegExp | string) => screen.getByRole('button', { name });

describe('editing the words of a quotation', () => {
  const text = 'I was, um, told to take it.';
  const shown = (done = true) => {
    const acts = {
      onleaveout: vi.fn(() => Promise.resolve(done)),
      onputin: vi.fn(() => Promise.resolve(done)),
      onreplace: vi.fn(() => Promise.resolve(done)),
      onends: vi.fn(),
    };
    const { rerender } = render(EditWords, {
      text,
      at: 100,
      edits: [{ from: 7, to: 10 }],
      ...acts,
    });
    return { ...acts, rerender };
  };
  const marked = () => wordsOf(screen.getByRole('status'));
  const field = () => screen.getByRole('group', { name: /^The words as they were said/ });

  it('marks word by word with the keys and leaves out what is marked', async () => {
    const { onleaveout } = shown();
    expect(marked()).toBe('Marked: I');
    await fireEvent.click(button('next word'));
    await fireEvent.keyDown(field(), { key: 'ArrowRight' });
    expect(marked()).toBe('Marked: was, um');
    await fireEvent.keyDown(field(), { key: 'ArrowRight', shiftKey: true });
    expect(marked()).toBe('Marked: um');
    await fireEvent.click(button('Leave out 1 word'));
    expect(onleaveout).toHaveBeenCalledWith({ from: 7, to: 9 });
  });

  it('moves the mark by arrows on its steps, with Shift its end', async () => {
    shown();
    for (const [key, shiftKey, words] of [
      ['ArrowRight', false, 'was'],
      ['ArrowRight', false, 'um'],
      ['ArrowRight', true, 'um, told'],
      ['ArrowLeft', true, 'um'],
      ['ArrowLeft', false, 'was'],
    ] as const) {
      await fireEvent.keyDown(button('next word'), { key, shiftKey });
      expect(marked()).toBe(`Marked: ${words}`);
    }
  });

  it('keeps the mark on its words where the quotation begins or ends elsewhere', async () => {
    const { onleaveout, rerender } = shown();
    await fireEvent.keyDown(button('next word'), { key: 'ArrowRight' });
    await rerender({ text: `Then ${text}`, at: 95 });
    expect(marked()).toBe('Marked: was');
    await fireEvent.click(button('Leave out 1 word'));
    expect(onleaveout).toHaveBeenCalledWith({ from: 7, to: 10 });
    await rerender({ text: 'told to take it.', at: 111 });
    expect(marked()).toBe('Marked: told');
    await rerender({ text: 'I', at: 100 });
    expect(marked()).toBe('Marked: I');
    await rerender({ text, at: 100 });
    expect(marked()).toBe('Marked: was');
  });

  it('shows as struck what is changed already, and the text stays whole', () => {
    shown();
    expect(wordsOf(field())).toBe(text);
    expect(field().querySelector('.gone')?.textContent).toBe('um,');
  });

  it('asks for the words to be put in, and comes back to the text once they are', async () => {
    const { onputin } = shown();
    await fireEvent.click(button('Put in…'));
    const input = screen.getByRole('textbox', { name: 'After “I”' });
    expect(document.activeElement).toBe(input);
    await fireEvent.click(button('Put in'));
    expect(onputin).not.toHaveBeenCalled();
    await fireEvent.input(input, { target: { value: 'the patient' } });
    expect(screen.getByText('They are printed in brackets: [the patient]')).toBeTruthy();
    await fireEvent.click(button('Put in'));
    expect(onputin).toHaveBeenCalledWith(1, 'the patient');
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it('keeps what was typed where it was refused, and Escape takes it back', async () => {
    const { onreplace } = shown(false);
    await fireEvent.click(button('Replace…'));
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Instead of “I”' });
    await fireEvent.input(input, { target: { value: 'She' } });
    await fireEvent.click(button('Replace'));
    expect(onreplace).toHaveBeenCalledWith({ from: 0, to: 1 }, 'She');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('She');
    await fireEvent.keyDown(input, { key: 'Escape' });
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('moves the ends of the quotation by buttons', async () => {
    const { onends } = shown();
    await fireEvent.click(button('End a word later'));
    expect(onends).toHaveBeenCalledWith('to', 1);
  });

  it('lists edits with who and when, each to be undone by itself', async () => {
    const onundo = vi.fn();
    const edits = [{ key: '1', words: '“um,” left out', by: 'AO, 15 November', onundo }];
    const { rerender } = render(EditList, { edits, readonly: false });
    expect(screen.getByText('AO, 15 November')).toBeTruthy();
    await fireEvent.click(button(/^Undo: “um,” left out/));
    expect(onundo).toHaveBeenCalled();
    await rerender({ edits, readonly: true });
    expect(screen.queryByRole('button')).toBeNull();
    await rerender({ edits: [], readonly: true });
    expect(screen.getByText(/printed as it was said/)).toBeTruthy();
  });
});

describe('a quotation as it is printed', () => {
  it('has quotation marks, its attribution, and says when exports withhold it', () => {
    const pieces = [
      { is: 'said' as const, words: 'I was, ', from: 0, to: 7 },
      { is: 'left-out' as const, words: '…', from: 7, to: 10 },
    ];
    const { container } = render(PrintedWords, {
      view: { pieces, attribution: '(P04, GP)', withheld: 'withheld: P04 not to be quoted' },
    });
    expect(wordsOf(container.querySelector('blockquote')!)).toBe('“I was, …” (P04, GP)');
    expect(wordsOf(container)).toContain('Exports print “withheld: P04 not to be quoted”');
  });

  it('stands in its lines, others above and below it', () => {
    const line = { speaker: 'P04', before: '', after: '' };
    const { container } = render(SourceLines, {
      lines: [
        { ...line, line: 10, before: 'Well.', quoted: '' },
        { ...line, line: 11, before: 'So ', quoted: 'I know it', after: '.' },
      ],
    });
    expect(container.querySelector('mark')?.textContent).toBe('I know it');
    expect(screen.getAllByRole('listitem').map(wordsOf)).toEqual([
      '11 P04 Well.',
      '12 P04 So I know it.',
    ]);
  });
});

describe('the list of quotations', () => {
  it('gives number, words and attribution in order, and marks the open one', () => {
    const one = {
      id: quote,
      number: 4,
      words: 'I know it',
      attribution: '(P04, GP)',
      withheld: null,
      href: '?quote=1',
      current: true,
    };
    const part = { key: 's', name: 'New', quotations: [{ ...one, key: 'a' }] };
    const bare = { key: 't', name: 'Old', quotations: [] };
    render(QuotationList, {
      groups: [
        { key: 'g', title: 'Time', table: 'Table 5', none: '', parts: [part, bare] },
        { key: 'h', title: 'Ways', table: '', none: 'No subtheme is listed here.', parts: [] },
      ],
    });
    const name = /^Quote 4\s+I know it\s+\(P04, GP\)$/;
    expect(screen.getByRole('link', { current: true, name })).toBeTruthy();
    expect(screen.getByText('Table 5')).toBeTruthy();
    expect(screen.getByText('No quotation chosen.')).toBeTruthy();
    expect(screen.getByText('No subtheme is listed here.')).toBeTruthy();
  });

  it('offers to move, and to drop, everywhere it stands', async () => {
    const acts = { onstep: vi.fn(), onmove: vi.fn(), ondrop: vi.fn() };
    const place = {
      key: 's1',
      cited: 'Table 5, Quote 4',
      theme: 'Time',
      subtheme: 'New',
      href: '#',
      isFirst: true,
      isLast: false,
      ...acts,
    };
    const subthemes = [
      { id: 's1', name: 'New' },
      { id: 's2', name: 'Old' },
    ];
    const beside = [{ key: 'b', name: 'Belief statement: I know.', href: '#' }];
    render(PlaceList, { places: [place], beside, subthemes, readonly: false });
    await fireEvent.click(button(/^Up/));
    expect(acts.onstep).not.toHaveBeenCalled();
    await fireEvent.click(button(/^Down/));
    expect(acts.onstep).toHaveBeenCalledWith('down');
    const choice = screen.getByRole('combobox', { name: 'Move from New to' });
    expect(within(choice).getAllByRole('option').map(wordsOf)).toEqual(['Move to…', 'Old']);
    await fireEvent.change(choice, { target: { value: 's2' } });
    expect(acts.onmove).toHaveBeenCalledWith('s2');
    await fireEvent.click(button(/^Drop/));
    expect(acts.ondrop).toHaveBeenCalled();
    expect(screen.getByRole('link', { name: 'Belief statement: I know.' })).toBeTruthy();
  });
});

it('says after a name how often somebody is quoted', () => {
  expect(quotedWords(0)).toBe('never quoted');
  expect(quotedWords(1)).toBe('1 quotation');
});

it('says who is quoted how often, who never is and who is not to be', () => {
  const person = (number: number): Participant => ({
    id: uuid(4, number) as ParticipantId,
    label: `P0${number}`,
    attributes: {},
    consent: noConsent,
    order: number,
  });
  const [one, two, three] = [person(1), person(2), person(3)];
  const share = { quotations: 2, people: 1, top: [two], ofTop: 2 };
  const spread: QuoteSpread = {
    people: [
      { person: one, mayBeQuoted: null, quotations: [], withheld: [] },
      {
        person: two,
        mayBeQuoted: 'yes',
        quotations: [quote, uuid(30, 2) as QuoteId],
        withheld: [],
      },
      { person: three, mayBeQuoted: 'no', quotations: [], withheld: [uuid(30, 3) as QuoteId] },
    ],
    neverQuoted: [one],
    notToBeQuoted: [three],
    withheld: [uuid(30, 3) as QuoteId],
    unidentified: [quote],
    roles: null,
    themes: [{ theme: null, ...share }],
    all: share,
  };
  const { container } = render(WhoIsQuoted, {
    spread,
    shown: two.id,
    hrefOf: ({ label }: Participant) => `?person=${label}`,
  });
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.children].map(wordsOf))).toEqual([
    ['P02', '× 2'],
    ['P01', 'never'],
    [expect.stringMatching(/^P03 ?not to be quoted$/) as unknown, 'never, 1 withheld'],
  ]);
  expect(screen.getByRole('link', { current: true }).textContent).toBe('P02');
  const said = wordsOf(container);
  expect(said).toContain('Never quoted: P01');
  expect(said).toContain('Not to be quoted: P03');
  expect(said).toContain('1 quotation of a speaker who is not identified.');
  expect(said).toContain('2 quotations of 1 person.');
  expect(said).toContain('1 quotation is withheld and not counted');
});

describe('how quotations are printed', () => {
  const shown = (readonly = false) => {
    const acts = {
      ontemplate: vi.fn(() => Promise.resolve(true)),
      onchoose: vi.fn(() => Promise.resolve(true)),
    };
    render(PrintChoices, {
      choices: { omission: '…' as const, numbering: 'by-table' as const, smallGroup: 3 },
      template: '({id}, {Role})',
      isChosen: false,
      names: [
        { name: 'id', said: 'P01' },
        { name: 'number', said: '1' },
        { name: 'Role', said: 'GP partner' },
      ],
      samples: [{ label: 'P01', attribution: '(P01, GP partner)' }],
      readonly,
      refuse: (text: string) => (text.includes('{Town}') ? 'Not {Town}.' : null),
      ...acts,
    });
    return acts;
  };

  it('keeps a template when the field is left, says why another cannot be, and shows it with people', async () => {
    const { ontemplate } = shown();
    expect(screen.getByRole('row', { name: 'P01 (P01, GP partner)' })).toBeTruthy();
    const names = screen.getByText(/^Names, as they are for P01/);
    expect(wordsOf(names)).toContain('{id}: P01 · {number}: 1 · {Role}: GP partner.');
    const field = screen.getByRole('textbox', { name: 'Attribution' });
    await fireEvent.input(field, { target: { value: '({Town})' } });
    await fireEvent.blur(field);
    expect(screen.getByRole('alert').textContent).toBe('Not {Town}.');
    expect(ontemplate).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: '' } });
    await fireEvent.blur(field);
    expect(ontemplate).toHaveBeenCalledWith('', ['({id}, {Role})']);
  });

  it('offers omissions and numbers, and refuses a group of one', async () => {
    const { onchoose } = shown();
    const omission = screen.getByRole('combobox', { name: 'Words left out are marked' });
    await fireEvent.change(omission, { target: { value: '[…]' } });
    expect(onchoose).toHaveBeenLastCalledWith({ omission: '[…]' });
    await fireEvent.click(screen.getByRole('radio', { name: 'through the whole paper' }));
    expect(onchoose).toHaveBeenLastCalledWith({ numbering: 'throughout' });
    const group = screen.getByRole('spinbutton', { name: 'Small groups' });
    await fireEvent.input(group, { target: { value: '1' } });
    await fireEvent.blur(group);
    expect(screen.getByRole('alert').textContent).toBe('Write a whole number from 2 to 100.');
    expect(onchoose).toHaveBeenCalledTimes(2);
  });

  it('is only read in a copy for one person', () => {
    shown(true);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole<HTMLSelectElement>('combobox').disabled).toBe(true);
  });

  it('says of every fault what is wrong and what to do', () => {
    expect(faultSentence({ is: 'unknown-name', name: 'Rolle', at: 1 })).toContain('{Rolle}');
    expect(faultSentence({ is: 'not-published', name: 'Town', at: 1 })).toContain('Participants');
    expect(faultSentence({ is: 'not-closed', at: 4 })).toContain('sign 5');
    expect(faultSentence({ is: 'not-opened', at: 4 })).toContain('sign 5');
    expect(faultSentence({ is: 'nothing-named' })).toContain('{id}');
  });
});

it('shows chosen quotations as they are printed, with the way to edit them', async () => {
  const acts = { onstep: vi.fn(), ondrop: vi.fn() };
  const one = {
    id: quote,
    words: 'I know … new.',
    attribution: '(P01, GP partner)',
    where: 'P01, line 2',
    href: '#line',
    editHref: '#edit',
    notToBeQuoted: ['P01'],
    carries: 'none' as const,
  };
  const gone = { ...one, id: uuid(30, 2) as QuoteId, words: null, carries: null, where: 'P02' };
  const { container } = render(ChosenQuotes, { quotes: [one, gone], ...acts });
  const said = wordsOf(container);
  expect(said).toContain('I know … new. (P01, GP partner), P01, line 2');
  expect(said).toContain('not to be quoted: P01. Exports withhold these words.');
  expect(said).toContain('carry none of the subtheme’s codes any more');
  expect(said).toContain('Words of P02, which is not settled.');
  const [edit] = screen.getAllByRole('link', { name: /^Edit for print/ });
  expect(edit?.getAttribute('href')).toBe('#edit');
  await fireEvent.click(button('Down: P01, line 2'));
  expect(acts.onstep).toHaveBeenCalledWith(quote, 'down');
  await fireEvent.click(button(/^Drop the quotation of P01/));
  expect(acts.ondrop).toHaveBeenCalledWith(quote);
});
