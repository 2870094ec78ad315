import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addCode } from '#lib/domain/codebook/add-code.ts';
import { changeCode, classifyCode, renameCode } from '#lib/domain/codebook/change-code.ts';
import { mergeCodes } from '#lib/domain/codebook/merge-codes.ts';
import { moveCode, placeAfterStep } from '#lib/domain/codebook/move-code.ts';
import { restoreCode, retireCode } from '#lib/domain/codebook/retire-code.ts';
import { splitCode } from '#lib/domain/codebook/split-code.ts';
import { codesById } from '#lib/domain/codebook/codebook.ts';
import {
  codePathText,
  codesInOrder,
  domainsOf,
  flattened,
  ownCodeTree,
} from '#lib/domain/codebook/tree.ts';
import { codeRecord, type Code } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { at, codeId, domainId, ownCode, tdfCodes, withPut } from './tdf.ts';

const by = '5b000000-0000-4000-8000-000000000001' as CoderId;
const [time, slot, alerts, family, proud] = [1, 2, 3, 4, 5].map(codeId) as [
  Code['id'],
  Code['id'],
  Code['id'],
  Code['id'],
  Code['id'],
];
/** Time (Ten-minute slot, Alerts), Family, Proud. */
const codes = [
  ...tdfCodes,
  ownCode(1, 'Time', { order: 0 }),
  ownCode(2, 'Ten-minute slot', { order: 0, parentId: time }),
  ownCode(3, 'Alerts', { order: 1, parentId: time }),
  ownCode(4, 'Family', { order: 1, domainIds: [domainId('social_influences')] }),
  ownCode(5, 'Proud', { order: 2 }),
];
const find = (all: readonly Code[], id: Code['id']) => all.find((code) => code.id === id);
const outline = (all: readonly Code[]) =>
  flattened(ownCodeTree(all)).map(({ code, depth }) => `${'  '.repeat(depth)}${code.name}`);

describe('adding a code', () => {
  it('puts a valid record last among its siblings', () => {
    const change = addCode(
      codes,
      { name: '  Locum\n days ', parentId: time, definition: 'Who is in.' },
      { id: codeId(9), at, by },
    );
    expect(change).toMatchObject({ kind: 'add-code', codeIds: [codeId(9)] });
    const added = find(withPut(codes, change), codeId(9));
    expect(v.is(codeRecord.schema, added)).toBe(true);
    expect(added).toMatchObject({ name: 'Locum days', parentId: time, order: 2, kind: 'own' });
  });

  it('refuses the name of another active own code, whatever its case and spaces', () => {
    const stamp = { id: codeId(9), at, by };
    expect(() => addCode(codes, { name: 'ten-minute  SLOT' }, stamp)).toThrow(
      expect.objectContaining({ code: 'code-name-taken' }),
    );
    const retired = withPut(codes, retireCode(codes, slot));
    expect(addCode(retired, { name: 'Ten-minute slot' }, stamp).put).toHaveLength(1);
  });

  it('does not tell one open pass of a code proposed in another', () => {
    const elsewhere = '5c000000-0000-4000-8000-000000000001' as NonNullable<Code['proposedIn']>;
    const blind = [...codes, ownCode(8, 'Shame', { proposedIn: elsewhere })];
    expect(addCode(blind, { name: 'Shame' }, { id: codeId(9), at, by }).put).toHaveLength(1);
  });
});

