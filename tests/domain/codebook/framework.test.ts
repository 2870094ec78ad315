import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  confusablePairsOf,
  domainOfCode,
  domainsByFamily,
  nameOfKey,
  parseFramework,
} from '#lib/domain/codebook/framework.ts';
import { guidanceOf } from '#lib/domain/codebook/guidance.ts';
import { codesOfFramework } from '#lib/domain/codebook/starter-codes.ts';
import { codeRecord } from '#lib/domain/model/code.ts';
import comB from '../../../codebooks/com-b.json' with { type: 'json' };
import file from '../../../codebooks/tdf-v2.json' with { type: 'json' };
import { at, tdf, tdfCodes } from './tdf.ts';

describe('the file of the TDF, version 2', () => {
  it('has fourteen domains, 84 constructs of 78 names, and 18 confusable pairs', () => {
    const constructs = tdf.domains.flatMap((domain) => domain.constructs);
    expect(tdf.domains.map(({ number }) => number)).toEqual(
      Array.from({ length: 14 }, (_, index) => index + 1),
    );
    expect(constructs).toHaveLength(84);
    expect(new Set(constructs.map(({ name }) => name)).size).toBe(78);
    expect(tdf.confusablePairs).toHaveLength(18);
  });

  it('says of 66 constructs where they were read, and of 18 that they were not', () => {
    const constructs = tdf.domains.flatMap((domain) => domain.constructs);
    const count = (status: string) =>
      constructs.filter(({ verification }) => verification === status).length;
    expect([count('read'), count('read-in-secondary-copy'), count('not-read')]).toEqual([
      58, 8, 18,
    ]);
  });

  it('gives constructs ids scoped by their domain', () => {
    for (const domain of tdf.domains) {
      for (const { id } of domain.constructs) expect(id.startsWith(`${domain.id}/`)).toBe(true);
    }
    expect(tdf.byKey.has('goals/action-planning')).toBe(true);
    expect(tdf.byKey.has('behavioural_regulation/action-planning')).toBe(true);
  });

  it('has a letter for every domain that stands in its abbreviation', () => {
    for (const { abbreviation, chord } of tdf.domains) {
      expect(abbreviation.toLowerCase()).toContain(chord);
    }
    expect(tdf.byChord.get('g')).toMatchObject({ domain: { id: 'goals' } });
    expect(tdf.byChord.get('x')).toMatchObject({ kind: 'outside' });
    expect(tdf.byChord.has('d')).toBe(false);
  });

  it('links each domain to components of COM-B, in both files alike', () => {
    for (const { id, comb } of tdf.domains) {
      const linked = comB.components.filter(({ domains }) => domains.includes(id));
      expect(linked.map((component) => component.id).toSorted()).toEqual(comb.toSorted());
    }
  });

  it('is refused when a count, an id or a chord in it contradicts the rest', () => {
    const counts = { ...file.counts, constructs: 83 };
    expect(() => parseFramework({ ...file, counts })).toThrow(RangeError);
    const twice = file.domains.map((domain) => ({ ...domain, chord: 'k' }));
    expect(() => parseFramework({ ...file, domains: twice })).toThrow(RangeError);
    const pairs = [{ between: ['goals', 'luck'], test: 'Which?' }];
    expect(() => parseFramework({ ...file, confusablePairs: pairs })).toThrow(RangeError);
    expect(() => parseFramework({ ...file, domains: 'none' })).toThrow(v.ValiError);
  });
});

describe('looking things up in a framework', () => {
  it('finds the domain of a domain and of a construct, and none of what stands outside', () => {
    expect(domainOfCode(tdf, { frameworkKey: 'emotion' })?.name).toBe('Emotion');
    expect(domainOfCode(tdf, { frameworkKey: 'capabilities/self-efficacy' })?.id).toBe(
      'capabilities',
    );
    expect(domainOfCode(tdf, { frameworkKey: 'outside' })).toBeUndefined();
    expect(domainOfCode(tdf, { frameworkKey: null })).toBeUndefined();
  });

  it('lists the pairs a domain is confused in, constructs by their own names', () => {
    const others = confusablePairsOf(tdf, 'capabilities').map(({ between }) =>
      nameOfKey(tdf, between[0] === 'capabilities' ? between[1] : between[0]),
    );
    expect(others).toEqual([
      'Skills',
      'Self-efficacy',
      'Optimism',
      'Social/professional role and identity',
    ]);
  });

  it('orders domains by COM-B family', () => {
    const orders = domainsByFamily(tdf).map(({ family, domains }) => [
      family.name,
      domains.map(({ abbreviation }) => abbreviation).join(' '),
    ]);
    expect(orders).toEqual([
      ['Capability', 'Kno Skl Mem Beh'],
      ['Opportunity', 'Env Soc'],
      ['Motivation, reflective', 'Rol Cap Opt Con Int Goa'],
      ['Motivation, automatic', 'Rnf Emo'],
    ]);
  });
});

describe('the codes a study begins with', () => {
  it('are valid records: fourteen domains, 84 constructs under them, and one place outside', () => {
    for (const code of tdfCodes) expect(v.is(codeRecord.schema, code)).toBe(true);
    expect(tdfCodes).toHaveLength(14 + 84 + 1);
    expect(new Set(tdfCodes.map(({ id }) => id)).size).toBe(99);
    expect(tdfCodes.filter(({ kind }) => kind === 'outside')).toMatchObject([
      { name: 'Outside the TDF', abbreviation: 'Out' },
    ]);
  });

  it('have the same ids in every study', () => {
    const later = codesOfFramework(tdf, '2026-01-01T00:00:00.000Z');
    expect(later.map(({ id }) => id)).toEqual(tdfCodes.map(({ id }) => id));
    expect(later[0]?.createdAt).not.toBe(at);
  });

  it('keep the team’s rules apart from the framework’s guidance, and show both', () => {
    const goals = tdfCodes.find(({ frameworkKey }) => frameworkKey === 'goals');
    const ruled = { ...goals!, include: 'Action planning is ours here.' };
    const guidance = guidanceOf(ruled, tdf);
    expect(guidance.codeHere).toEqual([
      ...tdf.domains[8]!.codeHere,
      'Action planning is ours here.',
    ]);
    expect(guidance.notHere).toEqual(tdf.domains[8]!.notHere);
  });
});
