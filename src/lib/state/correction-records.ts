import type { Viewer } from '../domain/coding/viewer.ts';
import type { LineFindings } from '../domain/correction/line-findings.ts';
import type { Anchor } from '../domain/correction/anchor.ts';
import type { CodedTranscript } from '../domain/correction/correct-transcript.ts';
import { visibleAnchors, type AnchoredWork } from '../domain/correction/visible-anchors.ts';
import { ActError } from '../domain/errors.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** A transcript with all that stands on its lines, and what decides who may see which of it. */
export interface CorrectionRecords {
  readonly stored: CodedTranscript;
  readonly visible: (anchors: readonly Anchor[]) => readonly Anchor[];
}

/** @throws {ActError} 'transcript-gone'. */
export async function correctionRecords(
  db: Database,
  transcript: Transcript,
  { here }: Pick<OpenStudy, 'here'>,
): Promise<CorrectionRecords> {
  const [version, study, participants, allPasses, packets] = await Promise.all([
    db.transcriptVersions.get(transcript.versionId),
    db.studies.toCollection().first(),
    db.participants.toArray(),
    db.passes.toArray(),
    db.packets.toArray(),
  ]);
  if (!version) throw new ActError('transcript-gone');
  const [decisions, splitDecisions, ruleChanges, memos, consensuses, rounds, codes] =
    await Promise.all([
      db.decisions.toArray(),
      db.splitDecisions.toArray(),
      db.ruleChanges.toArray(),
      db.memos.toArray(),
      db.consensuses.toArray(),
      db.rounds.toArray(),
      db.codes.toArray(),
    ]);
  const of = <Row extends { readonly transcriptId: unknown }>(rows: readonly Row[]) =>
    rows.filter(({ transcriptId }) => transcriptId === transcript.id);
  const passes = of(allPasses);
  const beside = {
    decisions: of(decisions),
    splitDecisions: of(splitDecisions),
    ruleChanges,
    memos,
    consensuses: of(consensuses),
    rounds,
    codes,
    ...(await lineFindings(db)),
  };
  const viewer = await viewerIn(db, here.coderId);
  return {
    stored: {
      transcript,
      version,
      study: { codeInterviewer: study?.codeInterviewer ?? false },
      participants,
      passes,
      packets,
      beside,
    },
    visible: seenBy(viewer, transcript, {
      ...beside,
      passes: allPasses,
      transcripts: [transcript],
    }),
  };
}

function seenBy(viewer: Viewer, { id }: Transcript, work: AnchoredWork) {
  return (anchors: readonly Anchor[]) => visibleAnchors(viewer, anchors, id, work);
}

/** What the team made of the coding, as far as it stands on lines. */
async function lineFindings(db: Database): Promise<LineFindings> {
  const { chartings, beliefs, quotes, threads, subthemes, jointRows } = db;
  return {
    chartings: await chartings.toArray(),
    beliefs: await beliefs.toArray(),
    quotes: await quotes.toArray(),
    threads: await threads.toArray(),
    subthemes: await subthemes.toArray(),
    jointRows: await jointRows.toArray(),
  };
}
