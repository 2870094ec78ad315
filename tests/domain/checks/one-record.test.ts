import { expect, it } from 'vitest';
import type { SubthemeId } from '#lib/domain/model/subtheme.ts';
import type { ThemeId } from '#lib/domain/model/theme.ts';
import { environment, uuid } from '../../fixtures/small-study.ts';
import { subthemeId, written } from '../../fixtures/study-with-findings.ts';
import { found, outcomeOf, said, subtheme } from './checked.ts';

it('L4 finds nothing in a theme with a subtheme that has codes and a confirmed domain', () => {
  expect(found('L4')).toEqual([]);
});

it('L4 finds one name used twice, whatever its case and spacing', () => {
  expect(said('L4', subtheme({ name: 'what is  KNOWN' }))).toEqual([
    'mismatch: Themes, “what is  KNOWN”: A theme and a subtheme have the same name.',
  ]);
});

it('L4 asks about a theme without a subtheme', () => {
  const other = { id: uuid(33, 2) as ThemeId, name: 'Alone', memo: '', order: 1, written };
  expect(found('L4', ({ themes }) => ({ themes: [...themes, other] }))).toMatchObject([
    { is: 'question', place: { page: 'themes', choices: { theme: other.id } } },
  ]);
});

it('L4 asks once about all that a subtheme lacks', () => {
  const bare = subtheme({ themeIds: [uuid(33, 9) as ThemeId], codeIds: [], domains: [] });
  expect(said('L4', bare)[1]).toBe(
    'question: Subtheme “New and written”: The subtheme has no theme, no codes and no domain. Is that meant?',
  );
});

it('L4 asks once about all links that wait for a person, and not about declined ones', () => {
  const link = { domainId: environment, ...written };
  const [finding] = found('L4', subtheme({ domains: [{ ...link, state: 'proposed' }] }));
  expect(finding?.why).toBe(
    'Only what is confirmed counts: “New and written” with Environmental context and resources.',
  );
  expect(finding?.place?.choices).toEqual({ subtheme: subthemeId });
  expect(said('L4', subtheme({ domains: [{ ...link, state: 'declined' }] }))).toEqual([
    'question: Subtheme “New and written”: The subtheme has no domain. Is that meant?',
  ]);
});

it('L4 gives the same mark for the same facts and another for others', () => {
  const marks = (id: SubthemeId) =>
    found('L4', subtheme({ id, domains: [] })).map(({ mark }) => mark);
  expect(marks(subthemeId)).toEqual(marks(subthemeId));
  expect(marks(subthemeId)).not.toEqual(marks(uuid(34, 7) as SubthemeId));
});

it('L4 says why it cannot be run', () => {
  expect(outcomeOf('L4', () => ({ themes: [], subthemes: [] }))).toMatchObject({ ran: false });
});
