import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import type { ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import FirstScreen from '#lib/ui/first/FirstScreen.svelte';
import './open-dialogs.ts';

afterEach(cleanup);

const now = '2026-03-10T12:00:00.000Z';
const shelved = {
  id: 'concord-1',
  title: 'Stopping medicines',
  href: './home/?study=concord-1',
  invented: false,
  openedAt: '2026-03-09T12:00:00.000Z',
  savedToFile: null,
  copyBecause: null,
};

function show(props: Partial<ComponentProps<typeof FirstScreen>> = {}) {
  const callbacks = {
    onsample: vi.fn(),
    onstart: vi.fn(),
    onfile: vi.fn(),
    onpacket: vi.fn(),
    onremove: vi.fn(),
    onacceptloss: vi.fn(),
    onclosefailure: vi.fn(),
  };
  const view = render(FirstScreen, {
    studies: [],
    lost: [],
    now,
    mayBeCleared: false,
    busy: null,
    failure: null,
    ...callbacks,
    ...props,
  });
  return { ...callbacks, ...view };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('the first screen', () => {
  it('makes the sample study the primary act while there is nothing else', async () => {
    const { onsample } = show();
    expect(
      screen.getByRole('button', { name: 'Open the sample study' }).classList.contains('primary'),
    ).toBe(true);
    await press('Open the sample study');
    expect(onsample).toHaveBeenCalledOnce();
  });

  it('starts a study on the same page, with initials made from the name', async () => {
    const { onstart } = show();
    await press('New study');
    await fireEvent.input(screen.getByLabelText('Title'), { target: { value: ' Falls clinic ' } });
    await fireEvent.input(screen.getByLabelText('Your name'), { target: { value: 'Tom Beddoes' } });
    expect(screen.getByLabelText<HTMLInputElement>('Initials').value).toBe('TB');
    await press('Start the study');
    expect(onstart).toHaveBeenCalledWith({
      title: 'Falls clinic',
      behaviour: '',
      coderName: 'Tom Beddoes',
      coderInitials: 'TB',
    });
  });

  it('says what is missing, where it is missing', async () => {
    const { onstart } = show();
    await press('New study');
    await press('Start the study');
    expect(onstart).not.toHaveBeenCalled();
    const title = screen.getByLabelText('Title');
    expect(title.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(title);
    expect(screen.getByText(/The study needs a title/)).toBeTruthy();
  });

  it('lists the studies kept here and how safe each is', () => {
    show({ studies: [shelved], mayBeCleared: true });
    const row = screen.getByRole('row', { name: /Stopping medicines/ });
    expect(within(row).getByRole('link').getAttribute('href')).toBe(shelved.href);
    expect(row.textContent).toContain('never saved to a file');
    expect(screen.getByText(/has not promised to keep/)).toBeTruthy();
  });

  it('removes a study only after the word was typed', async () => {
    const { onremove } = show({ studies: [shelved] });
    await press(/Remove… Stopping medicines/);
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('This study was never saved to a file')).toBeTruthy();
    const confirm = dialog.getByRole('button', { name: 'Remove from this browser' });
    await fireEvent.submit(screen.getByRole('dialog').querySelector('form') as HTMLFormElement);
    expect(onremove).not.toHaveBeenCalled();
    expect(confirm.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.input(dialog.getByLabelText(/Type/), { target: { value: 'Remove' } });
    await fireEvent.submit(screen.getByRole('dialog').querySelector('form') as HTMLFormElement);
    expect(onremove).toHaveBeenCalledWith('concord-1');
  });

  it('shows what was lost, when it was last saved, and the way back', async () => {
    const { onacceptloss } = show({
      lost: [
        { id: 'concord-9', title: 'Carers', acts: 214, savedToFile: '2026-03-08T12:00:00.000Z' },
      ],
    });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('“Carers”');
    expect(alert.textContent).toContain('214 acts');
    expect(alert.textContent).toContain('8 March');
    expect(within(alert).getByRole('button', { name: 'Open study file…' })).toBeTruthy();
    await press('Do not mention it again');
    expect(onacceptloss).toHaveBeenCalledWith('concord-9');
  });

  it('takes a study file that is dropped anywhere', async () => {
    const { onfile } = show();
    const file = new File(['x'], 'carers.concord');
    const drop = Object.assign(new Event('drop', { cancelable: true }), {
      dataTransfer: { files: [file] },
    });
    await fireEvent(window, drop);
    expect(onfile).toHaveBeenCalledWith(file);
    expect(drop.defaultPrevented).toBe(true);
  });
});
