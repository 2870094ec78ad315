import { matrixRecord } from '../../domain/model/matrix.ts';
import { chartingRecord } from '../../domain/model/charting.ts';
import { beliefRecord } from '../../domain/model/belief.ts';
import { relevanceRecord } from '../../domain/model/relevance.ts';
import { themeRecord } from '../../domain/model/theme.ts';
import { subthemeRecord } from '../../domain/model/subtheme.ts';
import { quoteRecord } from '../../domain/model/quote.ts';
import { themeMapRecord } from '../../domain/model/theme-map.ts';
import { adequacyRuleRecord } from '../../domain/model/adequacy-rule.ts';
import { quantitativeResultRecord } from '../../domain/model/quantitative-result.ts';
import { jointRowRecord } from '../../domain/model/joint-row.ts';
import { threadRecord } from '../../domain/model/thread.ts';
import { paperRecord } from '../../domain/model/paper.ts';
import { checklistAnswerRecord } from '../../domain/model/checklist-answer.ts';
import { setAsideRecord } from '../../domain/model/set-aside.ts';
import { manuscriptRecord } from '../../domain/model/manuscript.ts';
import { ruleChangeRecord } from '../../domain/model/rule-change.ts';
import { readingRecord } from '../../domain/model/reading.ts';
import { recruitmentRecord } from '../../domain/model/recruitment.ts';
import { reopeningRecord } from '../../domain/model/reopening.ts';
import { packetRecord } from '../../domain/model/packet.ts';
import { decisionRecord } from '../../domain/model/decision.ts';
import { earlierPassRecord } from '../../domain/model/earlier-pass.ts';
import { codebookVersionRecord } from '../../domain/model/codebook-version.ts';
import { FormatError } from '../../domain/errors.ts';
import type { AnyRecordKind } from '../../domain/model/checked.ts';
import { attributeRecord } from '../../domain/model/attribute.ts';
import { codeRecord } from '../../domain/model/code.ts';
import { coderRecord } from '../../domain/model/coder.ts';
import { consensusRecord } from '../../domain/model/consensus.ts';
import { guideVersionRecord } from '../../domain/model/guide-version.ts';
import { imprintRecord } from '../../domain/model/imprint.ts';
import { recordKinds, schemaVersion } from '../../domain/model/index.ts';
import { interviewRecord } from '../../domain/model/interview.ts';
import { memoRecord } from '../../domain/model/memo.ts';
import { operationRecord } from '../../domain/model/operation.ts';
import { participantRecord } from '../../domain/model/participant.ts';
import { passRecord } from '../../domain/model/pass.ts';
import { placeRecord } from '../../domain/model/place.ts';
import { roundRecord } from '../../domain/model/round.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import { splitDecisionRecord } from '../../domain/model/split-decision.ts';
import { studyRecord } from '../../domain/model/study.ts';
import { transcriptRecord } from '../../domain/model/transcript.ts';
import { transcriptVersionRecord } from '../../domain/model/transcript-version.ts';
import { clockOf, compareClocks } from '../../domain/trail/clock.ts';
import { readManifest, type FileManifest } from '../../domain/trail/file-manifest.ts';
import type { Reader } from '../format.ts';
import { openArchive, requireWhole, startsLikeStudyFile } from './archive.ts';
import { manifestPart, mediaType, partName, type StudyFileContent } from './content.ts';
import { crossReferences } from './cross-references.ts';
import { isWhole, parsed, records, sound, upgradedRecord, type Part } from './part-reader.ts';
import { sealHolds } from './seal.ts';
import { withoutStrayLinks } from './stray-links.ts';

/**
 * Reads a study file whole, or refuses it: seal, hash of every part, schema of every record, and
 * what records say of each other. Older records are brought up to date by their migrations.
 */
