import { standing, voicesReader } from '../beliefs/voices.ts';
import { passageAt } from '../findings/passages.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { groupedValues } from '../participants/grouping.ts';
import { numberWords, peopleWords, writtenNumber } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { looseKey } from './name-key.ts';
import type { TextTie } from './team-texts.ts';

/** "most", "half of the", "few", with what follows; not "not all". */
const amountOf =
  /(?<!\bnot\s)\b(all|most|the\s+majority|a\s+majority|half|many|several|some|few|a\s+few|none)\s+(?:of\s+(?:the|our)\s+|the\s+|our\s+)?(?=\p{L})/giu;
/** Words that mean those the study spoke to, whatever the text is about. */
const asked =
  /^(?:participants?|interviewees?|respondents?|people\s+(?:we\s+)?interviewed)(?![\p{L}-])/iu;
const people = /^(?:people|practitioners?)(?![\p{L}-])/iu;
/** No group is looked for in more words than this. */
const longestGroup = 5;
/** "everybody said", "nobody mentioned": said of all, or none. */
const everybody =
  /\b(everyone|everybody|nobody|no\s+one)\s+(?:\w+ly\s+)?(?:said|says|spoke|speaks|mention(?:ed|s)?|talk(?:ed|s)?|raised|raises|describ(?:ed|es)|voiced|voices|report(?:ed|s)|told|tells|felt|feels)\b/gi;
/** "all six keep a list": of people, by the verb that follows. */
const allOf = new RegExp(
  String.raw`\ball\s+(${numberWords})\s+(?:of\s+them\b|(?=(?:have|has|had|keep|kept|say|said|speak|spoke|tell|told|describe|described|mention|mentioned|feel|felt|think|thought|give|gave|use|used|talk|talked|do|did|want|wanted|know|knew)\b))`,
  'gi',
);

/**
 * L16: words for amounts of people in texts that are about a theme, a subtheme, a domain or a statement,
 * against the people the record counts there. Questions, since a sentence may speak of others.
 */
export function wordsForAmounts(frame: PaperFrame, known: Known): RuleOutcome {
  const tied = known.texts.filter(({ about, says }) => about && says === 'findings');
  if (tied.length === 0) {
    return {
      rule: 'L16',
      ran: false,
      because: 'no text of the team is about what the record counts',
    };
  }
  const countOf = peopleReader(frame);
  const groups = groupsOf(frame, known.people);
  /** The words that name people where a text goes on, and whom they name; `null` where they name none. */
  const namedAt = (rest: string, isStatement: boolean) => {
    const [generic] = asked.exec(rest) ?? (isStatement ? [] : (people.exec(rest) ?? []));
    if (generic !== undefined) return { noun: generic, of: known.people };
    // A statement speaks of the world as people see it: "most patients" in it are none of the study's.
    return isStatement ? null : groupAt(rest, groups);
  };
  const findings = tied.flatMap((text) =>
    text.sentences.flatMap((sentence) => {
      const claims = [
        ...[...sentence.matchAll(amountOf)].flatMap(({ 0: begun, 1: word = '', index }) => {
          const rest = sentence.slice(index + begun.length);
          const named = namedAt(rest, text.about?.on === 'belief');
          return named ? [{ written: begun + named.noun, word, of: named.of }] : [];
        }),
        ...[...sentence.matchAll(everybody)].map(([written, word = '']) => ({
          written,
          word: /^every/i.test(word) ? 'all' : 'none',
          of: known.people,
        })),
        ...[...sentence.matchAll(allOf)].map(([written, word = '']) => ({
          written,
          word,
          of: known.people,
        })),
      ];
      return claims.flatMap(({ written, word, of }): Finding[] => {
        if (!text.about || of.size === 0) return [];
        const people = countOf(text.about);
        const n = [...people].filter((id) => of.has(id)).length;
        if (fits(word, n, of.size)) return [];
        return [
          {
            rule: 'L16',
            mark: markOf(text.id, written.trim().toLowerCase(), n, of.size),
            is: 'question',
            where: text.where,
            what: `“${written.trim()}” is said; the record counts ${n} of ${peopleWords(of.size)} there. Does it hold?`,
            why: `“${sentence}”`,
            place: text.place,
          },
        ];
      });
    }),
  );
  return {
    rule: 'L16',
    ran: true,
    findings: [...new Map(findings.map((one) => [one.mark, one])).values()],
  };
}

