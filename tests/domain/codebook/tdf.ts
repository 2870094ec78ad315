import { codesOfFramework } from '#lib/domain/codebook/starter-codes.ts';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import file from '../../../codebooks/tdf-v2.json' with { type: 'json' };

export const tdf = parseFramework(file);
export const at = '2025-11-14T10:00:00.000Z';
export const tdfCodes = codesOfFramework(tdf, at);

export const codeId = (number: number) =>
  `5a000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as CodeId;

export function domainId(key: string): CodeId {
  const code = tdfCodes.find(({ frameworkKey }) => frameworkKey === key);
  if (!code) throw new RangeError(key);
  return code.id;
}

/** An own code, in the form it is stored. */
export function ownCode(number: number, name: string, more: Partial<Code> = {}): Code {
  return {
    id: codeId(number),
    kind: 'own',
    frameworkKey: null,
    name,
    parentId: null,
    order: number,
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
    createdAt: at,
    createdBy: null,
    ...more,
  };
}

/** The codes after a change: what storage does with them, without its transaction. */
export function withPut(
  codes: readonly Code[],
  change: { readonly put: readonly { readonly table: string; readonly record: unknown }[] },
): readonly Code[] {
  const put = new Map(
    change.put
      .filter(({ table }) => table === 'codes')
      .map(({ record }) => [(record as Code).id, record as Code]),
  );
  const kept = codes.map((code) => put.get(code.id) ?? code);
  const known = new Set(codes.map(({ id }) => id));
  return [...kept, ...[...put.values()].filter(({ id }) => !known.has(id))];
}
