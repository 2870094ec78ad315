import { ActError } from '../errors.ts';
import type {
  GuideQuestion,
  GuideVersion,
  GuideVersionId,
  QuestionId,
} from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';
import type { Transcript } from '../model/transcript.ts';

/** Which interviews followed which version of the guide. */
export interface GuideUse {
  readonly interviews: readonly Pick<Interview, 'transcriptId' | 'guideVersionId'>[];
  readonly transcripts: readonly Pick<Transcript, 'id' | 'name' | 'order'>[];
}

/** The oldest first. */
export function versionsInOrder(versions: readonly GuideVersion[]): readonly GuideVersion[] {
  return versions.toSorted((a, b) => a.number - b.number);
}

export function newestVersion(versions: readonly GuideVersion[]): GuideVersion | undefined {
  return versionsInOrder(versions).at(-1);
}

/** The transcripts whose interview followed a version, in the study's order. */
export function transcriptsWith(
  id: GuideVersionId,
  { interviews, transcripts }: GuideUse,
): readonly GuideUse['transcripts'][number][] {
  const using = new Set(
    interviews
      .filter(({ guideVersionId }) => guideVersionId === id)
      .map(({ transcriptId }) => transcriptId),
  );
  return transcripts.filter((one) => using.has(one.id)).toSorted((a, b) => a.order - b.order);
}

/** @throws {ActError} 'guide-in-use', naming the interviews that followed the version. */
export function requireUnused({ id, number }: GuideVersion, use: GuideUse): void {
  const names = transcriptsWith(id, use).map(({ name }) => name);
  if (names.length > 0) {
    throw new ActError('guide-in-use', { where: `version ${number}: ${names.join(', ')}` });
  }
}

/** @throws {ActError} 'question-gone'. */
export function requireQuestion({ questions }: GuideVersion, id: QuestionId): GuideQuestion {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new ActError('question-gone');
  return question;
}
