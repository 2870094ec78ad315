import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { voicesReader } from '#lib/domain/beliefs/voices.ts';
import type { Belief } from '#lib/domain/model/belief.ts';
import type { PassageChoice, StatementView } from '#lib/ui/beliefs/beliefs-view.ts';
import { askedWords } from '#lib/ui/beliefs/beliefs-words.ts';
import ChooseWords from '#lib/ui/findings/ChooseWords.svelte';
import MergeStatements from '#lib/ui/beliefs/MergeStatements.svelte';
import ChooseStatement from '#lib/ui/beliefs/ChooseStatement.svelte';
import PassagePane from '#lib/ui/beliefs/PassagePane.svelte';
import StatementEditor from '#lib/ui/beliefs/StatementEditor.svelte';
import StatementList from '#lib/ui/beliefs/StatementList.svelte';
import WriteStatement from '#lib/ui/beliefs/WriteStatement.svelte';
import { belief, beliefAt, beliefStudy, kno } from '../fixtures/belief-study.ts';
import './open-dialogs.ts';

const read = voicesReader(
  beliefStudy([{ codings: [[kno, 0, 4]] }, { codings: [[kno, 0, 4]] }, { codings: [] }]),
);

function view(one: Belief, more: Partial<StatementView> = {}): StatementView {
  return {
    belief: one,
    isOpen: false,
    voices: read(one),
    people: ['Person 1', 'Person 2'],
    of: 3,
    asked: { asked: 1, notAsked: 1, notKnown: 1 },
    unasked: [
      { label: 'Person 2', was: 'not-asked', voices: true },
      { label: 'Person 3', was: 'not-known', voices: false },
    ],
    unidentified: 0,
    speakersHref: '#speakers',
    opposite: null,
    merged: [],
    domainName: 'Knowledge',
    domainKey: 'knowledge',
    subthemes: [],
    quotes: [],
    written: 'AO, 17 November',
    checked: null,
    isMine: false,
    ...more,
  };
}

const spoken = belief(1, {
  at: [
    [0, 0, 1],
    [0, 2, 3],
    [1, 0, 1],
  ],
});
const nothing = createRawSnippet(() => ({ render: () => '<p>none</p>' }));

const wordsOf = (element: Element) => element.textContent.replace(/\s+/g, ' ');

describe('the list of statements', () => {
  const list = (views: StatementView[]) =>
    render(StatementList, {
      views,
      current: null,
      onopen: vi.fn(),
      onfocus: vi.fn(),
      open: createRawSnippet(() => ({ render: () => '<p>editor</p>' })),
      none: nothing,
    });

  it('says people of all people, with passages and who was not asked beside', () => {
    list([view(spoken)]);
    const entry = screen.getByRole('button', { name: /Statement 1/ });
    expect(wordsOf(entry)).toContain('2 of 3 people');
    expect(wordsOf(entry)).toContain('3 passages');
    expect(wordsOf(entry)).toContain('polarity not said');
    expect(wordsOf(entry)).toContain('not checked');
  });

  it('opens who was not asked, and who of them voices it all the same', () => {
    list([view(spoken)]);
    const summary = screen.getByText(/^not asked 1/);
    expect(wordsOf(summary)).toBe(
      'not asked 1, not known whether asked 1; 1 of them voices it all the same',
    );
    const opened = wordsOf(summary.closest('details')!);
    expect(opened).toMatch(/Not asked: Person 2\s\(voices it all the same\)/);
    expect(opened).toMatch(/Not known whether asked: Person 3/);
  });

  it('never says that nobody of nobody voices what somebody not identified says', () => {
    list([
      view(spoken, { voices: { ...read(spoken), people: new Set() }, of: 0, unidentified: 1 }),
    ]);
    const entry = screen.getByRole('button', { name: /Statement 1/ });
    expect(wordsOf(entry)).toContain('voiced by 1 speaker not identified yet');
    expect(wordsOf(entry)).not.toContain('0 of 0');
  });

  it('shows opposites as a pair, once', () => {
    const other = belief(2, { oppositeId: beliefAt(1) });
    list([view(belief(1, { oppositeId: beliefAt(2) })), view(belief(3)), view(other)]);
    expect(screen.getAllByText('A pair of opposites')).toHaveLength(1);
    const names = screen.getAllByRole('button').map((one) => one.textContent);
    expect(names.map((name) => /Statement \d/.exec(name)?.[0])).toEqual([
      'Statement 1',
      'Statement 2',
      'Statement 3',
    ]);
  });

  it('holds one tab stop', () => {
    list([view(spoken), view(belief(2))]);
    const stops = screen.getAllByRole('button').map((one) => one.tabIndex);
    expect(stops).toEqual([0, -1]);
  });
});

describe('what is said of who was asked', () => {
  it('is nothing where everybody was, and never a blank where it is not known', () => {
    expect(askedWords({ asked: 3, notAsked: 0, notKnown: 0 })).toBe('');
    expect(askedWords(null)).toContain('not known');
  });
});

