import { recruitmentFlow } from '../figures/recruitment-flow.ts';
import { newestVersion } from '../guide/versions.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { plain, type BarePiece } from './bare-piece.ts';
import type { PaperFrame } from './paper-frame.ts';

/** Who took part, how they came to, and what they were asked. */
export function samplePieces(frame: PaperFrame): readonly BarePiece[] {
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
