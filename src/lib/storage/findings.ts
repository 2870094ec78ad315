import {
  unseenSettled,
  visibleCodes,
  visibleConsensuses,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import { viewerOf } from '../domain/coding/viewer.ts';
import type { AskedRecords } from '../domain/findings/asked-of.ts';
import {
  needsSpeakers,
  settledStudy,
  type SettledStudy,
} from '../domain/findings/settled-study.ts';
import { partOfViewer } from '../domain/findings/part-of-viewer.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { FindingRecords } from '../domain/model/snapshot.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import { speakerOfLine } from '../domain/transcript/lines.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';

/**
 * The settled coding of the study as one coder may see it; `undefined` for a database without a study.
 * Read in one transaction, so that all of it is of one moment.
 */
export function readSettledStudy(
  db: Database,
  coderId: CoderId,
): Promise<SettledStudy | undefined> {
  const { studies, coders, rounds, attributes, participants, codes, transcripts } = db;
  const { passes, consensuses, decisions, splitDecisions, transcriptVersions } = db;
  const people = [studies, coders, rounds, attributes, participants];
  const coding = [codes, transcripts, passes, consensuses, decisions, splitDecisions];
  return named(() =>
    db.transaction('r', [...people, ...coding, transcriptVersions], async () => {
      const study = await studies.toCollection().first();
      if (!study) return undefined;
      const [allRounds, allPasses, allCodes, allTranscripts] = await Promise.all([
        rounds.toArray(),
        passes.toArray(),
        codes.toArray(),
        transcripts.toArray(),
      ]);
      const viewer = viewerOf(await coders.toArray(), await decisions.toArray(), coderId);
      const speakersOfLines = new Map<TranscriptId, Int16Array>();
      const spoken = allTranscripts.filter((one) => needsSpeakers(one, study));
      for (const version of await transcriptVersions.bulkGet(spoken.map((one) => one.versionId))) {
        if (version) speakersOfLines.set(version.transcriptId, speakerOfLine(version));
      }
      return settledStudy({
        study,
        codes: visibleCodes(viewer, allCodes, allPasses, allRounds),
        splitDecisions: await splitDecisions.toArray(),
        participants: await participants.toArray(),
        attributes: await attributes.toArray(),
        transcripts: allTranscripts,
        rounds: allRounds,
        passes: visiblePasses(viewer, allPasses, allRounds),
        consensuses: visibleConsensuses(viewer, await consensuses.toArray(), allPasses, allRounds),
        inHand: unseenSettled(coderId, allPasses, allRounds),
        speakersOfLines,
        part: partOfViewer(coderId, allPasses, allRounds),
      });
    }),
  );
}

/** What the team made of the coding, as it is stored; show it through `visibleFindings`. */
export function readFindings(db: Database): Promise<FindingRecords & AskedRecords> {
  const { matrices, chartings, beliefs, relevances, themes, subthemes, quotes, themeMaps } = db;
  const { adequacyRules, results, jointRows, threads, interviews, guideVersions } = db;
  const analysis = [matrices, chartings, beliefs, relevances, themes, subthemes, quotes, themeMaps];
  const others = [adequacyRules, results, jointRows, threads, interviews, guideVersions];
  return named(() =>
    db.transaction('r', [...analysis, ...others], async () => ({
      matrices: await matrices.orderBy('id').toArray(),
      chartings: await chartings.orderBy('id').toArray(),
      beliefs: await beliefs.orderBy('id').toArray(),
      relevances: await relevances.orderBy('id').toArray(),
      themes: await themes.orderBy('id').toArray(),
      subthemes: await subthemes.orderBy('id').toArray(),
      quotes: await quotes.orderBy('id').toArray(),
      themeMaps: await themeMaps.orderBy('id').toArray(),
      adequacyRules: await adequacyRules.orderBy('id').toArray(),
      results: await results.orderBy('id').toArray(),
      jointRows: await jointRows.orderBy('id').toArray(),
      threads: await threads.orderBy('id').toArray(),
      interviews: await interviews.toArray(),
      guideVersions: await guideVersions.toArray(),
    })),
  );
}
