import { expect, it } from 'vitest';
import { checksOf } from '#lib/domain/checks/checks.ts';
import { paperFrame } from '#lib/domain/paper/paper-frame.ts';
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { comB } from './checked.ts';

const lead = sampleSnapshot.coders.find(({ role }) => role === 'lead')!;
const frame = paperFrame(sampleSnapshot, lead.id, {
  framework: sampleFramework,
  comB,
  program: 'Concord 0.0.0',
  localDay: (instant) => instant.slice(0, 10),
})!;
const { open, setAside, outcomes } = checksOf(frame);
const found = [...open, ...setAside.map(({ finding }) => finding)].toSorted(
  (a, b) => Number(a.rule.slice(1)) - Number(b.rule.slice(1)),
);

/** Each was read against the sample's files, and holds. */
it('finds in the sample study what a team would want to know, and nothing that is untrue', () => {
  expect(found.map(({ rule, is, where, what }) => `${rule} ${is}: ${where}: ${what}`)).toEqual([
    'L3 question: Domain relevance, Intentions: Intentions stands in no subtheme’s confirmed links and in no belief statement. Is it left out of the results on purpose?',
    'L3 question: Domain relevance, Goals: Goals stands in no subtheme’s confirmed links and in no belief statement. Is it left out of the results on purpose?',
    'L4 question: Subtheme “Said to keep the peace”: The subtheme has no codes and no domain. Is that meant?',
    'L4 question: Themes and domains: 5 links between subthemes and domains are proposed and neither confirmed nor declined. Which are they?',
    'L9 question: Table 8, Quote 7, under “Private lists”: A change of this quotation leaves out “not”. Does it still say what was said?',
    'L11 question: All quote tables: P07 is never quoted. Is that what you want?',
    // P07 was coded by one after the decision was written down: seven are settled by now.
    'L12 question: Domain relevance, Social/professional role and identity: “all six settled interviews” is said; the record has 7 whose coding is settled. Which do you mean?',
    'L14 question: Plan, aim; participants, Role: “general practitioners” is written in the text and “GP” in tables (“GP partner”). Is the short form explained?',
    'L15 question: Characteristics of participants: 23 combinations of published attributes are held by fewer than 3 people. Could somebody be told by them?',
    'L15 question: Attribution of quotations: Attributions give Role, and 6 of its groups have fewer than 3 people. Can they be told from their words?',
    'L16 question: Subtheme “Private lists”, memo: “all six” is said; the record counts 7 of 7 people there. Does it hold?',
    'L16 question: Domain relevance, Behavioural regulation: “All six” is said; the record counts 7 of 7 people there. Does it hold?',
  ]);
});

it('leaves the sample study fewer than fifteen findings open', () => {
  expect(open.length).toBeLessThan(15);
  expect(outcomes.every((one) => one.ran || one.because !== '')).toBe(true);
});