describe('changing a code', () => {
  it('takes a key away from the code that had it', () => {
    const first = withPut(codes, changeCode(codes, proud, { shortcut: 'p' }));
    const second = withPut(first, changeCode(first, family, { shortcut: 'p' }));
    expect(find(second, proud)?.shortcut).toBeNull();
    expect(find(second, family)?.shortcut).toBe('p');
  });

  it('lets a team write rules on a framework’s code, and not its name or definition', () => {
    const goals = domainId('goals');
    const ruled = withPut(codes, changeCode(codes, goals, { include: 'Plans too.' }));
    expect(find(ruled, goals)).toMatchObject({ name: 'Goals', include: 'Plans too.' });
    expect(() => changeCode(codes, goals, { definition: 'Ours.' })).toThrow(RangeError);
    expect(() => renameCode(codes, goals, 'Aims')).toThrow(RangeError);
  });

  it('renames to a free name only, its own included', () => {
    expect(() => renameCode(codes, proud, 'family')).toThrow(
      expect.objectContaining({ code: 'code-name-taken' }),
    );
    expect(find(withPut(codes, renameCode(codes, proud, 'proud')), proud)?.name).toBe('proud');
  });

  it('classifies under any number of domains, in the framework’s order, and nothing else', () => {
    const under = [domainId('emotion'), domainId('knowledge'), domainId('emotion')];
    const classified = withPut(codes, classifyCode(codes, proud, under));
    expect(find(classified, proud)?.domainIds).toEqual([
      domainId('knowledge'),
      domainId('emotion'),
    ]);
    expect(() => classifyCode(codes, proud, [family])).toThrow(RangeError);
    expect(() => classifyCode(codes, proud, [codeId(99)])).toThrow(
      expect.objectContaining({ code: 'code-not-found' }),
    );
  });
});

describe('moving a code', () => {
  it('takes everything under it along', () => {
    const moved = withPut(codes, moveCode(codes, time, { parentId: family, position: 0 }));
    expect(outline(moved)).toEqual([
      'Family',
      '  Time',
      '    Ten-minute slot',
      '    Alerts',
      'Proud',
    ]);
  });

  it('refuses to put a code under itself or under its own', () => {
    for (const parentId of [time, alerts]) {
      expect(() => moveCode(codes, time, { parentId, position: 0 })).toThrow(
        expect.objectContaining({ code: 'code-in-its-own-branch' }),
      );
    }
  });

  it('goes one step up, down, in and out', () => {
    const step = (id: Code['id'], way: 'up' | 'down' | 'in' | 'out') => {
      const place = placeAfterStep(codes, id, way);
      return place && outline(withPut(codes, moveCode(codes, id, place)));
    };
    const before = ['Time', '  Ten-minute slot', '  Alerts', 'Family', 'Proud'];
    expect(outline(codes)).toEqual(before);
    expect(step(proud, 'up')).toEqual(['Time', '  Ten-minute slot', '  Alerts', 'Proud', 'Family']);
    expect(step(slot, 'down')).toEqual([
      'Time',
      '  Alerts',
      '  Ten-minute slot',
      'Family',
      'Proud',
    ]);
    expect(step(family, 'in')).toEqual([
      'Time',
      '  Ten-minute slot',
      '  Alerts',
      '  Family',
      'Proud',
    ]);
    expect(step(slot, 'out')).toEqual(['Time', '  Alerts', 'Ten-minute slot', 'Family', 'Proud']);
    expect(step(time, 'up')).toBeNull();
    expect(step(proud, 'down')).toBeNull();
    expect(step(time, 'in')).toBeNull();
    expect(step(time, 'out')).toBeNull();
  });
});

describe('merging codes', () => {
  it('leaves the other code’s fields alone and moves the codes under it', () => {
    const merged = withPut(codes, mergeCodes(codes, time, family));
    expect(find(merged, time)).toMatchObject({ status: 'merged', into: [family] });
    expect(find(merged, family)).toEqual(find(codes, family));
    expect(find(merged, slot)?.parentId).toBe(family);
    expect(domainsOf(find(merged, time)!, codesById(merged))).toEqual([
      domainId('social_influences'),
    ]);
  });

  it('into a code below it leaves no circle', () => {
    const merged = withPut(codes, mergeCodes(codes, time, alerts));
    expect(outline(merged).toSorted()).toEqual(
      ['Alerts', '  Ten-minute slot', 'Family', 'Proud', 'Time'].toSorted(),
    );
  });

  it('is refused with itself and with a code that is set aside', () => {
    expect(() => mergeCodes(codes, time, time)).toThrow(
      expect.objectContaining({ code: 'code-in-its-own-branch' }),
    );
    const retired = withPut(codes, retireCode(codes, family));
    expect(() => mergeCodes(retired, time, family)).toThrow(
      expect.objectContaining({ code: 'code-not-active' }),
    );
  });
});

