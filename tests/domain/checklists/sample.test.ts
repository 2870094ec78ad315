import { expect, it } from 'vitest';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { bare, frameOf, sampleWith } from './frames.ts';

/** What the record of the sample gives, each read against its protocol and its records. */
const drafts: Readonly<Record<number, string>> = {
  1: 'AO conducted all 8 interviews.',
  2: 'The credentials of AO are MPharm, PGDip Clinical Pharmacy. The credentials of TB are BSc, MSc, PhD (health psychology). The credentials of IL are MD, PhD.',
  3: 'The occupation of AO at the time of the study: Pharmacist and doctoral researcher; lead and interviewer. The occupation of TB at the time of the study: Research psychologist; second coder. The occupation of IL at the time of the study: General practitioner and senior lecturer; adjudicator and supervisor.',
  4: 'In their own words, the gender of AO is woman, that of TB is man and that of IL is woman.',
  5: 'Experience and training of AO: A university module in qualitative interviewing (ten weeks), two practice interviews with feedback before the study, and a two-day course in framework analysis. Experience and training of TB: Eight years of interview and behaviour change research; has used the framework in two earlier studies. Experience and training of IL: Twenty years of qualitative primary care research; teaches the framework approach to doctoral students.',
  6: 'In none of the 8 interviews did the interviewer know the participant beforehand. AO says of the relationship: Known to none of them before the study. All were told that she is a pharmacist, that the study is for her doctorate, and that she has stopped medicines herself; three of the practitioners spoke to her as a colleague.',
  7: 'Participants were told that the interviewer was a pharmacist, that the study was part of her doctorate, and that she had herself stopped medicines.',
  8: 'AO says of assumptions and interests: Thinks that too little is stopped, and that it is often a question of who feels allowed to. Knows that she hears role and identity early and has asked the others to hold her to the words on the line.',
  9: 'Framework approach within a critical realist position. Lines are coded first to the fourteen domains of the Theoretical Domains Framework (version 2) and, side by side, to own codes that came from the talk. Two coders read blind and then settle their differences by talking; agreement is described, not used as a pass mark. What does not fit the framework is kept and named. The framework was the Theoretical Domains Framework, version 2 (2012), with 14 domains and 84 constructs.',
  10: 'Purposive, for role, setting and years in role; we looked for people who stop little as well as people who stop much.',
  11: 'Participants were approached by 3 routes, with how many reached the stage “Approached”: Letters to general practices (22); Patients and carers, by a letter handed out at two practices and a notice (31); Hospital doctors and community pharmacists, by e-mail to their departments and pharmacies (12).',
  12: 'Eight participants were interviewed.',
  13: 'Of 65 at the stage “Approached”, 20 reached the stage “Replied”, 15 “Eligible”, 10 “Consented” and 8 “Interviewed”. Fifty-seven were lost on the way: No reply after one reminder (21); No reply (no reminder was sent to patients) (24); Reviews done by another organisation (1); Role did not touch the yearly review (1); Patient under 65 (1); No long-term medicine any more (1); No longer works with patients (1); Declined: no time (2); Thought better of it (1); Family preferred not (1); Employer did not give leave (1); Withdrew before the date: colleagues off sick (1); Admitted to hospital before the date (1). No participant is recorded as having withdrawn consent.',
  14: 'Three of the 8 interviews were conducted in person, 3 were by video and 2 were by telephone. Setting: General practices in suburbs, a city and the country, one rural community pharmacy and one teaching hospital in an invented region; interviews by video, by telephone and in person.',
  15: 'Somebody else was present at 1 of the 8 interviews (A daughter, for part of it), and nobody else at the others.',
  16: 'The table of characteristics describes the 8 participants by role, sex, age band, years in role and setting. Data were collected between 9 September 2025 and 28 October 2025.',
  17: 'The interview guide has 2 versions: version 1 (14 questions, in use from 25 August 2025) in 4 of the 8 interviews and version 2 (15 questions, in use from 3 October 2025) in 4 of the 8 interviews.',
  18: 'No participant was interviewed more than once.',
  19: '',
  20: '',
  21: 'The interviews lasted between 33 and 52 minutes (median 39, mean 39.9).',
  22: 'Sample adequacy was looked at by one rule, frozen on 25 August 2025 before coding began: nothing new in the last 2 interviews. Counted were the 12 own codes of the settled coding of 7 of 8 interviews, in the order of interviewing. Interview 6 brought no own code that was not there before; interview 7 none. By this rule: met. It was first met after interview 3. Meeting a rule is no guarantee that a further interview would bring nothing. It counts whether something is said, not whether it is understood, and says nothing of people who were not asked.',
  23: '',
  24: 'Two coders (AO and TB) coded 6 of the 8 transcripts independently and without sight of each other’s work; 1 was coded by AO alone; the coding of 1 is not complete. Of 126 lines on which they differed, 114 were settled by the coders together, 6 by a third person (IL) and 6 are still open.',
  25: 'The codebook (last kept as version 2) holds 14 domains and 84 constructs of the Theoretical Domains Framework, version 2 (2012), and 12 codes drawn from the data.',
  26: 'Fourteen domains of the Theoretical Domains Framework, version 2 (2012) were set in advance; 12 codes were drawn from the data. Of the 12 subthemes under 4 themes, 11 rest on codes drawn from the data and 1 on no code.',
  27: 'Transcripts were coded and tables were made with Concord 0.1.0.',
  28: '',
  29: 'Thirty-nine quotations from 6 of the 7 participants whose interviews are settled stand in the quote tables; every theme has at least 9.',
  30: 'Each of the 12 subthemes is shown with at least one quotation, and each of the 16 belief statements rests on passages of the transcripts.',
  31: 'Four major themes are presented: “Whose it is”, “What a bad one leaves behind”, “How it sounds from the other chair” and “A yearly slot built to renew”.',
  32: 'Twelve subthemes are described under 4 themes. Two pairs of belief statements that say the opposite of each other are reported.',
};

