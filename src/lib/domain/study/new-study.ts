import type { Code } from '../model/code.ts';
import { noParticulars, type Coder, type CoderId } from '../model/coder.ts';
import type { Round, RoundId } from '../model/round.ts';
import { noFindings, type StudySnapshot } from '../model/snapshot.ts';
import { noBehaviour, noPlan, type Study, type StudyId } from '../model/study.ts';

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
    behaviour: { ...noBehaviour, what: draft.behaviour },
    aim: '',
    invented: false,
    ...noPlan,
    framework: { id: framework.id, version: framework.version },
    codeInterviewer: false,
    ownUnderDomains: false,
    createdAt: at,
  };
  const lead: Coder = {
    id: newId() as CoderId,
    initials: draft.coderInitials,
    name: draft.coderName,
    role: 'lead',
    ...noParticulars,
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
    recruitments: [],
    guideVersions: [],
    codes: framework.codes,
    codebookVersions: [],
    ruleChanges: [],
    transcripts: [],
    transcriptVersions: [],
    interviews: [],
    readings: [],
    passes: [],
    earlierPasses: [],
    reopenings: [],
    decisions: [],
    consensuses: [],
    memos: [],
    splitDecisions: [],
    ...noFindings,
    packets: [],
    places: [],
    operations: [],
    imprints: [],
  };
}
