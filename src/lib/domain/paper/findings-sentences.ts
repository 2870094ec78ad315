import { amount } from '../adequacy/rule-words.ts';
import type { PaperFrame } from './paper-frame.ts';

/** How findings were made from codes, as far as records say: charting, statements, relevance, themes. */
export function findingsSentences(frame: PaperFrame): readonly string[] {
  return [
    ...chartingSentences(frame),
    ...beliefSentences(frame),
    ...relevanceSentences(frame),
    ...themeSentences(frame),
  ];
}

function chartingSentences({ records }: PaperFrame): readonly string[] {
  const written = records.chartings.filter(({ kind }) => kind === 'summary').length;
  if (written === 0 || records.matrices.length === 0) return [];
  const people = records.matrices.some(({ rows }) => rows.by === 'participant');
  const groups = records.matrices.some(({ rows }) => rows.by !== 'participant');
  const cases = [
    ...(people ? ['participants'] : []),
    ...(groups ? [people ? 'groups of them' : 'groups of participants'] : []),
  ].join(' or ');
  return [
    `What was said was charted in ${records.matrices.length === 1 ? 'a framework matrix' : amount(records.matrices.length, 'framework matrix', 'framework matrices')} of ${cases} by codes or themes: ${amount(written, 'cell')} ${written === 1 ? 'holds' : 'hold'} a summary in the analysts’ words, tied to the passages it rests on.`,
  ];
}

function beliefSentences({ records }: PaperFrame): readonly string[] {
  const standing = records.beliefs.filter(({ mergedInto }) => mergedInto === null).length;
  if (standing === 0) return [];
  const merged = records.beliefs.length - standing;
  return [
    `${amount(standing, 'belief statement')} ${standing === 1 ? 'was' : 'were'} written${merged > 0 ? `, after ${amount(merged, 'statement')} with the same core thought had been merged` : ''}; each is counted by the people who voice it and not by utterances.`,
  ];
}

function relevanceSentences({ records, framework }: PaperFrame): readonly string[] {
  const decided = records.relevances.filter(({ decision }) => decision !== null);
  if (decided.length === 0) return [];
  const many = (decision: string) => decided.filter((one) => one.decision === decision).length;
  const parts = [
    [many('relevant'), 'relevant'],
    [many('not-relevant'), 'not relevant'],
    [many('undecided'), 'undecided'],
  ].flatMap(([n, words]) => (n === 0 ? [] : [`${n} ${words}`]));
  const by = new Set(decided.flatMap(({ deciderIds }) => deciderIds)).size;
  return [
    `The relevance of ${decided.length} of ${amount(framework.counts.domains, 'domain')} was considered by ${by === 1 ? 'one person' : by === 0 ? 'people who are not named' : `${by} people`}, with the number of people, conflicting beliefs and strength of what was said before them and without a cut-off: ${parts.join(', ')}.`,
  ];
}

function themeSentences({ records }: PaperFrame): readonly string[] {
  const { themes, subthemes } = records;
  if (themes.length + subthemes.length === 0) return [];
  const links = subthemes.flatMap(({ domains }) => domains);
  const confirmed = links.filter(({ state }) => state === 'confirmed').length;
  return [
    `Codes were brought together in ${amount(subthemes.length, 'subtheme')} under ${amount(themes.length, 'theme')}; ${confirmed === 0 ? 'no link of a subtheme to a domain is confirmed yet' : `${amount(confirmed, 'link')} of subthemes to domains ${confirmed === 1 ? 'was' : 'were'} confirmed by a person`}.`,
  ];
}
