import type { Band, BandAuthors } from '../../domain/agreement/bands.ts';
import type { CodeFlag, ReportFlag } from '../../domain/agreement/flags.ts';
import type { Projection, Unit, Universe } from '../../domain/agreement/options.ts';
import type { AgreementReport } from '../../domain/agreement/report.ts';
import { unitsWords } from '../../domain/reporting/agreement-words.ts';
import { counted } from '../time-words.ts';
import { figure, percentFigure } from './figures.ts';

/** One of what is compared, and several. */
export const unitNames: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  line: ['line', 'lines'],
  turn: ['turn', 'turns'],
  paragraph: ['paragraph', 'paragraphs'],
  sentence: ['sentence', 'sentences'],
  character: ['character', 'characters'],
  segment: ['segment', 'segments'],
};

export const universeNames: Readonly<Record<Universe, string>> = {
  codable: 'everything codable',
  participant: 'participants’ words',
  coded: 'what somebody coded',
};

export const projectionNames: Readonly<Record<Projection, string>> = {
  any: 'any of its characters',
  majority: 'more than half',
  all: 'all of it',
};

export const bandAuthorNames: Readonly<Record<BandAuthors, string>> = {
  'landis-koch': 'Landis and Koch (1977)',
  krippendorff: 'Krippendorff (2004)',
};

export const bandWords: Readonly<Record<Band, string>> = {
  poor: 'poor',
  slight: 'slight',
  fair: 'fair',
  moderate: 'moderate',
  substantial: 'substantial',
  'almost-perfect': 'almost perfect',
  'no-conclusions': 'not for conclusions',
  tentative: 'tentative conclusions only',
  reliable: 'reliable',
};

/** "1 line", "1,946 lines", in words of the unit. */
export function unitsCounted(count: number, unit: Unit): string {
  return counted(count, ...unitNames[unit]);
}

/**
 * What is compared: "Unit: the line. Universe: the 1,946 codable lines of 12 interviews that both
 * coders submitted. …"
 */
export function comparedWords(
  { options, units, transcripts, coderIds }: AgreementReport,
  roundCoders: number,
): string {
  const { unit, universe } = options;
  const rolled =
    options.level === 'domain' ? 'Codes are rolled up to domains.' : 'Codes as they were applied.';
  const interviews = counted(transcripts.length, 'interview');
  const who = coderIds.length === 2 && roundCoders === 2 ? 'both coders' : 'two or more coders';
  if (unit === 'segment') {
    return `Unit: the segment, a run of lines with one code, in ${interviews} that ${who} submitted. ${rolled}`;
  }
  return [
    `Unit: the ${unitNames[unit][0]}.`,
    `Universe: the ${unitsWords(units, options)} of ${interviews} that ${who} submitted.`,
    universe === 'coded'
      ? 'What nobody coded is left out.'
      : `A ${unitNames[unit][0]} left uncoded counts as a decision.`,
    rolled,
  ].join(' ');
}

/** A sentence for each flag of a code; its name stands before it. */
export function flagWords(flag: CodeFlag, unit: Unit): string {
  switch (flag.is) {
    case 'few-units':
      return `rests on ${unitsCounted(flag.units, unit)} that two coders decided on.`;
    case 'rare':
      return `was used on ${unitsCounted(flag.units, unit)}. With a code this rare the interval says more than the figure.`;
    case 'never-together':
      return 'was never used by two coders at the same place.';
    case 'bias':
      return `was used more by one coder than by the other: the bias index is ${figure(flag.bias)}.`;
    case 'extreme-prevalence':
      return `stands on ${percentFigure(flag.prevalence)} % of all decisions, and figures that correct for chance move far with few ${unitNames[unit][1]}.`;
    case 'prevalence-paradox':
      return `has ${percentFigure(flag.percent)} % agreement and an alpha of ${figure(flag.alpha)}: the coders mostly agree where it is not. Alpha speaks of where it is, the percentage of all decisions.`;
    case 'marginals-differ':
      return `was used unequally often, so that kappa cannot exceed ${figure(flag.kappaMax)}.`;
  }
}

/**
 * A flag that several codes share, said once: what stands in brackets behind each code, and the rest of
 * the sentence. `null` where each code has a sentence of its own.
 */
export function sharedFlagWords(
  flags: readonly CodeFlag[],
  unit: Unit,
): { readonly details: readonly string[]; readonly words: string } | null {
  const [one, many] = unitNames[unit];
  const details = (write: (flag: CodeFlag) => string) => flags.map(write);
  switch (flags[0]?.is) {
    case 'few-units':
      return { details: [], words: `rest on fewer than 30 ${many} that two coders decided on.` };
    case 'rare':
      return {
        details: details((flag) => (flag.is === 'rare' ? unitsCounted(flag.units, unit) : '')),
        words: 'were hardly used. With codes this rare the intervals say more than the figures.',
      };
    case 'never-together':
      return { details: [], words: `were never used by two coders on the same ${one}.` };
    case 'bias':
      return {
        details: details((flag) => (flag.is === 'bias' ? figure(flag.bias) : '')),
        words:
          'were used more by one coder than by the other. In brackets stands the bias index of each.',
      };
    case 'extreme-prevalence':
      return {
        details: [],
        words: `stand on fewer than 2 or more than 98 % of all decisions, and figures that correct for chance move far with few ${many}.`,
      };
    case 'marginals-differ':
      return {
        details: details((flag) => (flag.is === 'marginals-differ' ? figure(flag.kappaMax) : '')),
        words:
          'were used unequally often by the coders. Kappa cannot exceed what stands in brackets.',
      };
    default:
      return null;
  }
}

export function reportFlagWords(flag: ReportFlag): string {
  switch (flag.is) {
    case 'few-clusters':
      return `The intervals rest on ${counted(flag.clusters, 'cluster')} of interviews and people. With fewer than 6 they say little.`;
    case 'bootstrap-of-few':
      return `A bootstrap of ${counted(flag.clusters, 'cluster')} gives intervals that are too narrow. With fewer than 20 the jackknife serves better.`;
    case 'descriptive-universe':
      return 'Only what somebody coded is counted. This describes the coding; figures that correct for chance are biased by what is left out.';
  }
}
