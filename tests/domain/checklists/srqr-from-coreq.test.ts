import { expect, it } from 'vitest';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { answered, ao, at, bare, sampleWith } from './frames.ts';

const draft = checklistOf(bare, 'coreq')[11]!.draft;
const words = 'In all, eight people took part.';
const srqr12 = (despite: string, said = words, isConfirmed = true) =>
  checklistOf(
    sampleWith(() => ({
      checklistAnswers: [
        answered(12, {
          words: said,
          confirmed: isConfirmed ? { by: ao, at, draft, despite } : null,
        }),
      ],
    })),
    'srqr',
  )[11]!;
const plain = checklistOf(bare, 'srqr')[11]!;

it('SRQR drafts what was confirmed for the same record under COREQ, and says where from', () => {
  expect(plain.draft).toContain(draft);
  const { draft: made, sources, state } = srqr12('');
  expect(made).toBe(plain.draft.replace(draft, words));
  expect(sources.map(({ name }) => name)).toContain('COREQ 12');
  expect(state).toBe('draft');
});

it('SRQR takes over nothing that is not confirmed, or was confirmed against the record', () => {
  expect(srqr12('', words, false).draft).toBe(plain.draft);
  expect(srqr12('one is elsewhere', 'Nine participants were interviewed.').draft).toBe(plain.draft);
});
