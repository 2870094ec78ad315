import { describe, expect, it } from 'vitest';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import type { Interview } from '#lib/domain/model/interview.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import { amara, tom } from '../../fixtures/small-study.ts';
import { against, draft, missing, sampleWith, small } from './frames.ts';
import { smallLog } from '../../fixtures/recruitment-log.ts';

type Said = Partial<Interview>;

/** What is drafted of so many interviews of which something is said. */
const drafted = (number: number, ...said: Said[]) => draft(small(said), number);

/** An item, what is said of each interview, and the sentence. */
const cases: readonly (readonly [number, readonly Said[], string])[] = [
  [1, [{}], ''],
  [1, [{ interviewerIds: [amara] }], 'AO conducted the interview.'],
  [1, [{ interviewerIds: [amara] }, { interviewerIds: [amara] }], 'AO conducted both interviews.'],
  [
    1,
    [{ interviewerIds: [amara] }, { interviewerIds: [tom] }, {}],
    'AO conducted 1 of the 3 interviews and TB 1; of 1 it is not recorded who did.',
  ],
  [
    1,
    [{ interviewerIds: [amara] }, { interviewerIds: [amara] }, {}],
    'AO conducted 2 of the 3 interviews; of 1 it is not recorded who did.',
  ],
  [1, [{ interviewerIds: [amara, tom] }], 'AO and TB conducted the interview together.'],
  [
    1,
    [{ interviewerIds: [amara, tom] }, { interviewerIds: [amara] }],
    'AO conducted 2 of the 2 interviews and TB 1; 1 was conducted by more than one of them.',
  ],
  [6, [{ known: 'not-known' }], 'The interviewer did not know the participant beforehand.'],
  [
    6,
    [{ known: 'known', knownWords: 'a former colleague' }],
    'In the interview the interviewer knew the participant beforehand (a former colleague).',
  ],
  [
    6,
    [{ known: 'known' }, { known: 'not-known' }, {}],
    'In 1 of the 2 interviews of which it is recorded (of 3) the interviewer knew the participant beforehand.',
  ],
  [
    6,
    [{ known: 'not-known' }, {}],
    'In the interview of which it is recorded (of 2) the interviewer did not know the participant beforehand.',
  ],
  [14, [{ mode: 'video' }], 'The interview was conducted by video.'],
  [14, [{ mode: 'video' }, { mode: 'video' }], 'Both interviews were conducted by video.'],
  [
    14,
    [{ mode: 'video', setting: 'a library' }, { mode: 'telephone' }, {}],
    'One of the 3 interviews was conducted by video and 1 was by telephone; of 1 it is not recorded. Interviews took place here: a library.',
  ],
  [15, [{ others: 'nobody' }], 'Nobody else was present at the interview.'],
  [
    15,
    [{ others: 'nobody' }, { others: 'nobody' }],
    'Nobody else was present at any of the 2 interviews.',
  ],
  [
    15,
    [{ others: 'somebody', othersWords: 'a son' }],
    'Somebody else was present at the interview (a son).',
  ],
  [
    15,
    [{ others: 'somebody' }, { others: 'somebody' }],
    'Somebody else was present at 2 of the 2 interviews.',
  ],
  [
    15,
    [{ others: 'nobody' }, {}],
    'Nobody else was present at the interview of which it is recorded (of 2).',
  ],
  [18, [{ repeat: 1 }, { repeat: 1 }], 'No participant was interviewed more than once.'],
  [18, [{ repeat: 1 }, { repeat: 2 }], 'One participant was interviewed more than once.'],
  [18, [{}, {}], 'No participant speaks in more than one of the 2 interviews.'],
  [19, [{ recording: 'audio' }], 'The interview was audio-recorded.'],
  [
    19,
    [{ recording: 'audio' }, { recording: 'audio' }, { recording: 'audio' }],
    'All 3 interviews were audio-recorded.',
  ],
  [
    19,
    [{ recording: 'audio' }, { recording: 'notes' }, {}],
    'Of the 2 interviews of which it is recorded (of 3) 1 was audio-recorded and 1 was taken down in notes.',
  ],
  [20, [{ fieldNotes: 'none' }, { fieldNotes: 'none' }], 'No field notes were made.'],
  [20, [{ fieldNotes: 'after' }], 'Field notes were made after the interview.'],
  [
    20,
    [{ fieldNotes: 'both' }, { fieldNotes: 'both' }],
    'Field notes were made during and after both interviews.',
  ],
  [
    20,
    [{ fieldNotes: 'during' }, { fieldNotes: 'after' }, { fieldNotes: 'none' }],
    'Field notes were made in 2 of the 3 interviews (during 1 and after 1).',
  ],
  [21, [{ minutes: 41 }], 'The interview lasted 41 minutes.'],
  [21, [{ minutes: 40 }, { minutes: 40 }], 'The interviews lasted 40 minutes each.'],
  [
    21,
    [{ minutes: 30 }, { minutes: 45 }, {}],
    'The 2 interviews of which it is recorded (of 3) lasted between 30 and 45 minutes (median 37.5, mean 37.5).',
  ],
  [
    23,
    [{ returned: 'not-returned' }],
    'The transcript was not returned to participants for comment.',
  ],
  [
    23,
    [{ returned: 'not-returned' }, { returned: 'not-returned' }],
    'Transcripts were not returned to participants for comment.',
  ],
  [
    23,
    [{ returned: 'returned', returnedWords: 'Two words.' }],
    'The transcript was returned to participants for comment; what they said is recorded of 1.',
  ],
  [
    23,
    [{ returned: 'returned' }, { returned: 'not-returned' }, {}],
    'One of the 2 transcripts of which it is recorded (of 3) was returned to participants for comment.',
  ],
  [
    23,
    [{ returned: 'returned' }, {}],
    'The transcript of which it is recorded (of 2) was returned to participants for comment.',
  ],
  [
    23,
    [{ returned: 'not-returned' }, {}],
    'The transcript of which it is recorded (of 2) was not returned to participants for comment.',
  ],
  [
    28,
    [{ checked: 'asked' }, {}],
    'After the interview of which it is recorded (of 2) participants were asked what they thought of the findings.',
  ],
  [
    28,
    [{ checked: 'not-asked' }, { checked: 'not-asked' }],
    'Participants were not asked what they thought of the findings.',
  ],
  [
    28,
    [{ checked: 'asked' }, { checked: 'asked' }],
    'After both interviews participants were asked what they thought of the findings.',
  ],
  [
    28,
    [{ checked: 'asked', checkedWords: 'Yes.' }, { checked: 'not-asked' }],
    'After 1 of the 2 interviews participants were asked what they thought of the findings; what they said is recorded of 1.',
  ],
];

