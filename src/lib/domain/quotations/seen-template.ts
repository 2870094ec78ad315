import { requireSeenWords } from '../findings/words-elsewhere.ts';
import type { Attribute } from '../model/attribute.ts';
import type { AttributionPiece, Paper } from '../model/paper.ts';
import { readTemplate, templateText, usualAttribution } from './attribution-template.ts';

/**
 * Refuses to write over an attribution that somebody chose meanwhile, in another tab or window.
 *
 * @param stored as it lies in the database: none, or one record.
 * @param said `null`: the usual one.
 * @param seen as for {@link requireSeenWords}, as templates; '' is the usual one.
 * @throws {ActError} 'words-changed-elsewhere'.
 */
export function requireSeenTemplate(
  stored: readonly Pick<Paper, 'attribution'>[],
  said: readonly AttributionPiece[] | null,
  seen: readonly string[] | undefined,
  attributes: readonly Attribute[],
): void {
  const text = (pieces: readonly AttributionPiece[] | null) =>
    templateText(pieces ?? usualAttribution(attributes), attributes);
  // One template can be written in several ways, such as "{ID}"; what is stored is read back in one.
  const asStored = (template: string) => {
    if (template.trim() === '') return text(null);
    const read = readTemplate(template, attributes);
    return read.ok ? text(read.pieces) : template;
  };
  requireSeenWords(
    { attribution: text(stored[0]?.attribution ?? null) },
    { attribution: text(said) },
    seen?.map(asStored),
  );
}