describe('splitting a code', () => {
  it('makes its parts beside it, under the same domains; one may keep the name', () => {
    const change = splitCode(
      codes,
      family,
      [
        { id: codeId(10), name: 'Family' },
        { id: codeId(11), name: 'Neighbours' },
      ],
      { at, by },
    );
    const after = withPut(codes, change);
    expect(find(after, family)).toMatchObject({ status: 'split', into: [codeId(10), codeId(11)] });
    expect(find(after, codeId(10))).toMatchObject({
      name: 'Family',
      parentId: null,
      domainIds: [domainId('social_influences')],
    });
    expect(find(after, codeId(11))?.order).toBe(find(after, codeId(10))!.order + 1);
  });

  it('needs two parts, and two names', () => {
    const one = [{ id: codeId(10), name: 'Kin' }];
    expect(() => splitCode(codes, family, one, { at, by })).toThrow(RangeError);
    const same = [...one, { id: codeId(11), name: 'kin' }];
    expect(() => splitCode(codes, family, same, { at, by })).toThrow(
      expect.objectContaining({ code: 'code-name-taken' }),
    );
    const itself = [...one, { existing: family }];
    expect(() => splitCode(codes, family, itself, { at, by })).toThrow(RangeError);
  });
});

describe('retiring and restoring', () => {
  it('a retired code is restored as it was', () => {
    const retired = withPut(codes, retireCode(codes, proud));
    expect(find(retired, proud)?.status).toBe('retired');
    expect(find(withPut(retired, restoreCode(retired, proud)), proud)).toEqual(find(codes, proud));
  });

  it('a framework’s code may be retired, and not merged', () => {
    const optimism = domainId('optimism');
    expect(find(withPut(codes, retireCode(codes, optimism)), optimism)?.status).toBe('retired');
    expect(() => mergeCodes(codes, optimism, domainId('goals'))).toThrow(RangeError);
  });

  it('is refused while an active code has its name', () => {
    const retired = withPut(codes, retireCode(codes, proud));
    const again = withPut(retired, addCode(retired, { name: 'Proud' }, { id: codeId(9), at, by }));
    expect(() => restoreCode(again, proud)).toThrow(
      expect.objectContaining({ code: 'code-name-taken' }),
    );
  });
});

describe('the codebook in order', () => {
  it('has each domain with its constructs, the place outside, then own codes by their tree', () => {
    const names = codesInOrder(codes).map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual([
      'Knowledge',
      'Knowledge (including knowledge of condition/scientific rationale)',
      'Procedural knowledge',
      'Knowledge of task environment',
      'Skills',
    ]);
    expect(names.slice(98)).toEqual([
      'Outside the TDF',
      'Time',
      'Ten-minute slot',
      'Alerts',
      'Family',
      'Proud',
    ]);
  });

  it('names a code by its path, and knows its domains', () => {
    const byId = codesById(codes);
    const planning = tdfCodes.find(({ frameworkKey }) => frameworkKey === 'goals/action-planning')!;
    expect(codePathText(planning, byId)).toBe('Goals > Action planning');
    expect(codePathText(find(codes, slot)!, byId)).toBe('Time > Ten-minute slot');
    expect(domainsOf(planning, byId)).toEqual([domainId('goals')]);
    expect(domainsOf(find(codes, domainId('goals'))!, byId)).toEqual([domainId('goals')]);
    expect(domainsOf(find(codes, family)!, byId)).toEqual([domainId('social_influences')]);
    expect(domainsOf(find(codes, domainId('outside'))!, byId)).toEqual([]);
  });
});
