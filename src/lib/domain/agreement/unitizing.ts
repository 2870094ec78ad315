import type { CodeId } from '../model/code.ts';
import { forEachColumn, maskOf } from './code-rows.ts';
import { notDefined, type Coefficient } from './coefficient.ts';
import type { Compared } from './compared.ts';
import { coincidences, type Continuum } from './continuum.ts';
import { cuAlpha } from './cu-alpha.ts';
import type { DocumentData } from './document-data.ts';
import { kuAlpha, type ValueAlpha } from './ku-alpha.ts';
import type { Column } from './columns.ts';
import type { RoundData } from './round-data.ts';
import { alphaBinary, uAlpha } from './u-alpha.ts';

/** Codes as stretches of characters: the family of Krippendorff's alpha for unitizing. */
export interface UnitizingAgreement {
  /** Each code by itself on the text: where it is and where it is not. */
  readonly codes: readonly { readonly column: Column; readonly alphaBinary: Coefficient }[];
  /** Any code at all, or none. */
  readonly anyCode: Coefficient;
  /**
   * Values that exclude each other: at level `domain` the domains, in one layer; at level `code`, the
   * codes of each domain, in a layer each.
   */
  readonly layers: readonly UnitizingLayer[];
}

export interface UnitizingLayer {
  /** Whose codes are the values; `null`: the values are the domains. */
  readonly domainId: CodeId | null;
  /**
   * Characters on which one coder has two of the values, summed over coders. The coefficients allow
   * one value at a place, and are not defined unless this is 0.
   */
  readonly clashing: number;
  readonly uAlpha: Coefficient;
  readonly alphaBinary: Coefficient;
  /** cu-alpha of the codes in a domain; with domains as values, Cu-alpha. */
  readonly cuAlpha: Coefficient;
  /** (k)u-alpha of each value; of a code in its domain, csu-alpha. */
  readonly values: readonly (ValueAlpha & { readonly column: Column })[];
}

export function unitizingAgreement(
  { columns, domains, options }: Pick<RoundData, 'columns' | 'domains' | 'options'>,
  compared: Compared,
): UnitizingAgreement {
  const single = [...columns.keys()].filter((column) => columns[column]!.covers !== 'branch');
  const binary = (chosen: readonly number[]) =>
    alphaBinary(coincidences(continuaOf(compared, chosen, 'any').continua, 1));
  const domainIds = [...new Set(domains.flat())];
  const layers =
    options.level === 'domain'
      ? [{ domainId: null, chosen: single }]
      : domainIds.map((domainId) => ({
          domainId,
          chosen: single.filter((column) => domains[column]!.includes(domainId)),
        }));
  return {
    codes: columns.map((column, at) => ({ column, alphaBinary: binary([at]) })),
    anyCode: binary(single),
    layers: layers.map(({ domainId, chosen }) => layerOf(domainId, chosen, columns, compared)),
  };
}

function layerOf(
  domainId: CodeId | null,
  chosen: readonly number[],
  columns: readonly Column[],
  compared: Compared,
): UnitizingLayer {
  const { continua, clashing } = continuaOf(compared, chosen, 'each');
  const found = coincidences(continua, chosen.length);
  const exclusive = (coefficient: () => Coefficient) =>
    clashing > 0 ? notDefined('not-exclusive') : coefficient();
  return {
    domainId,
    clashing,
    uAlpha: exclusive(() => uAlpha(found)),
    alphaBinary: exclusive(() => alphaBinary(found)),
    cuAlpha: exclusive(() => cuAlpha(found)),
    values: chosen.map((column, value) => {
      const { alpha, coverage } = kuAlpha(found, value);
      return {
        column: columns[column]!,
        alpha: exclusive(() => alpha),
        coverage: exclusive(() => coverage),
      };
    }),
  };
}

/** @param as whether any of the columns is the one value, or each is a value of its own. */
function continuaOf(
  { documents, coders }: Compared,
  columns: readonly number[],
  as: 'any' | 'each',
): { readonly continua: readonly Continuum[]; readonly clashing: number } {
  const valueOf = new Map(columns.map((column, value) => [column, as === 'any' ? 0 : value]));
  let clashing = 0;
  const continua = documents.map((document) => {
    const { lengths, goesOn, kept } = stretchesOf(document);
    const mask = maskOf(columns, document.words);
    const values = coders.flatMap((coder) => {
      const rows = document.rows[document.coders.indexOf(coder)];
      if (!rows) return [];
      const own = Int32Array.from(kept, (unit, at) => {
        let [value, count] = [-1, 0];
        for (let word = 0; word < document.words; word += 1) {
          forEachColumn(rows[unit * document.words + word]! & mask[word]!, word, (column) => {
            if (count === 0) value = valueOf.get(column)!;
            count += 1;
          });
        }
        if (count > 1) clashing += lengths[at]!;
        return value;
      });
      return [own];
    });
    return { lengths, goesOn, values };
  });
  return { continua, clashing };
}

function stretchesOf({ units }: DocumentData) {
  const kept = [...units.standing.keys()].filter((unit) => units.standing[unit] === 0);
  return {
    kept,
    lengths: kept.map((unit) => units.weight?.[unit] ?? 1),
    goesOn: Uint8Array.from(kept, (unit, at) => (at > 0 && kept[at - 1] === unit - 1 ? 1 : 0)),
  };
}
