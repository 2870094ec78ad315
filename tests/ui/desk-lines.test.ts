import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noMarks } from '#lib/domain/coding/line-marks.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { usualPreferences } from '#lib/domain/preferences/preferences.ts';
import DeskHead from '#lib/ui/desk/DeskHead.svelte';
import DeskLine from '#lib/ui/desk/DeskLine.svelte';
import type { LineText } from '#lib/ui/desk/line-view.ts';
import PreviewLines from '#lib/ui/import/PreviewLines.svelte';
import LookSettings from '#lib/ui/settings/LookSettings.svelte';
import { recordingTime } from '#lib/ui/time-words.ts';

afterEach(cleanup);

function line(content: Partial<LineText>) {
  render(DeskLine, {
    content: {
      line: 11,
      text: 'I begin with the list.',
      speaker: 'P04',
      codable: true,
      label: null,
      start: null,
      ...content,
    },
    view: { place: 'away', marks: noMarks, memos: [] },
    look: (id: CodeId) => ({ id, name: id, frameworkKey: null, colour: null }),
  });
  return screen.getByRole('row').textContent.replace(/\s+/g, ' ').trim();
}

describe('a line at the desk', () => {
  it('says its number in the file beside its own', () => {
    expect(line({ label: '12–13' })).toMatch(/^12 ?file: 12–13 ?P04/);
  });

  it('says nothing of a number that it had not', () => {
    expect(line({ label: '' })).not.toContain('file');
    cleanup();
    expect(line({ label: null })).not.toContain('file');
  });

  it('says when its turn begins, without making it part of the words', () => {
    expect(line({ start: 727.4 })).toContain('at 00:12:07: I begin with the list.');
    expect(document.querySelector('.words')?.textContent).toBe('I begin with the list.');
    expect(document.querySelector('time')?.getAttribute('datetime')).toBe('PT727S');
  });
});

it('writes times as hours, minutes and seconds from the start', () => {
  expect([0, 65, 3727.9, 36_000].map(recordingTime)).toEqual([
    '00:00:00',
    '00:01:05',
    '01:02:07',
    '10:00:00',
  ]);
});

describe('the switch of times', () => {
  const head = (times: boolean | null) => {
    const ontimes = vi.fn();
    render(DeskHead, {
      transcript: { id: 'a' as never, name: 'P04' },
      transcripts: [],
      plan: '',
      progress: { codable: 1, coded: 0, looked: 0, passedOver: 0 } as never,
      locked: false,
      times,
      ontimes,
      ontranscript: vi.fn(),
      onpassedover: vi.fn(),
      onsubmit: vi.fn(),
    });
    return ontimes;
  };

  it('stands at the desk where the interview has times', async () => {
    const ontimes = head(true);
    await fireEvent.click(screen.getByRole('button', { name: 'Hide times' }));
    expect(ontimes).toHaveBeenCalledOnce();
  });

  it('is not there where it has none', () => {
    head(null);
    expect(screen.queryByRole('button', { name: /times/ })).toBeNull();
  });

  it('stands in the settings too', async () => {
    const onchange = vi.fn();
    render(LookSettings, { preferences: usualPreferences, onchange });
    const box = screen.getByLabelText(/Show when each turn begins/);
    expect((box as HTMLInputElement).checked).toBe(true);
    await fireEvent.click(box);
    expect(onchange).toHaveBeenCalledWith({ turnTimes: false });
  });
});

it('shows numbers of the file before anything is stored', () => {
  render(PreviewLines, {
    lines: [
      {
        line: 0,
        turn: 0,
        speaker: 'P04',
        begins: true,
        text: 'So.',
        codable: true,
        start: null,
        label: '40',
      },
    ],
    total: 1,
    label: 'Lines',
  });
  expect(screen.getByRole('row').textContent).toContain('file: 40');
});
