import type { Note } from '../format.ts';

/** The part of a Word document with simple fields as their results alone; their codes were never words. */
export function plainFields(xml: string): string {
  return xml.replace(/<w:fldSimple\b[^>]*\/>|<\/?w:fldSimple\b[^>]*>/g, '');
}

/** What is said of tracked changes in a part of a Word document; none where there are none. */
export function trackedChanges(xml: string, part: string): readonly Note[] {
  // Deletions hold words of their own kind; marks of deleted paragraphs and rows hold none.
  const deleted = xml.match(/<w:(?:del|moveFrom)\b[^>]*[^/]>/g)?.length ?? 0;
  const inserted = xml.match(/<w:(?:ins|moveTo)\b[^>]*[^/]>/g)?.length ?? 0;
  if (deleted + inserted === 0) return [];
  const where = /footnotes|endnotes/i.test(part) ? 'tracked changes in notes' : 'tracked changes';
  const what = `${stretches(deleted)} deleted, left out; ${stretches(inserted)} inserted, kept: as if all were accepted`;
  return [{ kind: 'changed', where, what }];
}

function stretches(count: number): string {
  return `${count} ${count === 1 ? 'stretch' : 'stretches'}`;
}
