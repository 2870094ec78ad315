import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Shell from '#lib/ui/shell/Shell.svelte';

afterEach(cleanup);

const children = createRawSnippet(() => ({
  render: () => '<div><input aria-label="field" /></div>',
}));

function show(props: Partial<ComponentProps<typeof Shell>> = {}) {
  const callbacks = {
    onsavefile: vi.fn(),
    onundo: vi.fn(),
    onredo: vi.fn(),
    onkeys: vi.fn(),
    oncoder: vi.fn(),
  };
  render(Shell, {
    begin: '../',
    title: 'Stopping medicines',
    invented: true,
    saving: { state: 'saved', at: '2026-03-10T14:02:00.000Z' },
    file: { at: '2026-03-08T14:02:00.000Z', actsSince: 214 },
    now: '2026-03-10T14:03:00.000Z',
    coder: { name: 'Amara Osei', initials: 'AO', role: 'lead' },
    stages: [
      { label: 'Home', href: '../home/', current: true },
      { label: 'Transcripts', href: '../transcripts/', current: false, count: 12 },
    ],
    undoWords: 'code put on',
    redoWords: null,
    children,
    ...callbacks,
    ...props,
  });
  return callbacks;
}

describe('the bars', () => {
  it('say which study, that it is invented, and who is at the keyboard', () => {
    show();
    expect(screen.getByText('Stopping medicines')).toBeTruthy();
    expect(screen.getByText('invented data')).toBeTruthy();
    expect(screen.getByRole('button', { name: /At the keyboard: Amara Osei, lead/ })).toBeTruthy();
  });

  it('say how old the study file is and how many acts are not in it, and lead to saving', async () => {
    const { onsavefile } = show();
    const button = screen.getByRole('button', { name: /Save study to a file/ });
    expect(button.textContent?.replace(/\s+/g, ' ')).toContain(
      'Study file: 2 days old, 214 acts since',
    );
    await fireEvent.click(button);
    expect(onsavefile).toHaveBeenCalledOnce();
  });

  it('do not say how many acts there are where another’s may be among them', () => {
    show({ file: { at: '2026-03-08T14:02:00.000Z', actsSince: 214, isCounted: false } });
    const words = screen.getByRole('button', { name: /Save study to a file/ }).textContent;
    expect(words?.replace(/\s+/g, ' ')).toContain('2 days old, changed since');
    expect(words).not.toMatch(/214/);
  });

  it('lead to switching the coder', async () => {
    const { oncoder } = show();
    await fireEvent.click(screen.getByRole('button', { name: /Switch coder/ }));
    expect(oncoder).toHaveBeenCalledOnce();
  });

  it('say that a study was never saved to a file', () => {
    show({ file: { at: null, actsSince: 3 } });
    expect(screen.getByText(/never saved, 3 acts/)).toBeTruthy();
  });

  it('say why something was not saved, and what to do', () => {
    show({ saving: { state: 'failed', sentence: 'The disk is full. Save the study to a file.' } });
    const status = screen.getByRole('status');
    expect(status.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'Not saved: The disk is full. Save the study to a file.',
    );
  });

  it('name what undo would take back, and keep an empty redo reachable', async () => {
    const { onundo, onredo } = show();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo: code put on' }));
    expect(onundo).toHaveBeenCalledOnce();
    const redo = screen.getByRole('button', { name: 'Redo: nothing' });
    expect(redo.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(redo);
    expect(onredo).not.toHaveBeenCalled();
  });

  it('mark the page one is on', () => {
    show();
    expect(screen.getByRole('link', { current: 'page' }).textContent?.trim()).toBe('Home');
  });

  it('answer ? and Ctrl z anywhere but in a field', async () => {
    const { onkeys, onundo, onredo } = show();
    const field = screen.getByLabelText('field');
    await fireEvent.keyDown(field, { key: '?' });
    await fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(onkeys).not.toHaveBeenCalled();
    expect(onundo).not.toHaveBeenCalled();
    await fireEvent.keyDown(document.body, { key: '?' });
    await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(onkeys).toHaveBeenCalledOnce();
    expect(onundo).toHaveBeenCalledOnce();
    expect(onredo).toHaveBeenCalledOnce();
  });

  it('leave the keys to a desk that deals with them itself', async () => {
    const { onkeys } = show({ globalKeys: false });
    await fireEvent.keyDown(document.body, { key: '?' });
    expect(onkeys).not.toHaveBeenCalled();
  });
});
