import { describe, expect, it } from 'vitest';
import { linkDomain } from '#lib/domain/themes/link-domain.ts';
import { linkedDomains } from '#lib/domain/themes/domain-evidence.ts';
import { subthemeDomainMatrix } from '#lib/domain/themes/subtheme-domain-matrix.ts';
import { commonRuns } from '#lib/domain/themes/tallies.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { environment, knowledge, person2, tenMinutes } from '../../fixtures/small-study.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';
import { a, after, alerts, b, outlineOf, signed, themesStudy } from './themes-study.ts';

const study = themesStudy();
const linked = (of: StudySnapshot, id = a) =>
  linkedDomains(outlineOf(of).bySubtheme.get(id)!, settledOf(of));
const said = (of: StudySnapshot, state: 'confirmed' | 'declined' | 'proposed' | null, id = a) =>
  after(of, linkDomain(of, id, environment, state, signed));

describe('links of subthemes to domains', () => {
  it('are proposed from lines coded with both, with lines, people and share, and never stored', () => {
    // P02: Environment on line 1, Ten-minute slot on lines 1 to 3.
    expect(linked(study)).toMatchObject([
      {
        domain: { id: environment },
        state: 'computed',
        said: null,
        lines: 1,
        share: 1 / 3,
        people: new Set([person2]),
        classified: [{ id: tenMinutes }],
      },
    ]);
    expect(study.subthemes[0]?.domains).toEqual([]);
  });

  it('are proposed from how a code is classified, where no line carries both', () => {
    const placed = {
      ...study,
      subthemes: study.subthemes.map((one) => (one.id === b ? { ...one, codeIds: [alerts] } : one)),
    };
    expect(linked(placed, b)).toMatchObject([
      { domain: { id: environment }, state: 'computed', lines: 0, classified: [{ id: alerts }] },
    ]);
  });

  it('count all lines of classified codes where own codes count under their domains', () => {
    const under = { ...study, studies: [{ ...study.studies[0]!, ownUnderDomains: true }] };
    expect(linked(under)[0]).toMatchObject({ lines: 3, share: 1 });
  });

  it('are confirmed or declined by a person, who and when, and can be taken back', () => {
    const confirmed = said(study, 'confirmed');
    expect(linked(confirmed)[0]).toMatchObject({ state: 'confirmed', said: signed });
    expect(linked(said(confirmed, 'declined'))[0]).toMatchObject({ state: 'declined' });
    expect(linked(said(confirmed, null))[0]).toMatchObject({ state: 'computed', said: null });
    expect(linkDomain(confirmed, a, environment, 'confirmed', signed)).toBeNull();
    expect(linkDomain(study, a, environment, null, signed)).toBeNull();
  });

  it('say that they rest on no coding any more', () => {
    const none = said(study, 'confirmed', b);
    expect(linked(none, b)).toMatchObject([{ state: 'confirmed', restsOnNothing: true, lines: 0 }]);
    expect(linked(said(study, 'confirmed'))[0]?.restsOnNothing).toBe(false);
  });

  it('are to domains only', () => {
    expect(() => linkDomain(study, a, tenMinutes, 'confirmed', signed)).toThrow(RangeError);
  });

  it('fill a matrix of every subtheme against every domain', () => {
    const matrix = subthemeDomainMatrix(outlineOf(said(study, 'proposed')), settledOf(study));
    expect(matrix.domains.map(({ id }) => id)).toEqual([knowledge, environment]);
    expect(
      matrix.rows.map(({ outline, theme, cells }) => [
        theme?.name ?? null,
        outline.subtheme.name,
        ...cells.map(({ state, people }) => `${state} ${people.size}`),
      ]),
    ).toEqual([
      ['Time', 'A', 'none 0', 'proposed 1'],
      ['Time', 'B', 'none 0', 'none 0'],
      ['Ways', 'C', 'none 0', 'none 0'],
      [null, 'D', 'none 0', 'none 0'],
    ]);
  });
});

it('finds what two lists of runs share', () => {
  const run = (from: number, to: number) => ({ from, to });
  expect(commonRuns([run(0, 4), run(6, 9)], [run(2, 7), run(8, 12)])).toEqual([
    run(2, 4),
    run(6, 7),
    run(8, 9),
  ]);
  expect(commonRuns([run(0, 2)], [run(2, 3)])).toEqual([]);
});
