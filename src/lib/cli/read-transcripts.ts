import type { Attribute, AttributeId } from '../domain/model/attribute.ts';
import type { Participant, ParticipantId } from '../domain/model/participant.ts';
import {
  copyOf,
  nameFromFile,
  type Copy,
  type TranscriptToImport,
} from '../domain/transcript/import-change.ts';
import { initialChoices, labelsOfFile, preparedFile } from '../domain/transcript/prepared.ts';
import type { SourceNote } from '../domain/transcript/source.ts';
import { guessedSpeakers, type SpeakerPlan } from '../domain/transcript/speakers.ts';
import {
  differences,
  peopleWithSurveys,
  plannedSurvey,
  surveySpeakers,
  type SurveyToImport,
} from '../domain/transcript/survey-import.ts';
import { lastMade } from '../domain/transcript/survey-respondents.ts';
import { fileHash } from '../domain/transcript/text-hash.ts';
import { readTranscriptFile } from '../formats/transcript-readers.ts';
import { nameOf, type Io } from './io.ts';
import { aboutFile } from './opened-study.ts';

/** A file as the screen would read it, if nobody chose anything. */
export interface ReadFile {
  readonly name: string;
  /** What it was read as. */
  readonly kind: string;
  readonly transcripts: readonly TranscriptToImport[];
  /** Respondents of a survey; `null` for every other file. */
  readonly survey: SurveyToImport | null;
  /** Why it would be left out: it is there already. */
  readonly copy: Copy | null;
  readonly notes: readonly SourceNote[];
}

/**
 * Reads transcripts one after the other, each knowing the surveys before it, with the choices the screen
 * suggests. A file that cannot be read stops the reading.
 *
 * @throws {Unusable} naming the file.
 */
export async function readTranscripts(
  paths: readonly string[],
  io: Pick<Io, 'read'>,
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const path of paths) {
    files.push(await aboutFile(path, async () => readFile(path, await io.read(path), files)));
  }
  return files;
}

async function readFile(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  before: readonly ReadFile[],
): Promise<ReadFile> {
  const name = nameOf(path);
  const read = await readTranscriptFile(name, bytes);
  const hash = fileHash(bytes);
  const above = before.filter(({ copy }) => copy === null);
  const choices = initialChoices(read.content);
  const isSurvey = choices.columns.rows === 'respondent';
  const madeAfter = isSurvey ? lastMade(labelsOf(before)) : 0;
  const prepared = preparedFile(read.content, {
    ...choices,
    survey: { ...choices.survey, madeAfter },
  });
  const speakers: readonly SpeakerPlan[] = prepared.survey
    ? surveySpeakers(prepared.survey, [])
    : guessedSpeakers(labelsOfFile(prepared), {
        fileName: name,
        participants: [],
        named: prepared.transcripts.map(({ participant }) => participant),
      });
  const title = nameFromFile(name);
  const several = prepared.transcripts.length > 1;
  const transcripts = prepared.transcripts.map((one, index): TranscriptToImport => ({
    name: one.name ?? (several ? `${title} ${index + 1}` : title),
    prepared: one,
    speakers,
    file: { name, hash },
    gathered: prepared.survey ? 'survey' : 'interview',
  }));
  const known = above.flatMap(({ name: other, transcripts: theirs }) =>
    theirs.map(({ file, prepared: { textHash } }) => ({
      name: other,
      fileHash: file.hash,
      textHash,
    })),
  );
  const copies = transcripts.map(({ prepared: { textHash } }) =>
    copyOf({ fileHash: hash, textHash }, known),
  );
  const survey = prepared.survey && {
    people: prepared.survey.people,
    overwritten: new Set<string>(),
  };
  return {
    name,
    kind: read.kind,
    transcripts,
    survey,
    copy: copies.every((copy) => copy !== null) ? (copies[0] ?? null) : null,
    notes: [
      ...read.notes,
      ...(read.content.kind === 'pages' ? [unchecked] : []),
      ...prepared.notes,
      ...mergedSpeakers(speakers),
      ...(survey ? differing(survey, above) : []),
    ],
  };
}

const unchecked: SourceNote = {
  kind: 'assumed',
  where: 'order of reading',
  what: 'nobody has checked it',
};

function mergedSpeakers(speakers: readonly SpeakerPlan[]): readonly SourceNote[] {
  return speakers.flatMap(({ label, sameAs }): SourceNote[] =>
    sameAs === null
      ? []
      : [{ kind: 'assumed', where: 'speakers', what: `“${sameAs}” and “${label}” are one person` }],
  );
}

/** Ids of respondents so far, so that those made for a survey without any begin after them. */
function labelsOf(files: readonly ReadFile[]): readonly string[] {
  return files.flatMap(
    ({ survey }) => survey?.people.table.rows.map(([label = '']) => label) ?? [],
  );
}

/** What a survey says otherwise than one before it: what was said first stays. */
function differing(survey: SurveyToImport, above: readonly ReadFile[]): readonly SourceNote[] {
  const planned = plannedSurvey(survey.people, peopleOf(above));
  const left = differences(planned).map(({ label, attribute }): SourceNote => ({
    kind: 'dropped',
    where: label,
    what: `says otherwise of ${attribute} than a file before it`,
  }));
  const refused = planned.problems.map(({ row, column, value }): SourceNote => ({
    kind: 'dropped',
    where: `row ${row}, ${column}`,
    what: `“${value}” could not be taken in`,
  }));
  return [...left, ...refused];
}

function peopleOf(files: readonly ReadFile[]): {
  readonly attributes: readonly Attribute[];
  readonly participants: readonly Participant[];
} {
  let made = 0;
  // Ids for looking only.
  const forLooking = <Id extends string>() => `made-${(made += 1)}` as Id;
  return peopleWithSurveys(
    { attributes: [], participants: [] },
    files.flatMap(({ survey }) => survey ?? []),
    { attribute: forLooking<AttributeId>, participant: forLooking<ParticipantId> },
  );
}
