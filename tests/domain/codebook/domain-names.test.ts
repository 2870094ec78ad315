import { describe, expect, it } from 'vitest';
import { domainNameReader } from '#lib/domain/codebook/domain-names.ts';
import { tdf } from './tdf.ts';

const read = domainNameReader(tdf);

describe('names of domains in free text', () => {
  it.each(tdf.aliasAcceptance)('are read in "$text"', ({ text, domains, v1, constructOf }) => {
    const found = read(text);
    expect(found.domains).toEqual(domains);
    expect(found.v1.flatMap((name) => name.domains)).toEqual(v1 ?? []);
    expect(found.constructs.map((id) => id.split('/')[0])).toEqual(constructOf ?? []);
    expect(found.leftover).toEqual([]);
  });

  it('resolve for every name and alias in the file, in capitals and with odd spaces too', () => {
    for (const { id, name, aliases } of tdf.domains) {
      for (const alias of [name, ...aliases]) {
        for (const text of [alias, alias.toUpperCase(), ` ${alias.replaceAll(' ', '  ')}\n`]) {
          expect(read(text), text).toMatchObject({ domains: [id], v1: [], leftover: [] });
        }
      }
    }
  });

  it('take & for and, -or for -our, ize for ise, and singular for plural', () => {
    expect(read('Memory, Attention & Decision Process').domains).toEqual([
      'memory_attention_decision',
    ]);
    expect(read('behavior regulation').domains).toEqual(['behavioural_regulation']);
    expect(read('Organizational commitments').constructs).toEqual([
      'role_identity/organisational-commitment',
    ]);
    expect(read('Belief about consequence; Goal').domains).toEqual(['consequences', 'goals']);
  });

  it('keep the order of the text and name each domain once', () => {
    expect(read('Emotion / Goals / Knowledge / emotions').domains).toEqual([
      'emotion',
      'goals',
      'knowledge',
    ]);
  });

  it('report the first version’s names and never read Goals out of "Motivation and goals"', () => {
    expect(read('Motivation and goals, Nature of the behaviours')).toMatchObject({
      domains: [],
      v1: [
        { name: 'Motivation and goals', domains: ['intentions', 'goals'] },
        { name: 'Nature of the behaviours', domains: [] },
      ],
      leftover: [],
    });
  });

  it('report every word left over', () => {
    expect(read('Knowledge (mostly), and some other luck').leftover).toEqual([
      'mostly',
      'some',
      'other',
      'luck',
    ]);
  });

  it('name both domains of a construct that two of them have', () => {
    expect(read('Action planning').constructs).toEqual([
      'goals/action-planning',
      'behavioural_regulation/action-planning',
    ]);
  });
});
