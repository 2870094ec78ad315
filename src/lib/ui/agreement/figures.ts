import type { Coefficient } from '../../domain/agreement/coefficient.ts';
import { figure } from '../../domain/reporting/agreement-numbers.ts';

export {
  clipped,
  figure,
  intervalFigure,
  percentFigure,
} from '../../domain/reporting/agreement-numbers.ts';

const whole = new Intl.NumberFormat('en-GB');

export function countFigure(value: number): string {
  return whole.format(value);
}

export function figureOf(coefficient: Coefficient, write = figure): string {
  return coefficient.defined ? write(coefficient.value) : '–';
}