describe('the open statement', () => {
  const acts = () => ({
    domains: [{ id: kno, name: 'Knowledge' }],
    subthemes: [],
    onsay: vi.fn(() => Promise.resolve(true)),
    oncheck: vi.fn(),
    onmerge: vi.fn(),
    ontakeapart: vi.fn(),
    onpair: vi.fn(),
    onunpair: vi.fn(),
    onremove: vi.fn(),
    onstep: vi.fn(),
    onquotestep: vi.fn(),
    onquotedrop: vi.fn(),
  });

  it('keeps polarity at once, and begins as not said', async () => {
    const given = acts();
    render(StatementEditor, { view: view(spoken), ...given });
    const polarity = screen.getByRole('group', { name: 'Polarity' });
    expect(
      within(polarity).getByRole<HTMLInputElement>('radio', { name: 'not said' }).checked,
    ).toBe(true);
    await fireEvent.click(within(polarity).getByRole('radio', { name: 'barrier' }));
    expect(given.onsay).toHaveBeenCalledWith({ polarity: 'barrier' });
  });

  it('is not checked by who wrote it, and says why beside', async () => {
    const given = acts();
    render(StatementEditor, { view: view(spoken, { isMine: true }), ...given });
    const check = screen.getByRole('button', {
      name: /^Check/,
      description: /second person/,
    });
    expect(check.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(check);
    expect(given.oncheck).not.toHaveBeenCalled();
  });

  it('says who voices it that is not identified, and where to say who they are', () => {
    render(StatementEditor, { view: view(spoken, { people: [], unidentified: 1 }), ...acts() });
    expect(wordsOf(document.body)).toContain(
      'Voiced by 1 speaker who is not identified as a participant yet',
    );
    expect(screen.queryByText(/Nobody voices it/)).toBeNull();
    expect(
      screen.getByRole('link', { name: 'say under Transcripts who speaks' }).getAttribute('href'),
    ).toBe('#speakers');
  });

  it('is allotted to no domain again by its first choice', async () => {
    const given = acts();
    render(StatementEditor, { view: view(spoken), ...given });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Domain' }), {
      target: { value: '' },
    });
    expect(given.onsay).toHaveBeenCalledWith({ domainId: null });
  });

  it('does not tell whether an opposite is hidden', () => {
    render(StatementEditor, { view: view(spoken, { opposite: 'not-shown' }), ...acts() });
    expect(screen.queryByRole('button', { name: 'Pair with its opposite' })).not.toBeNull();
    expect(screen.queryByText(/No opposite shown/)).not.toBeNull();
  });
});

describe('the passages', () => {
  function choice(number: number, more: Partial<PassageChoice> = {}): PassageChoice {
    return {
      passage: {
        key: `t ${number} ${number + 2}`,
        where: `lines ${number + 1} to ${number + 2}`,
        href: '#',
        code: null,
        read: {
          before: null,
          lines: [number, number + 1].map((line) => ({
            line,
            speaker: null,
            text: `Words ${line}`,
            quotes: [],
          })),
          after: null,
        },
        notToBeQuoted: [],
      },
      transcript: 'P01',
      opensTranscript: number === 0,
      people: ['Person 1'],
      unidentified: 0,
      lines: [number, number + 1],
      chosen: 'none',
      isChosen: () => false,
      under: [],
      underOpen: [],
      ...more,
    };
  }
  const pane = (choices: PassageChoice[], chosen = { passages: 0, people: 0 }) => {
    const given = {
      onshow: vi.fn(),
      onchoose: vi.fn(),
      online: vi.fn(),
      onbyline: vi.fn(),
      onfocus: vi.fn(),
      ontakeoff: vi.fn(),
      onquote: vi.fn(),
      onnew: vi.fn(),
      onadd: vi.fn(),
      onletgo: vi.fn(),
    };
    render(PassagePane, {
      choices,
      shown: 'all',
      numbers: { all: choices.length, free: 1, open: 0 },
      current: null,
      readonly: false,
      byLine: new Set<string>(),
      chosen,
      hasOpen: true,
      ...given,
    });
    return given;
  };

  it('are chosen whole, with the number of people live', async () => {
    const given = pane([choice(0), choice(4)], { passages: 2, people: 1 });
    expect(wordsOf(screen.getByRole('status'))).toContain('2 passages chosen, 1 person');
    await fireEvent.click(screen.getByRole('checkbox', { name: 'P01, lines 5 to 6' }));
    expect(given.onchoose).toHaveBeenCalledWith(expect.objectContaining({ lines: [4, 5] }), true);
  });

  it('say which statement each is under, or that it is under none', async () => {
    const given = pane([
      choice(0, {
        under: [
          { id: beliefAt(1), statement: 'I know it.', whole: false, href: '#', isOpen: true },
        ],
      }),
      choice(4),
    ]);
    expect(screen.queryByText(/In part under/)).not.toBeNull();
    expect(screen.queryByText('Under no statement yet')).not.toBeNull();
    await fireEvent.click(
      screen.getByRole('button', { name: 'take off “I know it.”: lines 1 to 2' }),
    );
    expect(given.ontakeoff).toHaveBeenCalledWith(expect.anything(), beliefAt(1));
  });

  it('name who speaks once, unless somebody else speaks in them as well', () => {
    const said = (key: number, speakers: (string | null)[], unidentified = 0) => {
      const one = choice(key, { people: ['P01'], unidentified });
      const lines = one.passage.read!.lines.map((line, at) => ({
        ...line,
        speaker: speakers[at] ?? null,
      }));
      return { ...one, passage: { ...one.passage, read: { ...one.passage.read!, lines } } };
    };
    pane([said(0, ['P01', null]), said(4, ['P01', 'Int']), said(8, ['P01'], 1)]);
    const named = screen
      .getAllByRole('article')
      .map((one) => [...one.querySelectorAll('.read small')].map((each) => wordsOf(each).trim()));
    expect(named).toEqual([[], ['P01:', 'Int:'], ['P01:']]);
  });

  it('cannot be added while none is chosen', async () => {
    const given = pane([choice(0)]);
    await fireEvent.click(screen.getByRole('button', { name: /Add to a statement/ }));
    expect(given.onadd).not.toHaveBeenCalled();
  });
});

