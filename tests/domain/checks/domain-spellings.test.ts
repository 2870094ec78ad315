import { expect, it } from 'vitest';
import { knowledge } from '../../fixtures/small-study.ts';
import { all, found, plan, said, subtheme, theme } from './checked.ts';

it('L2 finds names that only the first version of the framework has', () => {
  expect(said('L2', subtheme({ memo: 'Mostly Motivation and goals.' }))).toEqual([
    'mismatch: Subtheme “New and written”, memo: “Motivation and goals” is a domain of the framework’s first version; the second has “Intentions” and “Goals” in its place.',
  ]);
  expect(found('L2', theme({ memo: 'Nature of the behaviours.' }))[0]?.what).toContain(
    'first version only',
  );
});

it('L2 asks once about each other way of writing a name, wherever it stands', () => {
  const findings = found(
    'L2',
    all(
      theme({ memo: 'Here it is Professional role and identity.' }),
      plan({ aim: 'Of professional role and identity.' }),
    ),
  );
  expect(findings).toMatchObject([
    { is: 'question', where: 'Plan, aim; Theme “What is known”, memo' },
  ]);
  expect(findings[0]?.what).toContain('“Social/professional role and identity”');
});

it('L2 finds names misspelt, of several words and of one', () => {
  expect(
    said('L2', theme({ memo: 'Enviromental context and resources; also Reinforcment.' })),
  ).toEqual([
    'mismatch: Theme “What is known”, memo: “Reinforcment” is “Reinforcement” misspelt.',
    'mismatch: Theme “What is known”, memo: “Enviromental context and resources” is “Environmental context and resources” misspelt.',
  ]);
});

it('L2 finds a domain that the codebook calls otherwise', () => {
  const [finding] = found('L2', ({ codes }) => ({
    codes: codes.map((one) => (one.id === knowledge ? { ...one, name: 'Knowing' } : one)),
  }));
  expect(finding).toMatchObject({
    is: 'mismatch',
    where: 'Codebook',
    place: { page: 'codebook', choices: { code: knowledge } },
  });
});

it('L2 leaves the framework’s names and words of the language alone', () => {
  const memo =
    'Beliefs about consequences, social influences & Environmental Context and Resources. ' +
    'Their goals, an emotional skill, knowledgeable people, motivation, and a context with resources.';
  expect(said('L2', theme({ memo }))).toEqual([]);
});
