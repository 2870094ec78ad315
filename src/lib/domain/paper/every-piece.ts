import { unitNames } from '../adequacy/rule-words.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import { countsQuery, usuallyAsked } from '../counts/asked.ts';
import { recruitmentFlow } from '../figures/recruitment-flow.ts';
import { settledPeople } from '../findings/settled-study.ts';
import { newestVersion } from '../guide/versions.ts';
import type { ThemeId } from '../model/theme.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { byPlace } from '../study/order.ts';
import { agreementPieces } from './agreement-pieces.ts';
import type { PaperFrame } from './paper-frame.ts';
import { matrixPiece, quotesPiece, type Piece } from './piece.ts';

/** A piece before it is said whether it is taken and which number it has. */
export type BarePiece = Omit<Piece, 'chosen' | 'number'> & {
  /** Whether it is taken where the team has not chosen. */
  readonly usual: boolean;
};

/** What most pieces share; each says what differs. */
const plain = {
  orientation: 'portrait',
  nothing: null,
  usual: true,
  table: null,
} as const satisfies Partial<BarePiece>;

/** Every piece a study could have, in the order of a paper: methods, sample, findings, appendices. */
export function everyPiece(frame: PaperFrame): readonly BarePiece[] {
  return [
    methods(),
    ...samplePieces(frame),
    ...agreementPieces(frame),
    ...themePieces(frame),
    ...domainPieces(frame),
    ...matrixPieces(frame),
    ...adequacyPieces(frame),
    jointDisplay(frame),
    ...appendices(frame),
  ];
}

/** "(N = 8)", of those whose coding is settled. */
function ofPeople({ settled }: PaperFrame): string {
  return `(N = ${settledPeople(settled).size})`;
}

function methods(): BarePiece {
  return {
    ...plain,
    id: 'methods',
    is: 'text',
    name: 'Methods paragraphs',
    holds: 'framework, coding, agreement, sample adequacy, quotations, software',
    caption: '',
    series: null,
    page: { name: 'study', choices: {} },
  };
}

function samplePieces(frame: PaperFrame): readonly BarePiece[] {
  const { seen, records } = frame;
  const answered = surveyOnly(seen.transcripts);
  const people = seen.participants.filter(({ id }) => !answered.has(id)).length;
  const published = seen.attributes.some((one) => one.published && one.type !== 'text');
  const guide = newestVersion(records.guideVersions);
  return [
    {
      ...plain,
      id: 'recruitment-flow',
      is: 'figure',
      name: 'Recruitment flow',
      holds: 'how many reached each stage, and why people were lost',
      caption: 'Recruitment of participants',
      series: 'Figure',
      nothing: flowGap(frame),
      page: { name: 'recruitment', choices: {} },
    },
    {
      ...plain,
      id: 'characteristics',
      is: 'table',
      name: 'Characteristics of participants',
      holds: 'published attributes, n (%), with the denominator of each row',
      caption: `Characteristics of participants (N = ${people})`,
      series: 'Table',
      nothing:
        people === 0
          ? 'the study has no participants yet'
          : published
            ? null
            : 'no attribute of the participants is published',
      table: { subject: 'characteristics', choices: {} },
      page: { name: 'participants', choices: {} },
    },
    {
      ...plain,
      id: 'guide',
      is: 'table',
      name: 'Interview guide',
      holds: 'domain, content, sample questions',
      caption: `Interview guide: domain, content and sample questions${guide ? ` (version ${guide.number})` : ''}`,
      series: 'Table',
      nothing: guide && guide.questions.length > 0 ? null : 'the study has no interview guide yet',
      table: { subject: 'guide-by-domain', choices: {} },
      page: { name: 'guide', choices: {} },
    },
  ];
}

/** Why there is no recruitment flow to draw. */
function flowGap({ recruitment, seen }: PaperFrame): string | null {
  if (!recruitment) return 'the study has no recruitment log yet';
  const flow = recruitmentFlow(seen.study, recruitment);
  if (flow.drawn) return null;
  return flow.faults.some(({ is }) => is === 'nothing-counted')
    ? 'no stage of the recruitment log is counted yet'
    : 'the recruitment log does not add up yet';
}

