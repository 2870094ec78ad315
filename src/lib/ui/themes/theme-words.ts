import type { LinkedDomain } from '../../domain/themes/domain-evidence.ts';
import type { OutlineEntry, OutlineTarget } from '../../domain/themes/outline-moves.ts';
import type { SubthemeCode, ThemesOutline } from '../../domain/themes/outline.ts';
import type { Tally } from '../../domain/themes/tallies.ts';
import { counted, numberOf } from '../time-words.ts';

export const goneCode = 'a code no longer there';

/** "9 of 12 people, 17 passages". */
export function tallyWords({ people, passages }: Tally, of: number): string {
  return `${peopleWords(people.size, of)}, ${counted(passages.length, 'passage')}`;
}

/** "9 of 12 people". */
export function peopleWords(people: number, of: number): string {
  return `${numberOf(people)} of ${counted(of, 'person', 'people')}`;
}

export function codeName({ code }: Pick<SubthemeCode, 'code'>): string {
  return code?.name ?? goneCode;
}

/** What an entry of the outline is called; '' once it is gone. */
export function entryName(outline: ThemesOutline, entry: OutlineEntry): string {
  switch (entry.on) {
    case 'theme':
      return outline.themes.find(({ theme }) => theme.id === entry.id)?.theme.name ?? '';
    case 'subtheme':
      return outline.bySubtheme.get(entry.id)?.subtheme.name ?? '';
    case 'code': {
      const placed = entry.under && outline.bySubtheme.get(entry.under);
      if (placed) {
        const here = placed.codes.find(({ id }) => id === entry.id);
        return here ? codeName(here) : '';
      }
      return outline.pool.find(({ code }) => code.id === entry.id)?.code.name ?? '';
    }
  }
}

/** Where something was put: "Trespassing put under Not my place". */
export function putWords(
  outline: ThemesOutline,
  entry: OutlineEntry,
  target: OutlineTarget,
): string {
  const name = entryName(outline, entry);
  if (target.on === 'pool') return `${name} put back among the codes of no subtheme`;
  if (target.on === 'no-theme') return `${name} put under no theme`;
  return `${name} put ${target.on === entry.on ? 'beside' : 'under'} ${entryName(outline, target)}`;
}

/** What was said of a link, without who: "confirmed", "proposed by the codings". */
export const linkStateWords: Readonly<Record<LinkedDomain['state'], string>> = {
  confirmed: 'confirmed',
  proposed: 'proposed',
  computed: 'from the codings',
  declined: 'declined',
};

/** What speaks for a link: "8 people on 12 lines, 30 % of its lines; “Trespassing” is classified under it". */
export function evidenceWords({ people, lines, share, classified }: LinkedDomain): string {
  const named = classified.map(({ name }) => `“${name}”`).join(', ');
  const parts = [
    lines > 0
      ? `${counted(people.size, 'person', 'people')} on ${counted(lines, 'line')}, ${percent(share)} of its lines`
      : 'no line carries both',
    classified.length > 0
      ? `${named} ${classified.length === 1 ? 'is' : 'are'} classified under it`
      : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`;
}
