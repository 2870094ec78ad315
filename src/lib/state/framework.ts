import file from '../../../codebooks/tdf-v2.json';
import { domainNameReader } from '../domain/codebook/domain-names.ts';
import { parseFramework } from '../domain/codebook/framework.ts';
import { codesOfFramework } from '../domain/codebook/starter-codes.ts';
import type { Code } from '../domain/model/code.ts';

/** The Theoretical Domains Framework, version 2: the one framework that ships with the program. */
export const framework = parseFramework(file);

/** Resolves names of domains in free text. */
export const readDomainNames = domainNameReader(framework);

/** What a new study needs of it. */
export function starterCodes(at: string): {
  readonly id: string;
  readonly version: string;
  readonly codes: readonly Code[];
} {
  return { id: framework.id, version: framework.version, codes: codesOfFramework(framework, at) };
}
