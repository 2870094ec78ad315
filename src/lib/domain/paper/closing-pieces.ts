import { unitNames } from '../adequacy/rule-words.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import { isDisputed } from '../reporting/disagreements-table.ts';
import { ofPeople, plain, type BarePiece } from './bare-piece.ts';
import type { PaperFrame } from './paper-frame.ts';

/** What each interview brought that was new. */
export function adequacyPieces({ records, settled }: PaperFrame): readonly BarePiece[] {
  const { inForce } = rulesOfStudy(records.adequacyRules);
  const unit = unitNames[inForce?.unit ?? 'own-codes'];
  const nothing = !inForce
    ? 'no rule for sample adequacy is frozen yet'
    : inForce.rule.kind === 'not-claimed' || inForce.rule.kind === 'information-power'
      ? 'the rule for sample adequacy is one in words, without numbers'
      : settled.settled.every(({ transcript }) => transcript.gathered !== 'interview')
        ? 'no interview has a settled coding yet'
        : null;
  const page = { name: 'adequacy', choices: {} };
  return [
    {
      ...plain,
      id: 'accumulation',
      is: 'figure',
      name: 'Accumulation curve',
      holds: 'what each interview brought that was new, and how many there were so far',
      caption: `New ${unit.many} by interview, in the order of interviewing`,
      series: 'Figure',
      nothing,
      page,
    },
    {
      ...plain,
      id: 'first-appearances',
      is: 'table',
      name: 'First appearances',
      holds: 'the interview in which each was heard first',
      caption: `First appearance of each ${unit.one} by interview`,
      series: 'Table',
      orientation: 'landscape',
      usual: false,
      nothing,
      table: { subject: 'first-appearances', choices: {} },
      page,
    },
  ];
}

/** Quantitative results beside findings. */
export function jointDisplay(frame: PaperFrame): BarePiece {
  return {
    ...plain,
    id: 'joint-display',
    is: 'table',
    name: 'Joint display',
    holds: 'quantitative results beside findings, the relation, and what the two say together',
    caption: `Quantitative results beside findings of the interviews ${ofPeople(frame)}`,
    series: 'Table',
    orientation: 'landscape',
    nothing:
      frame.records.jointRows.length > 0 ? null : 'no row sets a result beside a finding yet',
    table: { subject: 'joint-display', choices: {} },
    page: { name: 'joint-display', choices: {} },
  };
}

/** What goes after a paper, each counted by a letter. */
export function appendices(frame: PaperFrame): readonly BarePiece[] {
  const appendix = (
    id: string,
    name: string,
    about: Pick<BarePiece, 'holds' | 'caption' | 'page'> & Partial<BarePiece>,
  ): BarePiece => ({
    ...plain,
    id,
    is: 'table',
    name,
    series: 'Appendix',
    orientation: 'landscape',
    usual: false,
    table: { subject: id, choices: {} },
    ...about,
  });
  const { codebookVersions, ruleChanges, decisions, settled } = frame;
  return [
    appendix('codebook', 'Codebook', {
      holds: 'codes with definitions and rules, as they stand',
      caption: 'Codebook: codes, definitions and rules',
      page: { name: 'codebook', choices: {} },
      table: { subject: 'codebook-appendix', choices: {} },
      usual: true,
      nothing: settled.codes.length > 0 ? null : 'the codebook has no codes',
    }),
    appendix('codebook-changes', 'Changes of the codebook', {
      holds: 'what changed from version to version',
      caption: 'Changes of the codebook from version to version',
      page: { name: 'codebook', choices: {} },
      nothing:
        codebookVersions.length > 0 || ruleChanges.length > 0
          ? null
          : 'no version of the codebook is kept yet',
    }),
    appendix('disagreements', 'Disagreements', {
      holds: 'where coders differed, how each difference was settled, and why',
      caption: 'Disagreements between coders and how they were settled',
      page: { name: 'reconciliation', choices: {} },
      nothing: decisions.some(isDisputed) ? null : 'no disagreement between coders is settled yet',
    }),
    appendix('trail', 'Audit trail', {
      holds: 'what was done, by whom and when',
      caption: 'Audit trail',
      page: { name: 'trail', choices: {} },
    }),
    appendix('coreq', 'COREQ', {
      holds: 'each of the 32 items with its sentence and where it is reported',
      caption: 'COREQ: what is reported, and where',
      page: { name: 'coreq', choices: {} },
      usual: true,
    }),
    appendix('srqr', 'SRQR', {
      holds: 'each of the 21 items with its sentence and where it is reported',
      caption: 'SRQR: what is reported, and where',
      page: { name: 'coreq', choices: { list: 'srqr' } },
    }),
  ];
}
