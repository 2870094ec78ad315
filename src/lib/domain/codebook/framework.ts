import * as v from 'valibot';
import type { Code, CodeId } from '../model/code.ts';
import { id, whole } from '../model/record.ts';

const words = v.pipe(v.string(), v.minLength(1));

const construct = v.object({
  /** Scoped by its domain, such as "goals/action-planning": six names occur in two domains. */
  id: words,
  codeId: id('Code'),
  name: words,
  verification: v.picklist(['read', 'read-in-secondary-copy', 'not-read']),
});

const domain = v.object({
  id: words,
  codeId: id('Code'),
  number: whole,
  name: words,
  /** Three letters, for tags. */
  abbreviation: v.pipe(v.string(), v.length(3)),
  /** The key that follows the leader key at the coding desk. */
  chord: v.pipe(v.string(), v.length(1)),
  /** The COM-B family whose pattern its stripe belongs to. */
  family: v.picklist(['cap', 'opp', 'ref', 'aut']),
  /** As the literature abbreviates it, such as "BCap". */
  initials: words,
  aliases: v.array(words),
  /** COM-B components, by the ids of `com-b.json`. */
  comb: v.array(words),
  definition: words,
  codeHere: v.array(words),
  notHere: v.array(words),
  exampleQuestions: v.array(words),
  constructs: v.array(construct),
  v1Origin: words,
});

const confusablePair = v.object({
  /** Ids of two domains, or of a domain and one of its constructs. */
  between: v.tuple([words, words]),
  test: words,
  source: v.optional(words),
});

const frameworkFile = v.object({
  id: words,
  version: words,
  title: words,
  citation: words,
  licence: words,
  counts: v.object({ domains: whole, constructs: whole, distinctConstructNames: whole }),
  verification: words,
  families: v.array(v.object({ id: domain.entries.family, name: words })),
  domains: v.array(domain),
  /** The place for a line that belongs to no domain. */
  outside: v.object({
    id: words,
    codeId: id('Code'),
    name: words,
    abbreviation: words,
    chord: v.pipe(v.string(), v.length(1)),
    definition: words,
    codeHere: v.array(words),
    notHere: v.array(words),
  }),
  confusablePairs: v.array(confusablePair),
  confusabilityEvidence: v.array(words),
  aliasRule: words,
  aliasAcceptance: v.array(
    v.object({
      text: v.string(),
      domains: v.array(words),
      v1: v.optional(v.array(words)),
      constructOf: v.optional(v.array(words)),
    }),
  ),
  v1: v.object({
    citation: words,
    counts: v.object({ domains: whole, constructs: whole, theories: whole }),
    /** What each domain of the first version became; one-to-many is for a person to decide. */
    names: v.array(v.object({ name: words, domains: v.array(words) })),
    note: words,
  }),
});

type FrameworkFile = v.InferOutput<typeof frameworkFile>;
export type Domain = FrameworkFile['domains'][number];
export type Construct = Domain['constructs'][number];
export type Outside = FrameworkFile['outside'];
export type Family = FrameworkFile['families'][number];
export type FamilyId = Family['id'];
export type ConfusablePair = FrameworkFile['confusablePairs'][number];

/** Anything of the framework that a code can stand for. */
export type FrameworkEntry =
  | { readonly kind: 'domain'; readonly domain: Domain }
  | { readonly kind: 'construct'; readonly domain: Domain; readonly construct: Construct }
  | { readonly kind: 'outside'; readonly outside: Outside };

/** A framework's file with the ways to look things up in it. Plain data: it may be sent to a worker. */
export interface Framework extends FrameworkFile {
  /** By the file's own ids, such as "goals", "goals/action-planning" and "outside". */
  readonly byKey: ReadonlyMap<string, FrameworkEntry>;
  readonly byCodeId: ReadonlyMap<CodeId, FrameworkEntry>;
  /** Domains and "outside" by the letter of their chord. */
  readonly byChord: ReadonlyMap<string, FrameworkEntry>;
}

/**
 * Reads a framework's file as it ships in `codebooks/`.
 *
 * @throws {v.ValiError} when the file does not have the form above, and {RangeError} when an id, a
 * chord or a count in it contradicts the rest: the file is part of the program.
 */
