import { appearanceWords } from '../adequacy/appearance-words.ts';
import { firstAppearances } from '../adequacy/first-appearances.ts';
import { voicesOf } from '../adequacy/outcome.ts';
import { unitNames } from '../adequacy/rule-words.ts';
import { adequacyInForce, adequacyNotes } from './adequacy-notes.ts';
import { distinctNames } from './anchor.ts';
import { transcriptsOfStudy, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

const subject = 'first appearances';

/**
 * What the rule in force looks for by interview, in the order of interviewing, the first of each marked;
 * under them what each interview brought and how many there were so far. No rows while no rule is frozen.
 */
export function firstAppearanceTable(frame: FindingFrame): Table {
  const { study, byId } = frame.settled;
  const adequacy = adequacyInForce(frame);
  const notes = adequacyNotes(frame, adequacy);
  if (!adequacy) return { ...titled(study, subject), columns: ['Interview'], rows: [], notes };

  const { rule, occurrences, fresh } = adequacy;
  const { one } = unitNames[rule.unit];
  const voices = voicesOf(rule.rule);
  const names = distinctNames(transcriptsOfStudy(frame));
  const labels = occurrences.interviews.map(
    ({ one: { transcript } }) => names.get(transcript.id) ?? transcript.name,
  );
  const invented = inventedColumn(study);
  const row = (head: string, domains: Cell, marks: readonly Cell[], interviews: Cell): Cell[] => [
    head,
    domains,
    ...marks,
    interviews,
    ...invented.cells,
  ];
  const dates = occurrences.interviews.map(({ date }) => date ?? 'not said');
  return {
    ...titled(study, subject),
    columns: [capital(one), 'Domains', ...labels, 'Interviews', ...invented.columns],
    widths: [4, 3, ...labels.map(() => 1), 2, ...invented.widths],
    rows:
      labels.length === 0
        ? []
        : [
            row('Day of the interview', '–', dates, labels.length),
            ...firstAppearances(occurrences, voices).map(({ about, marks, interviews }) =>
              row(
                about.standing ? `${about.name} (${about.standing})` : about.name,
                about.domainIds.map((id) => byId.get(id)?.name ?? '').join('; ') || 'none',
                marks.map((mark) => appearanceWords[mark]),
                interviews,
              ),
            ),
            row(voices === 2 ? 'New and shared' : 'New', '–', fresh.brought, '–'),
            row('So far', '–', fresh.cumulative, '–'),
          ],
    notes,
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
