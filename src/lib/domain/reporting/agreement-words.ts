import type { NoIntervalReason, UndefinedReason } from '../agreement/coefficient.ts';
import type { CodeFlag } from '../agreement/flags.ts';
import type { AgreementOptions, DataOptions } from '../agreement/options.ts';
import type { AgreementReport } from '../agreement/report.ts';
import type { LeftOut } from '../agreement/round-data.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** Why a cell is empty. */
export const undefinedWords: Readonly<Record<UndefinedReason, string>> = {
  'no-units': 'there was nothing to compare',
  'no-pairs': 'nothing was decided on by two coders',
  'one-unit': 'one unit only',
  'no-variation': 'every decision is the same',
  'never-used': 'nobody used it',
  'always-used': 'everybody used it everywhere',
  'undefined-pair': 'one pair of coders has no figure',
  'two-coders-only': 'for two coders only',
  'nothing-in-common': 'nothing was coded by two at one place',
  'not-exclusive': 'two codes stand at one place',
  'no-code-defined': 'no code has a figure',
};

export const noIntervalWords: Readonly<Record<NoIntervalReason, string>> = {
  'no-estimate': 'no figure',
  'one-cluster': 'one cluster only',
  'single-cluster': 'it occurs in a single cluster',
  'too-many-undefined': 'it is missing from too many resamples',
  'not-offered': 'not computed',
};

export const leftOutWords: Readonly<Record<LeftOut['reason'], string>> = {
  'not-asked-for': 'not chosen',
  'not-revealed': 'not revealed',
  'still-in-hand': 'you still have a pass over it to submit',
  'fewer-than-two-passes': 'fewer than two submitted passes to be seen',
  'text-differs':
    'its passes stand on different versions of the text; agreement needs one: take in the newest packets',
};

export function flagWords(flag: CodeFlag): string {
  switch (flag.is) {
    case 'few-units':
      return `${flag.units} units only`;
    case 'rare':
      return `rare: anybody used it on ${flag.units} ${flag.units === 1 ? 'unit' : 'units'}`;
    case 'never-together':
      return 'never used by two at one place';
    case 'bias':
      return 'one coder used it more';
    case 'extreme-prevalence':
      return flag.prevalence < 0.5 ? 'on fewer than 2 % of units' : 'on more than 98 % of units';
    case 'prevalence-paradox':
      return 'high agreement and low alpha: prevalence effect';
    case 'marginals-differ':
      return `kappa cannot exceed ${rounded(flag.kappaMax)}`;
  }
}

const manyUnits: Readonly<Record<DataOptions['unit'], string>> = {
  line: 'lines',
  turn: 'turns',
  paragraph: 'paragraphs',
  sentence: 'sentences',
  character: 'characters',
  segment: 'segments',
};

/** "734 codable lines", "1 turn said by participants". */
export function unitsWords(units: number, { unit, universe }: DataOptions): string {
  const name = units === 1 ? manyUnits[unit].replace(/s$/, '') : manyUnits[unit];
  if (universe === 'codable') return `${counted(units)} codable ${name}`;
  const which = universe === 'participant' ? 'said by participants' : 'that somebody coded';
  return `${counted(units)} codable ${name} ${which}`;
}

/** What the figures rest on: sentences that belong under every table of agreement. */
export function basisNotes(
  { options, units, transcripts, leftOut }: AgreementReport,
  names: ReadonlyMap<TranscriptId, string>,
): readonly string[] {
  const { unit, universe, level, projection } = options;
  const segments = unit === 'segment';
  const projected = unit === 'turn' || unit === 'paragraph' || unit === 'sentence';
  const left = leftOut.map(
    ({ transcriptId, reason }) => `${names.get(transcriptId) ?? ''} (${leftOutWords[reason]})`,
  );
  return [
    'Computed from the original passes, as they were submitted.',
    segments
      ? `Unit: the segment, a run of neighbouring lines with one code. Two match when what they share is at least ${Math.round(options.overlap * 100)} % of what they cover together.`
      : `Unit: the ${unit}. Universe: ${unitsWords(units, options)} of ${counted(transcripts.length)} ${transcripts.length === 1 ? 'transcript' : 'transcripts'}. What a coder left uncoded in a submitted pass counts as a decision; a pass that was not submitted is missing.`,
    ...(projected ? [`A ${unit} has a code where ${projectionWords[projection]}.`] : []),
    ...(universe === 'coded'
      ? ['Only what somebody coded is counted: figures corrected for chance describe, no more.']
      : []),
    level === 'domain'
      ? 'Codes are rolled up to the domains they stood under when the passes were submitted.'
      : 'Each code counts where it was applied itself; “with codes under it” counts a whole branch.',
    ...(left.length > 0 ? [`Left out: ${left.join('; ')}.`] : []),
  ];
}

const projectionWords: Readonly<Record<DataOptions['projection'], string>> = {
  any: 'any of its characters has it',
  majority: 'more than half of its characters have it',
  all: 'all of its characters have it',
};

/** "95 % interval by jackknife over 6 clusters of transcripts and people". */
export function intervalWords(
  { interval, seed, replicates, confidence }: AgreementOptions,
  clusters: number,
): string {
  const over = `${counted(clusters)} ${clusters === 1 ? 'cluster' : 'clusters'} of transcripts and people`;
  const level = `${Math.round(confidence * 100)} % interval`;
  return interval === 'jackknife'
    ? `${level} by jackknife over ${over}`
    : `${level} by bootstrap of ${over}, ${counted(replicates)} resamples, seed ${seed}`;
}

export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Three places: what a table of a paper has room for. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
