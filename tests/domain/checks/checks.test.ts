import { describe, expect, it } from 'vitest';
import { checkNotes } from '#lib/domain/checks/check-notes.ts';
import { checksOf, keyOf } from '#lib/domain/checks/checks.ts';
import { rules, type Finding } from '#lib/domain/checks/finding.ts';
import { markOf } from '#lib/domain/checks/mark.ts';
import { setAsideFinding, takeUpFinding } from '#lib/domain/checks/set-aside.ts';
import type { SetAside, SetAsideId } from '#lib/domain/model/set-aside.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import { amara, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';
import { subthemeId, written } from '../../fixtures/study-with-findings.ts';
import { after } from '../themes/themes-study.ts';
import { all, consent, frameOf, plan, quoted, quote, subtheme, type With } from './checked.ts';

const by = (number = 1) => ({ id: uuid(90, number) as SetAsideId, signed: written });
const first = (change?: With): Finding => checksOf(frameOf(change)).open[0]!;
const aside = (finding: Finding, more: Partial<SetAside> = {}): SetAside => ({
  id: by().id,
  rule: finding.rule,
  mark: finding.mark,
  finding: finding.what,
  reason: 'The lead says so.',
  signed: written,
  ...more,
});
const setAside =
  (...records: readonly SetAside[]): With =>
  () => ({ setAsides: [...records] });

