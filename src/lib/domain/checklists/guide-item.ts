import { versionsInOrder } from '../guide/versions.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import { countClaim, saidClaim, claimsIf } from './claims.ts';
import { type Drafted, at, drafted } from './drafted.ts';
import { type Ground, allOf, recordsSource, notRecorded } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 17. */
export function guide(ground: Ground): Drafted {
  const { frame, interviews, all } = ground;
  const versions = versionsInOrder(frame.records.guideVersions);
  if (versions.length === 0) {
    return drafted([], { missing: [{ what: 'The interview guide', place: at('guide') }] });
  }
  const used = (id: GuideVersion['id']) =>
    interviews.filter(({ guideVersionId }) => guideVersionId === id).length;
  const said = versions.reduce((sum, { id }) => sum + used(id), 0);
  const [only] = versions;
  const isOne = versions.length === 1 && only !== undefined;
  const rest =
    said < all && said > 0
      ? `; of ${all - said} it is not recorded which version they followed`
      : '';
  const sentence = isOne
    ? begun(
        `${said === all && all > 0 ? allOf(all) : said > 0 ? `${said} of the ${all} interviews` : 'the interviews'} followed a guide of ${questionsOf(only)}${since(only)}${rest}.`,
      )
    : `The interview guide has ${versions.length} versions: ${listed(versions.map((one) => `version ${one.number} (${questionsOf(one)}${since(one)})${said > 0 ? ` in ${used(one.id)} of the ${all} interviews` : ''}`))}${rest}.`;
  const piloted = versions.filter(({ pilot }) => pilot === 'piloted');
  const unpiloted = versions.filter(({ pilot }) => pilot === 'not-piloted');
  const unsaid = versions.filter(({ pilot }) => pilot === null);
  return drafted(
    [sentence, pilotSentence(piloted, isOne, true), pilotSentence(unpiloted, isOne, false)],
    {
      missing: [
        ...notRecorded('Which guide the interview followed', said, all),
        ...(unsaid.length > 0
          ? [
              {
                what: `Whether ${isOne ? 'the guide' : namesOf(unsaid)} ${isOne || unsaid.length === 1 ? 'was' : 'were'} piloted`,
                place: at('guide', { version: unsaid[0]!.id }),
              },
            ]
          : []),
      ],
      sources: [
        {
          name: 'Interview guide',
          words: versions.map((one) => `version ${one.number}, ${questionsOf(one)}`).join('; '),
          place: at('guide'),
        },
        recordsSource('guide', said, all),
      ],
      facts: {
        numbers: [
          { n: versions.length, is: 'versions of the guide' },
          { n: all, is: 'interviews' },
          { n: said, is: 'interviews of which the guide is recorded' },
          ...versions.flatMap((one) => [
            { n: one.questions.length, is: `questions of version ${one.number}` },
            { n: used(one.id), is: `interviews with version ${one.number}` },
            {
              n: new Set(one.questions.flatMap(({ domainIds }) => domainIds)).size,
              is: `domains asked about in version ${one.number}`,
            },
            { n: one.without.length, is: `domains without a question in version ${one.number}` },
            {
              n: one.questions.reduce((sum, { prompts }) => sum + prompts.length, 0),
              is: `prompts of version ${one.number}`,
            },
            {
              n: one.questions.filter(({ domainIds }) => domainIds.length > 0).length,
              is: `questions on domains in version ${one.number}`,
            },
          ]),
          { n: frame.framework.counts.domains, is: 'domains of the framework' },
        ],
        days: daysOf(versions, interviews),
        claims: [
          countClaim(
            /(?<n>\d+) (?:open |main |core )?questions\b/,
            versions.flatMap(({ questions }) => [
              questions.length,
              questions.filter(({ domainIds }) => domainIds.length > 0).length,
            ]),
            'questions of the guide',
            versions.map(({ questions }) => questions.length),
          ),
          ...claimsIf(
            unsaid.length === 0 && piloted.length === 0,
            saidClaim(
              /\bpilot/,
              'The sentence says that the guide was piloted; the record says it was not.',
            ),
          ),
          ...claimsIf(
            piloted.length > 0 && unpiloted.length === 0,
            saidClaim(
              /\bpilot/,
              'The sentence says that the guide was not piloted; the record says it was.',
              { denied: true },
            ),
          ),
        ],
      },
    },
  );
}

function daysOf(versions: readonly GuideVersion[], interviews: readonly Interview[]) {
  const days = [
    ...versions.flatMap(({ date, number }) =>
      date ? [{ day: date, is: `version ${number} of the guide` }] : [],
    ),
    ...interviews.flatMap(({ date }) => (date ? [{ day: date, is: 'an interview' }] : [])),
  ];
  return versions.every(({ date }) => date !== null) ? days : null;
}

function questionsOf({ questions }: GuideVersion): string {
  return questions.length === 1 ? '1 question' : `${questions.length} questions`;
}

function since({ date }: GuideVersion): string {
  return date ? `, in use from ${dayWords(date)}` : '';
}

function namesOf(versions: readonly GuideVersion[]): string {
  return `${versions.length === 1 ? 'version' : 'versions'} ${listed(versions.map(({ number }) => String(number)))}`;
}

function pilotSentence(versions: readonly GuideVersion[], isOne: boolean, was: boolean): string {
  const [first] = versions;
  if (!first) return '';
  const notes = versions.flatMap(({ pilotNote }) => pilotNote.trim() || []).join('; ');
  const who = isOne ? 'It' : begun(namesOf(versions));
  return `${who} ${versions.length === 1 ? 'was' : 'were'} ${was ? '' : 'not '}piloted${notes ? ` (${notes})` : ''}.`;
}
