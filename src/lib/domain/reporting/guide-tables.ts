import type { Framework } from '../codebook/framework.ts';
import { domainsInGuide, questionsWithoutDomain } from '../guide/domains-in-guide.ts';
import type { NumberedQuestion } from '../guide/domains-in-guide.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Table } from './table.ts';

type GuideFrame = Pick<StudyFrame, 'study' | 'citation'>;

/** The guide as studies with the framework print it: domain, what it is about, sample questions. */
export function guideByDomainTable(
  frame: GuideFrame,
  framework: Pick<Framework, 'domains'>,
  version: GuideVersion,
): Table {
  const invented = inventedColumn(frame.study);
  const without = questionsWithoutDomain(version.questions);
  const rows = domainsInGuide(version, framework).map(({ domain, questions, reason }) => [
    domain.name,
    domain.definition,
    questions.length > 0 ? questionLines(questions) : `No question: ${reason || 'reason not said'}`,
    ...invented.cells,
  ]);
  const others =
    without.length === 0
      ? []
      : [
          [
            'No domain',
            'Opening, closing and other questions',
            questionLines(without),
            ...invented.cells,
          ],
        ];
  return {
    ...titled(frame.study, `interview guide by domain, version ${version.number}`),
    columns: ['Domain', 'Content', 'Sample questions', ...invented.columns],
    widths: [3, 5, 7, ...invented.widths],
    rows: version.questions.length === 0 ? [] : [...rows, ...others],
    notes: [
      'The numbers give the order of asking; a dash begins a prompt. A question on several domains stands under each.',
      ...versionNotes(version),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** The guide as it is asked, a row for every question: an appendix (COREQ 17). */
export function guideInOrderTable(
  frame: GuideFrame,
  framework: Pick<Framework, 'domains'>,
  version: GuideVersion,
): Table {
  const invented = inventedColumn(frame.study);
  const nameOf = new Map(framework.domains.map(({ codeId, name }) => [codeId, name]));
  return {
    ...titled(frame.study, `interview guide, version ${version.number}`),
    columns: ['No.', 'Question', 'Prompts', 'Domains', 'Pilot', ...invented.columns],
    widths: [1, 6, 5, 4, 2, ...invented.widths],
    rows: version.questions.map(({ text, prompts, domainIds }, index) => [
      index + 1,
      text,
      prompts.join('\n'),
      domainIds.length === 0
        ? 'no domain'
        : domainIds.map((id) => nameOf.get(id) ?? 'a code of the study').join('; '),
      pilotWords(version),
      ...invented.cells,
    ]),
    notes: [...versionNotes(version), ...studyNotes(frame, { citing: true })],
  };
}

export function pilotWords({ pilot }: Pick<GuideVersion, 'pilot'>): string {
  if (pilot === null) return 'not said';
  return pilot === 'piloted' ? 'piloted' : 'not piloted';
}

function questionLines(questions: readonly NumberedQuestion[]): string {
  return questions
    .flatMap(({ number, question }) => [
      `${number}. ${question.text}`,
      ...question.prompts.map((prompt) => `– ${prompt}`),
    ])
    .join('\n');
}

function versionNotes(version: GuideVersion): readonly string[] {
  const { number, date, pilotNote, changes } = version;
  return [
    `Version ${number}, in use from: ${date ?? 'not said'}. Pilot: ${pilotWords(version)}${pilotNote ? `. ${pilotNote}` : ''}`,
    ...(changes ? [`What changed since the version before: ${changes}`] : []),
  ];
}
