import { themesOutline } from '#lib/domain/themes/outline.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import type { Theme, ThemeId } from '#lib/domain/model/theme.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { code, environment, ownGroup, tenMinutes, uuid } from '../../fixtures/small-study.ts';
import { settledOf, studyWithFindings, written } from '../../fixtures/study-with-findings.ts';

export const theme1 = uuid(33, 1) as ThemeId;
export const theme2 = uuid(33, 2) as ThemeId;
export const a = uuid(34, 1) as SubthemeId;
export const b = uuid(34, 2) as SubthemeId;
export const c = uuid(34, 3) as SubthemeId;
export const loose = uuid(34, 4) as SubthemeId;
export const alerts = uuid(5, 20) as CodeId;
export const signed = { by: written.by, at: '2025-11-20T10:00:00.000Z' };

export const subtheme = (
  id: SubthemeId,
  name: string,
  order: number,
  more: Partial<Subtheme> = {},
): Subtheme => ({
  id,
  name,
  memo: '',
  themeIds: [],
  codeIds: [],
  domains: [],
  quoteIds: [],
  order,
  written,
  ...more,
});

/**
 * Time: A (ten minutes), B; Ways: C; D under none. "Alerts" is in no subtheme and coded nowhere.
 */
export function themesStudy(): StudySnapshot {
  const study = studyWithFindings();
  const theme = (id: ThemeId, name: string, order: number): Theme => ({
    id,
    name,
    memo: '',
    order,
    written,
  });
  return {
    ...study,
    codes: [...study.codes, code(alerts, 'own', 'Alerts', { order: 5, domainIds: [environment] })],
    themes: [theme(theme1, 'Time', 0), theme(theme2, 'Ways', 1)],
    subthemes: [
      subtheme(a, 'A', 0, { themeIds: [theme1], codeIds: [tenMinutes] }),
      subtheme(b, 'B', 1, { themeIds: [theme1] }),
      subtheme(c, 'C', 2, { themeIds: [theme2] }),
      subtheme(loose, 'D', 3),
    ],
    beliefs: [],
    quotes: [],
  };
}

export const outlineOf = (study: StudySnapshot) => themesOutline(study, settledOf(study));

/** A study after an act. */
export function after(study: StudySnapshot, change: Change | null): StudySnapshot {
  let next = study;
  for (const { table, record } of change?.put ?? []) {
    const rows = (next[table] as readonly { readonly id: string }[]).filter(
      ({ id }) => id !== record.id,
    );
    next = { ...next, [table]: [...rows, record] };
  }
  for (const { table, id } of change?.removed ?? []) {
    const rows = next[table] as readonly { readonly id: string }[];
    next = { ...next, [table]: rows.filter((one) => one.id !== id) };
  }
  return next;
}

/** The outline in one string: "Time[A,B] Ways[C] –[D]". */
export function drawn(study: StudySnapshot): string {
  const { themes, unplaced } = outlineOf(study);
  const names = (ones: (typeof themes)[number]['subthemes']) =>
    ones.map((one) => one.subtheme.name).join();
  return [
    ...themes.map(({ theme, subthemes }) => `${theme.name}[${names(subthemes)}]`),
    `–[${names(unplaced)}]`,
  ].join(' ');
}

export { ownGroup };