describe('the checks', () => {
  it('run every rule once, in order, and say of each what became of it', () => {
    const { outcomes } = checksOf(frameOf());
    expect(outcomes.map(({ rule }) => rule)).toEqual(Object.keys(rules));
    for (const outcome of outcomes) {
      if (!outcome.ran) expect(outcome.because).toMatch(/^[a-z].*[^.]$/);
    }
  });

  it('find the same in the same study, each finding with a mark of its own', () => {
    const faults = all(consent('no'), subtheme({ domains: [] }), quoted(quote(2, 30, 61)));
    const { open } = checksOf(frameOf(faults));
    expect(checksOf(frameOf(faults)).open).toEqual(open);
    expect(new Set(open.map(keyOf)).size).toBe(open.length);
  });

  it('put what does not match before what is asked', () => {
    const kinds = checksOf(frameOf(consent('no'))).open.map(({ is }) => is);
    expect(kinds).toEqual(kinds.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(new Set(kinds)).toEqual(new Set(['mismatch', 'question']));
  });

  it('run on a study of which nothing is written, and on one without a transcript', () => {
    const empty = { ...smallStudy(), ...noFindings };
    expect(checksOf(frameOf(undefined, amara, empty)).outcomes).toHaveLength(16);
    const bare: StudySnapshot = { ...empty, transcripts: [], transcriptVersions: [], passes: [] };
    expect(
      checksOf(frameOf(() => ({ consensuses: [], participants: [] }), amara, bare)).open,
    ).toEqual([]);
  });

  it('tell a coder nothing of quotations in a transcript they are still to code blind', () => {
    // Tom has not finished P03; a quotation there is faulty, and Amara, who has it in hand too, sees none.
    const there = quoted({
      ...quote(2, 46, 60),
      transcriptId: smallStudy().transcripts[2]!.id,
    });
    for (const viewer of [amara, tom]) {
      const before = checksOf(frameOf(undefined, viewer));
      expect(checksOf(frameOf(there, viewer))).toEqual(before);
    }
  });
});

describe('a finding set aside', () => {
  it('is no longer open, and stands with the reason', () => {
    const finding = first();
    const checks = checksOf(frameOf(setAside(aside(finding))));
    expect(checks.open.map(keyOf)).not.toContain(keyOf(finding));
    expect(checks.setAside).toEqual([{ finding, record: aside(finding) }]);
    expect(checks.gone).toEqual([]);
  });

  it('is open again once the facts are others, and the record of it is gone with them', () => {
    const lacking = subtheme({ domains: [] });
    const finding = checksOf(frameOf(lacking)).open.find(({ rule }) => rule === 'L4')!;
    const record = aside(finding);
    // Nothing is in the viewer's hands any more, so that what was found once may be read.
    const handedIn: With = ({ passes, rounds }) => ({
      passes: passes.slice(0, 3),
      rounds: rounds.slice(0, 1).map((one) => ({
        ...one,
        transcriptIds: one.transcriptIds!.slice(0, 1),
      })),
    });
    const more = all(setAside(record), subtheme({ domains: [], codeIds: [] }), handedIn);
    const checks = checksOf(frameOf(more));
    expect(checks.setAside).toEqual([]);
    expect(checks.gone).toEqual([record]);
    expect(checks.open.map(({ rule }) => rule)).toContain('L4');
  });

  it('is not told once it is gone to who has a transcript in hand', () => {
    const record = aside(first(subtheme({ domains: [] })));
    expect(checksOf(frameOf(setAside(record))).gone).toEqual([]);
  });

  it('needs a reason, and is signed', () => {
    const finding = first();
    expect(() => setAsideFinding(finding, '  ', [], by())).toThrowError(
      expect.objectContaining({ code: 'reason-missing' }) as Error,
    );
    const change = setAsideFinding(finding, ' Said so in the text. ', [], by());
    expect(change).toMatchObject({
      kind: 'set-aside-finding',
      put: [{ table: 'setAsides', record: { reason: 'Said so in the text.', signed: written } }],
    });
  });

  it('keeps its record when the reason is another, and changes nothing for the same', () => {
    const finding = first();
    const stored = [aside(finding)];
    expect(setAsideFinding(finding, 'The lead says so.', stored, by(2))).toBeNull();
    expect(setAsideFinding(finding, 'Another.', stored, by(2))?.put[0]?.record.id).toBe(by().id);
  });

  it('is taken up again with every record of it', () => {
    const finding = first();
    const two = [aside(finding), aside(finding, { id: by(2).id })];
    const change = takeUpFinding(finding, two);
    expect(change?.kind).toBe('take-up-finding');
    const study = after({ ...smallStudy(), setAsides: two }, change);
    expect(study.setAsides).toEqual([]);
    expect(takeUpFinding(finding, [])).toBeNull();
  });

  it('of two copies has the later reason', () => {
    const finding = first();
    const earlier = aside(finding, {
      id: by(2).id,
      reason: 'Earlier.',
      signed: { ...written, at: '2025-01-01T10:00:00.000Z' },
    });
    for (const records of [
      [earlier, aside(finding)],
      [aside(finding), earlier],
    ]) {
      const { setAside: found } = checksOf(frameOf(setAside(...records)));
      expect(found.map(({ record }) => record.reason)).toEqual(['The lead says so.']);
    }
  });
});

describe('the notes of an export', () => {
  const faulty = all(consent('no'), plan({ aim: 'The 12 domains  of the TDF.' }));

  it('have every open finding on a line, told apart, and those set aside with the reason', () => {
    const [finding] = checksOf(frameOf(faulty)).open.filter(({ is }) => is === 'question');
    const frame = frameOf(all(faulty, setAside(aside(finding!))));
    const notes = checkNotes(frame);
    const { open } = checksOf(frame);
    expect(notes[0]).toMatch(
      /^Checks: \d things do not match, (1 question is|\d+ questions are) open and 1 set aside with a reason\.$/,
    );
    for (const one of open) {
      const kind = one.is === 'mismatch' ? 'Does not match' : 'Question';
      expect(notes.filter((note) => note.startsWith(`${kind} (${one.rule}, `))).not.toEqual([]);
    }
    expect(notes.filter((note) => /^(Does not match|Question) /.test(note))).toHaveLength(
      open.length,
    );
    expect(notes).toContainEqual(
      expect.stringMatching(
        /^Set aside \(L\d+, .*\): .* Because: The lead says so\. AO, 15 November 2025\.$/,
      ),
    );
    expect(notes.every((note) => !/\s{2}|\n/.test(note))).toBe(true);
  });

  it('say what could not be looked at, rules with one reason together', () => {
    expect(checkNotes(frameOf())).toContain(
      'Not checked (L5, L6): no text of the team cites a table or a quotation.',
    );
    expect(checkNotes(frameOf())).toContain('Not checked (L12): recruitment flow: no log yet.');
  });

  it('say so when nothing was found', () => {
    const bare = { ...smallStudy(), ...noFindings, participants: [], attributes: [] };
    expect(checkNotes(frameOf(undefined, amara, bare))[0]).toBe('Checks: nothing found.');
  });
});

describe('a mark', () => {
  it('is the same for the same parts, and short for long lists', () => {
    expect(markOf('a', 1, ['x', 'y'])).toBe(markOf('a', 1, ['x', 'y']));
    expect(markOf('a', ['x', 'y'])).not.toBe(markOf('a', ['y', 'x']));
    expect(markOf(Array.from({ length: 500 }, (_, n) => `${subthemeId} ${n}`))).toHaveLength(16);
  });
});
