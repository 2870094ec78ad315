import { describe, expect, it } from 'vitest';
import { themesOutline } from '#lib/domain/themes/outline.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { environment, person2, singleP02, tenMinutes, uuid } from '../../fixtures/small-study.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';
import {
  a,
  alerts,
  b,
  drawn,
  outlineOf,
  ownGroup,
  theme1,
  theme2,
  themesStudy,
} from './themes-study.ts';

const study = themesStudy();

describe('the outline of themes', () => {
  it('lists subthemes under their themes in order, and those of no theme apart', () => {
    expect(drawn(study)).toBe('Time[A,B] Ways[C] –[D]');
  });

  it('counts people and passages of the settled coding behind theme, subtheme and code', () => {
    const outline = outlineOf(study);
    const passage = { transcriptId: singleP02, from: 1, to: 4, people: [person2], unidentified: 0 };
    expect(outline.bySubtheme.get(a)?.passages).toEqual([passage]);
    expect(outline.themes[0]?.people).toEqual(new Set([person2]));
    expect(outline.bySubtheme.get(a)?.codes[0]?.passages).toEqual([passage]);
    expect(outline.bySubtheme.get(b)?.people.size).toBe(0);
  });

  it('shows a subtheme under each of its themes', () => {
    const both = {
      ...study,
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, themeIds: [theme1, theme2] } : one,
      ),
    };
    expect(drawn(both)).toBe('Time[A,B] Ways[A,C] –[D]');
  });

  it('shows the code that a placed code was merged into, once, and says what was merged', () => {
    const merged = {
      ...study,
      codes: study.codes.map((one) =>
        one.id === alerts ? { ...one, status: 'merged' as const, into: [tenMinutes] } : one,
      ),
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, codeIds: [alerts, tenMinutes] } : one,
      ),
    };
    const [first, ...others] = outlineOf(merged).bySubtheme.get(a)!.codes;
    expect(first).toMatchObject({
      id: tenMinutes,
      code: { name: 'Ten-minute slot' },
      merged: ['Alerts'],
    });
    expect(others).toEqual([]);
  });

  it('says that a code is gone where the codebook does not have it', () => {
    const gone = uuid(5, 99) as CodeId;
    const without = {
      ...study,
      subthemes: study.subthemes.map((one) => (one.id === b ? { ...one, codeIds: [gone] } : one)),
    };
    expect(outlineOf(without).bySubtheme.get(b)?.codes).toMatchObject([{ id: gone, code: null }]);
  });

  it('keeps a pool of own codes that no subtheme holds, itself or by what it stands under', () => {
    const pool = (of: typeof study) => outlineOf(of).pool.map(({ code }) => code.id);
    // "Time" holds "Ten-minute slot"; placing the slot alone leaves "Time" in the pool.
    expect(pool(study)).toEqual([ownGroup, alerts]);
    const grouped = {
      ...study,
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, codeIds: [ownGroup] } : one,
      ),
    };
    expect(pool(grouped)).toEqual([alerts]);
  });

  it('leaves a retired code out of the pool unless something is coded with it', () => {
    const retired = (id: CodeId) => ({
      ...study,
      codes: study.codes.map((one) =>
        one.id === id ? { ...one, status: 'retired' as const } : one,
      ),
      subthemes: [],
    });
    const pool = (of: typeof study) => outlineOf(of).pool.map(({ code }) => code.id);
    expect(pool(retired(alerts))).not.toContain(alerts);
    expect(pool(retired(tenMinutes))).toContain(tenMinutes);
  });

  it('does not count what somebody still codes blind', () => {
    const settled = settledOf(study, { inHand: (id) => id === singleP02 });
    expect(themesOutline(study, settled).bySubtheme.get(a)?.passages).toEqual([]);
  });

  it('renders a study without anything', () => {
    const bare = { ...study, themes: [], subthemes: [], codes: [] };
    expect(outlineOf(bare)).toMatchObject({ themes: [], unplaced: [], pool: [] });
    expect(environment).toBeTruthy();
  });
});
