import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import type { Note } from '../format.ts';
import { partName } from './content.ts';
import { findingMentions } from './finding-mentions.ts';
import { flat, subjects, type Mentions, type Subject } from './mentions.ts';

type Mentioned = Iterable<string | null>;

/** Ids that lead nowhere, one note for each kind of them in each table. */
export function looseEnds(study: StudySnapshot): readonly Note[] {
  const known = new Map<Subject, ReadonlySet<string>>();
  const knownIds = (subject: Subject) => {
    const ids = known.get(subject) ?? new Set(study[subjects[subject]].map(({ id }) => id));
    known.set(subject, ids);
    return ids;
  };
  return Object.entries(mentions(study)).flatMap(([table, of]) =>
    (Object.entries(of) as [Subject, Mentioned][]).flatMap(([subject, ids]) => {
      const missing = new Set<string>();
      for (const id of ids) if (id !== null && !knownIds(subject).has(id)) missing.add(id);
      return missing.size === 0 ? [] : [note(table, subject, missing.size)];
    }),
  );
}

function note(table: string, subject: Subject, count: number): Note {
  const many = subject === 'pass' ? 'passes' : `${subject}s`;
  const what =
    count === 1
      ? `one ${subject} is spoken of that is not in the file`
      : `${count} ${many} are spoken of that are not in the file`;
  return { kind: 'assumed', where: partName(table), what };
}

/** Every id that one record gives of another, by table. */
function mentions(study: StudySnapshot): Readonly<Record<string, Mentions>> {
  const { codes, consensuses, decisions, memos, packets, participants, passes } = study;
  const { guideVersions, interviews, readings, recruitments, earlierPasses } = study;
  const { reopenings, rounds, ruleChanges, splitDecisions, transcripts } = study;
  return {
    passes: {
      code: flat(passes, ({ codes: inUse, submitted }) => [
        ...inUse,
        ...(submitted?.counted ?? []).flatMap(({ as, domainIds }) => [as, ...domainIds]),
      ]),
      ...places(passes),
      coder: flat(passes, ({ coderId }) => [coderId]),
    },
    earlierPasses: {
      pass: flat(earlierPasses, ({ passId }) => [passId]),
      ...places(earlierPasses),
      coder: flat(earlierPasses, ({ coderId }) => [coderId]),
    },
    interviews: {
      transcript: flat(interviews, ({ transcriptId }) => [transcriptId]),
      coder: flat(interviews, ({ interviewerIds }) => interviewerIds),
      'guide version': flat(interviews, ({ guideVersionId }) => [guideVersionId]),
      code: flat(interviews, ({ alsoAsked }) => alsoAsked),
    },
    readings: {
      transcript: flat(readings, ({ transcriptId }) => [transcriptId]),
      coder: flat(readings, ({ coderId }) => [coderId]),
    },
    guideVersions: {
      code: flat(guideVersions, ({ questions, without }) => [
        ...questions.flatMap(({ domainIds }) => domainIds),
        ...without.map(({ domainId }) => domainId),
      ]),
    },
    recruitments: {
      participant: flat(recruitments, ({ people }) =>
        people.map(({ participantId }) => participantId),
      ),
    },
    consensuses: {
      code: flat(consensuses, ({ codes: inUse }) => inUse),
      ...places(consensuses),
    },
    rounds: {
      coder: flat(rounds, ({ coderIds, revealed }) => [
        ...coderIds,
        ...revealed.map(({ coderId }) => coderId),
      ]),
      transcript: flat(rounds, ({ transcriptIds, revealed }) => [
        ...(transcriptIds ?? []),
        ...revealed.map(({ transcriptId }) => transcriptId),
      ]),
      attribute: flat(rounds, ({ drawn }) => [drawn?.attributeId ?? null]),
      'codebook version': flat(rounds, ({ codebookVersionId }) => [codebookVersionId]),
    },
    codes: {
      code: flat(codes, ({ parentId, domainIds, into }) => [parentId, ...domainIds, ...into]),
      pass: flat(codes, ({ proposedIn }) => [proposedIn]),
    },
    codebookVersions: { coder: flat(study.codebookVersions, ({ coderId }) => [coderId]) },
    ruleChanges: {
      code: flat(ruleChanges, ({ codeId }) => [codeId]),
      coder: flat(ruleChanges, ({ coderId, checked }) => [
        coderId,
        ...checked.map((one) => one.coderId),
      ]),
      decision: flat(ruleChanges, ({ decisionId }) => [decisionId]),
      transcript: flat(ruleChanges, ({ checked }) => checked.map((one) => one.transcriptId)),
    },
    participants: { attribute: flat(participants, (one) => Object.keys(one.attributes)) },
    transcripts: {
      participant: flat(transcripts, ({ speakers }) => speakers.map((one) => one.participantId)),
      coder: flat(transcripts, ({ settledCoderId }) => [settledCoderId]),
    },
    reopenings: {
      pass: flat(reopenings, ({ passId }) => [passId]),
      ...places(reopenings),
      coder: flat(reopenings, ({ coderId }) => [coderId]),
    },
    decisions: {
      code: flat(decisions, ({ keep, readings, ruleCodeIds }) => [
        ...keep,
        ...readings.flatMap(({ codeIds }) => codeIds),
        ...ruleCodeIds,
      ]),
      ...places(decisions),
      coder: flat(decisions, ({ readings, coderId, by }) => [
        ...readings.map((reading) => reading.coderId),
        coderId,
        ...by,
      ]),
    },
    packets: {
      round: flat(packets, ({ roundId }) => [roundId]),
      transcript: flat(packets, ({ transcriptIds }) => transcriptIds),
      coder: flat(packets, ({ fromId, toId }) => [fromId, toId]),
    },
    memos: {
      transcript: flat(memos, ({ transcriptId, links }) => [
        transcriptId,
        ...links.map((link) => ('transcriptId' in link ? link.transcriptId : null)),
      ]),
      code: flat(memos, ({ codeId, links }) => [
        codeId,
        ...links.map((link) => (link.on === 'code' ? link.codeId : null)),
      ]),
      coder: flat(memos, ({ coderId, people }) => [coderId, ...people]),
      participant: flat(memos, ({ links }) =>
        links.map((link) => (link.on === 'participant' ? link.participantId : null)),
      ),
      'guide version': flat(memos, ({ links }) =>
        links.map((link) => (link.on === 'guide' ? link.guideVersionId : null)),
      ),
      theme: flat(memos, ({ links }) =>
        links.map((link) => (link.on === 'theme' ? link.themeId : null)),
      ),
      subtheme: flat(memos, ({ links }) =>
        links.map((link) => (link.on === 'subtheme' ? link.subthemeId : null)),
      ),
    },
    ...findingMentions(study),
    splitDecisions: {
      code: flat(splitDecisions, ({ codeId, chosen }) => [codeId, ...chosen]),
    },
  };
}

/** Where a record of coding stands. */
function places(
  records: readonly { readonly transcriptId: string; readonly roundId: string }[],
): Mentions {
  return {
    transcript: flat(records, ({ transcriptId }) => [transcriptId]),
    round: flat(records, ({ roundId }) => [roundId]),
  };
}
