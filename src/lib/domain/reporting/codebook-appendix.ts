import { domainOfCode, type Framework } from '../codebook/framework.ts';
import { codesInOrder } from '../codebook/tree.ts';
import type { Code } from '../model/code.ts';
import type { CodebookVersion } from '../model/codebook-version.ts';
import type { RuleChange } from '../model/rule-change.ts';
import { codebookChangesTable } from './codebook-changes-table.ts';
import { codeNames, type CodeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/**
 * The codebook as an appendix prints it: every code that is no proposal with what it means, its rules,
 * where it comes from and since which version it stands; after it, what changed from version to version.
 */
export function codebookAppendix(
  frame: Pick<StudyFrame, 'study' | 'codes' | 'coders' | 'citation'> & {
    /** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
    readonly localDay: (instant: string) => string;
  },
  framework: Framework,
  versions: readonly CodebookVersion[],
  changes: readonly RuleChange[],
): Table {
  const invented = inventedColumn(frame.study);
  const codes = frame.codes.filter(({ proposedIn }) => proposedIn === null);
  const names = codeNames(codes);
  const inOrder = codesInOrder(codes);
  const plain = inOrder.filter((code) => isPlainConstruct(code, versions));
  const shown = inOrder.filter((code) => !plain.includes(code));
  const kept = versions.toSorted((a, b) => a.number - b.number);
  const changed = codebookChangesTable(frame, versions, changes);
  return {
    ...titled(frame.study, 'codebook with its changes'),
    columns: ['Code', 'Definition', 'Rules', 'Origin', 'Domains', 'Since', ...invented.columns],
    widths: [3, 5, 6, 3, 3, 2, ...invented.widths],
    landscape: true,
    rows: shown.map((code): Cell[] => [
      names.path(code.id),
      code.definition || 'not said',
      rulesOf(
        code,
        framework,
        plain.filter(({ parentId }) => parentId === code.id),
      ) || 'none',
      originOf(code, frame.coders, names),
      names.domains(code.id),
      sinceOf(code, kept),
      ...invented.cells,
    ]),
    notes: [
      `${kept.length === 0 ? 'No version of the codebook was kept.' : `Versions kept: ${kept.map(({ number, at }) => `${number} (${frame.localDay(at)})`).join('; ')}.`} Since: the first version kept that has the code.`,
      'Rules under “Framework” are its guidance; all others are the team’s own. Constructs of the framework stand with their domain unless something was written of them.',
      ...studyNotes(frame, { citing: true }),
    ],
    sheetNotes: changed.notes,
    further: [{ ...changed, isOnPaper: true }],
  };
}

/** A construct as the framework has it, of which nobody wrote or changed anything. */
function isPlainConstruct(code: Code, versions: readonly CodebookVersion[]): boolean {
  const { kind, status, definition, include, exclude, example } = code;
  return (
    kind === 'construct' &&
    status === 'active' &&
    [definition, include, exclude, example].every((words) => words === '') &&
    versions.every(({ codes }) =>
      codes.some(({ id, parentId }) => id === code.id && parentId === code.parentId),
    )
  );
}

/** What to code here and what not, with an example: the team's words, then the framework's. */
function rulesOf(code: Code, framework: Framework, constructs: readonly Code[]): string {
  const domain = code.kind === 'domain' ? domainOfCode(framework, code) : undefined;
  const guidance = code.kind === 'outside' ? framework.outside : domain;
  return [
    ['Include', code.include],
    ['Exclude', code.exclude],
    ['Example', code.example],
    ['Constructs', constructs.map(({ name }) => name).join('; ')],
    ['Framework, code here', guidance?.codeHere.join(' ') ?? ''],
    ['Framework, not here', guidance?.notHere.join(' ') ?? ''],
  ]
    .flatMap(([name, words]) => (words ? [`${name}: ${words}`] : []))
    .join('\n');
}

const origins: Readonly<Record<Code['kind'], string>> = {
  domain: 'framework: domain',
  construct: 'framework: construct',
  outside: 'outside the framework',
  own: 'own code',
};

function originOf(code: Code, coders: StudyFrame['coders'], names: CodeNames): string {
  const by =
    code.kind === 'own' && code.createdBy !== null ? `, ${initialsOf(code.createdBy, coders)}` : '';
  const into = code.into.map(names.name).join('; ');
  const now = {
    active: '',
    retired: '\nretired',
    merged: `\nmerged into ${into}`,
    split: `\nsplit into ${into}`,
  }[code.status];
  return `${origins[code.kind]}${by}${now}`;
}

function sinceOf({ id }: Code, kept: readonly CodebookVersion[]): string {
  const first = kept.find(({ codes }) => codes.some((one) => one.id === id));
  if (first) return `version ${first.number}`;
  return kept.length === 0 ? 'no version kept' : 'after the last version';
}
