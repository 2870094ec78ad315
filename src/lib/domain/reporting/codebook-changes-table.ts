import {
  codebookDifferences,
  currentCodebook,
  type CodebookAt,
  type CodeDifference,
} from '../codebook/versions.ts';
import type { Code } from '../model/code.ts';
import type { CodebookVersion } from '../model/codebook-version.ts';
import type { RuleChange } from '../model/rule-change.ts';
import { codeNames, type CodeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Row, Table } from './table.ts';

/** What the ways in which a code can change are called. */
export const codeDifferenceWords: Readonly<Record<CodeDifference['kind'], string>> = {
  new: 'new code',
  wording: 'wording only',
  rule: 'change of the rule',
  renamed: 'renamed',
  moved: 'moved',
  classified: 'classified anew',
  split: 'split',
  merged: 'merged',
  retired: 'retired',
  restored: 'brought back',
  removed: 'taken out',
};

const fieldWords = {
  definition: 'What it means',
  include: 'Code here when',
  exclude: 'Not here when',
  example: 'Example',
  abbreviation: 'Abbreviation',
};

/** One difference as it is read: what stood before, what stands now, and what the team said of it. */
export interface DifferenceWords {
  readonly before: string;
  readonly after: string;
  readonly note: string;
}

/** A difference in words; codes are called as `names` has them. */
export function wordsOfDifference(
  difference: CodeDifference,
  names: Pick<CodeNames, 'name'>,
): DifferenceWords {
  const nothing = { before: '', after: '', note: '' };
  switch (difference.kind) {
    case 'new':
    case 'retired':
    case 'restored':
    case 'removed':
      return nothing;
    case 'wording':
    case 'rule':
      return {
        before: inFields(difference.words, 'before'),
        after: inFields(difference.words, 'after'),
        note: difference.kind === 'rule' ? difference.notes.join('\n') : '',
      };
    case 'renamed':
      return { ...nothing, before: difference.before, after: difference.after };
    case 'moved': {
      const place = (id: Code['id'] | null) => (id === null ? 'at the top' : names.name(id));
      return { ...nothing, before: place(difference.before), after: place(difference.after) };
    }
    case 'classified': {
      const domains = (ids: readonly Code['id'][]) =>
        ids.map(names.name).join('; ') || 'under no domain';
      return { ...nothing, before: domains(difference.before), after: domains(difference.after) };
    }
    case 'merged':
    case 'split':
      return { ...nothing, after: difference.into.map(names.name).join('; ') };
  }
}

function inFields(
  words: readonly {
    readonly field: keyof typeof fieldWords;
    readonly before: string;
    readonly after: string;
  }[],
  side: 'before' | 'after',
): string {
  const [only] = words;
  if (words.length === 1 && only) return only[side];
  return words.map((one) => `${fieldWords[one.field]}: ${one[side] || '–'}`).join('\n');
}

/**
 * What changed in the codebook from each version that was kept to the next, and from the last one until
 * now. A row for each way in which a code changed.
 */
export function codebookChangesTable(
  frame: Pick<StudyFrame, 'study' | 'codes' | 'citation'>,
  versions: readonly CodebookVersion[],
  changes: readonly RuleChange[],
): Table {
  const invented = inventedColumn(frame.study);
  const kept = versions.toSorted((a, b) => a.number - b.number);
  const steps: (CodebookAt & { readonly name: string })[] = [
    ...kept.map(({ number, at, codes }) => ({ name: `Codebook ${number}`, at, codes })),
    { name: 'now', ...currentCodebook(frame.codes, changes) },
  ];
  const names = codeNames([
    ...new Map(steps.flatMap(({ codes }) => codes).map((code) => [code.id, code])).values(),
  ]);
  const rows = steps.slice(1).flatMap((after, index): Row[] => {
    const before = steps[index]!;
    return codebookDifferences(before, after, changes).flatMap(({ code, differences }) =>
      differences.map((difference): Row => {
        const words = wordsOfDifference(difference, names);
        return [
          before.name,
          after.name,
          code.name,
          codeDifferenceWords[difference.kind],
          words.before,
          words.after,
          words.note,
          ...invented.cells,
        ];
      }),
    );
  });
  return {
    ...titled(frame.study, 'changes to the codebook'),
    columns: [
      'From',
      'To',
      'Code',
      'Change',
      'Before',
      'After',
      'What changed',
      ...invented.columns,
    ],
    widths: [2, 2, 3, 2, 5, 5, 4, ...invented.widths],
    rows,
    notes: [
      'A version of the codebook is kept when a round is planned with it.',
      'After a change of the rule, passages that were coded before it are to be looked at again; after a change of the wording they are not.',
      ...studyNotes(frame, { citing: true }),
    ],
  };
}
