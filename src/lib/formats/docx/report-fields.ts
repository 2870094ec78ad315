import { labelWords, type Label } from '../../domain/reporting/report.ts';
import { runs } from './runs.ts';

/** The name of the bookmark that stands around a label; one that Word does not list, like its own. */
export function bookmarkOf({ series, number }: Label): string {
  return `_Ref_${series}_${number}`;
}

/**
 * "Table 3" as Word writes a caption: the word, then a field that counts, both within a bookmark.
 *
 * @param id a number that no other bookmark of the document has.
 */
export function labelXml(label: Label, id: number): string {
  const { series } = label;
  const shown = labelWords(label).slice(series.length + 1);
  const letters = series === 'Appendix' ? 'ALPHABETIC' : 'ARABIC';
  return (
    `<w:bookmarkStart w:id="${id}" w:name="${bookmarkOf(label)}"/>` +
    runs(`${series} `) +
    field(`SEQ ${series} \\* ${letters}`, shown) +
    `<w:bookmarkEnd w:id="${id}"/>`
  );
}

/** A reference to a label: Word counts it anew with the label, and leads there. */
export function referenceXml(label: Label): string {
  return field(`REF ${bookmarkOf(label)} \\h`, labelWords(label));
}

/** A field with what it shows until Word counts anew. */
function field(instruction: string, shown: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    `${mark('separate')}${runs(shown)}${mark('end')}`
  );
}
