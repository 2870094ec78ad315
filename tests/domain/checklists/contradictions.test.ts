import { describe, expect, it } from 'vitest';
import type { Interview } from '#lib/domain/model/interview.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { readSentence } from '#lib/domain/checklists/read-sentence.ts';
import { role, years } from '../../fixtures/small-study.ts';
import { against, bare, sampleWith, small } from './frames.ts';

/** What is wrong of the sample, by item: the sentence, and what has to be said of it. */
const wrong: readonly (readonly [number, string, RegExp])[] = [
  [1, 'All ten interviews were conducted by AO.', /says ten; the record says 8 \(interviews\)/],
  [1, 'All eight interviews were conducted by TB.', /names TB; the record names AO/],
  [6, 'Two participants were known to the interviewer beforehand.', /none was/],
  [9, 'The TDF has 14 domains and 128 constructs.', /128; the record says 84/],
  [9, 'We used the TDF, with 12 domains.', /12; the record says 14/],
  [12, 'Nine participants were interviewed.', /9; the record says 8/],
  [
    13,
    'Of 65 people approached, 20 replied, 16 were eligible, 10 consented and eight were interviewed.',
    /16; the record says 15/,
  ],
  [13, 'Of 70 people approached, 20 replied.', /70; the record says 65/],
  [13, 'Of 65 approached, 55% replied.', /55%/],
  [
    14,
    'All interviews were conducted by telephone.',
    /all interviews were by telephone; .* 2 of 8/,
  ],
  [14, 'Four interviews were by video.', /4; the record says 3/],
  [15, 'Nobody else was present at any interview.', /nobody else was present; .*1 interview/],
  [
    15,
    'A daughter was present for part of one interview (P04).',
    /names P04; the record names P05/,
  ],
  [15, 'Somebody else was present at two interviews.', /says two/],
  [16, 'Data were collected between 9 August 2025 and 28 October 2025.', /9 August 2025/],
  [16, 'Interviews ran from March 2025 to October 2025.', /March 2025/],
  [17, 'Version 1 of the guide had eleven questions.', /11; the record says 14/],
  [
    17,
    'The guide has three versions.',
    /says three; the record says 2 \(versions of the guide\)\.$/,
  ],
  [18, 'Two participants were interviewed twice.', /nobody was interviewed more than once/],
  [21, 'Interviews lasted between 30 and 52 minutes (mean 40).', /30 to 52 minutes; .*33 to 52/],
  [
    21,
    'Interviews lasted between 33 and 52 minutes (mean 45).',
    /45; the record says 39.9 \(mean\)/,
  ],
  [
    22,
    'Data saturation was reached after six interviews.',
    /saturation was reached; the record says what a rule found/,
  ],
  [
    24,
    'Two coders (AO and TB) coded all eight transcripts independently.',
    /all transcripts .* 6 of 8/,
  ],
  [24, 'Two coders coded seven transcripts independently.', /7; the record says 6/],
  [24, 'Three coders coded six transcripts independently.', /3; the record says 2 \(coders\)/],
  [
    24,
    'They settled 434 differences by discussion.',
    /434; the record says 120 \(settled differences\)/,
  ],
  [
    24,
    'All differences were settled by discussion.',
    /all differences are settled; .*120 settled and 6 open/,
  ],
  [24, 'AO and ML coded six transcripts independently.', /names ML/],
  [25, 'Codebook version 3 holds 12 codes drawn from the data.', /3; the record says 2/],
  [25, 'There were 11 inductive codes.', /11; the record says 12/],
  [26, 'Five themes and 12 subthemes were drawn from the data.', /5; the record says 4/],
  [27, 'The analysis was done in Concord 1.0.', /Concord 1\.0; this is Concord 0\.1\.0/],
  [29, '41 quotations from six participants are given.', /41; the record says/],
  [29, '39 quotations from eight participants are given.', /8; the record says 6/],
  [31, 'Four themes: “Whose it is” and “Time”.', /“Time”/],
  [32, 'Eleven subthemes are described.', /11; the record says 12/],
];

