import { checklistOf, type ChecklistEntry } from '../checklists/checklist.ts';
import { againstWords, changeWords } from '../checklists/entry-words.ts';
import { checklists } from '../checklists/lists.ts';
import { checklistNames } from '../model/checklist-answer.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { Finding } from './finding.ts';
import { markOf } from './mark.ts';

/**
 * What the checklists say against the record: a mismatch for every sentence that says something else, a
 * question where the record has changed since one was confirmed, or where one was confirmed against the
 * record. Drafts are no claim of the team's, and of what the viewer sees only in part nothing is said.
 */
export function checklistClaims(frame: PaperFrame): readonly Finding[] {
  return checklistNames.flatMap((list) =>
    checklistOf(frame, list)
      .filter(({ answer, isPartlySeen }) => answer !== null && !isPartlySeen)
      .flatMap((entry) => [...mismatch(entry), ...changed(entry), ...confirmedAgainst(entry)]),
  );
}

function mismatch(entry: ChecklistEntry): readonly Finding[] {
  if (entry.state !== 'mismatch') return [];
  const { contradictions, sentence } = entry;
  return [
    {
      ...of(entry),
      mark: markOf(...markBegins(entry), 'against', contradictions),
      is: 'mismatch',
      what: `${nameOf(entry)}: ${contradictions.join(' ')}`,
      why: `“${sentence}”`,
    },
  ];
}

function changed(entry: ChecklistEntry): readonly Finding[] {
  const { change, state } = entry;
  if (state !== 'changed' || !change) return [];
  return [
    {
      ...of(entry),
      mark: markOf(...markBegins(entry), 'changed', [change.then, change.now]),
      is: 'question',
      what: `${nameOf(entry)}: the record has changed since it was confirmed. Does it still stand?`,
      why: changeWords(change),
    },
  ];
}

function confirmedAgainst(entry: ChecklistEntry): readonly Finding[] {
  const because = againstWords(entry);
  if (because === null || entry.contradictions.length === 0) return [];
  return [
    {
      ...of(entry),
      mark: markOf(...markBegins(entry), 'despite', [because, ...entry.contradictions]),
      is: 'question',
      what: `${nameOf(entry)} was ${because} Does it still stand?`,
      why: entry.contradictions.join(' '),
    },
  ];
}

function of(entry: ChecklistEntry): Pick<Finding, 'rule' | 'where' | 'place'> {
  const { list, number, topic } = entry;
  return {
    rule: 'L13',
    where: `${nameOf(entry)}, ${topic}`,
    place: { page: 'coreq', choices: { ...(list === 'srqr' ? { list } : {}), item: number } },
  };
}

function markBegins({ list, number }: ChecklistEntry): readonly [string, string, number] {
  return ['checklist', list, number];
}

function nameOf({ list, number }: ChecklistEntry): string {
  return `${checklists[list].name} ${number}`;
}
