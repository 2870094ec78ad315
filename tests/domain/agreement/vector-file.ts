import { readFileSync } from 'node:fs';

/** One published or recomputed value; `expected` `null` means: not defined. */
export interface Vector {
  readonly id: string;
  readonly citation: string;
  readonly data: VectorData;
  readonly statistic: string;
  readonly params?: Readonly<Record<string, string | number | readonly number[]>>;
  readonly expected: number | null | readonly (number | readonly number[])[];
  readonly tolerance: number;
}

type Value = string | number;

export type VectorData =
  | { readonly type: 'units'; readonly units: readonly (readonly (Value | null)[])[] }
  | {
      readonly type: 'table';
      readonly categories: readonly Value[];
      readonly table: readonly (readonly number[])[];
    }
  | {
      readonly type: 'clustered';
      readonly units: readonly (readonly (Value | null)[])[];
      readonly clusters: readonly number[];
    }
  | { readonly type: 'sets'; readonly units: readonly (readonly (readonly Value[] | null)[])[] }
  | { readonly type: 'setpair'; readonly a: readonly Value[]; readonly b: readonly Value[] }
  | {
      readonly type: 'unitizing';
      readonly begin: number;
      readonly length: number;
      readonly coders: readonly (readonly (readonly [number, number, string])[])[];
    }
  | {
      readonly type: 'spans';
      readonly length: number;
      readonly lines: readonly (readonly [number, number])[];
      readonly coders: readonly (readonly (readonly [number, number, string])[])[];
    }
  | {
      readonly type: 'holsti';
      readonly agreements: number;
      readonly n1: number;
      readonly n2: number;
    }
  | {
      readonly type: 'maxqda';
      readonly agree: number;
      readonly onlyA: number;
      readonly onlyB: number;
      readonly codes: number;
    }
  | { readonly type: 'benchmark' | 'gamma' };

export const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/agreement-vectors.json', import.meta.url), 'utf8'),
) as readonly Vector[];
