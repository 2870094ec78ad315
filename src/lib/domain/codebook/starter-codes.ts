import type { Code, CodeId } from '../model/code.ts';
import type { Framework } from './framework.ts';

/**
 * The codes every study of this framework begins with: its domains, their constructs, and the place
 * outside. Their ids are those of the framework's file, so that they are the same in every study.
 *
 * `include`, `exclude` and `example` start empty: there the team writes its own rules, beside the
 * framework's guidance, which stays in the framework's file.
 */
export function codesOfFramework(framework: Framework, at: string): readonly Code[] {
  const { domains, outside } = framework;
  return [
    ...domains.flatMap((domain, order): Code[] => [
      {
        ...entry('domain', domain, order, at),
        definition: domain.definition,
        abbreviation: domain.abbreviation,
      },
      ...domain.constructs.map((construct, index) => ({
        ...entry('construct', construct, index, at),
        parentId: domain.codeId,
      })),
    ]),
    {
      ...entry('outside', outside, domains.length, at),
      definition: outside.definition,
      abbreviation: outside.abbreviation,
    },
  ];
}

function entry(
  kind: Code['kind'],
  { id, codeId, name }: { readonly id: string; readonly codeId: CodeId; readonly name: string },
  order: number,
  createdAt: string,
): Code {
  return {
    id: codeId,
    kind,
    frameworkKey: id,
    name,
    parentId: null,
    order,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    colour: null,
    abbreviation: '',
    shortcut: null,
    domainIds: [],
    status: 'active',
    into: [],
    proposedIn: null,
    createdAt,
    createdBy: null,
  };
}