const confirmed = [1, 3, 6, 7, 13, 15, 21, 24];
const nothing = [19, 20, 23, 28];

it('drafts all 32 items of COREQ from the record of the sample', () => {
  const given = checklistOf(bare, 'coreq');
  expect(given).toHaveLength(32);
  for (const { number, draft } of given) expect(draft, `COREQ ${number}`).toBe(drafts[number]);
});

it('arrives with eight answers, confirmed by AO on 19 November, without a false alarm', () => {
  for (const entry of checklistOf(sampleWith(), 'coreq')) {
    const { number, state, contradictions, change } = entry;
    const expected = confirmed.includes(number)
      ? 'confirmed'
      : nothing.includes(number)
        ? 'nothing'
        : 'draft';
    expect({ number, state, contradictions, change }).toEqual({
      number,
      state: expected,
      contradictions: [],
      change: null,
    });
    if (expected !== 'confirmed') continue;
    expect(entry.answer?.confirmed).toMatchObject({ at: '2025-11-19T10:00:00.000Z', despite: '' });
    expect(entry.answer?.confirmed?.draft).toBe(drafts[number]);
  }
});

it.each(sampleSnapshot.coders.map(({ initials, id }) => [initials, id] as const))(
  'reads as confirmed to %s as well',
  (_, id) => {
    const states = checklistOf(frameOf(sampleSnapshot, id), 'coreq');
    const settled = states.filter(({ state }) => state === 'confirmed').map(({ number }) => number);
    expect(settled).toEqual(confirmed);
  },
);

it('says of the rounds what everybody may know to an adjudicator, and counts no differences', () => {
  const il = sampleSnapshot.coders[2]!.id;
  const { draft, missing } = checklistOf(frameOf(sampleSnapshot, il), 'coreq')[23]!;
  expect(draft).toBe(
    'Two coders (AO and TB) coded 6 of the 8 transcripts independently and without sight of each other’s work; 1 was coded by AO alone; the coding of 1 is not complete.',
  );
  expect(missing.map(({ what }) => what).join(' ')).toContain('Not all decisions are open to you');
});

it('drafts the same in whatever order records are stored', () => {
  const turned = Object.fromEntries(
    Object.entries(sampleSnapshot).map(([table, records]) => [
      table,
      [...(records as readonly unknown[])].reverse(),
    ]),
  ) as unknown as typeof sampleSnapshot;
  for (const list of ['coreq', 'srqr'] as const) {
    const draftsOf = (snapshot: typeof sampleSnapshot) =>
      checklistOf(frameOf(snapshot), list).map(({ draft }) => draft);
    expect(draftsOf(turned)).toEqual(draftsOf(sampleSnapshot));
  }
});

it('drafts what SRQR asks for from the same records', () => {
  const given = checklistOf(bare, 'srqr');
  expect(given).toHaveLength(21);
  const withNothing = given.filter(({ draft }) => draft === '').map(({ number }) => number);
  expect(withNothing).toEqual([2, 13, 18, 19, 20]);
  const of = (number: number) => given[number - 1]?.draft ?? '';
  expect(of(1)).toBe('The title is “Stopping long-term medicines in later life”.');
  expect(of(5)).toBe(drafts[9]);
  expect(of(9)).toContain('(number WVU-INVENTED-2025-000, 18 June 2025)');
  expect(of(9)).toContain('All 8 participants are recorded as having given consent.');
  expect(of(15)).toContain(drafts[24]);
  expect(of(16)).toContain(
    'Of 14 domains the team decided that 9 are relevant and 2 are not, and left 3 undecided.',
  );
  expect(of(21)).toContain('Wexcombe Vale Trust');
});

it('gives no score, no percentage and no claim that anything was reached', () => {
  for (const list of ['coreq', 'srqr'] as const) {
    const words = JSON.stringify(checklistOf(sampleWith(), list));
    expect(words).not.toMatch(/\bscore|saturation (?:was |is )?reached|\d ?%/i);
  }
});

it('finds nothing in any of its own drafts', () => {
  for (const list of ['coreq', 'srqr'] as const) {
    for (const { number, contradictions } of checklistOf(bare, list)) {
      expect({ list, number, contradictions }).toEqual({ list, number, contradictions: [] });
    }
  }
});
