import { codeWithId } from '../codebook/codebook.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Signed } from '../model/signed.ts';
import type { DomainLink, Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Change } from '../trail/change.ts';
import { putSubthemes } from './change-subthemes.ts';
import { subthemeWithId } from './theme-records.ts';

/**
 * Says that a subtheme speaks to a domain, that it might, or that it does not; `null` takes back what
 * was said. Only what people say is stored: what follows from the codings is proposed anew each time.
 *
 * @returns `null` when that is what stands there already, whoever said it.
 * @throws {ActError} 'subtheme-gone', 'code-not-found'.
 */
export function linkDomain(
  {
    subthemes,
    codes,
  }: { readonly subthemes: readonly Subtheme[]; readonly codes: readonly Code[] },
  id: SubthemeId,
  domainId: CodeId,
  state: DomainLink['state'] | null,
  signed: Signed,
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  const stands = subtheme.domains.find((one) => one.domainId === domainId);
  if ((stands?.state ?? null) === state) return null;
  if (state !== null && codeWithId(codes, domainId).kind !== 'domain') {
    throw new RangeError('a subtheme is linked to a domain');
  }
  const others = subtheme.domains.filter((one) => one.domainId !== domainId);
  const domains = state === null ? others : [...others, { domainId, state, ...signed }];
  return { ...putSubthemes('link-domain', [{ ...subtheme, domains }]), codeIds: [domainId] };
}
