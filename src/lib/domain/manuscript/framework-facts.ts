import { frameworkFacts } from '../checks/framework-facts.ts';
import { sentencesOf, type TeamText } from '../checks/team-texts.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/** L1: counts of domains and constructs, and the version, where the manuscript names them. */
export function factsOfFramework({
  frame,
  units,
  finding,
}: ReadManuscript): readonly ManuscriptFinding[] {
  const texts = units
    .filter(
      ({ isReference, words }) => !isReference && /domain|construct|framework|TDF/i.test(words),
    )
    .map((unit) => {
      const sentences = sentencesOf(unit.words);
      const text: TeamText = {
        // Two paragraphs that say the same are found once.
        id: `manuscript ${unit.words.slice(0, 60)}`,
        where: '',
        words: unit.words,
        sentences,
        says: 'methods',
        about: null,
        place: { page: 'manuscript', choices: {} },
      };
      return { unit, text };
    });
  return texts.flatMap(({ unit, text }) => {
    const outcome = frameworkFacts(frame, { texts: [text] });
    if (!outcome.ran) return [];
    return outcome.findings
      .filter(({ place }) => place?.page === 'manuscript')
      .map((one) => {
        const quoted = /“([^”]+)”/.exec(one.what)?.[1] ?? '';
        const from = quoted === '' ? -1 : unit.words.indexOf(quoted);
        const words =
          from < 0 ? { from: 0, to: unit.words.length } : { from, to: from + quoted.length };
        // The sentence itself is shown beside it.
        const why = one.why.startsWith('“') ? reason : one.why;
        return finding(unit, words, { ...one, why, place: null });
      });
  });
}

const reason =
  'The two versions have other domains and constructs; a reader takes the one that is named.';
