import { nothingSaid, type Interview } from '../../domain/model/interview.ts';
import { noConsent, type Participant } from '../../domain/model/participant.ts';
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
): Interview {
  const said = modes[mode];
  if (!said) throw new RangeError(`${id} was an interview by "${mode}"`);
  const { notPut, note } = notAsked(id, analysis);
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
    note,
  };
}

/**
 * What the matrix tells of questions that were not put: where a domain was not asked about, the questions
 * on that domain alone. Of a question on other domains too, what became of it is in the note.
 */
function notAsked(id: string, analysis: Analysis): Pick<Interview, 'notPut' | 'note'> {
  const { questions } = guideOf(id, analysis);
  const cells = analysis.matrix.cells.filter(
    (cell) => cell.case === id && cell.state === 'not asked',
  );
  const alone = (domain: string) =>
    questions.filter(({ domains }) => domains.length === 1 && domains[0] === domain);
  return {
    notPut: cells.flatMap(({ domain }) => alone(domain).map(({ text }) => ids.question(text))),
    note: cells
      .filter(({ domain }) => alone(domain).length === 0)
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
