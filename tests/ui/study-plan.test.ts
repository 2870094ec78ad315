import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notSaid } from '#lib/domain/study/not-said.ts';
import KeptField from '#lib/ui/KeptField.svelte';
import NotSaidYet from '#lib/ui/study/NotSaidYet.svelte';
import PersonDetails from '#lib/ui/study/PersonDetails.svelte';
import PlanFields from '#lib/ui/study/PlanFields.svelte';
import { smallStudy } from '../fixtures/small-study.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const small = smallStudy();
const study = small.studies[0]!;
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a field that keeps itself', () => {
  const show = (more: object = {}) => {
    const onkeep = vi.fn((_text: string) => Promise.resolve(true));
    const shown = render(KeptField, { label: 'Setting', value: 'A ward', onkeep, ...more });
    return { onkeep, field: screen.getByLabelText('Setting') as HTMLInputElement, ...shown };
  };

  it('keeps what was typed after a pause, once, without the space around it', async () => {
    const { onkeep, field } = show();
    await fireEvent.input(field, { target: { value: 'Two wa' } });
    await vi.advanceTimersByTimeAsync(400);
    await fireEvent.input(field, { target: { value: 'Two wards ' } });
    await vi.advanceTimersByTimeAsync(1400);
    expect(onkeep).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(onkeep.mock.calls).toEqual([['Two wards', ['A ward']]]);
  });

  it('keeps it at once when it is left, and nothing when nothing differs', async () => {
    const { onkeep, field } = show();
    await fireEvent.blur(field);
    await fireEvent.input(field, { target: { value: 'A ward ' } });
    await fireEvent.blur(field);
    expect(onkeep).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: 'At home' } });
    await fireEvent.blur(field);
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('At home', ['A ward']);
  });

  it('keeps it when the page is left', async () => {
    const { onkeep, field, unmount } = show();
    await fireEvent.input(field, { target: { value: 'At home' } });
    unmount();
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('At home', ['A ward']);
  });

  it('leaves in it what could not be kept, and says so', async () => {
    const { field } = show({ onkeep: () => Promise.resolve(false) });
    await fireEvent.input(field, { target: { value: 'At home' } });
    await fireEvent.blur(field);
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('Not saved. What you typed stays here.');
    expect(field.value).toBe('At home');
  });

  it('shows what is stored anew, such as after undo, unless something else is being typed', async () => {
    const { field, rerender } = show();
    await rerender({ value: 'Another ward' });
    expect(field.value).toBe('Another ward');
    await fireEvent.input(field, { target: { value: 'At home' } });
    await rerender({ value: 'A third ward' });
    expect(field.value).toBe('At home');
  });

  it('says not said where one only reads and nothing is there', () => {
    render(KeptField, { label: 'Aim', value: '', readonly: true, onkeep: vi.fn() });
    expect(screen.getByText('not said')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('the fields of the plan', () => {
  const show = (readonly = false) => {
    const onkeep = vi.fn(() => Promise.resolve(true));
    render(PlanFields, { study, readonly, idOf: (of: string) => `of-${of}`, onkeep });
    return onkeep;
  };
  const write = async (label: string, value: string) => {
    const field = screen.getByLabelText(label);
    await fireEvent.input(field, { target: { value } });
    await fireEvent.blur(field);
  };

  it('give one part at a time to be kept', async () => {
    const onkeep = show();
    await write('To whom', 'Patients');
    await write('Number', '25-001');
    await write('Date of approval', '2026-01-12');
    await write('Funding', 'None');
    expect(onkeep.mock.calls).toEqual([
      [{ behaviour: { toWhom: 'Patients' } }],
      [{ ethics: { number: '25-001' } }],
      [{ ethics: { date: '2026-01-12' } }],
      [{ funding: 'None' }],
    ]);
  });

  it('keep no empty title, and a last day before the first with a word of it', async () => {
    const onkeep = vi.fn(() => Promise.resolve(true));
    const plan = {
      ...study,
      dates: { from: '2026-02-01', to: null },
      ethics: { ...study.ethics, date: '2026-02-03' },
    };
    const given = { study: plan, readonly: false, idOf: (of: string) => `of-${of}`, onkeep };
    const { rerender } = render(PlanFields, given);
    expect(screen.getByText('Data collection began before this day, on 1 February 2026.').id).toBe(
      screen.getByLabelText('Date of approval').getAttribute('aria-describedby')?.split(' ').at(-1),
    );
    await write('Title', ' ');
    expect(screen.getByText('The study needs a title.')).toBeTruthy();
    await write('Last day', '2026-01-01');
    expect(onkeep.mock.calls).toEqual([[{ dates: { to: '2026-01-01' } }]]);
    expect(screen.queryByText('The last day comes before the first.')).toBeNull();
    await rerender({ study: { ...plan, dates: { from: '2026-02-01', to: '2026-01-01' } } });
    expect(screen.getByText('The last day comes before the first.')).toBeTruthy();
  });

  it('say what each is for, and only the title is needed', () => {
    show();
    expect(screen.getByText('For COREQ 10, Sampling; SRQR 8, Sampling.')).toBeTruthy();
    expect(document.querySelectorAll('[required], [aria-required]')).toHaveLength(0);
  });

  it('are words to read where the plan is the lead’s', () => {
    show(true);
    expect(screen.queryAllByRole('textbox')).toHaveLength(0);
    expect(screen.getByText(study.title)).toBeTruthy();
    expect(screen.getAllByText('not said').length).toBeGreaterThan(10);
  });
});

describe('what is not said yet', () => {
  const show = (missing = notSaid({ ...small, study })) =>
    render(NotSaidYet, {
      missing,
      isForOne: false,
      addresses: { guide: 'guide', recruitment: 'recruitment', interviews: 'interviews' },
      idOf: (of: string) => `of-${of}`,
    });

  it('is names that lead to where it is said, with no share of a whole', () => {
    const [amara, tom] = small.coders;
    show(notSaid({ ...small, study, coders: [amara!, { ...tom!, gender: 'man' }] }));
    const text = document.body.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Methodological orientation');
    expect(text).toContain('Interview records of 3 transcripts');
    expect(text).toContain('Of Tom Beddoes: credentials, occupation, experience');
    expect(text).toContain('Of Amara Osei: nothing said yet');
    expect(text).not.toMatch(/%|\d+ of \d+/);
    expect(screen.getByRole('link', { name: 'Recruitment log' }).getAttribute('href')).toBe(
      'recruitment',
    );
  });

  it('leads the keyboard into the field', async () => {
    const field = document.createElement('textarea');
    field.id = 'of-funding';
    field.scrollIntoView = vi.fn();
    document.body.append(field);
    show();
    await fireEvent.click(screen.getByRole('link', { name: 'Funding' }));
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('a person of the team', () => {
  it('is named with what is not said of them, and only read by those who may not say it', () => {
    const person = { ...small.coders[1]!, gender: 'man' };
    const onkeep = vi.fn(() => Promise.resolve(true));
    render(PersonDetails, { person, id: 'of-tom', canSay: false, onkeep });
    expect(document.querySelector('summary')?.textContent).toMatch(
      /TB, Tom Beddoes\s+not said: credentials, occupation, experience and training/,
    );
    expect(document.querySelectorAll('details input, details textarea')).toHaveLength(0);
    expect(screen.getByText('man')).toBeTruthy();
  });
});
