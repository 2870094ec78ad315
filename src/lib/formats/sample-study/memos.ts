import type { Framework } from '../../domain/codebook/framework.ts';
import type { CoderId } from '../../domain/model/coder.ts';
import { memoKinds, plainMemo, type Memo } from '../../domain/model/memo.ts';
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

/** The team's memos on the study as a whole, with their kind, day and people, linked to what they speak of. */
export function studyMemos(
  analysis: Analysis,
  coderByInitials: ReadonlyMap<string, CoderId>,
  framework: Framework,
): readonly Memo[] {
  const personWith = (initials: string) => {
    const coderId = coderByInitials.get(initials);
    if (!coderId) throw new RangeError(`a memo of the sample names "${initials}"`);
    return coderId;
  };
  return analysis.memos.map((memo) => {
    const at = `${memo.date}T18:00:00.000Z`;
    return {
      id: ids.memo(memo.id),
      about: 'study',
      coderId: personWith(memo.by),
      transcriptId: null,
      roundId: null,
      from: null,
      to: null,
      codeId: null,
      text: memo.text,
      kind: kindOf(memo.kind),
      date: memo.date,
      people: (memo.with ?? []).map(personWith),
      links: memo.about.flatMap((topic) => linkTo(topic, memo.date, analysis, framework) ?? []),
      createdAt: at,
      changedAt: at,
    };
  });
}

/** A line, a subtheme, a domain, or the guide as it was on that day; `null` for the study as a whole. */
function linkTo(
  { id: interview, line, ref }: MemoTopic,
  date: string,
  { guide, themes }: Analysis,
  framework: Framework,
): Memo['links'][number] | null {
  if (interview !== undefined && line !== undefined) {
    const transcriptId = ids.transcript(interview);
    return { on: 'lines', transcriptId, from: line - 1, to: line };
  }
  if (ref === 'guide') {
    const used = guide.findLast((version) => version.date <= date);
    return used ? { on: 'guide', guideVersionId: ids.guideVersion(used.version) } : null;
  }
  const subtheme = themes.flatMap(({ subthemes }) => subthemes).find(({ id }) => id === ref);
  if (subtheme) return { on: 'subtheme', subthemeId: ids.subtheme(subtheme.id) };
  const entry = framework.byKey.get(ref ?? '');
  return entry?.kind === 'domain' ? { on: 'code', codeId: entry.domain.codeId } : null;
}

function kindOf(name: string): Memo['kind'] {
  const kind = memoKinds.find((one) => one === name);
  if (!kind) throw new RangeError(`the sample has a memo that is "${name}"`);
  return kind;
}
