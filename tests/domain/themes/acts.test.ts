import { describe, expect, it } from 'vitest';
import {
  addSubtheme,
  changeSubtheme,
  listUnder,
  removeSubtheme,
} from '#lib/domain/themes/change-subthemes.ts';
import { addTheme, changeTheme, removeTheme } from '#lib/domain/themes/change-themes.ts';
import { placeCode } from '#lib/domain/themes/place-codes.ts';
import { usesOfTarget } from '#lib/domain/themes/references.ts';
import type { ChartingId } from '#lib/domain/model/charting.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { JointRow } from '#lib/domain/model/joint-row.ts';
import type { Matrix } from '#lib/domain/model/matrix.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { SubthemeId } from '#lib/domain/model/subtheme.ts';
import type { ThemeId } from '#lib/domain/model/theme.ts';
import type { ThemeMap } from '#lib/domain/model/theme-map.ts';
import { code, tenMinutes, uuid } from '../../fixtures/small-study.ts';
import {
  studyWithFindings,
  subthemeId,
  themeId,
  written,
} from '../../fixtures/study-with-findings.ts';
import {
  a,
  after,
  alerts,
  b,
  drawn,
  outlineOf,
  signed,
  theme1,
  theme2,
  themesStudy,
} from './themes-study.ts';

const study = themesStudy();
const same = (id: CodeId) => id;
const codesIn = (of: StudySnapshot, id: SubthemeId) =>
  of.subthemes.find((one) => one.id === id)?.codeIds;

describe('a theme and a subtheme', () => {
  it('are added after the others, signed, and the subtheme under its theme', () => {
    const id = uuid(33, 9) as ThemeId;
    const withTheme = after(study, addTheme(study.themes, '  Moment  of ', { id, signed }));
    const sub = { id: uuid(34, 9) as SubthemeId, signed };
    const both = after(withTheme, addSubtheme(study.subthemes, { name: 'E', themeId: id }, sub));
    expect(drawn(both)).toBe('Time[A,B] Ways[C] Moment of[E] –[D]');
    expect(both.themes.at(-1)).toMatchObject({ written: signed, memo: '' });
  });

  it('are renamed and described; the same words are no change', () => {
    const named = after(study, changeTheme(study.themes, theme1, { name: 'Hours', memo: ' why ' }));
    expect(named.themes.find(({ id }) => id === theme1)).toMatchObject({
      name: 'Hours',
      memo: 'why',
    });
    expect(changeTheme(study.themes, theme1, { name: ' Time ' })).toBeNull();
    expect(changeSubtheme(study.subthemes, a, { memo: 'x' })?.kind).toBe('change-subtheme');
  });

  it('have names of their own, and are not changed once gone', () => {
    const named = () => changeTheme(study.themes, theme1, { name: 'WAYS' });
    expect(named).toThrow(expect.objectContaining({ code: 'theme-name-taken' }));
    const gone = () => changeSubtheme([], a, { memo: 'x' });
    expect(gone).toThrow(expect.objectContaining({ code: 'subtheme-gone' }));
    expect(() => changeTheme(study.themes, theme1, { name: ' ' })).toThrow(RangeError);
  });

  it('of several themes can be listed under another', () => {
    const both = study.subthemes.map((one) =>
      one.id === a ? { ...one, themeIds: [theme1, theme2] } : one,
    );
    const [put] = listUnder(both, a, theme2)!.put;
    expect(put?.record).toMatchObject({ themeIds: [theme2, theme1] });
    expect(listUnder(both, a, theme1)).toBeNull();
  });
});

