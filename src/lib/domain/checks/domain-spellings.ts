import { nameOfKey, type Framework } from '../codebook/framework.ts';
import { placesOf, type DomainMention } from '../codebook/domain-names.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { listed } from '../reporting/listed.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { misspelt } from './misspelt.ts';
import type { TeamText } from './team-texts.ts';

/** One way of writing a domain's name, and where the team writes it so. */
interface Spelling {
  readonly written: string;
  readonly domains: readonly string[];
  readonly is: 'v1' | 'variant' | 'misspelt';
  readonly texts: TeamText[];
}

/**
 * L2: names of domains in the team's texts and in the codebook that are not the framework's: those of its
 * first version, other ways of writing a name of several words, and names misspelt. One finding for each
 * way of writing. Single words such as "goals" or "skill" are words of the language and left alone.
 */
export function domainSpellings(
  { framework, seen: { codes } }: PaperFrame,
  { mentions }: Pick<Known, 'mentions'>,
): RuleOutcome {
  const spellings = new Map<string, Spelling>();
  const add = (text: TeamText, one: Omit<Spelling, 'texts'>) => {
    const key = `${one.is} ${one.written.toLowerCase()}`;
    const known = spellings.get(key) ?? { ...one, texts: [] };
    if (!known.texts.includes(text)) known.texts.push(text);
    spellings.set(key, known);
  };
  const isMisspelt = misspelt(framework);
  for (const { text, found } of mentions) {
    for (const mention of found) {
      const is = spelledAs(mention);
      const written = text.words.slice(mention.from, mention.to);
      if (is) add(text, { is, written, domains: mention.domains });
    }
    for (const one of isMisspelt(placesOf(text.words), text.words, found)) {
      add(text, { is: 'misspelt', written: one.written, domains: [one.domain] });
    }
  }
  return {
    rule: 'L2',
    ran: true,
    findings: [
      ...codes.flatMap((code): Finding[] => {
        const entry =
          code.kind === 'domain' ? framework.byKey.get(code.frameworkKey ?? '') : undefined;
        if (entry?.kind !== 'domain' || entry.domain.name === code.name) return [];
        return [
          {
            rule: 'L2',
            mark: markOf('code', code.id, code.name),
            is: 'mismatch',
            where: 'Codebook',
            what: `The codebook calls the domain “${code.name}”; the framework calls it “${entry.domain.name}”.`,
            why: 'Every table and figure gives the codebook’s name.',
            place: { page: 'codebook', choices: { code: code.id } },
          },
        ];
      }),
      ...[...spellings.values()].map((one) => findingOf(one, framework)),
    ],
  };
}

function spelledAs({ v1, exact, words }: DomainMention): Spelling['is'] | null {
  if (v1 !== null) return 'v1';
  return exact || words < 2 ? null : 'variant';
}

function findingOf({ written, domains, is, texts }: Spelling, framework: Framework): Finding {
  const [first] = texts;
  const names = domains.map((id) => `“${nameOfKey(framework, id)}”`);
  const places = texts.map(({ where }) => where);
  const shown = places.slice(0, 3);
  const more = places.length - shown.length;
  return {
    rule: 'L2',
    mark: markOf(is, written.toLowerCase(), places.length),
    is: is === 'variant' ? 'question' : 'mismatch',
    where: more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; '),
    what: {
      v1:
        domains.length === 0
          ? `“${written}” is a domain of the framework’s first version only.`
          : `“${written}” is a domain of the framework’s first version; the second has ${listed(names)} in its place.`,
      variant: `“${written}” is written where tables say ${listed(names)}. Is it the same domain?`,
      misspelt: `“${written}” is ${listed(names)} misspelt.`,
    }[is],
    why: {
      v1: 'The study is coded with the second version; a reader cannot tell which is meant.',
      variant: 'One name for one domain, in the text as in the tables, leaves nothing to guess.',
      misspelt: 'Tables give the framework’s spelling, and both would stand in one paper.',
    }[is],
    place: first?.place ?? null,
  };
}
