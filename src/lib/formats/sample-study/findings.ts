import type { Framework } from '../../domain/codebook/framework.ts';
import { settledStudy } from '../../domain/findings/settled-study.ts';
import {
  noFindings,
  type FindingRecords,
  type StudySnapshot,
} from '../../domain/model/snapshot.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { adequacyRules } from './adequacy.ts';
import { beliefs, relevances } from './beliefs.ts';
import type { Analysis } from './files.ts';
import { ids } from './ids.ts';
import { chartings, matrices } from './matrix.ts';
import { quotes, subthemes, themes } from './themes.ts';

/** What the team of the sample made of its settled coding. */
export function findings(
  analysis: Analysis,
  recorded: StudySnapshot,
  framework: Framework,
): FindingRecords {
  const [study] = recorded.studies;
  if (!study) throw new RangeError('the sample is a study');
  const settled = settledStudy({
    ...recorded,
    study,
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const versions = new Map(recorded.transcriptVersions.map((one) => [one.transcriptId, one]));
  const versionOf = (id: string): TranscriptVersion => {
    const version = versions.get(ids.transcript(id));
    if (!version) throw new RangeError(`the sample speaks of the interview "${id}"`);
    return version;
  };
  const coderByInitials = new Map(recorded.coders.map(({ initials, id }) => [initials, id]));
  return {
    ...noFindings,
    matrices: matrices(analysis, framework),
    chartings: chartings(analysis, settled, framework),
    beliefs: beliefs(analysis, framework),
    relevances: relevances(analysis, coderByInitials, framework),
    themes: themes(analysis),
    subthemes: subthemes(analysis, versionOf, framework),
    quotes: quotes(analysis, versionOf),
    adequacyRules: adequacyRules(analysis),
  };
}
