import { withLooked } from '../../domain/coding/looked.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import { noBands, type Attribute } from '../../domain/model/attribute.ts';
import type { Pass } from '../../domain/model/pass.ts';
import type { Place } from '../../domain/model/place.ts';
import type { Round } from '../../domain/model/round.ts';
import { noFindings, type StudySnapshot } from '../../domain/model/snapshot.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { checklistAnswers } from './checklist.ts';
import { codebookVersions, sampleCodebook } from './codebook.ts';
import { pass } from './codings.ts';
import { findings } from './findings.ts';
import type { CoderLetter, Interview, SampleFiles, SampleRound } from './files.ts';
import { ids } from './ids.ts';
import { guideVersions } from './guide.ts';
import { consent, interviewRecord } from './interviews.ts';
import { lineMemos, studyMemos } from './memos.ts';
import { recruitment } from './recruitment.ts';
import { settling } from './settling.ts';
import { studyPlan, team } from './study-plan.ts';
import { transcript, transcriptVersion } from './transcript.ts';

/**
 * The sample study as it stands when it is opened: six interviews coded by two and settled but for
 * six lines, one coded by A alone, and one that A has begun. Everything in it is invented, and it is
 * the same to the byte wherever it is made.
 *
 * Of B only what B has submitted is in it: B's drafts on the last two interviews stay in the files.
 */
export function sampleStudy(sample: SampleFiles, framework: Framework): StudySnapshot {
  const { interviews, analysis } = sample;
  const each = interviews.map((interview) => ({
    interview,
    round: roundOf(interview, sample),
    version: transcriptVersion(interview),
  }));
  const coded = each.flatMap(({ interview, round, version }) =>
    codersIn(interview, round).map((letter) => ({ interview, round, version, letter })),
  );
  const first = roundNumbered(1, sample);
  const codebook = sampleCodebook(sample, framework, openedAt(first));
  const [begun, ruled] = codebookVersions(codebook, [
    openedAt(first),
    openedAt(roundNumbered(3, sample)),
  ]);
  if (!begun || !ruled) throw new RangeError('the sample has two versions of its codebook');
  const passes = coded.map(({ interview, letter, round, version }) =>
    pass(interview, letter, round, version, framework, codebook.begun),
  );
  const coders = team(sample);
  const coderByInitials = new Map(coders.map(({ initials, id }) => [initials, id]));
  const rounds = analysis.rounds.list.map((round): Round => ({
    id: ids.round(round.round),
    number: round.round,
    name: '',
    mode: isSingle(round) ? 'single' : 'consensus',
    calibration: false,
    drawn: null,
    codebookVersionId: isSingle(round) ? null : round === first ? begun.id : ruled.id,
    revealed: isDone(round)
      ? round.cases.map((id) => ({
          transcriptId: ids.transcript(id),
          at: `${lastSubmitted(round)}T17:00:00.000Z`,
          coderId: ids.coder('A'),
        }))
      : [],
    // The round of one coder takes in whatever is imported later.
    transcriptIds: isSingle(round) ? null : round.cases.map((id) => ids.transcript(id)),
    coderIds: isSingle(round) ? [ids.coder('A')] : [ids.coder('A'), ids.coder('B')],
    openedAt: openedAt(round),
  }));
  const settled = settling(
    each.filter(({ round }) => round === first),
    {
      sample,
      framework,
      passes,
      codes: codebook.now,
      round: rounds[0]!,
      coderByInitials,
    },
  );

  const recorded: StudySnapshot = {
    studies: [studyPlan(sample, framework)],
    coders,
    rounds,
    attributes: sample.participants.attributes.map(({ id, name, type, values }, order) => ({
      id: ids.attribute(id),
      name,
      type: attributeType(type),
      ...noBands,
      values: [...(values ?? [])],
      order,
    })),
    participants: sample.participants.participants.map(({ id, values }, order) => ({
      id: ids.participant(id),
      label: id,
      attributes: Object.fromEntries(
        Object.entries(values).flatMap(([attribute, value]) =>
          value === undefined ? [] : [[ids.attribute(attribute), value] as const],
        ),
      ),
      consent,
      order,
    })),
    recruitments: [recruitment(analysis.recruitment)],
    guideVersions: guideVersions(analysis, framework),
    codes: codebook.now,
    codebookVersions: [begun, ruled],
    ruleChanges: settled.ruleChanges,
    transcripts: each.map(({ interview, round, version }, order) => ({
      ...transcript(interview, version, {
        name: nameOf(interview, sample),
        order,
        times: {
          importedAt: `${analysis.study.dates.interviews[interview.id] ?? round.opened}T17:00:00.000Z`,
          frozenAt: openedAt(round),
        },
      }),
      settledCoderId: isSingle(round) ? ids.coder('A') : null,
    })),
    transcriptVersions: each.map(({ version }) => version),
    interviews: sample.conduct.map((one) => interviewRecord(one, analysis, framework)),
    readings: [],
    passes,
    earlierPasses: [],
    reopenings: [],
    decisions: settled.decisions,
    consensuses: settled.consensuses,
    memos: [
      ...coded.flatMap(({ interview, letter, round }) => lineMemos(interview, letter, round)),
      ...studyMemos(analysis, coderByInitials, framework),
    ],
    splitDecisions: [],
    ...noFindings,
    packets: [],
    places: coded.map((work, index) => place(work, passes[index]!)),
    operations: [],
    imprints: [],
  };
  const found = { ...recorded, ...findings(analysis, recorded, framework) };
  return {
    ...found,
    checklistAnswers: checklistAnswers(analysis, found, coderByInitials, framework),
  };
}