/** What is right of the sample in other words than those of the draft. */
const right: readonly (readonly [number, string])[] = [
  [1, 'AO, a pharmacist, conducted all of the interviews herself; one of us listened to all 8.'],
  [3, 'AO was a pharmacist with 12 years of practice; TB, aged 40, a psychologist.'],
  [6, 'None of the eight participants was known to the interviewer.'],
  [9, 'Data were coded to the 14 domains of the TDF (84 constructs); nine domains were relevant.'],
  [12, 'In all, eight people took part: two GPs, two pharmacists, and four others.'],
  [13, 'Of 65 approached, 31% (20) replied; 8 were interviewed and 57 were not.'],
  [13, 'Ten consented to be interviewed and nobody withdrew.'],
  [14, 'Interviews were in person (3), by video (3) or by telephone (2).'],
  [14, 'Five interviews were at a distance, by video or telephone, and three face to face.'],
  [14, 'All interviews were by video, telephone or in person.'],
  [15, 'Except for a daughter at one interview, nobody else was present.'],
  [16, 'Data were collected from September 2025 to October 2025.'],
  [17, 'The guide had 14 questions; from 3 October 2025 a second version with 15 was used.'],
  [18, 'There were no repeat interviews.'],
  [18, 'Everybody was interviewed once.'],
  [21, 'Interviews took 33–52 min (median 39; mean 39.9).'],
  [22, 'We do not claim that saturation was reached; the rule was fixed on 25 August 2025.'],
  [24, 'Six of the eight transcripts (75%) were coded independently by two (kappa 0.74).'],
  [24, 'AO and TB settled 114 differences, and IL settled 6; six are open.'],
  [25, 'The codebook (version 2) has 14 domains and 12 own codes, and 84 constructs.'],
  [26, 'Domains were set in advance; 12 codes and all 12 subthemes were drawn from the data.'],
  [27, 'Concord 0.1.0 was used for coding and Word 2019 for writing.'],
  [29, '39 quotations of six of seven people; at least nine for each theme.'],
  [31, 'The four themes are “Whose it is” and those that follow from it.'],
];

describe('a sentence held against the record', () => {
  it.each(wrong)('COREQ %i does not match: %s', (number, words, told) => {
    expect(against(bare, number, words).join(' ')).toMatch(told);
  });

  it.each(right)('COREQ %i matches: %s', (number, words) => {
    expect(against(bare, number, words)).toEqual([]);
  });

  it('says nothing where the record says nothing', () => {
    expect(against(bare, 19, 'All interviews were audio-recorded.')).toEqual([]);
    expect(against(bare, 23, 'Transcripts were not returned.')).toEqual([]);
    expect(against(bare, 17, 'The guide was piloted with two colleagues.').join()).not.toContain(
      'piloted',
    );
  });
});

describe('what is told of a record', () => {
  const told = (words: string, change: (study: StudySnapshot) => Partial<StudySnapshot>) =>
    against(small([], change), 16, words).join(' ');
  const aged =
    (published: boolean) =>
    ({ attributes, participants }: StudySnapshot): Partial<StudySnapshot> => ({
      attributes: attributes.map((one) => ({ ...one, published })),
      participants: participants.map((one, index) => ({
        ...one,
        attributes: { [role]: 'charge nurse', [years]: 31 + 10 * index },
      })),
    });

  it('is neither a number of one person nor anything that is not published', () => {
    for (const published of [true, false]) {
      const words = told(
        'They had 17 years in the role and 9 were charge nurses.',
        aged(published),
      );
      expect(words).toContain('17');
      expect(words).not.toMatch(/31|41|charge/);
    }
  });

  it('takes means and ranges of numbers for what they are', () => {
    expect(told('Years in the role: mean 36, range 31 to 41.', aged(true))).toBe('');
    expect(told('Years in the role: mean 35.', aged(true))).not.toBe('');
  });
});

