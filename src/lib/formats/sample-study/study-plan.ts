import type { Framework } from '../../domain/codebook/framework.ts';
import type { Coder } from '../../domain/model/coder.ts';
import { noPlan, type Study } from '../../domain/model/study.ts';
import type { SampleFiles } from './files.ts';
import { ids } from './ids.ts';

/** The study and what its plan says. What participants were told stands in the files as an item of the report. */
export function studyPlan({ analysis }: SampleFiles, framework: Framework): Study {
  const { title, aim, behaviour, orientation, setting, ethics, dates, funding, data_sharing } =
    analysis.study;
  const { who, what, to_whom, where, when } = behaviour;
  return {
    id: ids.study,
    title,
    behaviour: { who, what, toWhom: to_whom, where, when },
    aim,
    ...noPlan,
    orientation,
    sampling: analysis.recruitment.sampling,
    setting,
    informationGiven: analysis.coreq.find(({ item }) => item === 7)?.sentence ?? '',
    ethics,
    dates: { from: dates.first_interview, to: dates.last_interview },
    funding,
    dataSharing: data_sharing,
    invented: true,
    framework: { id: framework.id, version: framework.version },
    codeInterviewer: false,
    ownUnderDomains: false,
    createdAt: `${dates.adequacy_rule_frozen}T09:00:00.000Z`,
  };
}

/** The first of the team leads, the second codes, the third settles what the two cannot. */
export function team({ analysis }: SampleFiles): readonly Coder[] {
  const parts = [
    { id: ids.coder('A'), role: 'lead' },
    { id: ids.coder('B'), role: 'coder' },
    { id: ids.coder('adjudicator'), role: 'adjudicator' },
  ] as const;
  return parts.map(({ id, role }, index) => {
    const person = analysis.study.team[index];
    if (!person) throw new RangeError('the sample needs a team of three');
    const { relationship_to_participants: relationship, ...words } = person;
    return { ...words, relationship, id, role };
  });
}