/** A coder of the sample, whose work is there to be opened: the lead. */
export const sampleCoderId = ids.coder('A');

/** One coder's work on one interview. */
interface Work {
  readonly interview: Interview;
  readonly letter: CoderLetter;
  readonly round: SampleRound;
  readonly version: TranscriptVersion;
}

/** Of a submitted pass every line has been looked at; of an open one, one more than is coded. */
function place({ interview, letter, round, version }: Work, { submitted, to }: Pass): Place {
  const lines = version.lineFrom.length;
  const seen = submitted ? lines : Math.min(lines, Math.max(0, ...to) + 1);
  let looked: Uint8Array = new Uint8Array();
  for (let line = 0; line < seen; line += 1) looked = withLooked(looked, line);
  return {
    id: ids.place(interview.id, letter),
    transcriptId: version.transcriptId,
    coderId: ids.coder(letter),
    line: seen - 1,
    readLine: null,
    looked: Uint8Array.from(looked),
    at: submitted?.at ?? `${round.opened}T15:00:00.000Z`,
  };
}

/** Coders whose pass is in the study: who has submitted, and A in any case. */
function codersIn(interview: Interview, round: SampleRound): readonly CoderLetter[] {
  const letters = (['A', 'B'] as const).filter((letter) => interview.codings[letter].length > 0);
  return letters.filter((letter) => letter === 'A' || round.submitted[letter] !== null);
}

function roundNumbered(number: number, { analysis }: SampleFiles): SampleRound {
  const round = analysis.rounds.list.find((one) => one.round === number);
  if (!round) throw new RangeError(`the sample has no round ${number}`);
  return round;
}

function roundOf({ id }: Interview, { analysis }: SampleFiles): SampleRound {
  const round = analysis.rounds.list.find(({ cases }) => cases.includes(id));
  if (!round) throw new RangeError(`${id} is in no round of the sample`);
  return round;
}

/** "P01, GP partner". */
function nameOf({ id }: Interview, { participants }: SampleFiles): string {
  const role = participants.participants.find((one) => one.id === id)?.values['role'];
  return role === undefined ? id : `${id}, ${role}`;
}

function isSingle({ mode }: SampleRound): boolean {
  return mode === 'single';
}

function attributeType(type: string): Attribute['type'] {
  if (type === 'category' || type === 'number' || type === 'band') return type;
  throw new RangeError(`an attribute of the sample is a "${type}"`);
}

function openedAt({ opened }: SampleRound): string {
  return `${opened}T08:00:00.000Z`;
}

function isDone({ submitted }: SampleRound): boolean {
  return submitted.A !== null && submitted.B !== null;
}

function lastSubmitted({ submitted }: SampleRound): string {
  return [submitted.A ?? '', submitted.B ?? ''].toSorted().at(-1) ?? '';
}
