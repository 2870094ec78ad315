import { codesInOrder } from '#lib/domain/codebook/tree.ts';
import { startingColumns } from '#lib/domain/matrix/change-matrix.ts';
import { keyOf, type FindingTarget } from '#lib/domain/model/finding-target.ts';
import type { Code } from '#lib/domain/model/code.ts';
import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import type { ChoiceGroup, ColumnChoice } from '#lib/ui/matrix/column-choices.ts';
import { codeLookOf } from '#lib/ui/matrix/grid-view.ts';
import { counted } from '#lib/ui/time-words.ts';

/** All that can be a column, by kind. */
export function columnGroups({ settled, records }: FindingsFrame): readonly ChoiceGroup[] {
  const codes = codesInOrder(settled.codes).filter(({ status }) => status === 'active');
  const ofKind = (...kinds: readonly Code['kind'][]) =>
    codes.filter(({ kind }) => kinds.includes(kind)).map(codeChoice);
  const inOrder = <One extends { readonly order: number }>(all: readonly One[]) =>
    all.toSorted((a, b) => a.order - b.order);
  return [
    {
      name: ['Domains', ...namesOf(codes, 'outside')].join(' and '),
      choices: ofKind('domain', 'outside'),
    },
    { name: 'Own codes', choices: ofKind('own') },
    {
      name: 'Themes',
      choices: inOrder(records.themes).map(({ id, name }) =>
        choice({ on: 'theme', themeId: id }, name, { kind: 'theme' }),
      ),
    },
    {
      name: 'Subthemes',
      choices: inOrder(records.subthemes).map(({ id, name }) =>
        choice({ on: 'subtheme', subthemeId: id }, name, { kind: 'subtheme' }),
      ),
    },
    { name: 'Constructs', choices: ofKind('construct') },
  ];
}

/** What a new matrix may begin with; the first is the usual one. */
export function startsOf(
  frame: FindingsFrame,
): readonly { readonly name: string; readonly about: readonly FindingTarget[] }[] {
  const groups = columnGroups(frame);
  const of = (name: string) =>
    groups.find((group) => group.name === name)?.choices.map(({ about }) => about) ?? [];
  const active = frame.settled.codes.filter(({ status }) => status === 'active');
  const domains = counted(namesOf(active, 'domain').length, 'domain');
  return [
    { name: 'Domains with passages', about: startingColumns(frame.settled) },
    {
      name: [domains, ...namesOf(active, 'outside')].join(' and '),
      about: groups[0]?.choices.map(({ about }) => about) ?? [],
    },
    { name: 'Own codes', about: of('Own codes') },
    { name: 'Themes', about: of('Themes') },
    { name: 'Subthemes', about: of('Subthemes') },
    { name: 'None yet', about: [] },
  ].filter(({ name, about }) => about.length > 0 || name === 'None yet');
}

function namesOf(codes: readonly Code[], kind: Code['kind']): readonly string[] {
  return codes.filter((code) => code.kind === kind).map(({ name }) => name);
}

function codeChoice(code: Code): ColumnChoice {
  return choice({ on: 'code', codeId: code.id }, code.name, codeLookOf(code));
}

function choice(about: FindingTarget, name: string, look: ColumnChoice['look']): ColumnChoice {
  return { key: keyOf(about), about, name, look };
}
