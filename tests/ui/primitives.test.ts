import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import codebook from '../../codebooks/tdf-v2.json';
import Dialog from '#lib/ui/Dialog.svelte';
import { domainLook, domainLooks, families } from '#lib/ui/domain-look.ts';
import Key from '#lib/ui/Key.svelte';
import Notice from '#lib/ui/Notice.svelte';
import OwnCode from '#lib/ui/OwnCode.svelte';
import Progress from '#lib/ui/Progress.svelte';
import Tag from '#lib/ui/Tag.svelte';
import { ageOf, counted } from '#lib/ui/time-words.ts';
import { initialsOf } from '#lib/domain/study/initials.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));

describe('the look of domains', () => {
  it('is that of the codebook that ships: letters, chord, family and name', () => {
    const familyOf = { cap: 'capability', opp: 'opportunity', ref: 'reflective', aut: 'automatic' };
    const shipped = codebook.domains.map((domain) => ({
      key: domain.id,
      abbreviation: domain.abbreviation,
      chordLetter: domain.chord,
      family: familyOf[domain.family as keyof typeof familyOf],
      name: domain.name,
    }));
    const { id: key, abbreviation, chord: chordLetter, name } = codebook.outside;
    expect(domainLooks).toMatchObject([
      ...shipped,
      { key, abbreviation, chordLetter, family: null, name },
    ]);
    expect(families.map(({ name: family }) => family)).toEqual(
      codebook.families.map(({ name: family }) => family),
    );
  });

  it('has a stripe, a fill, a label colour and a pattern in the palette for each domain', () => {
    const palette = readFileSync('src/lib/ui/palette.css', 'utf8');
    for (const { cssClass } of domainLooks) {
      const [, rule = ''] = new RegExp(`\\.${cssClass} \\{([^}]*)\\}`).exec(palette) ?? [];
      expect(
        ['--stripe', '--fill', '--label', '--mask'].filter((one) => !rule.includes(one)),
      ).toEqual([]);
    }
  });

  it('gives a construct the look of its domain and an own code none', () => {
    expect(domainLook('goals/action-planning')?.abbreviation).toBe('Goa');
    expect(domainLook(null)).toBeUndefined();
  });
});

describe('a tag', () => {
  it('underlines the letter of the chord and is read aloud in full', () => {
    const { container } = render(Tag, { domain: 'environment' });
    expect(container.querySelector('u')?.textContent).toBe('v');
    expect(container.querySelector('[aria-hidden]')?.textContent?.trim()).toBe('Env');
    expect(container.querySelector('.vh')?.textContent).toBe('Environmental context and resources');
  });

  it('says nothing aloud where the words beside it do', () => {
    const { container } = render(Tag, { domain: 'skills', decorative: true });
    expect(container.querySelector('.vh')).toBeNull();
  });

  it('leaves an own code its words', () => {
    render(OwnCode, { name: 'who started it' });
    expect(screen.getByText('who started it')).toBeTruthy();
  });
});

describe('the name of keys', () => {
  it.each([
    ['Ctrl+z', ['Ctrl', 'z']],
    ['d k', ['d', 'k']],
    ['Shift+ArrowDown', ['Shift', '↓']],
    ['+', ['+']],
    ['Ctrl++', ['Ctrl', '+']],
  ])('shows %s as single keys', (keys, shown) => {
    const { container } = render(Key, { keys });
    const seen = [...container.querySelectorAll('kbd > span:first-child')];
    expect(seen.map(({ textContent }) => textContent)).toEqual(shown);
  });
});

describe('a dialog', () => {
  it('is closed by Esc, keeps its keystrokes to itself and gives the focus back', async () => {
    const before = document.body.appendChild(document.createElement('button'));
    before.focus();
    const onclose = vi.fn();
    const outside = vi.fn();
    window.addEventListener('keydown', outside);
    const { unmount } = render(Dialog, { title: 'Go to line', onclose, children: words('Which?') });
    const dialog = screen.getByRole('dialog', { name: 'Go to line' });
    await fireEvent.keyDown(dialog, { key: 'j' });
    expect(outside).not.toHaveBeenCalled();
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(onclose).toHaveBeenCalledOnce();
    unmount();
    expect(document.activeElement).toBe(before);
    window.removeEventListener('keydown', outside);
    before.remove();
  });
});

describe('a notice', () => {
  it('is an alert only for an error', () => {
    render(Notice, { tone: 'error', title: 'Not read', children: words('Choose another file.') });
    expect(screen.getByRole('alert').textContent).toContain('Choose another file.');
    cleanup();
    render(Notice, { tone: 'care', title: 'Never saved' });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('status').textContent).toContain('Never saved');
  });
});

describe('progress', () => {
  it('says what is being done, how much, and offers a way out', async () => {
    const oncancel = vi.fn();
    render(Progress, { what: 'Reading files', done: 3, total: 12, unit: 'files', oncancel });
    expect(screen.getByText('3 of 12 files')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(oncancel).toHaveBeenCalledOnce();
  });
});

describe('words for time and number', () => {
  it('tells an age in the largest unit that fits', () => {
    const now = '2026-03-10T12:00:00.000Z';
    expect(ageOf('2026-03-10T11:59:40.000Z', now)).toBe('less than a minute old');
    expect(ageOf('2026-03-10T11:59:00.000Z', now)).toBe('1 minute old');
    expect(ageOf('2026-03-10T09:00:00.000Z', now)).toBe('3 hours old');
    expect(ageOf('2026-03-08T11:00:00.000Z', now)).toBe('2 days old');
  });

  it('counts with its thing', () => {
    expect(counted(1, 'line')).toBe('1 line');
    expect(counted(2614, 'line')).toBe('2,614 lines');
    expect(counted(2, 'person', 'people')).toBe('2 people');
  });

  it('guesses initials from first and last name', () => {
    expect(initialsOf('Amara Osei')).toBe('AO');
    expect(initialsOf('ingrid maria lindqvist')).toBe('IL');
    expect(initialsOf('Élodie')).toBe('É');
    expect(initialsOf(' ')).toBe('');
  });
});
