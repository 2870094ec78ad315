import type { Estimate } from '../agreement/coefficient.ts';
import type { CodeAgreement } from '../agreement/report.ts';
import { listed } from './listed.ts';
import type { AgreementFrame, RoundReport } from './agreement-table.ts';
import { figure } from './agreement-numbers.ts';
import { counted, intervalWords, undefinedWords, unitsWords } from './agreement-words.ts';
import { codeNames } from './code-names.ts';
import { initialsOf } from './which-coding.ts';

/**
 * Sentences for the methods section: what was done, in which mode, from what the figures were
 * computed, and the figures over all codes. Of a reflexive reading there are no figures to report.
 *
 * @param program name and version, such as "Concord 0.1.0".
 */
export function agreementSentence(
  frame: AgreementFrame,
  { round, report }: RoundReport,
  program: string,
): string {
  const who = listed(report.coderIds.map((id) => initialsOf(id, frame.coders)));
  const compared = report.transcripts.length;
  const share = `${counted(compared)} of the ${counted(frame.transcripts.length)} transcripts`;
  const version = frame.codebookVersions.find(({ id }) => id === round.codebookVersionId);
  const codebook = version ? ` with the codebook as it stood in version ${version.number}` : '';
  if (round.mode === 'reflexive') {
    return `${who} coded ${share} independently${codebook}, the second reading being made to see the talk anew; no agreement was computed.`;
  }
  const coded = `${who} coded ${share} independently and without sight of each other’s work${codebook}.`;
  return [coded, ...agreementSentences(frame, { round, report }), `Computed with ${program}.`].join(
    ' ',
  );
}

/**
 * The same without who coded what and with which program, for a text that has said so: how transcripts were
 * drawn, the aim, what the figures were computed from, and the figures.
 */
export function agreementSentences(
  frame: AgreementFrame,
  { round, report }: RoundReport,
): readonly string[] {
  return [
    round.drawn
      ? `The transcripts were drawn at random (${round.drawn.percent} % of ${counted(round.drawn.of)}, seed ${round.drawn.seed}).`
      : '',
    round.mode === 'reflexive' ? '' : aims[round.mode],
    basis(report),
    figures(report),
    undefinedCodes(report.codes, frame),
    round.mode === 'consensus' ? 'The figures are from before any difference was settled.' : '',
  ].filter((sentence) => sentence !== '');
}

const aims = {
  consensus:
    'The aim was a coding settled between the coders; agreement describes where they started from.',
  reliability:
    'The aim was to see how far the codebook leads independent coders to the same codes.',
  single: '',
};

function basis({ options, units }: RoundReport['report']): string {
  const rolled =
    options.level === 'domain' ? ', rolled up to the domains they stood under at submission,' : '';
  if (options.unit === 'segment') {
    return `Agreement was computed from the passes as first submitted: segments with the same code${rolled} matched where they shared at least ${Math.round(options.overlap * 100)} % of what they covered together.`;
  }
  return `Agreement was computed from the passes as first submitted, code by code${rolled} over ${unitsWords(units, options)}; what a coder left uncoded counted as a decision, and transcripts that fewer than two coders had submitted were left out.`;
}

function figures({ options, overall, clusters, segments }: RoundReport['report']): string {
  if (segments) {
    return segments.pairs
      .map(({ total, kappa }) => {
        const { matched, onlyA, onlyB } = total;
        const agreed = kappa.defined
          ? ` (Brennan and Prediger’s kappa ${figure(kappa.value)})`
          : '';
        return `${counted(matched)} of ${counted(matched + onlyA + onlyB)} segments matched${agreed}.`;
      })
      .join(' ');
  }
  const { percent, positive, pooledAlpha } = overall;
  if (!pooledAlpha.value.defined) {
    return `No alpha could be estimated: ${undefinedWords[pooledAlpha.value.reason]}.`;
  }
  const agreed = percent.value.defined
    ? `the coders agreed on ${(percent.value.value * 100).toFixed(1)} % of decisions`
    : 'no agreement could be estimated';
  const alongside = positive.value.defined
    ? `, positive agreement was ${figure(positive.value.value)}`
    : '';
  return `Over all codes ${agreed}${alongside}, and Krippendorff’s alpha, pooled over codes, was ${figure(pooledAlpha.value.value)}${interval(pooledAlpha, intervalWords(options, clusters))}.`;
}

function interval({ interval }: Estimate, words: string): string {
  if (!interval.defined) return '';
  return ` (${figure(interval.from)} to ${figure(Math.min(1, interval.to))}; ${words})`;
}

/** Codes without an alpha, by why. */
function undefinedCodes(codes: readonly CodeAgreement[], frame: AgreementFrame): string {
  const names = codeNames(frame.codes);
  const without = codes.flatMap(({ column, alpha }) =>
    alpha.value.defined
      ? []
      : [`${names.name(column.codeId)} (${undefinedWords[alpha.value.reason]})`],
  );
  return without.length === 0 ? '' : `Alpha could not be estimated for ${listed(without)}.`;
}
