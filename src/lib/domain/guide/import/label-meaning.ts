import type { DomainNameReader } from '../../codebook/domain-names.ts';
import type { Framework } from '../../codebook/framework.ts';
import type { CodeId } from '../../model/code.ts';

/** What a label in a file says a question is about. */
export interface LabelMeaning {
  /** Domains it names, and those it names by one of their constructs. */
  readonly domainIds: readonly CodeId[];
  /** What a person is to look at; `null` where every word of it was understood. */
  readonly trouble: LabelTrouble | null;
}

export type LabelTrouble =
  /** A name only the framework's first version has; what it became is for a person to decide. */
  | { readonly kind: 'v1'; readonly name: string; readonly became: readonly string[] }
  /** Constructs name a domain indirectly. */
  | { readonly kind: 'construct'; readonly names: readonly string[] }
  /** Words that are no name of a domain. */
  | { readonly kind: 'unknown'; readonly words: readonly string[] };

/** Words that stand beside the name of a domain and are none. */
const beside =
  /^(?:tdf|the|a|of|on|about|to|for|related|relating|theoretical|framework|domains?|constructs?|questions?|items?|section|part|topic|area|theme|v2|\d+(?:\.\d+)*|[ivx]+)$/i;

/** Headings of the parts of an interview that belong to no domain. */
const noDomain =
  /^(?:[\d.)\s]*)(?:no domain|none|n\/?a|opening|closing|introduct\w*|intro|warm|ending|end|background|general|demograph\w*|wrap|conclu\w*|final|other|any other|ice|start|welcome|rapport|debrief\w*|thank\w*)(?![\p{L}])(?:\W+\S+){0,3}$/iu;

/** Reads a label by the names of the framework. An empty label, or that of a part of the interview, means none. */
export function labelMeaning(
  label: string,
  framework: Framework,
  read: DomainNameReader,
): LabelMeaning {
  if (label.trim() === '') return nothing;
  const { domains, v1, constructs, leftover } = read(label);
  const words = leftover.filter((word) => !beside.test(word));
  if (domains.length + v1.length + constructs.length === 0 && noDomain.test(label.trim())) {
    return nothing;
  }
  const named = domains.map((key) => codeOf(key, framework));
  const indirectly = constructs.map((key) => codeOf(key, framework));
  const domainIds = [...new Set([...named, ...indirectly])].filter((id) => id !== null);
  const [first] = v1;
  if (first) {
    const became = first.domains.map((key) => nameOf(key, framework));
    return { domainIds, trouble: { kind: 'v1', name: first.name, became } };
  }
  if (words.length > 0) return { domainIds, trouble: { kind: 'unknown', words } };
  if (constructs.length > 0) {
    const names = [...new Set(constructs.map((key) => constructName(key, framework)))];
    return { domainIds, trouble: { kind: 'construct', names } };
  }
  return {
    domainIds,
    trouble: domainIds.length === 0 ? { kind: 'unknown', words: [label] } : null,
  };
}

/** Whether a text is nothing but names of domains, of today's or the first version. */
export function isDomainLabel(text: string, read: DomainNameReader): boolean {
  const { domains, v1, leftover } = read(text);
  return domains.length + v1.length > 0 && leftover.every((word) => beside.test(word));
}

/** Whether a heading names a part of the interview rather than what it asks about. */
export function isPartOfInterview(text: string): boolean {
  return noDomain.test(text.trim());
}

const nothing: LabelMeaning = { domainIds: [], trouble: null };

function codeOf(key: string, { byKey }: Framework): CodeId | null {
  const entry = byKey.get(key);
  return entry && entry.kind !== 'outside' ? entry.domain.codeId : null;
}

function nameOf(key: string, { byKey }: Framework): string {
  const entry = byKey.get(key);
  return entry && entry.kind !== 'outside' ? entry.domain.name : key;
}

function constructName(key: string, { byKey }: Framework): string {
  const entry = byKey.get(key);
  return entry?.kind === 'construct' ? entry.construct.name : key;
}
