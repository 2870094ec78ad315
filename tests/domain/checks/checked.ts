import { checksOf } from '#lib/domain/checks/checks.ts';
import type { Finding, Rule, RuleOutcome } from '#lib/domain/checks/finding.ts';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Quote, QuoteEdit, QuoteId } from '#lib/domain/model/quote.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Study } from '#lib/domain/model/study.ts';
import type { Subtheme } from '#lib/domain/model/subtheme.ts';
import type { Theme } from '#lib/domain/model/theme.ts';
import { paperFrame, type PaperFrame } from '#lib/domain/paper/paper-frame.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import comBFile from '../../../codebooks/com-b.json' with { type: 'json' };
import frameworkFile from '../../../codebooks/tdf-v2.json' with { type: 'json' };
import { amara, settledP01, uuid } from '../../fixtures/small-study.ts';
import { quoteId, studyWithAllFindings, written } from '../../fixtures/study-with-findings.ts';

export const framework = parseFramework(frameworkFile);
export const comB = parseComB(comBFile);

/** What differs from the study with a record in every table of findings. */
export type With = (study: StudySnapshot) => Partial<StudySnapshot>;

/** Several changes, one after the other. */
export function all(...changes: readonly With[]): With {
  return (study) =>
    changes.reduce<StudySnapshot>((so, change) => ({ ...so, ...change(so) }), study);
}

export function frameOf(
  change: With = () => ({}),
  viewer: CoderId = amara,
  study: StudySnapshot = studyWithAllFindings(),
): PaperFrame {
  return paperFrame({ ...study, ...change(study) }, viewer, {
    framework,
    comB,
    program: 'Concord 0.0.0',
    localDay: (instant) => instant.slice(0, 10),
  })!;
}

/** What became of one rule. */
export function outcomeOf(rule: Rule, change?: With): RuleOutcome {
  return checksOf(frameOf(change)).outcomes.find((one) => one.rule === rule)!;
}

/** What one rule found; throws where it did not run. */
export function found(rule: Rule, change?: With): readonly Finding[] {
  const outcome = outcomeOf(rule, change);
  if (!outcome.ran) throw new Error(`${rule} did not run: ${outcome.because}`);
  return outcome.findings;
}

/** Kind, place and words of what one rule found. */
export function said(rule: Rule, change?: With): readonly string[] {
  return found(rule, change).map(({ is, where, what }) => `${is}: ${where}: ${what}`);
}

export const plan =
  (words: Partial<Study>): With =>
  ({ studies }) => ({ studies: studies.map((one) => ({ ...one, ...words })) });

export const subtheme =
  (words: Partial<Subtheme>): With =>
  ({ subthemes }) => ({ subthemes: subthemes.map((one) => ({ ...one, ...words })) });

export const theme =
  (words: Partial<Theme>): With =>
  ({ themes }) => ({ themes: themes.map((one) => ({ ...one, ...words })) });

export const consent =
  (quoting: 'yes' | 'no'): With =>
  ({ participants }) => ({
    participants: participants.map((one) => ({
      ...one,
      consent: { ...one.consent, quoting },
    })),
  });

/** One more quotation of P01, as of [from, to) of the text; not used anywhere yet. */
export const quote = (number: number, from: number, to: number): Quote => ({
  id: uuid(30, number) as QuoteId,
  transcriptId: settledP01,
  from,
  to,
  chosen: written,
  edits: [],
});

/** More quotations, filed under the one subtheme after the first. */
export const quoted =
  (...more: readonly Quote[]): With =>
  ({ quotes, subthemes }) => ({
    quotes: [...quotes, ...more],
    subthemes: subthemes.map((one) => ({
      ...one,
      quoteIds: [...one.quoteIds, ...more.map(({ id }) => id)],
    })),
  });

/** Edits of the one quotation, "I know it, it is new." at [20, 41). */
export const edited =
  (...edits: readonly Pick<QuoteEdit, 'from' | 'to' | 'words'>[]): With =>
  ({ quotes }) => ({
    quotes: quotes.map((one) =>
      one.id === quoteId
        ? { ...one, edits: edits.map((each) => ({ ...each, made: written })) }
        : one,
    ),
  });
