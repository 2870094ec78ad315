import { dayWords } from '../reporting/day-words.ts';
import { behaviourWords } from '../study/behaviour.ts';
import { adequacy } from './adequacy-item.ts';
import { findingsShown, transcriptsReturned } from './asked-back-items.ts';
import { codingTree, derivation } from './codebook-items.ts';
import { coders } from './coders-item.ts';
import { type Drafted, type Missing, amountOf, at, drafted, ended, together } from './drafted.ts';
import { orientation } from './framework-item.ts';
import { type Ground, allOf, planSource } from './ground.ts';
import { guide } from './guide-item.ts';
import { duration, repeats } from './length-items.ts';
import { begun } from './number-words.ts';
import { recording } from './recording-items.ts';
import { approach, nonParticipation, sampling } from './recruitment-items.ts';
import { consistency, quotations } from './reporting-items.ts';
import { collectionDays, sampleDescription, sampleSize } from './sample-items.ts';
import { dataSetting } from './setting-items.ts';
import { software } from './software-item.ts';
import {
  assumptions,
  credentials,
  informationGiven,
  interviewer,
  occupation,
  relationship,
  training,
} from './team-items.ts';
import { majorThemes, minorThemes } from './theme-items.ts';

/** What the records give for each item of SRQR, most of it as for COREQ. */
export const srqrDrafts: Readonly<Record<number, (ground: Ground) => Drafted>> = {
  1: ({ study }) =>
    planned(
      study.title.trim() ? `The title is “${study.title.trim()}”.` : '',
      'The title of the study',
      'title',
    ),
  2: () => byHand('The abstract: no record holds it, a person writes it'),
  3: ({ study }) => {
    const words = behaviourWords(study.behaviour).replaceAll('\n', ' ');
    return planned(
      words ? `The behaviour in question. ${words}` : '',
      'The behaviour in question',
      'behaviour in question',
    );
  },
  4: ({ study }) => planned(study.aim, 'The aim of the study', 'aim'),
  5: orientation,
  6: (ground) =>
    together([
      interviewer(ground),
      credentials(ground),
      occupation(ground),
      training(ground),
      relationship(ground),
      informationGiven(ground),
      assumptions(ground),
    ]),
  7: context,
  8: (ground) => together([sampling(ground), adequacy(ground)]),
  9: ethics,
  10: (ground) =>
    together([interviewer(ground), approach(ground), dataSetting(ground), duration(ground)]),
  11: (ground) => together([guide(ground), recording(ground)]),
  12: (ground) =>
    together([
      sampleSize(ground),
      repeats(ground),
      nonParticipation(ground),
      sampleDescription(ground),
    ]),
  13: ({ study }) =>
    planned(
      study.transcription,
      'How recordings became text, and how what identifies people was taken out',
      'transcription',
    ),
  14: (ground) => together([codingTree(ground), derivation(ground), software(ground)]),
  15: (ground) => together([coders(ground), transcriptsReturned(ground), findingsShown(ground)]),
  16: (ground) => together([majorThemes(ground), minorThemes(ground), relevance(ground)]),
  17: (ground) => together([quotations(ground), consistency(ground)]),
  18: () =>
    byHand('How the findings stand to earlier work: no record holds it, a person writes it'),
  19: () => byHand('What limits the study: no record holds it, a person writes it'),
  20: ({ study }) =>
    planned(study.conflicts, 'Interests that may be seen as standing in the way', 'interests'),
  21: ({ study }) => planned(study.funding, 'Who paid for the study', 'funding'),
};

function planned(words: string, what: string, source: string): Drafted {
  const said = words.trim();
  return drafted([ended(said)], {
    missing: said ? [] : [{ what, place: at('study') }],
    sources: said ? [planSource(source)] : [],
  });
}

function byHand(what: string): Drafted {
  return drafted([], { missing: [{ what, place: null }] });
}

