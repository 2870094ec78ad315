import { amount } from '../adequacy/rule-words.ts';
import type { Code } from '../model/code.ts';
import { dayWords } from '../reporting/day-words.ts';
import type { PaperFrame } from './paper-frame.ts';

/**
 * The framework by its name, version, counts and source, as the registry has them.
 *
 * @param isCoded whether anything was coded against it yet.
 */
export function frameworkSentences(
  { framework, settled }: PaperFrame,
  isCoded: boolean,
): readonly string[] {
  const { title, counts, citation } = framework;
  const inUse = settled.codes.filter(isInUse);
  const domains = inUse.filter(({ kind }) => kind === 'domain').length;
  if (domains === 0) return [];
  const all = `${amount(counts.domains, 'domain')} and ${amount(counts.constructs, 'construct')}`;
  return [
    `${isCoded ? 'Transcripts were coded against' : 'The framework of the study is'} the ${title}, which has ${all} (${citation.replace(/\.$/, '')}).`,
    ...(domains === counts.domains
      ? []
      : [
          `Of its domains ${domains} ${domains === 1 ? (isCoded ? 'was' : 'is') : isCoded ? 'were' : 'are'} in use.`,
        ]),
    ...(isCoded && inUse.some(({ kind }) => kind === 'outside')
      ? ['What none of the domains covers could be coded as outside the framework.']
      : []),
  ];
}

/** What was coded, whose words, and how many transcripts and lines there are. */
export function unitSentences({ seen }: PaperFrame): readonly string[] {
  const { transcripts, study } = seen;
  if (transcripts.length === 0) return [];
  const lines = transcripts.reduce((sum, { lineCount }) => sum + lineCount, 0);
  const surveys = transcripts.filter(({ gathered }) => gathered === 'survey').length;
  const interviews = transcripts.length - surveys;
  const of = [
    ...(interviews > 0 ? [amount(interviews, 'interview')] : []),
    ...(surveys > 0 ? [`the answers of ${amount(surveys, 'respondent')} to a survey`] : []),
  ].join(' and ');
  return [
    `The unit of coding was a numbered line of the transcript; a line could carry several codes, and a passage is a run of lines that carry one code.`,
    `There ${transcripts.length === 1 ? 'was' : 'were'} ${amount(transcripts.length, 'transcript')} (${of}) with ${amount(lines, 'line')}.`,
    study.codeInterviewer
      ? 'Lines of interviewers and others present could be coded as well as those of participants.'
      : 'Only lines of participants could be coded.',
  ];
}

/** What the codebook holds, how many of its codes came from the data, and how it was kept. */
export function codebookSentences(frame: PaperFrame): readonly string[] {
  const { settled, codebookVersions, ruleChanges, localDay } = frame;
  const codes = settled.codes.filter((one) => isInUse(one) && one.proposedIn === null);
  if (codes.length === 0) return [];
  const of = (kind: Code['kind']) => codes.filter((one) => one.kind === kind).length;
  const own = codes.filter(({ kind }) => kind === 'own');
  const classified = own.filter(({ domainIds }) => domainIds.length > 0).length;
  const newest = codebookVersions.toSorted((a, b) => b.number - a.number)[0];
  const parts = [
    ...(of('domain') > 0 ? [amount(of('domain'), 'domain')] : []),
    ...(of('construct') > 0 ? [amount(of('construct'), 'construct')] : []),
    own.length === 0
      ? 'no code of the team’s own'
      : `${amount(own.length, 'code')} that came from the data`,
  ];
  return [
    `The codebook holds ${parts.slice(0, -1).join(', ')}${parts.length > 1 ? ' and ' : ''}${parts.at(-1)}.`,
    ...(own.length > 0
      ? [
          `Codes that came from the data are kept apart from those of the framework; ${classified === own.length ? (own.length === 1 ? 'it is' : 'all are') : `${classified} of them ${classified === 1 ? 'is' : 'are'}`} classified under domains${settled.study.ownUnderDomains ? ', and counted under them' : ', and not counted under them'}.`,
        ]
      : []),
    ...(newest
      ? [
          `${codebookVersions.length === 1 ? 'One version of it was kept' : `${codebookVersions.length} versions of it were kept`}, the ${codebookVersions.length === 1 ? 'version' : 'newest'} being version ${newest.number} of ${dayWords(localDay(newest.at))}.`,
        ]
      : []),
    ...(ruleChanges.length > 0
      ? [
          `Rules of codes were changed ${ruleChanges.length === 1 ? 'once' : `${ruleChanges.length} times`} after coding began, and what had been coded before was looked at again or is marked as waiting for it.`,
        ]
      : []),
  ];
}

function isInUse({ status }: Pick<Code, 'status'>): boolean {
  return status === 'active';
}
