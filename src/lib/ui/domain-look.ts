/** How a domain of the framework is drawn and reached: its tag, its stripe and its chord. */
export interface DomainLook {
  /** The framework's id, such as "role_identity"; "outside" for Outside the TDF. */
  readonly key: string;
  /** Class of palette.css that sets --stripe, --fill, --label and --mask. */
  readonly cssClass: string;
  /** Three letters. */
  readonly abbreviation: string;
  /** The second key of the chord. */
  readonly chordLetter: string;
  /** Where the chord's letter stands in the abbreviation, to be underlined; −1 where it does not. */
  readonly underlined: number;
  readonly name: string;
  readonly family: Family | null;
}

/** COM-B components as the codebook is ordered; each has its class of pattern. */
export type Family = 'capability' | 'opportunity' | 'reflective' | 'automatic';

export const families: readonly { readonly key: Family; readonly name: string }[] = [
  { key: 'capability', name: 'Capability' },
  { key: 'opportunity', name: 'Opportunity' },
  { key: 'reflective', name: 'Motivation, reflective' },
  { key: 'automatic', name: 'Motivation, automatic' },
];

const rows: readonly (readonly [
  key: string,
  abbreviation: string,
  chordLetter: string,
  family: Family | null,
  name: string,
])[] = [
  ['knowledge', 'Kno', 'k', 'capability', 'Knowledge'],
  ['skills', 'Skl', 'l', 'capability', 'Skills'],
  ['role_identity', 'Rol', 'r', 'reflective', 'Social/professional role and identity'],
  ['capabilities', 'Cap', 'c', 'reflective', 'Beliefs about capabilities'],
  ['optimism', 'Opt', 'o', 'reflective', 'Optimism'],
  ['consequences', 'Con', 'n', 'reflective', 'Beliefs about consequences'],
  ['reinforcement', 'Rnf', 'f', 'automatic', 'Reinforcement'],
  ['intentions', 'Int', 'i', 'reflective', 'Intentions'],
  ['goals', 'Goa', 'g', 'reflective', 'Goals'],
  [
    'memory_attention_decision',
    'Mem',
    'm',
    'capability',
    'Memory, attention and decision processes',
  ],
  ['environment', 'Env', 'v', 'opportunity', 'Environmental context and resources'],
  ['social_influences', 'Soc', 's', 'opportunity', 'Social influences'],
  ['emotion', 'Emo', 'e', 'automatic', 'Emotion'],
  ['behavioural_regulation', 'Beh', 'b', 'capability', 'Behavioural regulation'],
  ['outside', 'Out', 'x', null, 'Outside the TDF'],
];

/** The fourteen domains in the framework's order, then Outside the TDF. */
export const domainLooks: readonly DomainLook[] = rows.map(
  ([key, abbreviation, chordLetter, family, name]) => ({
    key,
    cssClass: `dom-${abbreviation.toLowerCase()}`,
    abbreviation,
    chordLetter,
    underlined: abbreviation.toLowerCase().indexOf(chordLetter),
    name,
    family,
  }),
);

const byKey = new Map(domainLooks.map((look) => [look.key, look]));

/**
 * The look of a domain, or of the domain a construct stands under ("goals/action-planning" looks as
 * "goals"); `undefined` for a key that no domain has, such as that of an own code.
 */
export function domainLook(frameworkKey: string | null): DomainLook | undefined {
  return frameworkKey === null ? undefined : byKey.get(frameworkKey.split('/')[0] ?? '');
}