describe('taking away', () => {
  const target = { on: 'subtheme', subthemeId } as const;
  const full = studyWithFindings();
  const row: JointRow = {
    id: uuid(36, 1) as JointRow['id'],
    resultIds: [],
    findings: [target, { on: 'theme', themeId }],
    quoteIds: [],
    relation: null,
    inference: '',
    order: 0,
    written,
  };
  const used: StudySnapshot = {
    ...full,
    matrices: [
      {
        id: uuid(37, 1) as Matrix['id'],
        name: 'M',
        rows: { by: 'participant' },
        columns: [
          { about: target, hidden: false },
          { about: { on: 'code', codeId: tenMinutes }, hidden: false },
        ],
        sortedBy: null,
        order: 0,
        createdAt: written.at,
      },
    ],
    chartings: [
      ...full.chartings,
      { ...full.chartings[0]!, id: uuid(32, 2) as ChartingId, column: target },
    ],
    jointRows: [row],
    threads: full.threads.map((one) => ({ ...one, start: { ...one.start, findings: [target] } })),
    themeMaps: [
      {
        id: uuid(38, 1) as ThemeMap['id'],
        widths: 'people',
        moved: [{ key: `subtheme ${subthemeId}`, x: 1, y: 2 }],
      },
    ],
  };

  it('a subtheme takes away everything that speaks of it, and says how much', () => {
    expect(usesOfTarget(target, used)).toEqual({
      matrices: 1,
      cells: 1,
      beliefs: 1,
      jointRows: 1,
      threads: 1,
    });
    const left = after(used, removeSubtheme(subthemeId, used));
    expect(left.subthemes).toEqual([]);
    expect(JSON.stringify({ ...left, operations: [] })).not.toContain(subthemeId);
    expect(left.chartings).toHaveLength(1);
    // The belief still names the quotation.
    expect(left.quotes).toHaveLength(1);
  });

  it('a subtheme takes its quotations where nothing else names them', () => {
    const alone = { ...used, beliefs: [] };
    expect(after(alone, removeSubtheme(subthemeId, alone)).quotes).toEqual([]);
  });

  it('a theme leaves its subthemes, under none', () => {
    const left = after(study, removeTheme(study.themes, theme1, study));
    expect(drawn(left)).toBe('Ways[C] –[A,B,D]');
    const gone = after(used, removeTheme(used.themes, themeId, used));
    expect(gone.jointRows[0]?.findings).toEqual([target]);
  });
});

describe('codes of subthemes', () => {
  const placing = (of: StudySnapshot, merged = same) => ({ ...of, merged });

  it('stand in several, and leave one for another', () => {
    const also = after(study, placeCode(placing(study), tenMinutes, { under: b, from: null }));
    expect([codesIn(also, a), codesIn(also, b)]).toEqual([[tenMinutes], [tenMinutes]]);
    const moved = after(study, placeCode(placing(study), tenMinutes, { under: b, from: a }));
    expect([codesIn(moved, a), codesIn(moved, b)]).toEqual([[], [tenMinutes]]);
    expect(outlineOf(moved).pool.map(({ code }) => code.id)).toContain(alerts);
  });

  it('have an order of their own', () => {
    const two = after(study, placeCode(placing(study), alerts, { under: a, from: null }));
    expect(codesIn(two, a)).toEqual([tenMinutes, alerts]);
    const first = after(two, placeCode(placing(two), alerts, { under: a, from: a, position: 0 }));
    expect(codesIn(first, a)).toEqual([alerts, tenMinutes]);
    expect(placeCode(placing(two), alerts, { under: a, from: null })).toBeNull();
  });

  it('go with all that was merged into them', () => {
    const merged = (id: CodeId) => (id === alerts ? tenMinutes : id);
    const both = {
      ...study,
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, codeIds: [alerts, tenMinutes] } : one,
      ),
    };
    const off = after(both, placeCode(placing(both, merged), tenMinutes, { under: null, from: a }));
    expect(codesIn(off, a)).toEqual([]);
    const back = after(off, placeCode(placing(off, merged), alerts, { under: b, from: null }));
    expect(codesIn(back, b)).toEqual([tenMinutes]);
  });

  it('that are gone can be taken off and not put anywhere; a proposal cannot be put', () => {
    const gone = uuid(5, 99) as CodeId;
    const holding = {
      ...study,
      subthemes: study.subthemes.map((one) => (one.id === a ? { ...one, codeIds: [gone] } : one)),
    };
    const off = after(holding, placeCode(placing(holding), gone, { under: null, from: a }));
    expect(codesIn(off, a)).toEqual([]);
    const put = () => placeCode(placing(study), gone, { under: a, from: null });
    expect(put).toThrow(expect.objectContaining({ code: 'code-not-found' }));
    const proposal = code(uuid(5, 98) as CodeId, 'own', 'New', { proposedIn: study.passes[0]!.id });
    const proposed = { ...study, codes: [...study.codes, proposal] };
    const place = () => placeCode(placing(proposed), proposal.id, { under: a, from: null });
    expect(place).toThrow(expect.objectContaining({ code: 'code-still-proposed' }));
  });
});
