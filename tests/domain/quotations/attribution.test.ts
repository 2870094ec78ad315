import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute, AttributeId } from '#lib/domain/model/attribute.ts';
import { noBands } from '#lib/domain/model/attribute.ts';
import { noConsent, type Participant, type ParticipantId } from '#lib/domain/model/participant.ts';
import { withoutAttribute } from '#lib/domain/quotations/attribution-parts.ts';
import {
  attributionNames,
  readTemplate,
  roleAttribute,
  templateText,
  usualAttribution,
} from '#lib/domain/quotations/attribution-template.ts';
import { attributionOf, attributionOfQuote } from '#lib/domain/quotations/attribution.ts';
import { uuid } from '../../fixtures/small-study.ts';

const attribute = (number: number, name: string, more: Partial<Attribute> = {}): Attribute => ({
  id: uuid(3, number) as AttributeId,
  name,
  type: 'category',
  ...noBands,
  order: number,
  ...more,
});
const role = attribute(1, 'Role');
const age = attribute(2, 'Age', {
  type: 'number',
  bands: [{ label: '30 to 39', from: 30, to: 40, values: [] }],
});
const town = attribute(3, 'Town', { published: false });
const jobs = attribute(4, 'Jobs', { type: 'multiple' });
const attributes = [role, age, town, jobs];
const person = (label: string, values: Participant['attributes'] = {}): Participant => ({
  id: uuid(4, label.length) as ParticipantId,
  label,
  attributes: values,
  consent: noConsent,
  order: 0,
});
const known = person('P04', {
  [role.id]: 'Pain doctor',
  [age.id]: 34,
  [town.id]: 'Leeds',
  [jobs.id]: ['teacher', 'trainer'],
});
const read = (text: string) => {
  const found = readTemplate(text, attributes);
  if (!found.ok) throw new RangeError(found.fault.is);
  return found.pieces;
};
const said = (text: string, of = known) =>
  attributionOf(of, { attribution: read(text), attributes });

describe('a template', () => {
  it('is read from text with names in braces, whatever their case, and written back', () => {
    for (const text of ['({Role}: Participant {number})', '({id}, {Role})', '{{{id}}} {Jobs}']) {
      expect(templateText(read(text), attributes)).toBe(text);
    }
    expect(read('( {ROLE} )')).toEqual(read('( {Role} )'));
  });

  it('says what is wrong, and where', () => {
    const fault = (text: string) => {
      const found = readTemplate(text, attributes);
      return found.ok ? null : found.fault;
    };
    expect(fault('({Rôle}, {id})')).toEqual({ is: 'unknown-name', name: 'Rôle', at: 1 });
    expect(fault('({id}, {Town})')).toEqual({ is: 'not-published', name: 'Town', at: 7 });
    expect(fault('({id')).toEqual({ is: 'not-closed', at: 1 });
    expect(fault('id})')).toEqual({ is: 'not-opened', at: 2 });
    expect(fault('(somebody)')).toEqual({ is: 'nothing-named' });
    expect(fault('')).toEqual({ is: 'nothing-named' });
  });

  it('has a name of its own for every attribute, whatever they are called', () => {
    const clashing = [attribute(5, 'ID'), attribute(6, 'Role'), attribute(7, 'role'), role];
    const names = attributionNames(clashing).map(({ name }) => name);
    expect(names).toEqual(['id', 'number', 'Role', 'ID (2)', 'Role (2)', 'role (3)']);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...attributionNames(clashing)), { minLength: 1 }),
        (all) => {
          const pieces = all.map(({ piece }) => piece);
          const found = readTemplate(templateText(pieces, clashing), clashing);
          expect(found).toEqual({ ok: true, pieces });
        },
      ),
    );
  });

  it('is the label and the role where the team chose none', () => {
    expect(templateText(usualAttribution(attributes), attributes)).toBe('({id}, {Role})');
    expect(templateText(usualAttribution([]), [])).toBe('({id})');
    expect(roleAttribute([age, town, jobs])?.name).toBe('Jobs');
    expect(roleAttribute([attribute(8, 'Site'), attribute(9, 'Job title')])?.name).toBe(
      'Job title',
    );
  });

  it('loses an attribute that is gone with the words that belong to it', () => {
    const without = (text: string) => {
      const left = withoutAttribute(read(text), role.id);
      return left && templateText(left, attributes);
    };
    expect(without('({Role}: Participant {number})')).toBe('(Participant {number})');
    expect(without('({id}, {Role})')).toBe('({id})');
    expect(without('({id}, {Role}, {Age})')).toBe('({id}, {Age})');
    expect(without('{id} ({Role})')).toBe('{id}');
    expect(without('({Role})')).toBeNull();
    expect(without('({id})')).toBe('({id})');
  });
});