describe('a draft from the records of interviews', () => {
  it.each(cases)('COREQ %i of %j', (number, said, sentence) => {
    expect(drafted(number, ...said)).toBe(sentence);
    expect(against(small(said), number, sentence)).toEqual([]);
  });

  it.each([1, 6, 14, 15, 19, 20, 21, 23, 28])(
    'COREQ %i gives nothing and says what is missing where nothing is recorded',
    (number) => {
      const frame = small([{}, {}]);
      expect(draft(frame, number)).toBe('');
      expect(missing(frame, number).join(' ')).toContain('not said of both interviews');
    },
  );

  it('has nothing to say of a study without a transcript', () => {
    const empty = small([], () => ({ transcripts: [], passes: [], interviews: [] }));
    for (const list of ['coreq', 'srqr'] as const) {
      for (const { number, draft: words, missing: lacks } of checklistOf(empty, list)) {
        expect(words, `${list} ${number}`).not.toMatch(/\b(?:undefined|NaN|null|Infinity)\b/);
        if (words === '') expect(lacks.length, `${list} ${number}`).toBeGreaterThan(0);
      }
    }
    expect(draft(empty, 24)).toBe('');
    expect(missing(empty, 1)).toEqual(['No interview is in the study']);
  });
});

describe('what the team and the plan say', () => {
  const team = (said: object) =>
    small([{}], ({ coders }) => ({
      coders: coders.map((one, at) => (at === 0 ? { ...one, ...said } : one)),
    }));

  it('is given of each person, and who says nothing is named', () => {
    const frame = team({
      credentials: 'PhD',
      occupation: 'Lecturer',
      gender: 'woman',
      training: 'Ten courses',
    });
    expect(draft(frame, 2)).toBe('The credentials of AO are PhD.');
    expect(draft(frame, 3)).toBe('The occupation of AO at the time of the study: Lecturer.');
    expect(draft(frame, 4)).toBe('In their own words, the gender of AO is woman.');
    expect(draft(frame, 5)).toBe('Experience and training of AO: Ten courses.');
    expect(missing(frame, 2)).toEqual(['Credentials: not said of TB']);
  });

  it('is missing for every item where nobody says anything', () => {
    const frame = small([{}]);
    for (const number of [2, 3, 4, 5, 7, 8, 10]) {
      expect(draft(frame, number)).toBe('');
      expect(missing(frame, number).length).toBeGreaterThan(0);
    }
  });

  it('never copies a memo, and counts reflexive ones among the sources', () => {
    const entry = checklistOf(sampleWith(), 'coreq')[7]!;
    expect(JSON.stringify(entry)).not.toContain('held a pen');
    expect(entry.sources.map(({ words }) => words).join()).toContain('3 reflexive memos');
  });

  it('names the framework with its version and the counts of the registry', () => {
    expect(draft(small([{}]), 9)).toBe(
      'The framework was the Theoretical Domains Framework, version 2 (2012), with 14 domains and 84 constructs.',
    );
    const other = small([{}], ({ studies }) => ({
      studies: studies.map((one) => ({ ...one, framework: { id: 'tdf', version: 'v1' } })),
    }));
    expect(draft(other, 9)).toBe('');
  });
});

