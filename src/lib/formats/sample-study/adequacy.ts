import type { AdequacyRule } from '../../domain/model/adequacy-rule.ts';
import type { Analysis } from './files.ts';
import { ids } from './ids.ts';

/** The rule the team froze before its first interview. */
export function adequacyRules({ adequacy }: Pick<Analysis, 'adequacy'>): readonly AdequacyRule[] {
  const { rule, k, frozen, note } = adequacy;
  if (rule !== 'last-k') throw new RangeError(`the sample’s rule is "${rule}"`);
  const at = `${frozen}T09:00:00.000Z`;
  return [
    {
      id: ids.adequacyRule,
      rule: { kind: 'last-k', k },
      unit: 'own-codes',
      note,
      frozen: { on: frozen, recorded: { by: ids.coder('A'), at } },
      replaced: null,
      seed: 'sample study',
      draws: 1000,
      createdAt: at,
    },
  ];
}