export function parseFramework(file: unknown): Framework {
  const content = v.parse(frameworkFile, file);
  const entries = entriesOf(content);

  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const byCodeId = new Map(entries.map((entry) => [codeIdOf(entry), entry]));
  const chords = [...content.domains, content.outside].map(({ chord }) => chord);
  if (byKey.size !== entries.length || byCodeId.size !== entries.length) {
    throw new RangeError(`an id occurs twice in framework ${content.id}`);
  }
  if (new Set(chords).size !== chords.length) {
    throw new RangeError(`a chord occurs twice in framework ${content.id}`);
  }
  requireCounts(content);
  requireKnownKeys(content, byKey);

  const byChord = new Map<string, FrameworkEntry>();
  for (const entry of entries) {
    if (entry.kind === 'domain') byChord.set(entry.domain.chord, entry);
    if (entry.kind === 'outside') byChord.set(entry.outside.chord, entry);
  }
  return { ...content, byKey, byCodeId, byChord };
}

/** The domain a framework code stands for or belongs to; own codes and "outside" have none. */
export function domainOfCode(
  framework: Framework,
  code: Pick<Code, 'frameworkKey'>,
): Domain | undefined {
  if (code.frameworkKey === null) return undefined;
  const entry = framework.byKey.get(code.frameworkKey);
  return entry && entry.kind !== 'outside' ? entry.domain : undefined;
}

/** The pairs in which coders often take one for the other and this is one of the two. */
export function confusablePairsOf(framework: Framework, key: string): readonly ConfusablePair[] {
  return framework.confusablePairs.filter(({ between }) => between.includes(key));
}

/** What a domain or construct is called, by its id in the framework's file. */
export function nameOfKey(framework: Framework, key: string): string {
  const entry = framework.byKey.get(key);
  if (!entry) throw new RangeError(`framework ${framework.id} has no "${key}"`);
  if (entry.kind === 'domain') return entry.domain.name;
  return entry.kind === 'construct' ? entry.construct.name : entry.outside.name;
}

/** The domains by family, families and domains in the framework's order. */
export function domainsByFamily(
  framework: Framework,
): readonly { readonly family: Family; readonly domains: readonly Domain[] }[] {
  return framework.families.map((family) => ({
    family,
    domains: framework.domains.filter((domain) => domain.family === family.id),
  }));
}

function entriesOf({ domains, outside }: FrameworkFile): readonly FrameworkEntry[] {
  return [
    ...domains.flatMap((domain): FrameworkEntry[] => [
      { kind: 'domain', domain },
      ...domain.constructs.map((construct) => ({ kind: 'construct' as const, domain, construct })),
    ]),
    { kind: 'outside', outside },
  ];
}

function keyOf(entry: FrameworkEntry): string {
  if (entry.kind === 'domain') return entry.domain.id;
  return entry.kind === 'construct' ? entry.construct.id : entry.outside.id;
}

function codeIdOf(entry: FrameworkEntry): CodeId {
  if (entry.kind === 'domain') return entry.domain.codeId;
  return entry.kind === 'construct' ? entry.construct.codeId : entry.outside.codeId;
}

function requireCounts({ id, domains, counts }: FrameworkFile): void {
  const constructs = domains.flatMap((domain) => domain.constructs);
  const names = new Set(constructs.map(({ name }) => name));
  if (
    domains.length !== counts.domains ||
    constructs.length !== counts.constructs ||
    names.size !== counts.distinctConstructNames
  ) {
    throw new RangeError(`the counts stated in framework ${id} are not those of its lists`);
  }
}

function requireKnownKeys(
  { id, confusablePairs, v1, aliasAcceptance }: FrameworkFile,
  byKey: ReadonlyMap<string, FrameworkEntry>,
): void {
  const used = [
    ...confusablePairs.flatMap(({ between }) => between),
    ...v1.names.flatMap(({ domains }) => domains),
    ...aliasAcceptance.flatMap(({ domains }) => domains),
  ];
  const unknown = used.find((key) => !byKey.has(key));
  if (unknown !== undefined) throw new RangeError(`framework ${id} speaks of "${unknown}"`);
}
