import type { Chance } from './chance.ts';

/**
 * What people in interviews say most, in falling order of frequency, among it words that are not
 * ASCII: whatever counts or cuts text must meet them often.
 */
const words =
  `the to and I it you that of a in we is have so they but do was for with on know not be think like
  just time what this don’t people there if because it’s really or as my at all them about when
  patient see would get can are patients one go up from me had say how been our out more then medicine
  well even want practice GP nurse never always clinic work review list stop take told asked week
  appointment ten minutes difficult feel worry risk evidence guideline café naïve role mine pharmacist
  phone call family daughter side effects pain sleep habit remember forget screen pop-up training
  confident trust team meeting money paid target letter hospital consultant discharge blame harm
  benefit try again easier system record repeat prescription Łukasz São Ærø façade über jalapeño
  coöperate — … ½ £30 “right” ‘normal’ 日本 Ελλάδα здравствуйте שלום 🙂 👩🏽‍⚕️ e\u0301lan`.split(/\s+/);

/** Zipf's law, roughly. */
const weights = words.map((_, rank) => 1 / (rank + 2));

const meanTurn = 18;
const longestTurn = 90;

/** Turns of about eighteen words: many short ones, a few long. */
export function turns(chance: Chance): () => string {
  const word = chance.weighted(weights);
  return () => {
    const drawn = Math.round(-Math.log(1 - chance.next()) * (meanTurn - 1));
    const said = Array.from({ length: 1 + Math.min(drawn, longestTurn) }, () => words[word()]);
    const text = said.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
}
