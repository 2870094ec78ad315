import { describe, expect, it } from 'vitest';
import { codeFinder } from '#lib/domain/search/find-codes.ts';
import { ownCode, tdf, tdfCodes } from '../codebook/tdf.ts';

const own = [
  ownCode(1, 'Left alone after a complaint', {
    definition:
      'A penalty, real or felt, that ended the attempt to stop anything at all in the year that followed it.',
  }),
  ownCode(2, 'Socks'),
  ownCode(3, 'Private lists', { abbreviation: 'Lst' }),
  ownCode(4, 'Old slot', { status: 'retired' }),
];
const codes = [...tdfCodes, ...own];
const finder = codeFinder(codes, tdf);
const names = (query: string, limit?: number) =>
  finder.find(query, limit).map(({ code }) => code.name);

describe('finding codes', () => {
  it('lists the whole codebook while nothing is typed, and no retired code', () => {
    expect(names('', 500)).toHaveLength(99 + 3);
    expect(names('  ')[0]).toBe('Knowledge');
    expect(names('', 500)).not.toContain('Old slot');
  });

  it('puts an exact abbreviation before names that begin with it', () => {
    expect(names('soc').slice(0, 2)).toEqual([
      'Social influences',
      'Social/professional role and identity',
    ]);
    expect(names('Lst')[0]).toBe('Private lists');
    expect(finder.find('bcap')[0]).toMatchObject({
      code: { frameworkKey: 'capabilities' },
      field: 'abbreviation',
      excerpt: 'BCap',
    });
  });

  it('puts names that begin with the words before names that merely hold them', () => {
    expect(names('goal').slice(0, 5)).toEqual([
      'Goals',
      'Goals (distal/proximal)',
      'Goal priority',
      'Goal/target setting',
      'Goals (autonomous/controlled)',
    ]);
    expect(names('list')).toContain('Private lists');
  });

  it('finds a domain by an alias, a construct and its definition, and says which', () => {
    expect(finder.find('pessimism').map(({ path, field }) => [path, field])).toEqual(
      expect.arrayContaining([
        ['Optimism > Pessimism', 'name'],
        ['Optimism', 'alias'],
      ]),
    );
    expect(finder.find('sanctions').map(({ path, field }) => [path, field])).toEqual(
      expect.arrayContaining([
        ['Reinforcement > Sanctions', 'name'],
        ['Reinforcement', 'construct'],
      ]),
    );
  });

  it('shows the words around a match, with the match marked', () => {
    const complaint = finder.find('penal').find(({ code }) => code.id === own[0]!.id);
    expect(complaint?.field).toBe('definition');
    const [from, to] = complaint!.ranges[0]!;
    expect(complaint!.excerpt.slice(from, to)).toBe('penal');

    const late = finder.find('followed').find(({ code }) => code.id === own[0]!.id);
    expect(late!.excerpt.startsWith('…')).toBe(true);
    expect(late!.excerpt.slice(...late!.ranges[0]!)).toBe('followed');
  });

  it('marks what matched in every result, within its excerpt', () => {
    for (const query of ['confidence', 'time', 'plan', 'not my job', 'prompt', 'believs']) {
      for (const { excerpt, ranges } of finder.find(query)) {
        for (const [from, to] of ranges) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(excerpt.length);
        }
      }
    }
  });

  it('forgives a slip of the finger, after everything that matches as it stands', () => {
    expect(names('enviroment')[0]).toBe('Environmental context and resources');
    expect(names('self efficacy')).toContain('Self-efficacy');
    expect(names('xyzzyq')).toEqual([]);
  });

  it('takes one letter as the beginning of a word', () => {
    for (const { excerpt, ranges } of finder.find('k')) {
      const [from] = ranges[0]!;
      expect(excerpt.slice(0, from)).not.toMatch(/[\p{L}\p{N}]$/u);
    }
    expect(names('k')[0]).toBe('Knowledge');
  });

  it('answers within a keystroke for 300 codes', () => {
    const many = Array.from({ length: 200 }, (_, n) => ownCode(100 + n, `Thought number ${n}`));
    const large = codeFinder([...codes, ...many], tdf);
    const times = ['t', 'th', 'tho', 'belif', 'social inf', 't', 'th', 'tho', 'belif'].map(
      (query) => {
        const begun = performance.now();
        expect(large.find(query).length).toBeGreaterThan(0);
        return performance.now() - begun;
      },
    );
    const [, , , , median = Infinity] = times.toSorted((a, b) => a - b);
    expect(median).toBeLessThan(60);
  });
});