function themePieces(frame: PaperFrame): readonly BarePiece[] {
  const { themes, subthemes } = frame.records;
  const none =
    themes.length + subthemes.length === 0 ? 'the study has no theme and no subtheme yet' : null;
  const known = new Set<ThemeId>(themes.map(({ id }) => id));
  // A subtheme of several themes is listed, and quoted, under the first of them.
  const under = (themeId: ThemeId | null) =>
    subthemes.filter(({ themeIds }) => (themeIds.find((id) => known.has(id)) ?? null) === themeId);
  const quotes = (themeId: ThemeId | null, name: string): BarePiece => {
    const here = under(themeId);
    const has = here.some(({ quoteIds }) => quoteIds.length > 0);
    return {
      ...plain,
      id: quotesPiece(themeId),
      is: 'table',
      name: `Quotations: ${name}`,
      holds: 'subtheme, TDF domain, numbered quotations with their attribution',
      caption: `${name}: subthemes, TDF domains and quotations`,
      series: 'Table',
      nothing:
        here.length === 0
          ? 'the theme has no subtheme of its own'
          : has
            ? null
            : 'no quotation is chosen for its subthemes yet',
      table: { subject: 'quote-table', choices: { theme: themeId ?? 'none' } },
      page: { name: 'quotations', choices: {} },
    };
  };
  const themesPage = { name: 'themes', choices: {} };
  return [
    {
      ...plain,
      id: 'themes',
      is: 'table',
      name: 'Themes',
      holds: 'theme, subtheme, TDF domains, people and codes',
      caption: `Themes, subthemes and TDF domains ${ofPeople(frame)}`,
      series: 'Table',
      nothing: none,
      table: { subject: 'themes', choices: {} },
      page: themesPage,
    },
    {
      ...plain,
      id: 'theme-map',
      is: 'figure',
      name: 'Theme map',
      holds: 'themes, subthemes and the domains they are linked to',
      caption: 'Themes, subthemes and the TDF domains they speak to',
      series: 'Figure',
      nothing: none,
      page: { name: 'themes', choices: { view: 'map' } },
    },
    ...themes.toSorted(byPlace).map(({ id, name }) => quotes(id, name)),
    ...(under(null).length > 0 ? [quotes(null, 'Subthemes under no theme')] : []),
  ];
}

function domainPieces(frame: PaperFrame): readonly BarePiece[] {
  const { settled, records } = frame;
  const domains = settled.codes.some(({ kind }) => kind === 'domain');
  const noDomains = domains ? null : 'the codebook has no domains';
  const noneSettled =
    settled.settled.length === 0 ? 'no transcript has a settled coding yet' : noDomains;
  const counts = countsQuery(usuallyAsked);
  const asked = Object.fromEntries(Object.entries(counts).filter((each) => each[1] !== undefined));
  const countsPage = { name: 'counts', choices: asked as Readonly<Record<string, string>> };
  return [
    {
      ...plain,
      id: 'beliefs',
      is: 'table',
      name: 'Belief statements',
      holds: 'domain, statement, n of N people, polarity, quotations',
      caption: `Belief statements by TDF domain, with who voices them ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      nothing: records.beliefs.length > 0 ? null : 'no belief statement is written yet',
      table: { subject: 'beliefs', choices: {} },
      page: { name: 'beliefs', choices: {} },
    },
    {
      ...plain,
      id: 'relevance',
      is: 'table',
      name: 'Domain relevance',
      holds: 'the evidence for each domain and what the team decided',
      caption: `Evidence for each TDF domain and the team’s decision on its relevance ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      nothing: noneSettled,
      table: { subject: 'relevance', choices: {} },
      page: { name: 'relevance', choices: {} },
    },
    {
      ...plain,
      id: 'com-b',
      is: 'table',
      name: 'COM-B',
      holds: 'domains by component, with the options two published tables offer',
      caption: 'TDF domains by COM-B component, with the intervention functions on offer',
      series: 'Table',
      orientation: 'landscape',
      usual: false,
      nothing: noneSettled,
      table: { subject: 'com-b', choices: {} },
      page: { name: 'relevance', choices: {} },
    },
    {
      ...plain,
      id: 'counts',
      is: 'table',
      name: 'Counts by case',
      holds: 'passages of each domain, person by person',
      caption: `Passages of each TDF domain by participant ${ofPeople(frame)}`,
      series: 'Table',
      orientation: 'landscape',
      usual: false,
      nothing: noneSettled,
      table: { subject: 'counts-by-case', choices: countsPage.choices },
      page: countsPage,
    },
    {
      ...plain,
      id: 'heat-map',
      is: 'figure',
      name: 'Heat map',
      holds: 'passages of each domain, person by person',
      caption: `Passages of each TDF domain by participant ${ofPeople(frame)}`,
      series: 'Figure',
      usual: false,
      nothing: noneSettled,
      page: countsPage,
    },
  ];
}

function matrixPieces({ records, settled }: PaperFrame): readonly BarePiece[] {
  return records.matrices.toSorted(byPlace).map(({ id, name, columns }) => ({
    ...plain,
    id: matrixPiece(id),
    is: 'table',
    name: `Framework matrix: ${name}`,
    holds: 'cases by columns, with the summaries written',
    caption: `Framework matrix: ${name}`,
    series: 'Table',
    orientation: 'landscape',
    usual: false,
    nothing:
      columns.length === 0
        ? 'the matrix has no columns yet'
        : settled.settled.length === 0
          ? 'no transcript has a settled coding yet'
          : null,
    table: { subject: 'matrix', choices: { matrix: id } },
    page: { name: 'matrix', choices: { matrix: id } },
  }));
}

function adequacyPieces({ records, settled }: PaperFrame): readonly BarePiece[] {
  const { inForce } = rulesOfStudy(records.adequacyRules);
  const unit = unitNames[inForce?.unit ?? 'own-codes'];
  const nothing = !inForce
    ? 'no rule for sample adequacy is frozen yet'
    : inForce.rule.kind === 'not-claimed' || inForce.rule.kind === 'information-power'
      ? 'the rule for sample adequacy is one in words, without numbers'
      : settled.settled.length === 0
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

function jointDisplay(frame: PaperFrame): BarePiece {
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

function appendices(frame: PaperFrame): readonly BarePiece[] {
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
      nothing: decisions.length > 0 ? null : 'no disagreement between coders is settled yet',
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
