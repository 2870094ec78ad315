import type { Code } from '../model/code.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { StudySnapshot } from '../model/snapshot.ts';
import type { Study, StudyId } from '../model/study.ts';

/** What a person says when they start a study. */
export interface StudyDraft {
  readonly title: string;
  readonly behaviour: string;
  readonly coderName: string;
  readonly coderInitials: string;
}

/**
 * A new study with its lead, the framework's codes, and one round in which the lead codes every
 * transcript alone.
 */
export function newStudy(
  draft: StudyDraft,
  framework: { readonly id: string; readonly version: string; readonly codes: readonly Code[] },
  at: string,
  newId: () => string,
): StudySnapshot & { readonly coders: readonly [Coder] } {
  const study: Study = {
    id: newId() as StudyId,
    title: draft.title,
    behaviour: draft.behaviour,
    aim: '',
    invented: false,
    framework: { id: framework.id, version: framework.version },
    codeInterviewer: false,
    createdAt: at,
  };
  const lead: Coder = {
    id: newId() as CoderId,
    initials: draft.coderInitials,
    name: draft.coderName,
    role: 'lead',
  };
  const round: Round = {
    id: newId() as RoundId,
    number: 1,
    name: '',
    mode: 'single',
    calibration: false,
    transcriptIds: null,
    drawn: null,
    coderIds: [lead.id],
    codebookVersionId: null,
    openedAt: at,
    revealed: [],
  };
  return {
    studies: [study],
    coders: [lead],
    rounds: [round],
    attributes: [],
    participants: [],
    codes: framework.codes,
    codebookVersions: [],
    ruleChanges: [],
    transcripts: [],
    transcriptVersions: [],
    passes: [],
    reopenings: [],
    decisions: [],
    consensuses: [],
    memos: [],
    splitDecisions: [],
    packets: [],
    places: [],
    operations: [],
    imprints: [],
  };
}
