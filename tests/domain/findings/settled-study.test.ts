import { describe, expect, it } from 'vitest';
import { casesOf, notKnown } from '#lib/domain/findings/cases.ts';
import {
  joinedRuns,
  linesCovered,
  passagesOfCodes,
  peopleOf,
} from '#lib/domain/findings/passages.ts';
import { needsSpeakers, settledPeople } from '#lib/domain/findings/settled-study.ts';
import { codesOfTarget, domainsOfTarget, nameOfTarget } from '#lib/domain/findings/targets.ts';
import { visibleFindings } from '#lib/domain/findings/visible-findings.ts';
import { unseenSettled } from '#lib/domain/coding/visible-passes.ts';
import { blindPass, plan, planned, sofia, tom } from '../../fixtures/team-study.ts';
import {
  amara,
  code,
  environment,
  knowledge,
  openP03,
  ownGroup,
  person1,
  person2,
  role,
  settledP01,
  singleP02,
  smallStudy,
  tenMinutes,
  uuid,
} from '../../fixtures/small-study.ts';
import {
  settledOf,
  studyWithFindings,
  subthemeId,
  themeId,
} from '../../fixtures/study-with-findings.ts';

const study = studyWithFindings();
const settled = settledOf(study);
const on = (codeId: typeof knowledge) => ({ on: 'code', codeId }) as const;

describe('the settled coding of a study', () => {
  it('has each transcript once, from its consensus or its one submitted pass', () => {
    expect(settled.settled.map(({ transcript, source }) => [transcript.id, source])).toEqual([
      [settledP01, 'consensus'],
      [singleP02, 'submitted'],
    ]);
    expect(settled.unsettled).toMatchObject([{ transcript: { id: openP03 }, why: 'not-settled' }]);
    // Both coders' passes over P01 carry Knowledge; it counts once.
    expect(passagesOfCodes(new Set([knowledge]), settled)).toEqual([
      { transcriptId: settledP01, from: 1, to: 3, people: [person1], unidentified: 0 },
    ]);
  });

  it('counts people, and only those whose transcripts are settled', () => {
    expect(settledPeople(settled)).toEqual(new Set([person1, person2]));
    const hidden = settledOf(study, { inHand: (id) => id === singleP02 });
    expect(settledPeople(hidden)).toEqual(new Set([person1]));
    expect(hidden.unsettled.map(({ why }) => why)).toEqual(['in-hand', 'not-settled']);
  });

  it('tells who speaks in a passage of several people', () => {
    const speakers = [
      { label: 'A', role: 'participant' as const, participantId: person1 },
      { label: 'B', role: 'participant' as const, participantId: person2 },
      { label: 'C', role: 'participant' as const, participantId: null },
    ];
    const group = {
      ...study,
      transcripts: study.transcripts.map((one) =>
        one.id === settledP01 ? { ...one, speakers } : one,
      ),
    };
    expect(needsSpeakers({ speakers }, study.studies[0]!)).toBe(true);
    const lines = settledOf(group, {
      speakersOfLines: new Map([[settledP01, Int16Array.of(0, 1, 2, 0)]]),
    });
    expect(passagesOfCodes(new Set([knowledge]), lines)).toEqual([
      { transcriptId: settledP01, from: 1, to: 3, people: [person2], unidentified: 1 },
    ]);
    expect(passagesOfCodes(new Set([knowledge]), lines, new Set([person1]))).toEqual([]);
    expect(peopleOf([{ transcriptId: settledP01, from: 0, to: 2 }], lines)).toEqual(
      new Set([person1, person2]),
    );
  });

  it('joins runs that overlap or touch, and counts each line once', () => {
    const runs = [
      { from: 4, to: 6 },
      { from: 0, to: 2 },
      { from: 2, to: 3 },
      { from: 5, to: 9 },
    ];
    expect(joinedRuns(runs)).toEqual([
      { from: 0, to: 3 },
      { from: 4, to: 9 },
    ]);
    const here = runs.map((run) => ({ transcriptId: settledP01, ...run }));
    expect(linesCovered([...here, { transcriptId: singleP02, from: 0, to: 2 }])).toBe(10);
  });
});

describe('what a target stands for', () => {
  it('takes the constructs of a domain, and own codes under it only where the study says so', () => {
    const construct = code(uuid(5, 20) as typeof knowledge, 'construct', 'Procedures', {
      parentId: environment,
    });
    const more = { ...study, codes: [...study.codes, construct] };
    expect(codesOfTarget(on(environment), settledOf(more), more)).toEqual(
      new Set([environment, construct.id]),
    );
    const counting = {
      ...more,
      studies: more.studies.map((one) => ({ ...one, ownUnderDomains: true })),
    };
    expect(codesOfTarget(on(environment), settledOf(counting), counting)).toEqual(
      new Set([environment, construct.id, tenMinutes]),
    );
  });

  it('takes own codes with those under them, and the codes a merged code became', () => {
    expect(codesOfTarget(on(ownGroup), settled, study)).toEqual(new Set([ownGroup, tenMinutes]));
    const merged = {
      ...study,
      codes: study.codes.map((one) =>
        one.id === tenMinutes ? { ...one, status: 'merged' as const, into: [knowledge] } : one,
      ),
    };
    expect(codesOfTarget(on(tenMinutes), settledOf(merged), merged)).toEqual(new Set([knowledge]));
    expect(nameOfTarget(on(tenMinutes), settledOf(merged), merged)).toBe('Knowledge');
  });

  it('takes a subtheme’s codes and a theme’s subthemes, with the domains that are confirmed', () => {
    for (const target of [
      { on: 'subtheme', subthemeId } as const,
      { on: 'theme', themeId } as const,
    ]) {
      expect(codesOfTarget(target, settled, study)).toEqual(new Set([knowledge, tenMinutes]));
      expect(domainsOfTarget(target, settled, study)).toEqual([knowledge]);
    }
    expect(
      nameOfTarget({ on: 'theme', themeId: uuid(33, 9) as typeof themeId }, settled, study),
    ).toBe(null);
  });
});

