import type { GuideVersion } from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';
import type { Study } from '../model/study.ts';

/** Two days of the study's record that hardly go together. It is told, never refused; days not said are no trouble. */
export type DateNote =
  | { readonly kind: 'last-before-first' }
  /** Ethics were approved on a day after data collection had begun on `began`. */
  | { readonly kind: 'approved-after-start'; readonly began: string }
  /** An earlier version of the guide is said to have come into use later. */
  | { readonly kind: 'before-earlier-version'; readonly number: number; readonly date: string }
  /** A later version of the guide is said to have come into use earlier. */
  | { readonly kind: 'after-later-version'; readonly number: number; readonly date: string }
  /** An interview was held before the version it followed was in use. */
  | { readonly kind: 'before-its-guide'; readonly number: number; readonly date: string }
  | { readonly kind: 'before-collection'; readonly from: string }
  | { readonly kind: 'after-collection'; readonly to: string };

/** What stands beside the days of data collection. */
export function collectionNote({ dates: { from, to } }: Pick<Study, 'dates'>): DateNote | null {
  return isBefore(to, from) ? { kind: 'last-before-first' } : null;
}

/** What stands beside the day on which ethics were approved. */
export function approvalNote({ ethics, dates }: Pick<Study, 'ethics' | 'dates'>): DateNote | null {
  const began = dates.from;
  if (began === null || !isBefore(began, ethics.date)) return null;
  return { kind: 'approved-after-start', began };
}

type DatedVersion = Pick<GuideVersion, 'id' | 'number' | 'date'>;

/** What stands beside the day from which a version of the guide was used; of several, the nearest version. */
export function guideNote(
  version: DatedVersion,
  versions: readonly DatedVersion[],
): DateNote | null {
  const apart = (one: DatedVersion) => Math.abs(one.number - version.number);
  const nearest = versions
    .filter(({ number, date }) =>
      number < version.number ? isBefore(version.date, date) : isBefore(date, version.date),
    )
    .filter(({ number }) => number !== version.number)
    .toSorted((a, b) => apart(a) - apart(b) || a.number - b.number)[0];
  if (!nearest || nearest.date === null) return null;
  const { number, date } = nearest;
  const isEarlier = number < version.number;
  return { kind: isEarlier ? 'before-earlier-version' : 'after-later-version', number, date };
}

/** What stands beside the day of an interview, with the version of the guide it followed, if that is said. */
export function interviewNotes(
  { date }: Pick<Interview, 'date'>,
  guide: Pick<GuideVersion, 'number' | 'date'> | undefined,
  { from, to }: Study['dates'],
): readonly DateNote[] {
  const notes: DateNote[] = [];
  if (guide && guide.date !== null && isBefore(date, guide.date)) {
    notes.push({ kind: 'before-its-guide', number: guide.number, date: guide.date });
  }
  if (from !== null && isBefore(date, from)) notes.push({ kind: 'before-collection', from });
  if (to !== null && isBefore(to, date)) notes.push({ kind: 'after-collection', to });
  return notes;
}

/** Days are ISO, so that their order is that of their letters. */
function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}