describe('what a record says outright', () => {
  const two = (said: Partial<Interview>) => small([said, said]);

  it('is held against recording, notes, returned transcripts and findings shown', () => {
    const audio = two({ recording: 'audio' });
    expect(against(audio, 19, 'Interviews were not recorded.')).toHaveLength(1);
    expect(against(audio, 19, 'All interviews were audio-recorded.')).toEqual([]);
    expect(against(two({ recording: 'notes' }), 19, 'Interviews were audio-recorded.')).toEqual([
      'The sentence speaks of audio recording; the record has none.',
    ]);
    expect(
      against(two({ fieldNotes: 'none' }), 20, 'Field notes were made after each.'),
    ).toHaveLength(1);
    expect(against(two({ fieldNotes: 'after' }), 20, 'No field notes were made.')).toHaveLength(1);
    expect(against(two({ fieldNotes: 'after' }), 20, 'Notes were made afterwards.')).toEqual([]);
    const returned = two({ returned: 'returned' });
    expect(against(returned, 23, 'Transcripts were not returned to participants.')).toHaveLength(1);
    expect(against(returned, 23, 'Transcripts were returned to both.')).toEqual([]);
    const kept = two({ returned: 'not-returned' });
    expect(against(kept, 23, 'Transcripts were returned for comment.')).toHaveLength(1);
    expect(against(kept, 23, 'Transcripts were not returned.')).toEqual([]);
    expect(
      against(two({ checked: 'not-asked' }), 28, 'Participants were asked for feedback.'),
    ).toHaveLength(1);
    expect(
      against(two({ checked: 'asked' }), 28, 'Participants were not asked to comment.'),
    ).toHaveLength(1);
  });

  it('is held against a pilot of the guide', () => {
    const with1 = (pilot: 'piloted' | 'not-piloted') =>
      sampleWith(({ guideVersions }) => ({
        guideVersions: guideVersions.map((one) => ({ ...one, pilot })),
      }));
    expect(against(with1('piloted'), 17, 'The guide was not piloted.')).toHaveLength(1);
    expect(against(with1('piloted'), 17, 'The guide was piloted.')).toEqual([]);
    expect(against(with1('not-piloted'), 17, 'The guide was piloted.')).toHaveLength(1);
  });

  it('is held against independent coding that was none', () => {
    const alone = small([{}], (study) => ({ rounds: study.rounds.slice(1), decisions: [] }));
    expect(against(alone, 24, 'Two coders coded the transcripts independently.').join()).toContain(
      'no transcript coded by two',
    );
  });

  it('names several who interviewed only for what each did', () => {
    const study = sampleWith(({ interviews, coders }) => ({
      interviews: interviews.map((one, index) =>
        index < 3 ? { ...one, interviewerIds: [coders[1]!.id] } : one,
      ),
    }));
    expect(against(study, 1, 'All interviews were conducted by AO.').join()).toContain('5 of 8');
    expect(against(study, 1, 'AO conducted five of the interviews and TB three.')).toEqual([]);
  });
});

describe('numbers and days in a sentence', () => {
  const numbers = (words: string) => readSentence(words).numbers.map(({ n }) => n);

  it('are read in digits and in words from one to ninety-nine', () => {
    expect(numbers('Ninety-nine of 1,250 people, and twenty one more')).toEqual([1250, 99, 21]);
    expect(numbers('Thirteen; seventy; forty-two.')).toEqual([13, 70, 42]);
  });

  it('are not read in names, dates, versions, ordinals and compounds', () => {
    expect(
      numbers('P05 and COVID-19 in 2025 (Table 3, version 2, TDF v2), a two-day course, the third'),
    ).toEqual([]);
    expect(numbers('on 19 November 2025 at 14:30, or 2025-11-19, or November 2025')).toEqual([]);
  });

  it('keeps percentages apart from amounts', () => {
    expect(readSentence('75% and 6.5 per cent of 8').numbers).toMatchObject([
      { n: 75, is: 'percent' },
      { n: 6.5, is: 'percent' },
      { n: 8, is: 'amount' },
    ]);
  });

  it('reads days and months', () => {
    expect(readSentence('9 Sept 2025, October 2025 and 2025-11-19').days).toMatchObject([
      { day: 9, month: 9, year: 2025 },
      { day: null, month: 10, year: 2025 },
      { day: 19, month: 11, year: 2025 },
    ]);
  });
});
