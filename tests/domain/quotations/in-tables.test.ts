import { describe, expect, it } from 'vitest';
import { whoIsQuoted } from '#lib/domain/checks/who-is-quoted.ts';
import { knownOf } from '#lib/domain/checks/known.ts';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { methodsOf } from '#lib/domain/paper/methods.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { onlyWithheld, quotationsInTables } from '#lib/domain/quotations/in-tables.ts';
import { quoteSpread } from '#lib/domain/quotations/spread.ts';
import { allQuoteTables } from '#lib/domain/reporting/quote-tables.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

/** The sample, with some of its people not to be quoted. */
function barring(...labels: readonly string[]): StudySnapshot {
  return {
    ...sampleSnapshot,
    participants: sampleSnapshot.participants.map((one) =>
      labels.includes(one.label)
        ? { ...one, consent: { ...one.consent, quoting: 'no' as const } }
        : one,
    ),
  };
}

const all = quotationsInTables(paperOf(sampleSnapshot));
const frame = paperOf(barring('P04'));
const methods = (of: typeof frame) =>
  methodsOf(of, piecesOf(of), { agreement: null, drawn: null })
    .find(({ id }) => id === 'quotations')!
    .words.map(({ text }) => text)
    .join('');

describe('quotations of somebody who is not to be quoted', () => {
  const tables = quotationsInTables(frame);
  const [printed, withheld] = [tables.printed.length, tables.withheld.length];

  it('are withheld, and are not among those printed', () => {
    expect(all.withheld).toEqual([]);
    expect(withheld).toBeGreaterThan(1);
    expect(printed + withheld).toBe(all.printed.length);
    const cells = allQuoteTables(frame).rows.flat();
    expect(cells.filter((cell) => cell === 'withheld: P04 not to be quoted')).toHaveLength(
      withheld,
    );
  });

  it('are told apart, with how many they are, in methods, COREQ 29 and who is quoted', () => {
    const why = `; ${withheld} more are withheld, because somebody who speaks in them is not to be quoted.`;
    expect(methods(frame)).toContain(`${printed} quotations stand in the quote tables`);
    expect(methods(frame)).toContain(why);
    const coreq = checklistOf(frame, 'coreq')[28]!;
    const before = quoteSpread(paperOf(sampleSnapshot));
    expect(coreq.draft).toContain(`from ${before.all.people - 1} of the 7 participants`);
    expect(coreq.draft).toContain(why);
    expect(coreq.sources[0]?.words).toContain(`${printed} in the quote tables, of`);
    expect(coreq.sources[0]?.words).toContain(`${withheld} withheld`);
    const spread = quoteSpread(frame);
    const person = spread.people.find((one) => one.person.label === 'P04')!;
    expect([person.quotations.length, person.withheld.length]).toEqual([0, spread.withheld.length]);
    expect(spread.neverQuoted.map(({ label }) => label)).not.toContain('P04');
    expect(spread.all.people).toBe(before.all.people - 1);
  });

  it('are not counted by the check of who is quoted', () => {
    const everybody = sampleSnapshot.participants.map(({ label }) => label);
    const none = paperOf(barring(...everybody));
    expect(whoIsQuoted(none, knownOf(none))).toMatchObject({
      ran: false,
      because: 'no quotation of the quote tables is printed',
    });
    expect(quotationsInTables(none).places).toEqual([]);
    expect(methods(none)).toContain(onlyWithheld(all.printed.length));
    expect(checklistOf(none, 'coreq')[28]?.draft).toBe(onlyWithheld(all.printed.length));
  });

  it('lead to no word on who agreed, where nobody is recorded as having agreed', () => {
    const words = methods(frame);
    expect(words).toContain(
      '1 of 8 participants is not to be quoted, and no words of theirs are printed.',
    );
    expect(words).not.toContain('agreed');
    expect(words).not.toContain('not recorded');
  });
});