describe('the cases of a study', () => {
  it('are people in their order, with what of theirs is counted', () => {
    const [one, two] = casesOf({ by: 'participant' }, settled);
    expect([one?.label, one?.settledIds, two?.settledIds]).toEqual([
      'P01',
      [settledP01],
      [singleP02],
    ]);
  });

  it('are groups as tables show them, those of whom nothing is known last', () => {
    const base = smallStudy();
    const unknown = { ...base.participants[1]!, attributes: {} };
    const cases = casesOf(
      { by: 'attribute', attributeId: role },
      settledOf({ ...base, participants: [base.participants[0]!, unknown] }),
    );
    expect(cases.map(({ label, people }) => [label, [...people]])).toEqual([
      ['GP partner', [person1]],
      [notKnown, [person2]],
    ]);
  });
});

describe('what one coder may read of findings', () => {
  it('is all of them where they have nothing in hand', () => {
    expect(visibleFindings(study, settled)).toBe(study);
  });

  it('leaves out what rests on a transcript they have in hand', () => {
    const hidden = settledOf(study, { inHand: (id) => id === settledP01 });
    const seen = visibleFindings(study, hidden);
    expect([seen.chartings, seen.beliefs, seen.quotes]).toEqual([[], [], []]);
    expect(seen.subthemes[0]?.quoteIds).toEqual([]);
    expect(seen.threads[0]?.start.passages).toEqual([]);
    const { chartings, beliefs, quotes, subthemes, threads } = seen;
    const all = JSON.stringify([chartings, beliefs, quotes, subthemes, threads]);
    expect(all).not.toContain(settledP01);
  });

  it('keeps a statement that lies elsewhere too, without what is hidden', () => {
    const both = {
      ...study,
      beliefs: study.beliefs.map((one) => ({
        ...one,
        passages: [...one.passages, { transcriptId: singleP02, from: 1, to: 2 }],
      })),
    };
    const hidden = settledOf(both, { inHand: (id) => id === settledP01 });
    expect(visibleFindings(both, hidden).beliefs[0]?.passages).toEqual([
      { transcriptId: singleP02, from: 1, to: 2 },
    ]);
  });

  it('hides the cell of a group when one of its people is in hand', () => {
    const grouped = {
      ...study,
      chartings: study.chartings.map((one) => ({
        ...one,
        case: { on: 'group' as const, attributeId: role, group: 'GP partner' },
        links: [],
        basis: [],
      })),
    };
    const hidden = settledOf(grouped, { inHand: (id) => id === settledP01 });
    expect(visibleFindings(grouped, hidden).chartings).toEqual([]);
    expect(visibleFindings(grouped, settled).chartings).toHaveLength(1);
  });
});

describe('findings over a transcript coded again blind', () => {
  const base = studyWithFindings();
  const [alone] = base.rounds.filter(({ mode }) => mode === 'single');
  const p01 = base.transcripts[0]!;
  /** Amara coded it alone; Tom and Sofia code it again, and Tom has submitted. */
  const again = plan([p01.id], { coderIds: [tom, sofia], codebookVersionId: null });
  const passes = [
    { ...base.passes[0]!, roundId: alone!.id },
    blindPass(base, 11, 0, tom, [[environment, 3, 4]], planned),
    blindPass(base, 12, 0, sofia, [[knowledge, 0, 1]], null),
  ];
  const rounds = [alone!, again];

  it('are hidden from its coders until it is revealed, and from nobody else', () => {
    const unseenBy = (coderId: typeof tom) => unseenSettled(coderId, passes, rounds)(p01.id);
    expect([tom, sofia, amara].map(unseenBy)).toEqual([true, true, false]);
    const revealed = {
      ...again,
      revealed: [{ transcriptId: p01.id, at: planned, coderId: amara }],
    };
    const submitted = passes.map((one) => ({ ...one, submitted: passes[1]!.submitted }));
    expect(unseenSettled(tom, submitted, [alone!, revealed])(p01.id)).toBe(false);
    const hidden = settledOf(base, { inHand: (id) => unseenSettled(tom, passes, rounds)(id) });
    expect(visibleFindings(base, hidden).chartings).toEqual([]);
  });

  it('do not read a coder’s own pass before others may', () => {
    const own = [passes[0]!, blindPass(base, 13, 0, amara, [[environment, 3, 4]], planned)];
    const withAmara = [alone!, { ...again, coderIds: [amara, tom] }];
    expect(unseenSettled(amara, own, withAmara)(p01.id)).toBe(true);
  });
});
