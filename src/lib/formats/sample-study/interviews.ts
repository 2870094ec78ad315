import type { Framework } from '../../domain/codebook/framework.ts';
import { nothingSaid, type Interview } from '../../domain/model/interview.ts';
import { noConsent, type Participant } from '../../domain/model/participant.ts';
import { domainCode } from './codings.ts';
import type { Analysis, SampleConduct } from './files.ts';
import { guideOf } from './guide.ts';
import { ids } from './ids.ts';

const modes: Readonly<Record<string, Interview['mode']>> = {
  video: 'video',
  telephone: 'telephone',
  'in person': 'in-person',
};

/** How one interview went, as far as the files say. What they do not say stays not said. */
export function interviewRecord(
  { id, mode, place, minutes, others }: SampleConduct,
  analysis: Analysis,
  framework: Framework,
): Interview {
  const said = modes[mode];
  if (!said) throw new RangeError(`${id} was an interview by "${mode}"`);
  const { notPut, alsoAsked, note } = notAsked(id, analysis, framework);
  return {
    ...nothingSaid,
    id: ids.interview(id),
    transcriptId: ids.transcript(id),
    date: analysis.study.dates.interviews[id] ?? null,
    mode: said,
    setting: place,
    minutes,
    interviewerIds: [ids.coder('A')],
    known: 'not-known',
    others: others === undefined ? 'nobody' : 'somebody',
    othersWords: others ?? '',
    repeat: 1,
    guideVersionId: ids.guideVersion(guideOf(id, analysis).version),
    notPut,
    alsoAsked,
    note,
  };
}

/**
 * What the matrix tells of questions that were not put: where a domain was not asked about, the questions
 * on that domain. Of a question on other domains too, one half was put: the others count as asked apart
 * from the guide, and the note says what became of it.
 */
function notAsked(
  id: string,
  analysis: Analysis,
  framework: Framework,
): Pick<Interview, 'notPut' | 'alsoAsked' | 'note'> {
  const { questions } = guideOf(id, analysis);
  const cells = analysis.matrix.cells.filter(
    (cell) => cell.case === id && cell.state === 'not asked',
  );
  const on = (domain: string) => questions.filter(({ domains }) => domains.includes(domain));
  const halves = (domain: string) => on(domain).flatMap(({ domains }) => domains);
  return {
    notPut: cells.flatMap(({ domain }) => on(domain).map(({ text }) => ids.question(text))),
    alsoAsked: cells.flatMap(({ domain }) =>
      halves(domain)
        .filter((other) => other !== domain)
        .map((other) => domainCode(other, framework)),
    ),
    note: cells
      .filter(({ domain }) => halves(domain).some((other) => other !== domain))
      .flatMap(({ note }) => note ?? [])
      .join('\n'),
  };
}

/** Everybody interviewed gave written consent first; whether they may be quoted the files do not say. */
export const consent: Participant['consent'] = {
  ...noConsent,
  state: 'given',
  note: 'Written, before the interview, and spoken again at its start.',
};