/** SRQR 7. */
function context(ground: Ground): Drafted {
  const { study } = ground;
  const days = collectionDays(ground);
  const [first, last] = [days?.[0]?.day, days?.at(-1)?.day];
  const when =
    !first || !last
      ? ''
      : first === last
        ? `Data were collected on ${dayWords(first)}.`
        : `Data were collected between ${dayWords(first)} and ${dayWords(last)}.`;
  return drafted([ended(study.setting), when], {
    missing: [
      ...(study.setting.trim() ? [] : [{ what: 'The setting of the study', place: at('study') }]),
      ...(when ? [] : [{ what: 'When data were collected', place: at('study') }]),
    ],
    sources: [planSource('setting and dates')],
    facts: { days },
  });
}

/** SRQR 9. */
function ethics({ study, people }: Ground): Drafted {
  const { committee, number, date, note } = study.ethics;
  const details = [number.trim() && `number ${number.trim()}`, date && dayWords(date)].filter(
    (one) => one,
  );
  const approved = !committee.trim()
    ? ''
    : details.length > 0
      ? `Ethical approval: ${committee.trim()} (${details.join(', ')}).`
      : `The ethics committee was ${committee.trim()}.`;
  const given = people.filter(({ consent }) => consent.state === 'given').length;
  const said = people.filter(({ consent }) => consent.state !== null).length;
  const consent =
    said === 0
      ? ''
      : given === people.length
        ? begun(
            `${allOf(given, 'participant')} ${given === 1 ? 'is' : 'are'} recorded as having given consent.`,
          )
        : begun(
            `${given} of ${amountOf(people.length, 'participant')} ${given === 1 ? 'is' : 'are'} recorded as having given consent.`,
          );
  const missing: readonly Missing[] = [
    ...(committee.trim() ? [] : [{ what: 'The ethics committee', place: at('study') }]),
    ...(committee.trim() && details.length < 2
      ? [{ what: 'Number and date of the ethical approval', place: at('study') }]
      : []),
    ...(said < people.length
      ? [
          {
            what: `Consent: not recorded of ${amountOf(people.length - said, 'participant')}`,
            place: at('participants'),
          },
        ]
      : []),
  ];
  return drafted([approved, ended(note), consent], {
    missing,
    sources: [
      planSource('ethics'),
      {
        name: 'Participants',
        words: `consent recorded of ${said} of ${people.length}`,
        place: at('participants'),
      },
    ],
    facts: { days: date ? [{ day: date, is: 'ethical approval' }] : null },
  });
}

/** What the team decided about the domains, in numbers. */
function relevance({ frame }: Ground): Drafted {
  const { relevances } = frame.records;
  const domains = frame.settled.codes.filter(
    (one) => one.kind === 'domain' && one.status === 'active',
  );
  const of = (wanted: 'relevant' | 'not-relevant' | 'undecided') =>
    domains.filter(({ id }) =>
      relevances.some((one) => one.domainId === id && one.decision === wanted),
    ).length;
  const [yes, no, open] = [of('relevant'), of('not-relevant'), of('undecided')];
  const sentence =
    yes + no + open === 0
      ? ''
      : `Of ${amountOf(domains.length, 'domain')} the team decided that ${yes} ${yes === 1 ? 'is' : 'are'} relevant and ${no} ${no === 1 ? 'is' : 'are'} not${open > 0 ? `, and left ${open} undecided` : ''}.`;
  return drafted([sentence], {
    missing: sentence ? [] : [{ what: 'Which domains are relevant', place: at('relevance') }],
    sources: [
      {
        name: 'Domain relevance',
        words: `${yes} relevant, ${no} not, ${open} undecided`,
        place: at('relevance'),
      },
    ],
    facts: {
      numbers: [
        { n: domains.length, is: 'domains' },
        { n: yes, is: 'relevant domains' },
        { n: no, is: 'domains that are not relevant' },
        { n: open, is: 'undecided domains' },
      ],
    },
  });
}