export const studyFileReader: Reader<StudyFileContent> = {
  id: 'study-file',
  label: 'Concord study',
  mediaType,
  extensions: ['.concord'],
  recognises: (_name, head) => startsLikeStudyFile(head),
  read: async (bytes) => {
    requireWhole(bytes);
    if (!sealHolds(bytes)) throw new FormatError('study-file-damaged', damagedPart(bytes));
    const part = openArchive(bytes);
    const manifest = manifestOf(part(manifestPart));
    const { study: snapshot, notes } = withoutStrayLinks(recordsOf(part, manifest));

    const [study] = snapshot.studies;
    if (snapshot.studies.length !== 1 || study?.id !== manifest.study.id) {
      throw new FormatError('study-file-damaged', partName('studies'));
    }
    if (compareClocks(clockOf(snapshot.operations), manifest.clock) !== 'same') {
      throw new FormatError('study-file-damaged', partName('operations'));
    }
    const { program, savedAt } = manifest;
    return {
      content: { snapshot, program, savedAt },
      notes: [...crossReferences(snapshot), ...notes],
    };
  },
};

function manifestOf(bytes: Uint8Array | null): FileManifest {
  const read = readManifest(bytes ? parsed(bytes, manifestPart) : null, schemaVersion);
  if (read.ok) return read.manifest;
  if (read.why === 'newer') throw new FormatError('study-file-newer', read.path);
  if (read.why === 'damaged') {
    throw new FormatError('study-file-damaged', `${manifestPart}, ${read.path}`);
  }
  throw new FormatError('not-a-study-file', read.path);
}

/** Where a file whose seal is broken is damaged, as far as one can still tell. */
function damagedPart(file: Uint8Array): string {
  try {
    const part = openArchive(file);
    const bytes = part(manifestPart);
    const read = readManifest(bytes && parsed(bytes, manifestPart), schemaVersion);
    if (!read.ok) return manifestPart;
    const { parts } = read.manifest;
    return parts.find((listed) => !isWhole(part(listed.name), listed))?.name ?? 'archive';
  } catch (error) {
    if (error instanceof FormatError) {
      return error.code === 'study-file-damaged' ? error.where : 'archive';
    }
    throw error;
  }
}

function recordsOf(part: Part, manifest: FileManifest): StudySnapshot {
  const of = <const Kind extends AnyRecordKind>(kind: Kind) => records(kind, part, manifest);
  return {
    studies: of(studyRecord),
    coders: of(coderRecord),
    rounds: of(roundRecord),
    attributes: of(attributeRecord),
    participants: of(participantRecord),
    recruitments: of(recruitmentRecord),
    guideVersions: of(guideVersionRecord),
    codes: of(codeRecord),
    codebookVersions: of(codebookVersionRecord),
    ruleChanges: of(ruleChangeRecord),
    transcripts: of(transcriptRecord),
    transcriptVersions: of(transcriptVersionRecord),
    interviews: of(interviewRecord),
    readings: of(readingRecord),
    passes: of(passRecord),
    earlierPasses: of(earlierPassRecord),
    reopenings: of(reopeningRecord),
    decisions: of(decisionRecord),
    consensuses: of(consensusRecord),
    memos: of(memoRecord),
    splitDecisions: of(splitDecisionRecord),
    matrices: of(matrixRecord),
    chartings: of(chartingRecord),
    beliefs: of(beliefRecord),
    relevances: of(relevanceRecord),
    themes: of(themeRecord),
    subthemes: of(subthemeRecord),
    quotes: of(quoteRecord),
    themeMaps: of(themeMapRecord),
    adequacyRules: of(adequacyRuleRecord),
    results: of(quantitativeResultRecord),
    jointRows: of(jointRowRecord),
    threads: of(threadRecord),
    papers: of(paperRecord),
    checklistAnswers: of(checklistAnswerRecord),
    setAsides: of(setAsideRecord),
    manuscripts: of(manuscriptRecord),
    packets: of(packetRecord),
    places: of(placeRecord),
    operations: of(operationRecord),
    imprints: of(imprintRecord).map((imprint, index) => ({
      ...imprint,
      record: imprinted(imprint, manifest.schemaVersion, index),
    })),
  };
}

/** An imprint holds a record of another table, which ages as that table does. */
function imprinted(imprint: StudySnapshot['imprints'][number], written: number, index: number) {
  const where = `${partName('imprints')}, record ${index + 1}`;
  const kind = recordKinds.find(({ table }) => table === imprint.table);
  if (!kind) throw new FormatError('study-file-damaged', `${where}, table`);
  const record = upgradedRecord(imprint.record, kind, written, where);
  return sound(kind, record, where);
}