describe('dialogs', () => {
  it('write a statement with Enter, and keep what was typed when put away', async () => {
    const [onwrite, ondraft] = [vi.fn(), vi.fn()];
    render(WriteStatement, {
      passages: 2,
      people: 1,
      words: 'Half',
      domains: [{ id: kno, name: 'Knowledge' }],
      domainId: kno,
      subtheme: null,
      failure: null,
      ondraft,
      onwrite,
      onclose: vi.fn(),
    });
    expect(
      screen.queryByRole('dialog', { name: 'New statement from 2 passages, 1 person' }),
    ).not.toBeNull();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox');
    expect(field.value).toBe('Half');
    await fireEvent.input(field, { target: { value: 'Half done.' } });
    expect(ondraft).toHaveBeenCalledWith('Half done.');
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onwrite).toHaveBeenCalledWith('Half done.', kno);
  });

  it('choose no statement of themselves, and do nothing by Enter until one is chosen', async () => {
    const onchoose = vi.fn();
    const choices = [1, 2].map((number) => ({
      id: beliefAt(number),
      statement: `Statement ${number}`,
      people: 1,
      href: '#',
      place: null,
    }));
    const { container } = render(ChooseStatement, {
      title: 'Pair with its opposite',
      verb: 'Pair as opposites',
      choices,
      about: '',
      onchoose,
      onclose: vi.fn(),
    });
    const form = container.querySelector('form')!;
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await fireEvent.submit(form);
    expect(onchoose).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('radio', { name: /Statement 2/ }));
    await fireEvent.submit(form);
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(beliefAt(2));
  });

  it('say what a merge comes to before it is done', async () => {
    const other = (number: number, place: string | null) => ({
      id: beliefAt(number),
      statement: `Statement ${number}`,
      people: 1,
      href: '#',
      place,
    });
    const onmerge = vi.fn();
    render(MergeStatements, {
      from: other(1, null),
      choices: [other(2, null), other(3, 'Goals')],
      outcomeOf: () => ({ passages: 4, people: 2, left: 1 }),
      onmerge,
      onclose: vi.fn(),
    });
    await fireEvent.click(screen.getByRole('checkbox', { name: /Statement 2/ }));
    expect(wordsOf(screen.getByRole('status'))).toContain(
      '4 passages from 2 people count under it; 1 passage of the others would not count',
    );
    await fireEvent.click(screen.getByRole('radio', { name: 'Statement 2' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Merge 2 statements' }));
    expect(onmerge).toHaveBeenCalledWith(beliefAt(2), [beliefAt(1)]);
  });

  it('choose all words of a passage, or those marked, for the statement they show', async () => {
    const onchoose = vi.fn();
    render(ChooseWords, {
      text: 'I know it, it is new.',
      where: 'P01, line 2',
      shows: 'Statement 1',
      failure: 'Somebody is not to be quoted.',
      onchoose,
      onclose: vi.fn(),
    });
    expect(screen.getByText('Statement 1')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe('Somebody is not to be quoted.');
    await fireEvent.click(screen.getByRole('button', { name: 'Choose 6 words' }));
    expect(onchoose).toHaveBeenLastCalledWith(0, 21);
    await fireEvent.click(screen.getByRole('button', { name: 'Begin a word later' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Choose 5 words' }));
    expect(onchoose).toHaveBeenLastCalledWith(2, 21);
  });
});
