import type { Attribute } from '../model/attribute.ts';
import { omissions, type AttributionPiece, type Paper, type PaperId } from '../model/paper.ts';
import type { Signed } from '../model/signed.ts';
import { paperChoices, type PaperChoices } from '../paper/usual-paper.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { ActError } from '../errors.ts';

/** What is needed to choose something: the id of a first record, who chooses and when. */
export interface ChoosesBy {
  readonly id: PaperId;
  readonly signed: Signed;
}

/**
 * Chooses something for the paper; the rest stays as it was, or as it usually is.
 *
 * @param stored as it lies in the database: none, or one record.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'attribute-not-published' when a template names an attribute that may not be printed.
 * @throws {RangeError} when a choice is none there is.
 */
export function choosePaper(
  stored: readonly Paper[],
  said: Partial<PaperChoices>,
  by: ChoosesBy,
  attributes: readonly Attribute[],
): Change | null {
  const [paper] = stored;
  const before = paperChoices({ papers: stored });
  const { attribution, omission, numbering, smallGroup, pieces } = { ...before, ...said };
  requireSound({ omission, numbering, smallGroup });
  if (said.attribution) requirePublished(said.attribution, attributes);
  const choices: PaperChoices = { attribution, omission, numbering, smallGroup, pieces };
  if (sameChoices(before, choices)) return null;
  const record: Paper = { id: paper?.id ?? by.id, ...choices, written: by.signed };
  return { ...plainChange, kind: 'change-paper', put: [{ table: 'papers', record }] };
}

function requireSound({
  omission,
  numbering,
  smallGroup,
}: Pick<PaperChoices, 'omission' | 'numbering' | 'smallGroup'>): void {
  const isK = Number.isInteger(smallGroup) && smallGroup >= 2 && smallGroup <= 100;
  const isNumbering = numbering === 'by-table' || numbering === 'throughout';
  if (!omissions.includes(omission) || !isNumbering || !isK) {
    throw new RangeError('no such choice for a paper');
  }
}

function requirePublished(
  pieces: readonly AttributionPiece[],
  attributes: readonly Attribute[],
): void {
  for (const piece of pieces) {
    if (piece.is !== 'attribute') continue;
    const attribute = attributes.find(({ id }) => id === piece.attributeId);
    if (!attribute?.published) {
      throw new ActError('attribute-not-published', { where: attribute?.name ?? '' });
    }
  }
}

function sameChoices(a: PaperChoices, b: PaperChoices): boolean {
  return (Object.keys(b) as (keyof PaperChoices)[]).every(
    (key) => JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}