describe('what stands after a quotation', () => {
  it('gives label, number and published attributes as they are grouped', () => {
    expect(said('({Role}: Participant {number})')).toBe('(Pain doctor: Participant 4)');
    expect(said('({id}, {Role}, {Age})')).toBe('(P04, Pain doctor, 30 to 39)');
    expect(said('({id}, {Jobs})')).toBe('(P04, teacher and trainer)');
    expect(attributionOf(known, { attribution: null, attributes })).toBe('(P04, Pain doctor)');
  });

  it('never gives what is not published, though an older template names it', () => {
    const attribution = [
      ...read('({id}, '.concat('{Role}')),
      { is: 'words' as const, words: ', ' },
      { is: 'attribute' as const, attributeId: town.id },
      { is: 'words' as const, words: ')' },
    ];
    expect(attributionOf(known, { attribution, attributes })).toBe('(P04, Pain doctor)');
    expect(templateText(attribution, attributes)).toContain('{Town}');
  });

  it('is shorter where something is not known', () => {
    const bare = person('P04');
    expect(said('({Role}: Participant {number})', bare)).toBe('(Participant 4)');
    expect(said('({id}, {Role}, {Age})', bare)).toBe('(P04)');
    expect(said('{id} ({Role})', bare)).toBe('P04');
    expect(said('({Role}, aged {Age} years)', person('x', { [role.id]: 'GP' }))).toBe('(GP)');
    expect(said('({Role}, aged {Age} years)', person('x', { [age.id]: 34 }))).toBe(
      '(aged 30 to 39 years)',
    );
    expect(said('({Age})', person('P1', { [age.id]: 71 }))).toBe('(not known)');
    expect(said('(Participant {number}, {Role})', person('Ann', { [role.id]: 'GP' }))).toBe('(GP)');
  });

  it('has no empty bracket, double comma or word for nothing, whatever is known', () => {
    const words = fc.constantFrom(
      '',
      ', ',
      ' (',
      ')',
      ': Participant ',
      ' – ',
      ' years',
      '; ',
      'no. ',
    );
    const pieces = fc
      .array(fc.tuple(words, fc.constantFrom('{id}', '{number}', '{Role}', '{Age}', '{Jobs}')), {
        minLength: 1,
        maxLength: 5,
      })
      .map((all) => `(${all.map((each) => each.join('')).join('')})`);
    const values = fc.record(
      {
        [role.id]: fc.constantFrom('GP', 'nurse'),
        [age.id]: fc.constantFrom(34, 71),
        [jobs.id]: fc.constant(['teacher']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(pieces, values, fc.constantFrom('P04', 'Ann', ''), (text, of, label) => {
        const found = said(text, person(label, of as Participant['attributes']));
        expect(found).not.toMatch(/undefined|null|NaN|in no group|,\s*,|\(\s*\)|^\s|\s$|\s\s/);
        expect(found).not.toBe('');
        const count = (sign: string) => found.split(sign).length;
        expect(count('(')).toBe(count(')'));
      }),
    );
  });

  it('names several speakers once each, and calls one who is not identified so', () => {
    const nobody = { unidentified: false, onlyOthers: false, notToBeQuoted: [] };
    const choice = { attribution: null, attributes };
    const other = person('P19', { [role.id]: 'GP' });
    const two = { ...nobody, people: [known, other] };
    expect(attributionOfQuote(two, choice)).toBe('(P04, Pain doctor; P19, GP)');
    expect(attributionOfQuote({ ...two, unidentified: true, people: [known] }, choice)).toBe(
      '(P04, Pain doctor; speaker not identified)',
    );
    expect(attributionOfQuote({ ...nobody, people: [], unidentified: true }, choice)).toBe(
      '(speaker not identified)',
    );
    expect(attributionOfQuote({ ...nobody, people: [], onlyOthers: true }, choice)).toBe(
      '(not a participant)',
    );
    expect(attributionOfQuote(two, { attribution: read('{id}'), attributes })).toBe('P04; P19');
  });
});
