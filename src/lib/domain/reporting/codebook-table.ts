import { domainOfCode, type Framework } from '../codebook/framework.ts';
import { codesInOrder } from '../codebook/tree.ts';
import type { Code } from '../model/code.ts';
import { codeNames, type CodeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

const kinds: Record<Code['kind'], string> = {
  domain: 'TDF domain',
  construct: 'TDF construct',
  outside: 'outside the TDF',
  own: 'own code',
};

/**
 * The codebook as it stands, a row for every code in the codebook's order. The framework's guidance
 * stands beside the team's own rules, never mixed with them.
 */
export function codebookTable(
  frame: Pick<StudyFrame, 'study' | 'codes' | 'coders' | 'citation'>,
  framework: Framework,
): Table {
  const names = codeNames(frame.codes);
  const invented = inventedColumn(frame.study);
  const columns = [
    'Code',
    'Code path',
    'Kind',
    'Domains',
    'Definition',
    'Include',
    'Exclude',
    'Example',
    'TDF: code here',
    'TDF: not here',
    'Abbreviation',
    'Key',
    'Status',
    'Made by',
  ];
  return {
    ...titled(frame.study, 'codebook'),
    columns: [...columns, ...invented.columns],
    widths: [3, 4, 2, 3, 5, 4, 4, 4, 5, 5, 2, 1, 2, 2, ...invented.widths],
    rows: codesInOrder(frame.codes).map((code): Cell[] => {
      const domain = code.kind === 'domain' ? domainOfCode(framework, code) : undefined;
      const guidance = code.kind === 'outside' ? framework.outside : domain;
      return [
        code.name,
        names.path(code.id),
        kinds[code.kind],
        names.domains(code.id),
        code.definition,
        code.include,
        code.exclude,
        code.example,
        guidance?.codeHere.join('\n') ?? '',
        guidance?.notHere.join('\n') ?? '',
        code.abbreviation,
        code.shortcut ?? '',
        statusWords(code, names),
        madeBy(code, frame.coders),
        ...invented.cells,
      ];
    }),
    notes: [
      'Include, exclude and example are the team’s own rules; the columns that begin with TDF are the framework’s guidance.',
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

function statusWords({ status, into, proposedIn }: Code, names: CodeNames): string {
  const targets = into.map((id) => names.name(id)).join('; ');
  if (status === 'merged') return `merged into ${targets}`;
  if (status === 'split') return `split into ${targets}`;
  return proposedIn === null ? status : 'proposed';
}

function madeBy({ kind, createdBy }: Code, coders: StudyFrame['coders']): string {
  if (kind !== 'own') return 'framework';
  return createdBy === null ? '' : initialsOf(createdBy, coders);
}
