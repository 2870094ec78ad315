import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import file from '../../codebooks/tdf-v2.json';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { codesOfFramework } from '#lib/domain/codebook/starter-codes.ts';
import { joined, packed, unpacked } from '#lib/domain/coding/packed.ts';
import { recordKinds } from '#lib/domain/model/index.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { benchStudy, sizes } from './generator.ts';

const framework = parseFramework(file);
const starter = { ...framework, codes: codesOfFramework(framework, '2025-11-14T10:00:00.000Z') };

describe('the study that is measured', () => {
  const study = benchStudy(sizes.S, starter, { trail: true });

  it('is the same for the same seed, and another for another', () => {
    expect(benchStudy(sizes.S, starter, { trail: true })).toEqual(study);
    expect(benchStudy(sizes.S, starter, { seed: 2 }).passes).not.toEqual(study.passes);
  });

  it('holds only records the program would accept', () => {
    for (const { table, schema } of recordKinds.filter(({ travels }) => travels)) {
      for (const record of study[table as keyof StudySnapshot]) v.parse(schema, record);
    }
    expect(study.transcripts).toHaveLength(11);
  });

  it('keeps passes in canonical order, codings joined', () => {
    for (const pass of study.passes) {
      const { codings, quotations } = unpacked(pass);
      expect(joined(codings)).toHaveLength(codings.length);
      expect(packed({ codings, quotations })).toEqual({
        codes: pass.codes,
        code: pass.code,
        from: pass.from,
        to: pass.to,
        quoteCode: pass.quoteCode,
        quoteFrom: pass.quoteFrom,
        quoteTo: pass.quoteTo,
      });
    }
  });

  it('is as large as its size promises: 1.3 codes on 60 % of turns of 18 words, by two coders', () => {
    const turns = sizes.S.interviews * sizes.S.turns;
    const codings = study.passes.reduce((sum, pass) => sum + pass.code.length, 0);
    const words = study.transcripts.reduce((sum, { wordCount }) => sum + wordCount, 0);
    expect(codings / (2 * turns)).toBeCloseTo(0.6 * 1.3, 1);
    expect(words / turns).toBeGreaterThan(16);
    expect(words / turns).toBeLessThan(20);
    expect(study.operations).toHaveLength(codings);
  });

  it('uses all fourteen domains, unequally, and text that is not ASCII', () => {
    const counts = new Map<string, number>();
    for (const { codings } of study.passes.map(unpacked)) {
      for (const { codeId } of codings) counts.set(codeId, (counts.get(codeId) ?? 0) + 1);
    }
    expect(counts.size).toBe(14);
    expect(Math.max(...counts.values())).toBeGreaterThan(3 * Math.min(...counts.values()));
    expect(study.transcriptVersions[0]?.text).toMatch(/[^\p{ASCII}]/u);
  });

  it('counts each writer’s acts from one without gaps', () => {
    const writers = [...new Set(study.operations.map(({ writer }) => writer))];
    expect(writers).toHaveLength(2);
    for (const writer of writers) {
      const acts = study.operations.filter((operation) => operation.writer === writer);
      expect(acts.map(({ counter }) => counter)).toEqual(acts.map((_, index) => index + 1));
    }
  });
});
