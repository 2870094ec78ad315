import { readSentence } from './read-sentence.ts';
import { methodsSentence } from '../adequacy/methods-sentence.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import { adequacyInForce } from '../reporting/adequacy-notes.ts';
import { dayWords } from '../reporting/day-words.ts';
import { saidClaim } from './claims.ts';
import { type Drafted, at, drafted } from './drafted.ts';
import type { Ground } from './ground.ts';

/** COREQ 22. It never says that anything was reached. */
export function adequacy({ frame }: Ground): Drafted {
  const inForce = adequacyInForce(frame);
  const { draft } = rulesOfStudy(frame.records.adequacyRules);
  const words = inForce ? methodsSentence({ ...inForce, drawn: null }) : '';
  const kind = inForce?.rule.rule.kind;
  const record = !inForce
    ? 'no rule was frozen'
    : kind === 'not-claimed'
      ? 'that no claim is made'
      : kind === 'information-power'
        ? 'that it was weighed in words'
        : 'what a rule found, and that meeting it is no guarantee';
  return drafted([words], {
    missing: inForce
      ? []
      : [
          {
            what: draft
              ? 'A rule for sample adequacy: one is drafted and not frozen'
              : 'A rule for sample adequacy, or that none is claimed',
            place: at('adequacy'),
          },
        ],
    sources: inForce
      ? [
          {
            name: 'Sample adequacy',
            words: inForce.rule.frozen
              ? `rule frozen on ${dayWords(inForce.rule.frozen.on)}`
              : 'rule in force',
            place: at('adequacy'),
          },
        ]
      : [],
    facts: {
      numbers:
        inForce && kind !== 'not-claimed' && kind !== 'information-power'
          ? [
              { n: inForce.occurrences.interviews.length, is: 'interviews counted' },
              {
                n: inForce.occurrences.interviews.length + inForce.occurrences.unsettled.length,
                is: 'interviews',
              },
              { n: inForce.occurrences.found.length, is: 'things looked for' },
              ...readSentence(words).numbers.map(({ n }) => ({ n, is: 'in what the rule says' })),
            ]
          : null,
      days: inForce?.rule.frozen
        ? [{ day: inForce.rule.frozen.on, is: 'the rule was frozen' }]
        : null,
      claims: [
        saidClaim(
          /\bsaturat\w*\b[^,]*\b(?:reached|achieved|attained|obtained|met|occurred)|\b(?:reached|achieved|attained|obtained)\b[^,]*\bsaturat/,
          `The sentence says that saturation was reached; the record says ${record}.`,
        ),
      ],
    },
  });
}
