import type { Rule } from '../../domain/adequacy/rules.ts';

/** What somebody who is to choose a rule should know of it, in few words. */
export interface RuleTeaching {
  readonly kind: Rule['kind'];
  /** What it looks at. */
  readonly is: string;
  readonly fits: string;
  readonly against: string;
  readonly source: string;
}

export const ruleTeaching: readonly RuleTeaching[] = [
  {
    kind: 'last-k',
    is: 'Looks at the last interviews, as many as you say, and whether any of them brought something that was not there before.',
    fits: 'Easy to say and to check; where codes are made as one goes.',
    against:
      'Two quiet interviews may be two alike. Look at other orders too, and at each role group.',
    source: 'A convention without one source.',
  },
  {
    kind: 'francis',
    is: 'An initial sample, 10 say, is looked at first; then 3 more interviews in a row must bring no new shared belief. It is tested in each domain and over all of them.',
    fits: 'Made for interviews from theory, such as the TDF, where beliefs are written down domain by domain.',
    against:
      'Needs 13 interviews before it says anything, and belief statements written alike throughout. A belief is shared from the second person who voices it.',
    source:
      'Francis JJ, Johnston M, Robertson C, Glidewell L, Entwistle V, Eccles MP, Grimshaw JM. Psychology & Health 2010;25:1229–45.',
  },
  {
    kind: 'guest',
    is: 'Counts what the first interviews brought (the base), and then what each run of further interviews adds, as a share of it. You say the size of base and run and the share that is small enough.',
    fits: 'Can be reported in one line, such as “6+2”, and reckoned afterwards by anybody.',
    against: 'A small base makes large shares; what is small enough is a choice, not a finding.',
    source: 'Guest G, Namey E, Chen M. PLoS ONE 2020;15:e0232076.',
  },
  {
    kind: 'information-power',
    is: 'No counting. You weigh how narrow the aim is, how much the people know of it, whether theory carries the analysis, how strong the talk is, and whether you look within or across cases.',
    fits: 'Where few people say much, and the sample is argued for when it is planned.',
    against: 'It is an argument and stands or falls as one.',
    source: 'Malterud K, Siersma VD, Guassora AD. Qualitative Health Research 2016;26:1753–60.',
  },
  {
    kind: 'not-claimed',
    is: 'You make no such claim, and say why.',
    fits: 'Reflexive work, where meaning is made and not found until nothing is left of it; and small, set samples.',
    against: 'Readers may still ask why you stopped when you did: the reason is where to say it.',
    source: 'Braun V, Clarke V. Qualitative Research in Sport, Exercise and Health 2021;13:201–16.',
  },
];

/** The five things information power is weighed by, with what they ask. */
export const informationPowerFields = {
  aim: {
    label: 'Aim',
    about: 'How narrow or wide is the question? A narrow one needs fewer people.',
  },
  sample: {
    label: 'Sample',
    about: 'How much have these people lived through what it is about, and how do they differ?',
  },
  theory: { label: 'Theory', about: 'Is there theory that carries the analysis, such as the TDF?' },
  dialogue: {
    label: 'Dialogue',
    about: 'How strong was the talk: how well did interviewer and people come to the matter?',
  },
  analysis: {
    label: 'Analysis',
    about: 'Is it across cases, which needs more people, or deep within few?',
  },
} as const;

/** What can be looked for, and what that is. */
export const unitChoices = [
  ['own-codes', 'Own codes: what the team made from the talk'],
  ['codes', 'All codes: domains, constructs and own codes'],
  ['beliefs', 'Belief statements'],
  ['subthemes', 'Subthemes'],
] as const;
