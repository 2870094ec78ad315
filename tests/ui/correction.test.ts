import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Anchor } from '#lib/domain/correction/anchor.ts';
import CorrectionLook from '#lib/ui/transcripts/CorrectionLook.svelte';
import TurnEditor from '#lib/ui/transcripts/TurnEditor.svelte';
import VersionsPage from '#lib/ui/transcripts/VersionsPage.svelte';
import { amara, knowledge, smallStudy, tom } from '../fixtures/small-study.ts';

afterEach(cleanup);

const { codes, coders } = smallStudy();

const anchor = (fate: Anchor['fate'], more: Partial<Anchor> = {}): Anchor => ({
  kind: 'coding',
  recordId: 'pass',
  coderId: amara,
  codeId: knowledge,
  fate,
  before: { lines: [{ from: 1, to: 3 }], words: 'teh words' },
  after: fate === 'lost' ? null : { lines: [{ from: 2, to: 3 }], words: 'the words' },
  ...more,
});

function look(anchors: readonly Anchor[], reason = '') {
  const calls = { onreason: vi.fn(), onback: vi.fn(), onaccept: vi.fn() };
  render(CorrectionLook, {
    name: 'P01',
    number: 2,
    anchors,
    codes,
    coders,
    coderId: amara,
    hasOthers: true,
    reason,
    failure: null,
    ...calls,
  });
  return calls;
}

const accept = () => screen.getByRole('button', { name: 'Accept, make version 2' });

describe('what a correction does', () => {
  it('lists what is lost, moved and carried, with the words before and after', () => {
    look([
      anchor('moved'),
      anchor('lost', { kind: 'quotation' }),
      anchor('carried', { coderId: tom }),
    ]);
    const moved = within(screen.getByRole('table', { name: 'Moved' }));
    const [, row] = moved.getAllByRole('row');
    expect(row?.textContent).toContain('Knowledge');
    expect(row?.textContent).toContain('lines 2–3');
    expect(row?.textContent).toContain('teh words');
    expect(row?.textContent).toContain('line 3');
    expect(row?.textContent).toContain('the words');
    expect(
      within(screen.getByRole('table', { name: 'Lost' })).getAllByRole('row')[1]?.textContent,
    ).toContain('lost');
    expect(screen.getByRole('table', { name: 'Carried' }).textContent).toContain('Coding, TB');
    expect(
      screen.getByText(/Passes of others over this transcript, if there are any/),
    ).toBeTruthy();
  });

  it('is accepted only with a reason, and once what is lost was seen', async () => {
    const { onaccept, onreason } = look([anchor('lost'), anchor('lost')], 'Misheard.');
    await fireEvent.click(accept());
    expect(onaccept).not.toHaveBeenCalled();
    await fireEvent.click(
      screen.getByRole('checkbox', {
        name: '2 codings would be lost; each stays readable in version 1',
      }),
    );
    await fireEvent.click(accept());
    expect(onaccept).toHaveBeenCalledOnce();
    await fireEvent.input(screen.getByLabelText('Why the transcript is corrected'), {
      target: { value: 'Typo' },
    });
    expect(onreason).toHaveBeenCalledWith('Typo');
  });

  it('says that a reason is needed', async () => {
    const { onaccept } = look([]);
    await fireEvent.click(accept());
    expect(onaccept).not.toHaveBeenCalled();
    expect(screen.getByText('A reason is needed.')).toBeTruthy();
    expect(screen.getByText('Nothing is lost.')).toBeTruthy();
  });
});

function editor(hasNext = true) {
  const calls = {
    ondraft: vi.fn(),
    onnewspeaker: vi.fn(() => 'new 2'),
    onkeep: vi.fn(),
    onsplit: vi.fn(),
    onjoin: vi.fn(),
    oncancel: vi.fn(),
  };
  const participant = { kind: 'unidentified' } as const;
  render(TurnEditor, {
    text: 'I did. And then?',
    speaker: '0',
    speakers: [{ label: '0', sameAs: null, name: 'P01', role: 'participant', participant }],
    hasNext,
    ...calls,
  });
  return calls;
}

const words = () => screen.getByLabelText<HTMLTextAreaElement>(/^Words of this turn/);

describe('a turn being corrected', () => {
  it('is split where the cursor stands, and not at an end', async () => {
    const { onsplit } = editor();
    const split = screen.getByRole('button', { name: 'Split before the cursor' });
    words().setSelectionRange(0, 0);
    await fireEvent.keyUp(words());
    await fireEvent.click(split);
    expect(onsplit).not.toHaveBeenCalled();
    words().setSelectionRange(7, 7);
    await fireEvent.keyUp(words());
    await fireEvent.click(split);
    expect(onsplit).toHaveBeenCalledWith('I did. And then?', '0', 7);
  });

  it('is joined with the next, where there is one', async () => {
    const { onjoin } = editor();
    await fireEvent.click(screen.getByRole('button', { name: 'Join with the next turn' }));
    expect(onjoin).toHaveBeenCalledWith('I did. And then?', '0');
    cleanup();
    editor(false);
    expect(screen.queryByRole('button', { name: 'Join with the next turn' })).toBeNull();
  });

  it('may be said by somebody new, once they have a name', async () => {
    const { onkeep, onnewspeaker } = editor();
    await fireEvent.change(screen.getByLabelText('Who speaks'), {
      target: { value: 'somebody new' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(onkeep).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText('Shown as'), { target: { value: 'P02' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(onnewspeaker).toHaveBeenCalledWith('P02', 'participant');
    expect(onkeep).toHaveBeenCalledWith('I did. And then?', 'new 2');
  });

  it('tells what is typed at once', async () => {
    const { ondraft } = editor();
    await fireEvent.input(words(), { target: { value: 'I di' } });
    expect(ondraft).toHaveBeenLastCalledWith('I di', '0');
  });
});

it('lists versions with who, why and what changed, and shows one with its codings', () => {
  render(VersionsPage, {
    name: 'P01',
    entries: [
      {
        number: 2,
        at: '2026-01-12T10:00:00.000Z',
        corrected: { by: coders[0]!, reason: 'Misheard.' },
        lines: 3,
        words: { added: 1, removed: 2 },
        inUse: true,
        href: '?version=2',
      },
      {
        number: 1,
        at: '2025-11-14T10:00:00.000Z',
        corrected: null,
        lines: 4,
        words: null,
        inUse: false,
        href: '?version=1',
      },
    ],
    reading: {
      number: 1,
      lines: [
        {
          line: 0,
          label: '12',
          speaker: 'P01',
          begins: true,
          text: 'I know it.',
          codes: [{ codeId: knowledge, coderId: amara }],
          quotes: [{ codeId: knowledge, coderId: amara, from: 2, to: 9 }],
        },
      ],
      codes,
      coders,
    },
    correctHref: '?transcript',
    backHref: '?',
    now: '2026-02-01T10:00:00.000Z',
  });
  const [, second, first] = screen.getAllByRole('row');
  expect(second?.textContent).toContain('Amara Osei');
  expect(second?.textContent).toContain('Misheard.');
  expect(second?.textContent).toContain('1 word added, 2 taken out');
  expect(first?.textContent).toContain('as it was imported');
  const line = screen.getByRole('table', { name: 'Lines of version 1' });
  expect(line.textContent).toContain('AO');
  expect(line.textContent).toContain('Knowledge');
  expect([...line.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['know it']);
  expect(line.textContent).toContain('AO quoted for Knowledge: “know it”');
  expect(document.body.textContent).toMatch(/Memos are not shown here: they go with the\s+version/);
});