describe('how people came into the study', () => {
  it('adds up by stage, with the reasons', () => {
    const frame = small([{}], () => ({ recruitments: [smallLog()] }));
    expect(draft(frame, 13)).toMatch(
      /^Of 27 at the stage “Approached”, \d+ reached the stage “Consented”/,
    );
    expect(draft(frame, 11)).toBe(
      'Participants were approached by 2 routes, with how many reached the stage “Approached”: Letters to general practices (22); By word of mouth (5).',
    );
  });

  it('says what is missing where there is no log, and still who withdrew', () => {
    expect(draft(small([{}]), 11)).toBe('');
    expect(missing(small([{}]), 13)).toHaveLength(1);
    const withdrawn = small([{}], ({ participants }) => ({
      participants: participants.map((one) => ({
        ...one,
        consent: { ...noConsent, state: 'withdrawn' as const },
      })),
    }));
    expect(draft(withdrawn, 13)).toBe('One participant withdrew consent afterwards.');
    const known = sampleWith(({ participants }) => ({
      participants: participants.map((one, at) =>
        at === 0 ? { ...one, consent: { ...one.consent, state: 'withdrawn' as const } } : one,
      ),
    }));
    expect(against(known, 13, 'Nobody withdrew.')).toEqual([
      'The sentence says that nobody withdrew; the record says 1.',
    ]);
  });

  it('names the groups of the sample only where none is small', () => {
    expect(draft(small([{}]), 12)).toBe('One participant was interviewed.');
    const grouped = sampleWith(({ participants, attributes, papers }) => ({
      papers,
      participants: participants.map((one, at) => ({
        ...one,
        attributes: { ...one.attributes, [attributes[0]!.id]: at < 4 ? 'clinician' : 'other' },
      })),
    }));
    expect(draft(grouped, 12)).toBe(
      'Eight participants were interviewed (Role: clinician 4, other 4).',
    );
  });
});

describe('coding and findings', () => {
  it('says who coded alone', () => {
    const alone = small([{}, {}], (study) => ({
      transcripts: study.transcripts.slice(1, 2),
      rounds: study.rounds.slice(1),
      consensuses: [],
      decisions: [],
    }));
    expect(draft(alone, 24)).toBe('AO coded the transcript alone.');
  });

  it('says nothing of coding where nobody has submitted any', () => {
    const open = small([{}], (study) => ({
      passes: study.passes.filter(({ submitted }) => submitted === null),
      rounds: study.rounds.map((round) => ({ ...round, revealed: [] })),
      consensuses: [],
    }));
    expect(draft(open, 24)).toBe('');
    expect(missing(open, 24)).toContain('Nobody has submitted a coding that counts yet');
    expect(draft(open, 27)).toBe('The study is kept in Concord 0.1.0.');
  });

  it('says nothing of themes and quotations where there are none', () => {
    const frame = small([{}]);
    for (const number of [22, 29, 30, 31, 32]) {
      expect(draft(frame, number), String(number)).toBe('');
      expect(missing(frame, number).length).toBeGreaterThan(0);
    }
  });

  it('counts no people where nobody who is quoted is identified, and says none of none', () => {
    const unknown = sampleWith(({ transcripts, subthemes }) => ({
      transcripts: transcripts.map((one) => ({
        ...one,
        speakers: one.speakers.map((speaker) => ({ ...speaker, participantId: null })),
      })),
      subthemes: subthemes.slice(0, 1),
    }));
    expect(draft(unknown, 29)).toMatch(/^\w+ quotations stand in the quote tables\.$/);
    const unquoted = sampleWith(({ subthemes }) => ({
      subthemes: subthemes.map((one) => ({ ...one, quoteIds: [] })),
    }));
    expect(draft(unquoted, 30)).toMatch(/^None of the 12 subthemes are shown/);
  });

  it('counts what there is one of', () => {
    const one = sampleWith(({ themes, subthemes, beliefs }) => ({
      themes: themes.slice(0, 1),
      subthemes: subthemes
        .slice(0, 1)
        .map((sub) => ({ ...sub, quoteIds: sub.quoteIds.slice(0, 1) })),
      beliefs: beliefs.slice(0, 1),
    }));
    expect(draft(one, 29)).toBe(
      'One quotation from 1 of the 7 participants whose interviews are settled stands in the quote tables.',
    );
    expect(draft(one, 30)).toBe(
      'The subtheme is shown with at least one quotation, and the belief statement rests on passages of the transcripts.',
    );
    expect(draft(one, 31)).toMatch(/^One major theme is presented: “Whose it is”\.$/);
    expect(draft(one, 32)).toBe('One subtheme is described under 1 theme.');
  });

  it('says that there is no rule for the sample, or that none is claimed', () => {
    const drafted1 = sampleWith(({ adequacyRules }) => ({
      adequacyRules: adequacyRules.map((rule) => ({ ...rule, frozen: null })),
    }));
    expect(draft(drafted1, 22)).toBe('');
    expect(missing(drafted1, 22).join()).toContain('not frozen');
    const notClaimed = sampleWith(({ adequacyRules }) => ({
      adequacyRules: adequacyRules.map((rule) => ({
        ...rule,
        rule: { kind: 'not-claimed' as const, reason: 'It is a reflexive study.' },
      })),
    }));
    expect(draft(notClaimed, 22)).toContain('It is a reflexive study.');
    expect(against(notClaimed, 22, 'Saturation was reached.')).toHaveLength(1);
  });
});
