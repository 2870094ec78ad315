import type { SettledStudy } from './settled-study.ts';

/**
 * How the coding that counts came about: "6 from consensus, 1 from one coder’s submitted pass". '' where
 * nothing is settled.
 */
export function whereFrom({ settled }: Pick<SettledStudy, 'settled'>): string {
  const consensus = settled.filter(({ source }) => source === 'consensus').length;
  const submitted = settled.length - consensus;
  return [
    ...(consensus > 0 ? [`${consensus} from consensus`] : []),
    ...(submitted > 0 ? [`${submitted} from one coder’s submitted pass`] : []),
  ].join(', ');
}
