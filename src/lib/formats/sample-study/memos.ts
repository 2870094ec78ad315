import type { Framework } from '../../domain/codebook/framework.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import { plainMemo, type Memo } from '../../domain/model/memo.ts';
import type { Analysis, CoderLetter, Interview, MemoTopic, SampleRound } from './files.ts';
import { ids } from './ids.ts';

/** The memos a coder wrote on lines; they belong to the pass and are dated as it. */
export function lineMemos(
  interview: Interview,
  letter: CoderLetter,
  round: SampleRound,
): readonly Memo[] {
  const at = `${round.submitted[letter] ?? round.opened}T11:00:00.000Z`;
  return interview.codings[letter].flatMap(({ line, to = line, memo }, index) =>
    memo === undefined
      ? []
      : [
          {
            id: ids.memo(`${interview.id} ${letter} ${index}`),
            about: 'line' as const,
            coderId: ids.coder(letter),
            transcriptId: ids.transcript(interview.id),
            roundId: ids.round(round.round),
            from: line - 1,
            to,
            codeId: null,
            ...plainMemo,
            text: memo,
            createdAt: at,
            changedAt: at,
          },
        ],
  );
}

/** The team's memos on the study as a whole; what each is about is said at its end. */
export function studyMemos(
  analysis: Analysis,
  coderByInitials: ReadonlyMap<string, CoderId>,
  framework: Framework,
): readonly Memo[] {
  return analysis.memos.map(({ id, kind, date, by, text, about }) => {
    const coderId = coderByInitials.get(by);
    if (!coderId) throw new RangeError(`memo ${id} is by "${by}"`);
    const named = [...new Set(about.map((one) => nameOf(one, analysis, framework)))];
    const topics = named.filter((name) => name !== null).join('; ');
    const at = `${date}T18:00:00.000Z`;
    return {
      id: ids.memo(id),
      about: 'study',
      coderId,
      transcriptId: null,
      roundId: null,
      from: null,
      to: null,
      codeId: null,
      ...plainMemo,
      text: `${text}\n\n(${capitalised(kind)} memo${topics ? `; about ${topics}` : ''})`,
      createdAt: at,
      changedAt: at,
    };
  });
}

function nameOf(
  { id: interview, line, ref }: MemoTopic,
  { themes }: Analysis,
  framework: Framework,
): string | null {
  if (interview !== undefined && line !== undefined) return `${interview}, line ${line}`;
  if (ref === 'study') return null;
  if (ref === 'guide') return 'the interview guide';
  const entry = framework.byKey.get(ref ?? '');
  if (entry?.kind === 'domain') return entry.domain.name;
  const subtheme = themes.flatMap(({ subthemes }) => subthemes).find(({ id }) => id === ref);
  if (!subtheme) throw new RangeError(`a memo of the sample is about "${ref}"`);
  return `the subtheme “${subtheme.name}”`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
