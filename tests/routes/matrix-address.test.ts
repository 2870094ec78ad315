import { describe, expect, it } from 'vitest';
import type { AttributeId } from '#lib/domain/model/attribute.ts';
import type { MatrixId } from '#lib/domain/model/matrix.ts';
import {
  addressOf,
  queryOf,
  type MatrixAddress,
} from '../../src/routes/(study)/matrix/matrix-address.ts';
import { role, uuid, years } from '../fixtures/small-study.ts';

const usual: MatrixAddress = {
  matrixId: null,
  at: null,
  filters: [],
  narrowed: null,
  tab: 'here',
};

function thereAndBack(address: MatrixAddress): MatrixAddress {
  const said = Object.entries(queryOf(address)).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return addressOf(new URLSearchParams(new URLSearchParams(said).toString()));
}

describe('the address of the matrix', () => {
  it('says nothing of what is as it usually is', () => {
    expect(Object.values(queryOf(usual)).filter(Boolean)).toEqual([]);
    expect(addressOf(new URLSearchParams('study=x'))).toEqual(usual);
  });

  it('brings one back to the very cell, with the rows and the tab that were chosen', () => {
    const address: MatrixAddress = {
      matrixId: uuid(36, 1) as MatrixId,
      at: { row: `participant ${uuid(4, 1)}`, column: `code ${uuid(5, 1)}` },
      filters: [
        { attributeId: role, groups: ['GP ~ partner!', 'نرس & more', ''] },
        { attributeId: years as AttributeId, groups: ['0%', '5 to 9'] },
      ],
      narrowed: 'stale',
      tab: 'case',
    };
    expect(thereAndBack(address)).toEqual(address);
  });

  it('that was broken on the way is read as far as it can be', () => {
    const query = new URLSearchParams({ rows: '%E0%A4%A~x!!~~', only: 'dancing', show: '<b>' });
    expect(addressOf(query)).toEqual(usual);
    expect(addressOf(new URLSearchParams({ row: 'participant 1' })).at).toBeNull();
  });
});
