import { expect, it } from 'vitest';
import { found, plan, said } from './checked.ts';

it('L1 finds the counts of another version of the framework', () => {
  expect(
    said(
      'L1',
      plan({
        orientation:
          'We used the Theoretical Domains Framework, with its 12 domains and 128 constructs.',
      }),
    ),
  ).toEqual([
    'mismatch: Plan, orientation and theory: 12 domains is the count of the framework’s first version.',
    'mismatch: Plan, orientation and theory: 128 constructs is the count of the framework’s first version.',
  ]);
});

it('L1 finds a version that the study was not coded with', () => {
  const [finding] = found('L1', plan({ aim: 'Coded to the TDF (version 1).' }));
  expect(finding).toMatchObject({ is: 'mismatch', place: { page: 'study' } });
  expect(finding?.what).toContain('Version 1');
});

it('L1 finds a study begun with another framework', () => {
  expect(found('L1', plan({ framework: { id: 'tdf', version: 'v1' } }))[0]?.what).toContain(
    '“tdf v1”',
  );
});

it('L1 asks of a count that is nobody’s, where it speaks of all of the framework', () => {
  expect(
    found('L1', plan({ aim: 'All eleven domains of the TDF were asked about.' })),
  ).toMatchObject([{ is: 'question' }]);
});

it('L1 finds nothing in the counts of the second version, in a few domains, or in the first when it is named', () => {
  for (const words of [
    'The fourteen domains of the Theoretical Domains Framework (version 2), 84 constructs.',
    'Nine of the 14 domains of the TDF were relevant.',
    'The first version of the TDF had 12 domains and 128 constructs.',
    'The TDF was refined from 12 domains to 14 domains with 84 constructs.',
    'Twelve interviews; 12 patients in two domains of work.',
  ]) {
    expect(said('L1', plan({ orientation: words })), words).toEqual([]);
  }
});

it('L1 names the framework with its version once', () => {
  const [one] = found('L1', plan({ aim: 'We used the TDF with its 12 domains.' }));
  expect(one?.why).toContain('Theoretical Domains Framework, version 2 (2012) has 14 domains');
});