/** Whether a word for an amount can be said of n of N people; wide, since words are. */
function fits(word: string, n: number, of: number): boolean {
  const plain = word.toLowerCase().replace(/\s+/g, ' ');
  const number = writtenNumber(plain);
  if (plain !== 'none' && number !== undefined) return number === of && n === of;
  switch (plain) {
    case 'all':
      return n === of;
    case 'most':
    case 'the majority':
    case 'a majority':
      return n * 2 > of;
    case 'half':
      return Math.abs(n * 2 - of) <= Math.max(1, of * 0.2);
    case 'many':
      return n >= 3 && n * 3 >= of;
    case 'several':
      return n >= 3;
    case 'some':
    case 'a few':
      return n >= 1;
    case 'few':
      return n * 2 <= of;
    default:
      return n === 0;
  }
}

function peopleReader({
  settled,
  records,
}: PaperFrame): (about: TextTie) => ReadonlySet<ParticipantId> {
  const voices = voicesReader(settled);
  const beliefs = new Map(standing(records.beliefs).map((one) => [one.id, one]));
  const known = new Map<string, ReadonlySet<ParticipantId>>();
  const read = (about: TextTie): ReadonlySet<ParticipantId> => {
    if (about.on === 'belief') {
      const belief = beliefs.get(about.id);
      return belief ? voices(belief).people : new Set();
    }
    const target =
      about.on === 'domain'
        ? ({ on: 'code', codeId: about.id } as const)
        : about.on === 'theme'
          ? ({ on: 'theme', themeId: about.id } as const)
          : ({ on: 'subtheme', subthemeId: about.id } as const);
    return speakersOf(codesOfTarget(target, settled, records), settled);
  };
  return (about) => {
    const key = `${about.on} ${about.id}`;
    const found = known.get(key) ?? read(about);
    known.set(key, found);
    return found;
  };
}

/** Who speaks in the passages of some codes; a transcript is left once all of its people are found. */
function speakersOf(
  codeIds: ReadonlySet<CodeId>,
  { settled }: Pick<SettledStudy, 'settled'>,
): ReadonlySet<ParticipantId> {
  const found = new Set<ParticipantId>();
  for (const one of settled) {
    const isComplete = () => one.people.every((id) => found.has(id));
    for (const codeId of isComplete() ? [] : codeIds) {
      for (const run of one.runs.get(codeId) ?? []) {
        for (const id of passageAt(run, one).people) found.add(id);
        if (isComplete()) break;
      }
    }
  }
  return found;
}

/** The groups that occur among people counted, in the singular and the plural, with who is in each. */
function groupsOf(
  { seen: { attributes, participants } }: PaperFrame,
  people: ReadonlySet<ParticipantId>,
): ReadonlyMap<string, ReadonlySet<ParticipantId>> {
  const groups = new Map<string, Set<ParticipantId>>();
  for (const attribute of attributes) {
    if (attribute.type === 'number' || attribute.type === 'date' || !attribute.published) continue;
    for (const person of participants) {
      if (!people.has(person.id)) continue;
      for (const group of groupedValues(attribute, person.attributes[attribute.id])) {
        // Numbers and ages name nobody in a sentence.
        if (!/^\p{L}[\p{L} '’-]{2,}$/u.test(group)) continue;
        for (const key of [group.toLowerCase(), `${group.toLowerCase()}s`, looseKey(group)]) {
          const known = groups.get(key) ?? new Set();
          known.add(person.id);
          groups.set(key, known);
        }
      }
    }
  }
  return groups;
}

/** The longest name of a group that a text goes on with. */
function groupAt(
  rest: string,
  groups: ReadonlyMap<string, ReadonlySet<ParticipantId>>,
): { readonly noun: string; readonly of: ReadonlySet<ParticipantId> } | null {
  const words = [...rest.matchAll(/[\p{L}\p{N}'’-]+/gu)].slice(0, longestGroup);
  for (const last of words.toReversed()) {
    const noun = rest.slice(0, last.index + last[0].length);
    const of = groups.get(noun.toLowerCase()) ?? groups.get(looseKey(noun));
    if (of) return { noun, of };
  }
  return null;
}
