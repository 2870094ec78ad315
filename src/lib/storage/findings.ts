import type { AskedRecords } from '../domain/findings/asked-of.ts';
import { seenStudy } from '../domain/findings/seen-study.ts';
import { needsSpeakers, type SettledStudy } from '../domain/findings/settled-study.ts';
import type { CoderId } from '../domain/model/coder.ts';
import { noFindings, type FindingRecords, type FindingTable } from '../domain/model/snapshot.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { viewerIn } from './viewer.ts';

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
      const [study, viewer, allRounds, allPasses, allCodes, allTranscripts, others] =
        await Promise.all([
          studies.toCollection().first(),
          viewerIn(db, coderId),
          rounds.toArray(),
          passes.toArray(),
          codes.toArray(),
          transcripts.toArray(),
          Promise.all([
            splitDecisions.toArray(),
            participants.toArray(),
            attributes.toArray(),
            consensuses.toArray(),
          ]),
        ]);
      if (!study) return undefined;
      const [allSplits, allPeople, allAttributes, allConsensuses] = others;
      const spoken = allTranscripts.filter((one) => needsSpeakers(one, study));
      const versions = await transcriptVersions.bulkGet(spoken.map((one) => one.versionId));
      const records = {
        studies: [study],
        rounds: allRounds,
        attributes: allAttributes,
        participants: allPeople,
        codes: allCodes,
        transcripts: allTranscripts,
        passes: allPasses,
        consensuses: allConsensuses,
        splitDecisions: allSplits,
      };
      return seenStudy(records, viewer, versions.filter(isThere));
    }),
  );
}

function isThere<Found>(found: Found | undefined): found is Found {
  return found !== undefined;
}

const tablesOfFindings = [
  ...(Object.keys(noFindings) as FindingTable[]),
  'interviews',
  'guideVersions',
] as const;

/** What the team made of the coding, as it is stored, by id; show it through `visibleFindings`. */
export function readFindings(db: Database): Promise<FindingRecords & AskedRecords> {
  return named(() =>
    db.transaction('r', tablesOfFindings, async () => {
      const records = await Promise.all(
        tablesOfFindings.map((table) => db.table(table).orderBy('id').toArray()),
      );
      return Object.fromEntries(
        tablesOfFindings.map((table, at) => [table, records[at]]),
      ) as unknown as FindingRecords & AskedRecords;
    }),
  );
}
